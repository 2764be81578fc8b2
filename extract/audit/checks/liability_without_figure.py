"""违约责任没有数额或比例: a chapter on breach that names no sum and no rate."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import head, is_fragment, is_supplement, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding

CHECK = "liability-without-figure"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A hint: damages are owed by law, but have to be proved."""
    chapters = [one for one in case.record.clauses if one.type == "liability" and one.part == "body" and one.level == 1]
    if not chapters or is_fragment(case) or is_supplement(case) or refers_to_general_terms(case):
        yield NotAssessed("没有违约责任条款，或约定在原合同、通用条款中")
        return
    if any(one.kind != "compensation" for one in case.record.penalties):
        return
    if next(case.find("figure"), None) is not None:
        return
    later = [one.start for one in case.record.clauses if one.level == 1 and one.start > chapters[0].start]
    end = min(later, default=len(case.contract.text))
    if next(case.find("number", Span(chapters[0].start, end)), None) is None:
        yield case.finding("违约责任条款没有任何违约金的数额或比例，发生违约时只能举证主张实际损失。", head(case, chapters[0]))
