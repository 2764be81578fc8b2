"""逾期付款违约金缺失或低于LPR: what the buyer owes for paying late."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import absent, if_small, ratio_of
from extract.audit.search import cited, is_fragment, is_supplement, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Penalty, Quote

CHECK = "overdue-interest-missing-or-low"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A duty in general words (任何一方违约…) is an 提示, none at all a 疑点. The rate is compared with the LPR of
    `metadata.csv`, never with one from memory."""
    late = [p for p in case.record.penalties if p.trigger == "late_payment" and p.liable in ("buyer", "either")]
    rates = [p for p in late if p.per_day_rate]
    if rates:
        yield from _too_low(case, rates)
        return
    exempt = next((quote for quote, _ in case.find("exempt") if not _excused(case, quote)), None)
    if exempt:
        finding = case.finding("约定采购人逾期付款不承担责任。", case.sentence(exempt))
        yield cited(case, finding, "requirements-22", *(("sme-728", "sme-802") if if_small(case) else ()))
        return
    if late or any(True for _ in case.find("duty")):
        return
    if is_supplement(case) or is_fragment(case) or refers_to_general_terms(case):
        yield NotAssessed("逾期付款责任可能约定在原合同、通用条款或未收录的部分")
        return
    small = if_small(case)
    general = next(case.find("general"), None)
    detail = "文本中未见采购人逾期付款的违约金或利息约定（已查付款、违约责任各条）"
    detail += "，只有笼统的违约责任。" if general else "。"
    if small:
        detail += f"{small}逾期利息按每日利率万分之五计算。"
    place = general[0] if general else place_of(case, "payment", "price", "liability")
    finding = case.finding(detail, place, severity="info" if general else "warning")
    yield cited(case, finding, "requirements-22", *(("sme-728", "sme-802") if small else ()))


def _excused(case: Case, quote: Quote) -> bool:
    """The delay is of the supplier's making, or nobody's."""
    sentence = case.sentence(quote)
    return next(case.find("exempt_but", Span(sentence.start, sentence.end)), None) is not None


def _too_low(case: Case, rates: list[Penalty]) -> Iterator[Finding | NotAssessed]:
    lpr = ratio_of(case, "lpr")
    small = if_small(case)
    if lpr is None:
        yield NotAssessed(f"已约定逾期付款违约金；是否低于一年期LPR要看当时的利率，{absent('lpr')}")
        return
    lowest = min(rates, key=lambda p: p.per_day_rate or 0)
    rate = (lowest.per_day_rate or 0) * case.parameter("year_days")
    if rate < lpr and small:
        finding = case.finding(
            f"{small}采购人逾期付款利率折合年{rate:.2%}，低于一年期LPR {lpr:.2%}。",
            lowest,
            expected=f"≥{lpr:.2%}",
            actual=f"{rate:.2%}",
        )
        yield cited(case, finding, "sme-728", "sme-802")
