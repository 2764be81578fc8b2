"""Tables of parties: a column each (采购人 | 供应商, below them 名称, 地址 …), or a row each under 名称 | 地址 | 电话."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.facts.notices.labels import SIDES, Label, classify, heading
from extract.facts.notices.walk import Walk
from extract.model import Span

Sides = dict[int, str]
_OF_PARTY = frozenset({"org_name", "detail"})


def sides_of(said: Sequence[str]) -> Sides:
    """Column → side, for a row that is nothing but sides behind its first cell; empty for any other row."""
    if len(said) < 3 or side_of(said[0]):
        return {}
    found = {i: side for i, words in enumerate(said) if i and (side := side_of(words))}
    others = any(words and i not in found and heading(words) != "watch" for i, words in enumerate(said) if i)
    return found if len(set(found.values())) > 1 and not others else {}


def by_column(walk: Walk, cells: Sequence[Span | None], first: str, sides: Sides) -> bool:
    """Take 地址 | … | … below the sides. False for a row that tells nothing of parties, which ends the table of them.

    Where two columns are of one side (two suppliers) only their names are taken: whose a detail is, offsets do not tell.
    """
    label = classify(first) if first else None
    if label is None or label.key not in (*_OF_PARTY, *SIDES):
        return False
    count = Counter(sides.values())
    for i, side in sides.items():
        value = cells[i] if i < len(cells) else None
        if value is None or not len(value) or (label.key == "detail" and count[side] > 1):
            continue
        walk.enter(side, top=False)
        walk.add(_owned(label, side), value, "cell")
    return True


def is_rowwise(head: Mapping[int, Label]) -> bool:
    """True for the head 名称 | 地址 | 电话, under which a row is a party."""
    keys = {label.key for label in head.values()}
    return "org_name" in keys and "detail" in keys


def by_row(walk: Walk, cells: Sequence[Span | None], first: Label, head: Mapping[int, Label]) -> None:
    """Take 采购人 | 名称 | 地址 | 电话."""
    walk.enter(first.key, top=False)
    for i, label in sorted(head.items(), key=lambda pair: pair[1].key != "org_name"):
        value = cells[i] if i < len(cells) else None
        if label.key in _OF_PARTY and value is not None and len(value):
            walk.add(_owned(label, first.key), value, "cell")


def side_of(words: str) -> str:
    """The side that a cell names, "" for any other cell."""
    label = classify(words) if words else None
    return label.key if label is not None and label.key in SIDES else ""


def _owned(label: Label, side: str) -> Label:
    return replace(label, side=side) if label.key == "detail" else replace(label, key=side)
