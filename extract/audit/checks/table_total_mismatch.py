"""表内合计与各行之和不符: head counts, quantities, areas of a table against its own total row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.tables import Line, tables
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "table-total-mismatch"

_LEAST = 2
"""Rows above a total."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One total row, below rows that all have a number in the column; money is the concern of `line-items-sum`."""
    assessed = False
    total = case.info.phrases["total"].pattern
    for lines in tables(case.contract.text):
        totals = [i for i, line in enumerate(lines) if any(total.fullmatch(cell.replace(" ", "")) for cell in line.cells)]
        if len(totals) != 1 or totals[0] <= _LEAST:
            continue
        at = totals[0]
        for column, head in enumerate(lines[0].cells):
            if not case.info.phrases["counted"].pattern.search(head.replace(" ", "")):
                continue
            assessed = True
            finding = _column(case, head, column, lines[1:at], lines[at])
            if finding is not None:
                yield finding
    if not assessed:
        yield NotAssessed("没有写明合计的人数、数量表")


def _column(case: Case, head: str, column: int, rows: Sequence[Line], last: Line) -> Finding | None:
    values = [_number(row, column) for row in rows]
    told = _number(last, column)
    numbers = [value for value in values if value is not None]
    if told is None or len(numbers) != len(values) or any(len(row.cells) != len(last.cells) for row in rows):
        return None
    summed = sum(numbers, Decimal(0))
    if summed == told:
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
    try:
        text = line.cells[column].replace(",", "").replace("，", "")
        return Decimal(text) if text and text[0].isdigit() else None
    except (IndexError, InvalidOperation):
        return None
