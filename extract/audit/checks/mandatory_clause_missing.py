"""必备条款缺失: what article 23 of 财库〔2021〕22号 lists, looked for in the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.audit.case import Case, full_date
from extract.audit.search import distinct, head, not_to_be_missed, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding, Quote

CHECK = "mandatory-clause-missing"
SINCE = date(2021, 7, 1)
_OPENING = 60
"""Characters at the beginning in which a contract says what it is."""
_WEIGHTY = {
    "acceptance": ("验收、交付标准和方法", ("acceptance", "assessment", "quality", "payment")),
    "term": ("履行时间（期限）", ("term", "delivery", "subject")),
    "price": ("价款或者报酬", ("price", "payment", "subject")),
    "payment": ("付款进度安排", ("payment", "price")),
    "liability": ("违约责任", ("liability", "dispute")),
    "dispute": ("解决争议的方法", ("dispute", "liability", "other")),
}
"""Phrase → what is missing, and the kinds of clause where it should stand."""
_LIGHT = {
    "quality": ("标的质量", ("quality", "subject")),
    "place": ("履行地点", ("place", "term", "delivery", "subject")),
    "way": ("资金支付方式", ("payment", "price")),
    "warranty": ("质量保修范围和保修期", ("warranty", "quality", "acceptance")),
    "packing": ("包装方式", ("delivery", "subject")),
}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """One 疑点 for all the weighty items, one 提示 for the others. A value in the record counts as the clause."""
    days = [full_date(f.value) for f in (case.record.fields.signed_on, case.record.fields.award_notice_on) if f]
    if days and days[0] and days[0] < SINCE:
        return
    if reason := not_to_be_missed(case):
        yield reason
        return
    general = refers_to_general_terms(case)
    title = case.record.fields.title
    nothing_to_accept = case.info.phrases["nothing_to_accept"].pattern.search(
        (title.value if title else "") + case.contract.view.text[:_OPENING]
    )
    missing = [k for k in _WEIGHTY if not _stated(case, k) and not (k == "acceptance" and nothing_to_accept)]
    if missing and not general:
        names = "、".join(_WEIGHTY[key][0] for key in missing)
        detail = f"文本中未见：{names}（已查全文和附件）。"
        checked = _checks(case) if "acceptance" in missing else []
        if checked:
            detail += "只见考核、评审的约定，未见验收。"
        yield case.finding(detail, *_places(case, [_WEIGHTY[key][1] for key in missing], checked))
    category = case.record.fields.category.value if case.record.fields.category else None
    light = [
        key
        for key in _LIGHT
        if not (key == "packing" and category != "goods")
        and not (key == "warranty" and category not in ("goods", "works"))
    ]
    missing_light = [key for key in light if next(case.find(key), None) is None]
    if missing_light and not general:
        names = "、".join(_LIGHT[key][0] for key in missing_light)
        places = _places(case, [_LIGHT[key][1] for key in missing_light], [])
        yield case.finding(f"文本中未见：{names}（已查全文和附件）。", *places, severity="info")
    if general and (missing or missing_light):
        yield NotAssessed("部分内容可能约定在未收录的通用条款中")


def _stated(case: Case, key: str) -> bool:
    fields = case.record.fields
    known: dict[str, bool] = {
        "acceptance": fields.acceptance_days is not None or any(c.type == "acceptance" for c in case.record.clauses),
        "term": any((fields.term_start, fields.term_end, fields.term_duration, fields.term_text)),
        "price": fields.total_amount is not None,
        "payment": bool(case.record.payments),
        "liability": bool(case.record.penalties),
        "dispute": fields.dispute_method is not None or fields.dispute_venue is not None,
    }
    return known[key] or next(case.find(key), None) is not None


def _checks(case: Case) -> list[Quote]:
    return [head(case, clause) for clause in case.record.clauses if clause.type == "assessment"][:1] or [
        case.sentence(quote) for quote, _ in case.find("checked")
    ][:1]


def _places(case: Case, kinds: list[tuple[str, ...]], more: list[Quote]) -> list[Evidence]:
    return distinct([*(place_of(case, *types) for types in kinds), *more])
