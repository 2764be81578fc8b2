"""Who pays: from the words around a figure, else from the sentences and headings above it."""

from __future__ import annotations

import re

from extract.facts.penalty_scope import plain
from extract.facts.roles import Sides, other_side
from extract.facts.sides import PARTY, liable_side

_TO = re.compile(rf"(?:向|给|付给|赔偿|支付给|赔偿给|补偿)(?P<y>{PARTY.pattern})(?!的)")
_MUST = re.compile(
    rf"(?<![向给对与和])(?P<x>{PARTY.pattern})(?:方)?(?:（[^）]{{1,10}}）)?"
    r"(?:还|仍|则|均|也|都|每次|除[^，。；]{1,20}外，?|同意|承诺|自愿|各自|分别|另|须另|应另){0,3}"
    r"(?:应当?|须|需要?|必须|要|按|每日|承担|支付|偿付|赔偿|缴纳|交纳|向|自愿|接受|负责赔偿|以|愿意|将向)"
)
_MAY = re.compile(
    rf"(?P<z>{PARTY.pattern})(?:方)?(?:还|亦|也|均|即|则)?(?:有权|可以?|将|保留|按|对(?:{PARTY.pattern}))[^。；]{{0,40}}"
    r"(?:扣|罚|没收|不予|要求|追究|收取|核减|拒绝支付|处|不退)"
)
_HEADING = (
    ("buyer", re.compile(r"(?:甲方|采购人|买方|需方|发包人|委托人|委托方|业主)(?:的)?(?:违约|责任)")),
    (
        "supplier",
        re.compile(r"(?:乙方|供应商|卖方|供方|承包人|受托人|服务方|中标人|出卖人|监理人|设计人)(?:的)?(?:违约|责任)"),
    ),
)
_BREACH = re.compile(
    rf"(?P<x>{PARTY.pattern})(?:方)?(?:如|若|因自身原因)?"
    r"(?:逾期|迟延|延期|延迟|延误|拖|未|不|违|拒|擅|无故|无正当)"
)
_NOT_SUBJECT = re.compile(r"(?:给|对|向|由|与|被|经|致使|导致|造成|损害|未经|应|按|按照|根据|满足|影响|为|从)$")
_OBJECT = re.compile(r"^的?(?:财[物产]|物品|设[施备]|信息|数据|利益|声誉|名誉|形象|权益|秘密|场所|内部)")
_CREDITOR = ("对方", "另一方", "守约方")


def liable(before: str, after: str, sides: Sides) -> tuple[str | None, bool]:
    """`(side, sure)` from the words before a figure and those after it in its sentence.

    `向乙方支付` names the beneficiary, `甲方应…支付` the debtor, `甲方有权扣除` the creditor; the nearest one wins.
    """
    before, after = plain(before), plain(after)
    near_after = re.split(r"[，；。、]", after)[0][:40]
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
    for match in PARTY.finditer(text):
        word = match.group()
        if word in _CREDITOR:
            continue
        side = liable_side(word, sides)
        if side is None or _NOT_SUBJECT.search(text[: match.start()]) or _OBJECT.match(text[match.end() :]):
            continue
        return side
    return None


def by_heading(texts: list[str]) -> str | None:
    """The side whose breach a heading announces: 乙方违约责任."""
    for text in texts:
        sides = [side for side, pattern in _HEADING if pattern.search(text)]
        if len(sides) == 1:
            return sides[0]
    return None
