"""付款比例合计不为100%: the shares of all instalments added up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import SURE, Case
from extract.audit.figures import addition, addition_of_percents, percent, yuan
from extract.audit.instalment_rows import read
from extract.audit.instalments import PERCENTS, SUM, faults
from extract.audit.recognised import doubt
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding
from extract.values.number import figure

CHECK = PERCENTS


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """`error` above 100 %, and below it where no word of the text speaks of a rest; otherwise `warning`."""
    beyond = next(_beyond_all(case), None)
    if beyond is not None:
        yield beyond
        return
    held = next(_with_retention(case), None)
    if held is not None:
        yield held
        return
    reading = read(case)
    price = reading.price
    if reading.reason is not None or price is None:
        yield NotAssessed(reading.reason or "合同总价未写明")
        return
    if any(row.share is None for row in reading.rows):
        yield NotAssessed("并非各期都写明付款比例")
        return
    for fault in faults(case):
        if fault.check != CHECK:
            continue
        shares = [row.share for row in fault.rows if row.share is not None]
        amounts = [row.amount for row in fault.rows if row.amount is not None]
        total = sum(shares, Decimal(0))
        more = "超出" if total > 1 else "尚缺"
        detail = f"各期付款比例{addition_of_percents(shares)}，{more}{percent(abs(total - 1))}"
        if len(amounts) == len(fault.rows) and SUM in fault.also:
            gap = abs(sum(amounts, Decimal(0)) - price.value)
            detail += f"；金额{addition(amounts)}，与合同总价{yuan(price.value)}也相差{yuan(gap)}"
        yield case.finding(
            f"{detail}。",
            *(row.payment for row in fault.rows),
            price,
            expected="1",
            actual=f"{total:f}",
            severity="error" if fault.proved else "warning",
            # Percentage and sum of each row agree: what one confirms of the other was not misread.
            unsure=None
            if all(row.share and row.stated for row in fault.rows)
            else doubt(case, *(row.payment for row in fault.rows)),
        )


def _beyond_all(case: Case) -> Iterator[Finding]:
    """付至95%，剩余8%: a share and what is called its rest; 付至97% at the end, and a retention of 5 % beside it."""
    for quote, match in case.find("upto_and_rest"):
        upto, rest = figure(match["upto"]), figure(match["rest"])
        if upto and rest and upto + rest != _ALL:
            yield _of_two(case, upto, rest, "余款", case.sentence(quote))
            return
    held = case.record.fields.retention_rate
    if held is None or held.confidence < SURE or not held.value:
        return
    told = [(upto, case.sentence(quote)) for quote, match in case.find("upto_at_the_end") if (upto := figure(match["upto"]))]
    if not told:
        return
    most, last = max(told, key=lambda one: one[0])
    if most < _ALL < most + held.value * _ALL and not last.start <= held.start < last.end:
        yield _of_two(case, most, held.value * _ALL, "质量保证金", last, held)


def _with_retention(case: Case) -> Iterator[Finding]:
    """30 %, 30 %, 25 %, 7 % of the price, and 5 % held back of what is settled: shares that do not make a whole. A share
    up to which is paid (付至…) or a rest takes up what is missing."""
    rows = case.record.payments
    kept = [one for one in rows if one.kind == "retention"]
    paid = [one for one in rows if one.kind != "retention"]
    if len(kept) != 1 or len(paid) < _STEPS or kept[0].base != "settlement" or min(one.confidence for one in rows) < SURE:
        return
    shares = [one.percent for one in [*paid, kept[0]] if one.percent and not case.info.phrases["rest"].found_in(one.text)]
    total = sum(shares, Decimal(0))
    if len(shares) < len(rows) or any(one.base != "contract_total" for one in paid) or total == 1:
        return
    yield case.finding(
        f"各期付款比例{addition_of_percents(shares)}（末项为质量保证金），{'超出' if total > 1 else '尚缺'}{percent(abs(total - 1))}。",
        *paid,
        kept[0],
        expected="1",
        actual=f"{total:f}",
        severity="warning",
        unsure=doubt(case, *rows),
    )


_STEPS = 2
"""Instalments before a retention that are all there are."""


def _of_two(case: Case, upto: Decimal, rest: Decimal, name: str, *evidence: Evidence) -> Finding:
    return case.finding(
        f"付至{upto.normalize():f}%，又有{name}{rest.normalize():f}%，合计{(upto + rest).normalize():f}%，不是100%。",
        *evidence,
        expected="1",
        actual=f"{(upto + rest) / _ALL:f}",
        severity="warning",
        unsure=doubt(case, *evidence),
    )


_ALL = Decimal(100)
