"""名称所写年度与履行期不符: years in the title of a contract against the years of its term."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "title-years-differ"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A span of years (2025—2026年度) whose last year the term goes beyond, or which it does not reach; one year alone
    only where the term has no day in it: terms often run from the middle of one year into the next."""
    fields = case.record.fields
    names = [fact for fact in (fields.project_name, fields.title) if fact and fact.value]
    start, end = fields.term_start, fields.term_end
    if not names or start is None or end is None or not start.value or not end.value:
        yield NotAssessed("名称中没有年度，或起止日期未写明")
        return
    first, last = int(start.value[:4]), int(end.value[:4])
    for fact in names:
        span = case.info.phrases["span"].pattern.search(fact.value)
        one = case.info.phrases["year"].pattern.search(fact.value)
        wrong, told = False, ""
        if span is not None:
            wrong = first < int(span["first"]) or last != int(span["last"])
            told = f"{span['first']}至{span['last']}年度"
        elif one is not None:
            wrong = not first <= int(one["year"]) <= last
            told = f"{one['year']}年度"
        if wrong:
            yield case.finding(
                f"名称写的是{told}，履行期为{start.value}至{end.value}。",
                fact,
                start,
                end,
                expected=told,
                actual=f"{start.value}至{end.value}",
            )
            return
