"""合同期限超限: services for more than three years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from extract.audit.case import Case, full_date
from extract.audit.search import cited, is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding

CHECK = "term-over-limit"
_KINDS = {"goods": "货物", "services": "服务"}


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The months of the stated duration, or between start and end. Services whose term follows a construction project
    (监理, 设计 …) may last as long as it does: an 提示."""
    fields = case.record.fields
    if is_framework(case):
        yield from _framework(case, fields.category.value if fields.category else None)
        return
    if fields.category is None:
        yield NotAssessed("合同类别（货物、服务、工程）不明")
        return
    if fields.category.value != "services" or is_supplement(case):
        return
    months, evidence = _months(case)
    if months is None or evidence is None:
        yield NotAssessed("合同未写明可计算的履行期限")
        return
    limit, usual = int(case.parameter("months")), int(case.parameter("usual_months"))
    if months <= usual:
        return
    name = " ".join(fact.value for fact in (fields.title, fields.project_name) if fact)
    project = case.info.phrases["bound_to_works"].found_in(name)
    over = months > limit
    finding = case.finding(
        f"服务合同履行期限{months}个月，"
        + (f"超过{limit}个月。" if over else f"超过{usual}个月，须符合可签订不超过{limit}个月合同的条件。"),
        evidence,
        expected=f"≤{limit}个月",
        actual=f"{months}个月",
        severity="warning" if over and not project else "info",
    )
    yield cited(case, finding, "service-term-37", "service-purchase-102")


def is_framework(case: Case) -> bool:
    """A framework agreement, by the kind of the paper or by the way of procurement."""
    method = case.record.fields.procurement_method
    return case.record.source.document_type == "framework" or (method is not None and method.value == "framework")


def _framework(case: Case, category: str | None) -> Iterator[Finding]:
    """货物一般不超过1年，服务一般不超过2年; where it is open which of the two, only what is beyond both."""
    months, evidence = _months(case)
    limit = int(case.parameter("framework_goods" if category == "goods" else "framework_services"))
    if months is None or evidence is None or months <= limit or category == "works":
        return
    finding = case.finding(
        f"框架协议有效期{months}个月，{_KINDS.get(category or '', '货物、服务')}项目一般不超过{limit}个月。",
        evidence,
        expected=f"≤{limit}个月",
        actual=f"{months}个月",
    )
    yield cited(case, finding, "framework-110")


def _months(case: Case) -> tuple[int | None, Evidence | None]:
    fields = case.record.fields
    start, end = fields.term_start, fields.term_end
    first, last = (full_date(fact.value) if fact else None for fact in (start, end))
    if first and last:
        last += timedelta(days=1)
        return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day), end
    length = fields.term_duration
    if length and length.value.unit in ("month", "year"):
        return length.value.count * (12 if length.value.unit == "year" else 1), length
    if length and length.value.unit == "day":
        return length.value.count // 30, length
    return None, None
