"""签订日期多处不一致: the dates of signing on the cover, in the text and on the signature page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote
from extract.values.date import parse
from extract.values.errors import ValueParseError

CHECK = "sign-date-inconsistent"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A date on the cover or in the text that is none of those beside the signatures. Different days of the two
    signatures are usual (the contract is made on the later one); far apart they are worth an `info`."""
    named = list(_dates(case, "signed_label", {"cover", "preamble", "body"}))
    signatures = list(_dates(case, "signature_date", {"signature"}))
    if len(named) + len(signatures) < 2:
        yield NotAssessed("合同中写明的签订日期不足两处")
        return
    days = sorted({day for day, _ in signatures})
    if days:
        for day, quote in named:
            if day not in days:
                others = "、".join(chinese(one) for one in days)
                yield case.finding(
                    f"此处签订日期为{chinese(day)}，签章处的日期为{others}，相差{abs((days[-1] - day).days)}日。",
                    quote,
                    *(one for _, one in signatures),
                    expected=days[-1].isoformat(),
                    actual=day.isoformat(),
                    unsure=recognised(case),
                )
                return
        apart = (days[-1] - days[0]).days
        if apart >= case.parameter("apart_days") or (apart and not named):
            yield case.finding(
                f"双方签署日期为{'、'.join(chinese(one) for one in days)}，相距{(days[-1] - days[0]).days}日，"
                "合同自较晚的日期成立。",
                *(one for _, one in signatures),
                severity="info",
            )
        return
    distinct = sorted({day for day, _ in named})
    if len(distinct) > 1:
        yield case.finding(
            f"签订日期写有{'、'.join(chinese(day) for day in distinct)}，相差{(distinct[-1] - distinct[0]).days}日。",
            *(quote for _, quote in named),
            expected=distinct[-1].isoformat(),
            actual=distinct[0].isoformat(),
        )


def _dates(case: Case, phrase: str, parts: set[str]) -> Iterator[tuple[date, Quote]]:
    for quote, match in case.find(phrase):
        clause = case.contract.clause_at(quote.start)
        if clause is None or clause.part not in parts:
            continue
        try:
            day = full_date(parse(match["date"]).value)
        except ValueParseError:
            continue
        if day is not None:
            yield day, case.quote(Span(quote.start, quote.end))
