"""Numbers of clauses as series: what stands where, and where a series repeats or jumps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.record import ClauseRow
from extract.structure.markers import Marker, marker_of
from extract.text.fold import fold


@dataclass(frozen=True)
class Numbered:
    """A clause with its number read: `style` is the series it belongs to, `value` its place in it."""

    clause: ClauseRow
    style: str
    path: tuple[int, ...]

    @property
    def value(self) -> int:
        return self.path[-1]


@lru_cache(maxsize=4096)
def marker(number: str) -> Marker | None:
    """The label of a clause, read again from what the record keeps of it."""
    return marker_of(f"{fold(number)} 条款")


def series(clauses: Sequence[ClauseRow]) -> list[list[Numbered]]:
    """Numbered clauses with the same parent and the same style, in the order of the text."""
    found: defaultdict[tuple[str | None, str, str | None], list[Numbered]] = defaultdict(list)
    for clause in clauses:
        one = read(clause)
        if one is not None:
            root = clause.id.split("/")[0]
            parent = root if one.style == "article" else clause.parent or root
            found[(root, parent, one.style)].append(one)
    return list(found.values())


def chinese(value: int) -> str:
    """An ordinal up to 99 in Chinese numerals.

    >>> chinese(3), chinese(10), chinese(14), chinese(42)
    ('三', '十', '十四', '四十二')
    """
    tens, ones = divmod(value, 10)
    digits = "〇一二三四五六七八九"
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def read(clause: ClauseRow) -> Numbered | None:
    """A clause with its number, `None` where it has none that can be read."""
    if not clause.number:
        return None
    label = marker(clause.number)
    if label is None:
        return None
    # （一） and 一） are one series to a drafter, and so are 1、 and 1. and 1）.
    style = {"(cn)": "cn)", "n)": "n", "(n)": "(n)"}.get(label.style, label.style)
    return Numbered(clause, style, label.path)
