"""分期金额相加与价款相差无几: the sums of a schedule come near a sum of the text and to none of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import yuan
from extract.audit.recognised import at_most_a_hint, doubt
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Amount, Finding, Quote
from extract.values.number import figure

CHECK = "schedule-near-total"

_LEAST = 3
"""Instalments of a schedule: two may be anything."""
_SCALES = (Decimal(1), Decimal(10_000))
"""A table may give its sums in 元 or in 万元."""
_KINDS = ("total", "other", "line_total", "net")
_Row = tuple[int, Decimal, Quote]


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Rows 第一期…, 首付款… that follow each other, each with its sum. Where they come to any sum that the text states,
    all is well; where they miss the price or a total by little, one of them is wrong."""
    assessed = False
    for rows in _schedules(case):
        summed = sum((value for _, value, _ in rows), Decimal(0))
        known = [amount for amount in case.record.amounts if amount.value]
        values = {amount.value for amount in known if amount.value}
        wholes = _wholes(case, known)
        scale = next((one for one in _SCALES if any(_near(case, summed * one, whole) for whole in wholes)), None)
        if scale is None:
            continue
        assessed = True
        if any(abs(summed * scale - value) <= 1 for value in values):
            continue
        near = min((one for one in wholes if _near(case, summed * scale, one)), key=lambda one: abs(summed * scale - one))
        total = wholes[near]
        yield case.finding(
            f"各期金额{'＋'.join(f'{value:,f}' for _, value, _ in rows)}＝{summed:,f}{'' if scale == 1 else '万元'}，"
            f"与写明的{yuan(near)}相差{yuan(abs(summed * scale - near))}，也不等于文中其他金额。",
            case.quote(Span(rows[0][2].start, rows[-1][2].end)),
            total,
            expected=f"{near:f}",
            actual=f"{summed * scale:f}",
            severity=at_most_a_hint(case, case.info.severity),
            unsure=doubt(case),
        )
    if not assessed:
        yield NotAssessed("没有逐期写明金额、合计接近价款的付款安排")


def _schedules(case: Case) -> Iterator[list[_Row]]:
    """Runs of lines, each an instalment; a line between them (a wrapped cell, 合计) does not end a run, two do."""
    found: list[_Row] = []
    for quote, match in case.find("row"):
        line = case.contract.text.count("\n", 0, quote.start)
        sums = case.info.phrases["share"].pattern.sub("", match["rest"])
        figures = [figure(one["n"]) for one in case.info.phrases["figure"].pattern.finditer(sums)]
        if found and line - found[-1][0] > _GAP:
            yield from _long(found)
            found = []
        if len(figures) == 1 and figures[0] is not None:
            found.append((line, figures[0], quote))
        elif figures:
            found = []
    yield from _long(found)


_GAP = 2
"""Lines from one instalment to the next at most."""


def _long(rows: list[_Row]) -> Iterator[list[_Row]]:
    if len(rows) >= _LEAST:
        yield rows


def _wholes(case: Case, known: list[Amount]) -> dict[Decimal, Amount]:
    price = case.record.fields.total_amount
    least = price.value / 10 if price and price.value else Decimal(0)
    return {one.value: one for one in known if one.value and one.kind in _KINDS and one.value >= least}


def _near(case: Case, one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= other * case.parameter("near")
