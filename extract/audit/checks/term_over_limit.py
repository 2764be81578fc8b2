"""合同期限超限: services for more than three years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from extract.audit.case import Case, full_date
from extract.audit.search import is_supplement
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding

CHECK = "term-over-limit"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The months of the stated duration, or between start and end. Services whose term follows a construction project
    (监理, 设计 …) may last as long as it does: an 提示."""
    fields = case.record.fields
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
    yield case.finding(
        f"服务合同履行期限{months}个月，"
        + (f"超过{limit}个月。" if over else f"超过{usual}个月，须符合可签订不超过{limit}个月合同的条件。"),
        evidence,
        expected=f"≤{limit}个月",
        actual=f"{months}个月",
        severity="warning" if over and not project else "info",
    )


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
