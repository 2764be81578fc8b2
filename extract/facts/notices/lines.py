"""Labels in running text, by what they say: several in a line, spaced out (名 称：), glued to the value before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.facts.notices.form import tight
from extract.facts.notices.labels import Label, classify, heading, lot_alone
from extract.lexicon import phrase

_BOUNDARY = " \t\n。；，、）)】》,;|"
_LIST = frozenset("、，")
_SHORT = 12
_REACH = 60
"""Characters before a colon within which its label begins."""
_CLOCK = re.compile(r"[0-9]：[0-9]|//")


def labels_in(text: str, start: int, end: int) -> Iterator[tuple[Label | None, int, int]]:
    """`(label, where it begins, offset behind its colon)` in a line; `None` for a label that nobody knows."""
    floor = start
    at = text.find("：", start, end)
    while at >= 0:
        following = text.find("：", at + 1, end)
        if _asks(text, start, at):
            found = _label_before(text, max(floor, at - _REACH), at, floor, glued=floor > start)
            if found is not None:
                yield found[0], found[1], at + 1
                floor = at + 1
        at = following


def _asks(text: str, start: int, colon: int) -> bool:
    """False for the colon of a time, of an address on the net, and behind 大写 or 小写."""
    if _CLOCK.match(text[colon - 1 : colon + 2]) or "//" in text[colon + 1 : colon + 3]:
        return False
    return phrase("notices.no_label").search(text, max(start, colon - _SHORT), colon) is None


def _label_before(text: str, low: int, colon: int, floor: int, *, glued: bool) -> tuple[Label | None, int] | None:
    """The longest known label that ends at a colon and begins behind a boundary; else an unknown one behind a gap.

    `glued`: a label stands before it in the line, so that nothing may stand between its value and this one.
    """
    starts = [i for i in range(low, colon) if (i == floor or text[i - 1] in _BOUNDARY) and text[i] not in " \t"]
    for i in starts:
        if glued and i == floor and phrase("notices.item_mark").match(text[i:colon]):
            continue  # 93.80评标委员会成员：: a figure, and no number of an item
        label = classify(tight(text[i:colon])) or lot_alone(tight(text[i:colon]))
        if label is not None:
            return label, i
    alone = glued and not (set(_BOUNDARY) - _LIST) & set(text[floor:colon].strip())
    for i in range(low + 2, colon - 3):  # …有限公司成交金额：: the value before it is glued to it
        ended = alone or phrase("notices.value_end").search(text, max(low, i - 4), i)
        label = classify(tight(text[i:colon])) if ended else None
        if label is not None and label.key not in ("detail", "org_name", "seq", "lot", "unit"):
            return label, i
    for i in reversed(starts):
        said = tight(text[i:colon])
        unknown = phrase("notices.unknown_label").match(said) or phrase("notices.other_label").match(said)
        if (text[i - 1 : i] not in ("，", "、") or i == floor) and (unknown or heading(said)):
            return None, i
    return None
