"""Price lists (分项报价, 货物清单) as the arithmetic checks see them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.figures import CENT, numbers, printed_step
from extract.lexicon import phrase
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


def complete(text: str, rows: Sequence[Item], table: Sequence[Item], until: int = 0) -> bool:
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
    covered = [(row.start, row.end) for row in table]
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start)))
    for at, line in _lines(text, above + 1, end):
        if (
            re.search(r"\t|[ \u3000]{2}", line)
            and _big(line)
            and not any(a < at + len(line) and at < b for a, b in covered)
        ):
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


def below(rows: Sequence[Item], index: int) -> list[Item]:
    """The rows whose sum a heading row carries: 1.1, 1.2 below 1, and 1, 2, 3 below 一; empty for other rows."""
    own = _serial(rows[index])
    if not own:
        return []
    behind = rows[index + 1 :]
    if nested := [row for row in behind if _is_below(_serial(row), own)]:
        return nested
    if not re.fullmatch(r"[一二三四五六七八九十]{1,3}", own):
        return []
    found = []
    for row in behind:
        if row.is_total or not re.fullmatch(r"\d{1,3}", _serial(row)):
            break
        found.append(row)
    return found


def _is_below(serial: str, own: str) -> bool:
    return serial.startswith(f"{own}.") and serial[len(own) + 1 :].isdecimal()


def leaves(rows: Sequence[Item]) -> list[Item]:
    """Rows that carry no sum of others."""
    return [row for index, row in enumerate(rows) if not below(rows, index)]


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
