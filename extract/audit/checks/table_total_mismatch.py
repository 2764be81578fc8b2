"""表内合计与各行之和不符: head counts, quantities, areas of a table against its own total row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import mode

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.tables import Line, tables
from extract.audit.verdict import NotAssessed
from extract.record import Finding
from extract.values.number import figure

CHECK = "table-total-mismatch"

_FAR = 3
"""How many times the sum of the rows a figure is no total of theirs: it is of another column."""
_LEAST = 2
"""Rows above a total."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One total row, below rows that all have a number in the column; money is the concern of `line-items-sum`."""
    assessed = False
    total = case.info.phrases["total"].pattern
    for lines in map(_from_its_head, tables(case.contract.text)):
        totals = [i for i, line in enumerate(lines) if any(map(total.fullmatch, _labels(line)))]
        if len(totals) != 1 or totals[0] <= _LEAST:
            continue
        at = totals[0]
        counted = case.info.phrases["counted"].pattern
        columns = [i for i, head in enumerate(lines[0].cells) if counted.search(head.replace(" ", ""))]
        for column in columns:
            assessed = True
            told = _told(lines[at], column, lines[0]) if len(columns) == 1 else _number(lines[at], column)
            finding = _column(case, lines[0].cells[column], column, lines[1:at], lines[at], told)
            if finding is not None:
                yield finding
    for finding in _lined(case):
        assessed = True
        if finding is not None:
            yield finding
    if not assessed:
        yield NotAssessed("没有写明合计的人数、数量表")


def _lined(case: Case) -> Iterator[Finding | None]:
    """（1）土方整理：92,000.00⏎（2）…⏎小计：736,000.00: lines of one sum each above their total; `None` for what adds up. A
    total that is ten thousand times too small has lost its 万."""
    for quote, match in case.find("lined"):
        if any(item.start < quote.end and quote.start < item.end for item in case.record.items):
            continue  # rows of a price list, of which the wording may have taken a part: `line-items-sum` adds them up
        read = [figure(one["n"]) for one in case.info.phrases["lined_sum"].pattern.finditer(match["rows"])]
        parts, stated = [one for one in read if one is not None], figure(match["total"])
        summed = sum(parts, Decimal(0))
        if stated is None or len(parts) < _LEAST or len(parts) < len(read) or summed == stated:
            yield None
            continue
        lost = summed == stated * _SCALE
        if not lost and (stated > summed * _FAR or summed > stated * _FAR):
            continue
        more = "，疑漏写“万”字或单位不一" if lost else f"，相差{abs(summed - stated):,f}"
        yield case.finding(
            f"各行相加为{'＋'.join(f'{n:,f}' for n in parts)}＝{summed:,f}，写明合计{match['total']}{more}。",
            quote,
            expected=f"{summed:f}",
            actual=f"{stated:f}",
            unsure=recognised(case) or None,
        )


_SCALE = 10_000


def _from_its_head(lines: list[Line]) -> list[Line]:
    """A table without its caption and the numbered lines above it: lines of fewer cells than most of its lines have."""
    usual = mode(len(line.cells) for line in reversed(lines))
    head = next((i for i, line in enumerate(lines) if len(line.cells) >= usual), 0)
    return lines[head:] if len(lines) - head > _LEAST else lines


def _labels(line: Line) -> list[str]:
    """The cells of a line without spaces, and the first two as one (合　计)."""
    cells = [cell.replace(" ", "").replace("\u3000", "") for cell in line.cells]
    return [*cells, "".join(cells[:2])]


def _told(line: Line, column: int, head: Line) -> Decimal | None:
    """The total of a column; in a line that is shorter, or whose label takes two cells, its only number."""
    split = len(line.cells[0]) == len(line.cells[1]) == 1
    if len(line.cells) == len(head.cells) and not split:
        return _number(line, column)
    numbers = [value for value in (_number(line, i) for i in range(len(line.cells))) if value is not None]
    return numbers[0] if len(numbers) == 1 else None


def _column(
    case: Case, head: str, column: int, rows: Sequence[Line], last: Line, told: Decimal | None
) -> Finding | None:
    values = [_number(row, column) for row in rows]
    numbers = [value for value in values if value is not None]
    if told is None or len(numbers) != len(values) or len({len(row.cells) for row in rows}) != 1:
        return None
    summed = sum(numbers, Decimal(0))
    if summed == told or told > summed * _FAR or summed > told * _FAR:
        return None
    return case.finding(
        f"“{head}”一列写明合计{told:f}，各行相加为{'＋'.join(f'{n:f}' for n in numbers)}＝{summed:f}。",
        case.quote(last.span),
        *(case.quote(row.span) for row in rows[:12]),
        expected=f"{summed:f}",
        actual=f"{told:f}",
        unsure=recognised(case),
    )


def _number(line: Line, column: int) -> Decimal | None:
    text = line.cells[column] if column < len(line.cells) else ""
    return figure(text) if text[:1].isdigit() else None
