"""未写明采购依据: neither method nor number nor award notice nor the procurement law."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.metadata import money_of
from extract.audit.search import not_to_be_missed, place_of
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "procurement-basis-missing"
_NO_TENDER = {
    "competitive_negotiation": "竞争性谈判",
    "competitive_consultation": "竞争性磋商",
    "inquiry": "询价",
    "single_source": "单一来源",
}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A method that only stands in an “if” is none. Below the threshold the procurement law need not apply: an 提示."""
    fields = case.record.fields
    if reason := not_to_be_missed(case):
        yield reason
        return
    conditional = [case.sentence(quote) for quote, _ in case.find("conditional")]
    method = fields.procurement_method
    if method and any(one.start <= method.start < one.end for one in conditional):
        method = None
    known = any((method, fields.project_number, fields.award_notice_on))
    if not known and not _basis(case, conditional) and not case.contract.metadata.get("procurement_method"):
        price = fields.total_amount
        threshold = money_of(case, "threshold") or case.parameter("amount")
        large = price is not None and price.value >= threshold
        detail = "文本中未见采购方式、项目编号、中标（成交）通知书，也未引用《政府采购法》（已查首页、依据和合同文件）"
        if conditional:
            detail += "；只有“如采用招标、谈判等方式”的假设性条款"
        detail += "。" if large else "；金额较小或不明，可能不适用政府采购程序。"
        place = place_of(case, "contract_documents", "definitions")
        yield case.finding(detail, *(conditional[:1] or [place]), severity="warning" if large else "info")
    elif conditional:
        yield case.finding("采购方式只用假设性条款表述，未写明实际采用的方式。", conditional[0], severity="info")
    words = next(case.find("winning_words"), None)
    if method and method.value in _NO_TENDER and words:
        yield case.finding(
            f"采购方式为{_NO_TENDER[method.value]}，文本却使用“{words[0].text}”等招标用语。",
            words[0],
            method,
            severity="info",
        )


def _basis(case: Case, conditional: list[Quote]) -> bool:
    """A stated basis outside an “if”; a list of contract documents with the award notice counts where there is none."""
    if not conditional and next(case.find("notice"), None):
        return True
    return any(not any(one.start <= quote.start < one.end for one in conditional) for quote, _ in case.find("basis"))
