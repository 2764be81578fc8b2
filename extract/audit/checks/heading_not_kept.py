"""标题与内容不符: a heading that names a matter of which the article says nothing, or one thing where the text says another."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import head
from extract.audit.verdict import NotAssessed
from extract.record import ClauseRow, Finding
from extract.text.fold import fold

CHECK = "heading-not-kept"
_LEAD = 16
"""Characters of an article in which it says that its content stands elsewhere."""
_HEADING = 16
"""Characters of a heading; what is longer is a sentence that was taken for one."""
_SHORT = 12
"""Characters of an article below which it has no text to speak of."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Matters of a heading (检测和咨询内容) are those of `matter`: what could not be agreed without being called by name."""
    headed = [one for one in case.record.clauses if one.heading and one.part in ("body", "annex")]
    if not headed:
        yield NotAssessed("条款没有标题")
        return
    matter = case.info.phrases["matter"].pattern
    joined = case.info.phrases["joined"].pattern
    for clause in headed:
        heading = fold(clause.heading or "").replace(" ", "")
        if len(heading) > _HEADING or not joined.search(heading):
            continue
        text = fold(_text(case, clause)).replace(" ", "").replace(heading, "", 1)
        missing = [one["name"] for one in matter.finditer(heading) if one["name"] not in text]
        if missing and len(text) > _SHORT and not case.info.phrases["elsewhere"].found_in(text[:_LEAD]):
            yield case.finding(f"标题写有“{'、'.join(missing)}”，该条没有这方面的约定。", head(case, clause))
    yield from _other_subject(case)


def _other_subject(case: Case) -> Iterator[Finding]:
    """（1）A系统 as a heading, and the first sentence is about the B系统."""
    for quote, match in case.find("subject"):
        one, other = match["heading"], match["named"]
        if one == other or one in other or other in one or one[-2:] != other[-2:]:
            continue
        yield case.finding(f"标题为“{one}”，所写的却是“{other}”，疑为套用时未改。", quote)


def _text(case: Case, clause: ClauseRow) -> str:
    """The article with all its parts."""
    end = max(one.end for one in case.record.clauses if one.id == clause.id or one.id.startswith(clause.id + "/"))
    return case.contract.text[clause.start : end]
