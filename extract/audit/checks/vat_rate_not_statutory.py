"""税率不在法定档: the VAT rate against those that the law knew on the day of signing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "vat-rate-not-statutory"

_SIMPLIFIED = ("0", "0.01", "0.015", "0.03", "0.05")
"""Exempt, relief for small taxpayers, simplified method: never wrong by themselves."""

_RATES: tuple[tuple[date, tuple[str, ...]], ...] = (
    (date(2016, 5, 1), ("0.17", "0.13", "0.11", "0.06")),
    (date(2017, 7, 1), ("0.17", "0.11", "0.06")),
    (date(2018, 5, 1), ("0.16", "0.10", "0.06")),
    (date(2019, 4, 1), ("0.13", "0.09", "0.06")),
)
"""General rates by the day from which they hold."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only a rate that did not exist is a finding. A project may go on under the rate of the day of delivery, so a rate
    that held before or after is a question too, not an error."""
    fact = case.record.fields.tax_rate
    if fact is None:
        yield NotAssessed("合同未写明税率")
        return
    rate = fact.value
    known = {Decimal(one) for _, rates in _RATES for one in rates} | {Decimal(one) for one in _SIMPLIFIED}
    signed = case.signed
    if signed is None or signed < _RATES[0][0]:
        if rate not in known:
            yield case.finding(f"写明的税率{percent(rate)}不是增值税的任何一档税率或征收率。", fact, actual=f"{rate:f}")
        elif signed is None:
            yield NotAssessed("合同未写明签订日期，税率所属时期不能确定")
        return
    rates = [rates for since, rates in _RATES if since <= signed][-1]
    valid = [Decimal(one) for one in rates]
    if rate in valid or rate in {Decimal(one) for one in _SIMPLIFIED}:
        return
    general = "、".join(percent(one) for one in valid)
    yield case.finding(
        f"写明的税率为{percent(rate)}，签订时增值税一般税率为{general}（另有征收率和零税率）。",
        fact,
        expected=general,
        actual=f"{rate:f}",
    )
