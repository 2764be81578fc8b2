"""Price lists (分项报价, 货物清单) as the arithmetic checks see them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from extract.audit.figures import CENT, numbers, printed_step
from extract.lexicon import phrase
from extract.model import Stretches
from extract.record import Item

_TEN_THOUSAND = Decimal(10000)


@dataclass(frozen=True)
class Table:
    """One price list: its rows in order, total rows among them."""

    caption: str | None
    rows: tuple[Item, ...]

    @property
    def lines(self) -> tuple[Item, ...]:
        return tuple(row for row in self.rows if not row.is_total)

    @cached_property
    def _covered(self) -> Stretches:
        return Stretches((row.start, row.end) for row in self.rows)

    def covers(self, start: int, end: int) -> bool:
        """Whether a row of the table shares a character with a stretch of the text."""
        return self._covered.touch(start, end)


def tables(items: Sequence[Item]) -> list[Table]:
    """Rows with the same caption in a row are one table; a grand total ends it."""
    found: list[list[Item]] = []
    for item in items:
        if not found or found[-1][-1].table != item.table:
            found.append([])
        found[-1].append(item)
    return [Table(rows[0].table, tuple(rows)) for rows in found]


_UNREAD = 100
"""A row that was not read counts as one with a price if it has a number from here on."""


def complete(text: str, rows: Sequence[Item], table: Table, until: int = 0) -> bool:
    """Every row that has a price was read: rows without one are given free, and no line of the table between (or right
    above) them shows figures that no row of the table has.

    `until` is where the total of the rows stands.
    """
    for row in rows:
        free = phrase("audit.free_of_charge").search(row.text) is not None
        if row.amount is None and (row.unit_price is not None or (_big(row.text) and not free)):
            return False
    if not rows:
        return False
    start, end = min(row.start for row in rows), max([until, *(row.end for row in rows)])
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start)))
    for at, line in _lines(text, above + 1, end):
        if re.search(r"\t|[ \u3000]{2}", line) and _big(line) and not table.covers(at, at + len(line)):
            return False
    return True


def _big(text: str) -> bool:
    return any(number >= _UNREAD for number in numbers(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    while at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        yield at, text[at:stop]
        at = stop + 1


class Headed:
    """Which rows of a table carry the sum of others: 1 that of 1.1, 1.2, and 一 that of 1, 2, 3 behind it."""

    def __init__(self, rows: Sequence[Item]) -> None:
        self._rows = rows
        self._serials = [_serial(row) for row in rows]
        self._same: dict[str, list[int]] = {}
        self._nested: dict[str, list[int]] = {}
        for index, serial in enumerate(self._serials):
            self._same.setdefault(serial, []).append(index)
            own, _, last = serial.rpartition(".")
            if own and last.isdecimal():
                self._nested.setdefault(own, []).append(index)

    def below(self, index: int) -> list[Item]:
        """The rows whose sum the row carries, up to the next of its number; empty for one that carries none."""
        own = self._serials[index]
        if not own:
            return []
        behind = self._nested.get(own, ())
        same = self._same[own]
        again = bisect_right(same, index)
        end = same[again] if again < len(same) else len(self._rows)
        if nested := behind[bisect_right(behind, index) : bisect_left(behind, end)]:
            return [self._rows[i] for i in nested]
        if not re.fullmatch(r"[一二三四五六七八九十]{1,3}", own):
            return []
        found = []
        for i in range(index + 1, len(self._rows)):
            if self._rows[i].is_total or not re.fullmatch(r"\d{1,3}", self._serials[i]):
                break
            found.append(self._rows[i])
        return found


def leaves(rows: Sequence[Item]) -> list[Item]:
    """Rows that carry no sum of others."""
    headed = Headed(rows)
    return [row for index, row in enumerate(rows) if not headed.below(index)]


def _serial(row: Item) -> str:
    return (row.seq or "").strip("（）()、.． ")


def shows(item: Item, value: Decimal) -> bool:
    """The printed row has the figure (in 元 or 万元): it was read, not made up from broken cells. A person who put the row
    right has looked at the print."""
    return "corrected" in item.flags or any(number in (value, value / _TEN_THOUSAND) for number in numbers(item.text))


def tolerance(item: Item, value: Decimal) -> Decimal:
    """Half of the last printed place where a column is in 万元, otherwise a cent."""
    step = printed_step(item.text, value)
    return step / 2 if step is not None and step > 1 and value not in numbers(item.text) else CENT


def explained(item: Item, product: Decimal, amount: Decimal) -> bool:
    """A further column of the row makes up for the difference: months, years, a discount, a share.

    A whole multiple without a column of its own counts too (`人/月单价` × 12 in a column for the year).
    """
    if product <= 0:
        return True
    ratio = amount / product
    if ratio == ratio.to_integral_value() and 2 <= ratio <= 60:
        return True
    factors = [n for n in numbers(item.text) if 0 < n < 1000]
    for n in factors:
        for factor in (n, 1 / n, n / 100, 1 - n / 100, 1 + n / 100, n / 10):
            if factor != 1 and abs(product * factor - amount) <= CENT:
                return True
    return any(abs(product * n * m - amount) <= CENT for n in factors for m in factors if n * m != 1)
