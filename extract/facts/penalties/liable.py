"""Who pays: from the words around a figure, else from the sentences and headings above it."""

from __future__ import annotations

import re

from extract.facts.parties.roles import Sides, other_side
from extract.facts.parties.sides import PARTY, liable_side
from extract.facts.penalties.scope import REACH, plain
from extract.lexicon import phrase, says, words

_HAN = re.compile(r"[\u4e00-\u9fff]")


def liable(before: str, after: str, sides: Sides) -> tuple[str | None, bool]:
    """`(side, sure)` from the words before a figure and those after it in its sentence.

    `向乙方支付` names the beneficiary, `甲方应…支付` the debtor, `甲方有权扣除` the creditor; the nearest one wins.
    """
    before, after = plain(before[-REACH:]), plain(after[:REACH])
    near_after = re.split(r"[，；。、]", after)[0][:40]
    taken = phrase("liable.taken").match(near_after)
    if taken is not None:
        # 按合同总价的10%收取违约金: the word is that of the side that gets the money.
        side = _taken_from(taken["y"], before, sides)
        return side, side is not None
    found: dict[int, str] = {}  # by place; of two readings of one place the later word is the more telling
    for name, group, invert in (("to", "y", True), ("must", "x", False), ("may", "z", True), ("takes_money", "z", True)):
        for match in phrase(f"liable.{name}").finditer(before):
            side = liable_side(match[group], sides)
            if side is not None:
                found[match.start(group)] = (other_side(side) or side) if invert else side
    named = phrase("liable.to").search(near_after)
    if named is not None:
        side = liable_side(named["y"], sides)
        if side in ("buyer", "supplier"):
            return other_side(side), True
        if side == "either":
            doer = _doer(before, sides)
            return (doer or "either"), doer is not None
    if found:
        # 任何一方违约的，应向对方支付: the word either stands for both sides of the sentence.
        last = found[max(found)]
        if last == "either":
            doer = _doer(before, sides)
            return (doer, True) if doer else ("either", True)
        return last, True
    named = phrase("liable.must").search(near_after)
    if named is not None:
        return liable_side(named["x"], sides), True
    borne = phrase("liable.borne_by").match(after)
    if borne is not None:
        return liable_side(borne["x"], sides), True
    side = _subject(before, sides)
    return side, side is not None


def _taken_from(named: str | None, before: str, sides: Sides) -> str | None:
    """Whose money is taken: 向乙方收取 names the side, 甲方有权解除合同，并…收取 the other one."""
    if named is not None:
        return payer_of(named, sides)
    source = phrase("liable.from").search(re.split(r"[，。；]", before)[-1])
    if source is not None:
        return payer_of(source["y"], sides)
    for match in reversed(list(PARTY.finditer(before))):
        side = payer_of(match.group(), sides)
        if side is None or says("liable.object", before[match.end() :]):
            continue
        takes = phrase("liable.has_right").match(before[match.end() :]) or phrase("liable.takes").match(before[match.end() :])
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
    doers = {liable_side(match["x"], sides) for match in phrase("liable.breaches").finditer(text)} & {"buyer", "supplier"}
    if len(doers) == 2:
        return "either"
    return doers.pop() if doers else _subject(text, sides)


def _subject(text: str, sides: Sides) -> str | None:
    """The party that the sentence is about: the one whose act is named first, without 对方 and the like."""
    holder: str | None = None
    owner: str | None = None
    for match in PARTY.finditer(text):
        word = match.group()
        if word in words("creditor"):
            continue
        side = liable_side(word, sides)
        if side is None or says("liable.not_subject", text[: match.start()]):
            continue
        if says("liable.asks", text[match.end() :]):
            continue
        if says("liable.object", text[match.end() :]):
            # 乙方车辆滴漏的: what is the supplier's does wrong, where the words begin with it and name nobody else.
            owner = owner or (side if side == "supplier" and not _HAN.search(text[: match.start()]) else None)
            continue
        if side in ("buyer", "supplier") and says("liable.has_right", text[match.end() :]):
            # 逾期超过30日，甲方有权解除合同，并按…支付违约金: who has the right is not who pays.
            holder = holder or side
            continue
        return side
    return other_side(holder) if holder else owner


def by_heading(texts: list[str]) -> str | None:
    """The side whose breach a heading announces: 乙方违约责任."""
    for text in texts:
        sides = [side for side in ("buyer", "supplier") if says(f"liable.heading_{side}", text)]
        if len(sides) == 1:
            return sides[0]
    return None
