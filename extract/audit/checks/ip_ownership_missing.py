"""定制开发成果知识产权归属未约定: software is made to order, and nothing says whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct, in_a_name, is_fragment, is_supplement, place_of, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "ip-ownership-missing"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Maintenance alone makes nothing new; a promise not to infringe says nothing about ownership. One place that builds
    something, in a contract that is one of maintenance by its name, is a hint: it may only be put into use there."""
    category = case.record.fields.category
    if category and category.value == "works":
        return
    built = [case.sentence(quote) for quote, _ in case.find("develops") if not in_a_name(case, quote)]
    if not built or next(case.find("owns"), None):
        return
    if is_fragment(case) or is_supplement(case) or refers_to_general_terms(case):
        yield NotAssessed("知识产权可能约定在原合同、通用条款或未收录的部分")
        return
    yield case.finding(
        "合同包含软件、系统的定制开发，文本中未见开发成果知识产权归属的约定（已查知识产权、保密各条和附件）。",
        *distinct([*built[:3], place_of(case, "ip", "title_guarantee")], limit=4),
        severity="info" if len({one.start for one in built}) == 1 and _maintains(case) else None,
    )


def _maintains(case: Case) -> bool:
    fields = case.record.fields
    names = [fact.value for fact in (fields.title, fields.project_name) if fact]
    keeps, makes = (case.info.phrases[name] for name in ("keeps_up", "develops"))
    return any(keeps.found_in(name) for name in names) and not any(makes.found_in(name) for name in names)
