"""Who pays: from the words around a figure, else from the sentences and headings above it."""

from __future__ import annotations

import re

from extract.facts.parties.roles import Sides, other_side
from extract.facts.parties.sides import PARTY, liable_side
from extract.facts.penalties.scope import plain
from extract.lexicon import alternation

_TAKING = r"(?:另行|额外|直接|一并|按[^，。；]{1,24})?(?:加收|收取|计收|收缴|征收|追收|追缴|扣收|索取|索要|索赔|追索|追偿|主张|要求)"
_TO = re.compile(rf"(?:向|给|付给|赔偿|支付给|赔偿给|补偿)(?P<y>{PARTY.pattern})(?!的|{_TAKING})")
_FROM = re.compile(rf"(?:向|对)(?P<y>{PARTY.pattern})(?=[^，。；]{{0,30}}$|{_TAKING})")
_TAKEN = re.compile(rf"^(?:的标准|的比例|的金额)?(?:向(?P<y>{PARTY.pattern}))?{_TAKING}")
_MUST = re.compile(
    rf"(?<![向给对与和])(?P<x>{PARTY.pattern})(?:方)?(?:（[^）]{{1,10}}）)?"
    r"(?:还|仍|则|均|也|都|每次|除[^，。；]{1,20}外，?|同意|承诺|自愿|各自|分别|另|须另|应另){0,3}"
    r"(?:应当?|须|需要?|必须|要|按|每日|承担|支付|偿付|赔偿|缴纳|交纳|向|自愿|接受|负责赔偿|以|愿意|将向|"
    r"(?:另行|额外|一次性|全额|加倍|双倍|无条件)(?:支付|偿付|赔偿|返还|退还|缴纳|承担)|(?:返还|退还|退回|退赔|赔付|补偿)"
    rf"(?![^。；]*(?:{PARTY.pattern})(?:如|若)?(?:逾期|迟延|延期|延迟|延误|违|擅|未按)))"
)
_MAY = re.compile(
    rf"(?P<z>{PARTY.pattern})(?:方)?(?:还|亦|也|均|即|则)?(?:有权|可以?|将|保留|按|对(?:{PARTY.pattern}))[^。；]{{0,40}}"
    r"(?:扣|罚|没收|不予|要求|追究|收取|核减|拒绝支付|处|不退)"
)
_HEADING = tuple((side, re.compile(rf"{alternation(side)}(?:的)?(?:违约|责任)")) for side in ("buyer", "supplier"))
_BREACH = re.compile(
    rf"(?P<x>{PARTY.pattern})(?:方)?(?:如|若|因自身原因)?"
    r"(?:逾期|迟延|延期|延迟|延误|拖|未|不|违|拒|擅|无故|无正当)"
)
_NOT_SUBJECT = re.compile(r"(?:给|对|向|由|与|被|经|致使|导致|造成|损害|未经|应|按|按照|根据|满足|影响|为|从)$")
_RIGHT = re.compile(
    r"^(?:方)?(?:还|亦|也|均|即|则|因此|由此|据此)?(?:有权|可以?(?!能)|得以?(?=解除|终止|拒)|保留|不予追究)"
)
_TAKER = re.compile(r"^(?:方)?(?:还|亦|也|均|即|则)?(?:按|将|应|解除|终止|要求|每)")
_OBJECT = re.compile(r"^的?(?:财[物产]|物品|设[施备]|信息|数据|利益|声誉|名誉|形象|权益|秘密|场所|内部)")
_CREDITOR = ("对方", "另一方", "守约方")


def liable(before: str, after: str, sides: Sides) -> tuple[str | None, bool]:
    """`(side, sure)` from the words before a figure and those after it in its sentence.

    `向乙方支付` names the beneficiary, `甲方应…支付` the debtor, `甲方有权扣除` the creditor; the nearest one wins.
    """
    before, after = plain(before), plain(after)
    near_after = re.split(r"[，；。、]", after)[0][:40]
    taken = _TAKEN.match(near_after)
    if taken is not None:
        # 按合同总价的10%收取违约金: the word is that of the side that gets the money.
        side = _taken_from(taken["y"], before, sides)
        return side, side is not None
    found: list[tuple[int, str]] = []
    for pattern, group, invert in ((_TO, "y", True), (_MUST, "x", False), (_MAY, "z", True)):
        for match in pattern.finditer(before):
            side = liable_side(match[group], sides)
            if side is not None:
                found.append((match.start(group), (other_side(side) or side) if invert else side))
    named = _TO.search(near_after)
    if named is not None:
        side = liable_side(named["y"], sides)
        if side in ("buyer", "supplier"):
            return other_side(side), True
        if side == "either":
            doer = _doer(before, sides)
            return (doer or "either"), doer is not None
    if found:
        # 任何一方违约的，应向对方支付: the word either stands for both sides of the sentence.
        last = max(found)[1]
        if last == "either":
            doer = _doer(before, sides)
            return (doer, True) if doer else ("either", True)
        return last, True
    named = _MUST.search(near_after)
    if named is not None:
        return liable_side(named["x"], sides), True
    side = _subject(before, sides)
    return side, side is not None


def _taken_from(named: str | None, before: str, sides: Sides) -> str | None:
    """Whose money is taken: 向乙方收取 names the side, 甲方有权解除合同，并…收取 the other one."""
    if named is not None:
        return payer_of(named, sides)
    source = _FROM.search(re.split(r"[，。；]", before)[-1])
    if source is not None:
        return payer_of(source["y"], sides)
    for match in reversed(list(PARTY.finditer(before))):
        side = payer_of(match.group(), sides)
        if side is None or _OBJECT.match(before[match.end() :]):
            continue
        takes = _RIGHT.match(before[match.end() :]) or _TAKER.match(before[match.end() :])
        return other_side(side) if takes else side
    return None


def names_party(text: str, sides: Sides) -> bool:
    """True if the words name a side as one who does something."""
    return _subject(plain(text), sides) is not None


def payer_of(words: str, sides: Sides) -> str | None:
    """The side that a single label names."""
    side = liable_side(words, sides)
    return side if side in ("buyer", "supplier") else None


def _doer(text: str, sides: Sides) -> str | None:
    """Who breaches where the text goes on with 违约方 or 对方: both sides if each has a breach of its own."""
    doers = {liable_side(match["x"], sides) for match in _BREACH.finditer(text)} & {"buyer", "supplier"}
    if len(doers) == 2:
        return "either"
    return doers.pop() if doers else _subject(text, sides)


def _subject(text: str, sides: Sides) -> str | None:
    """The party that the sentence is about: the one whose act is named first, without 对方 and the like."""
    holder: str | None = None
    for match in PARTY.finditer(text):
        word = match.group()
        if word in _CREDITOR:
            continue
        side = liable_side(word, sides)
        if side is None or _NOT_SUBJECT.search(text[: match.start()]) or _OBJECT.match(text[match.end() :]):
            continue
        if side in ("buyer", "supplier") and _RIGHT.match(text[match.end() :]):
            # 逾期超过30日，甲方有权解除合同，并按…支付违约金: who has the right is not who pays.
            holder = holder or side
            continue
        return side
    return other_side(holder) if holder else None


def by_heading(texts: list[str]) -> str | None:
    """The side whose breach a heading announces: 乙方违约责任."""
    for text in texts:
        sides = [side for side, pattern in _HEADING if pattern.search(text)]
        if len(sides) == 1:
            return sides[0]
    return None
