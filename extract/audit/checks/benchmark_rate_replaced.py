"""按贷款基准利率计息: interest by the lending rate that the loan prime rate replaced on 2019-08-20."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "benchmark-rate-replaced"
REPLACED = date(2019, 8, 20)


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A sentence that names both rates says what holds if the one is gone."""
    sentences = [case.sentence(quote) for quote, _ in case.find("benchmark")]
    old = [one for one in sentences if next(case.find("lpr", Span(one.start, one.end)), None) is None]
    if not old:
        return
    since = case.signed or case.contract.law.since
    if since is None:
        yield NotAssessed("合同未写明签订日期，无法判断当时是否仍有贷款基准利率")
        return
    if since >= REPLACED:
        yield case.finding(
            f"约定按贷款基准利率计息；自{REPLACED}起贷款以市场报价利率（LPR）为参照，基准利率不再更新，利率没有依据。",
            *distinct(old),
            expected="按LPR计息",
            actual="贷款基准利率",
        )
