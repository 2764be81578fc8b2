"""附件空白、正文未提及的附件: annexes that have a heading and nothing else, and annexes that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.annexes import Annex, lines
from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.search import distinct, is_fragment
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding
from extract.structure.numerals import ordinal

CHECK = "annex-without-text"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Hints: a table with its head alone, and an annex of which the body says nothing, neither by number nor by name."""
    there = [one for one in lines(case) if _is_annex(case, one)]
    if not there or is_fragment(case):
        yield NotAssessed("文本中没有附件")
        return
    form = case.info.phrases["form"].pattern
    empty = [one for one in there if not form.search(one.name) and _empty(case, one)]
    if empty:
        names = "、".join(f"附件{one.number}“{one.name}”" for one in empty)
        yield case.finding(f"{names}只有表头，没有填写。", *distinct(one.quote for one in empty))
    start = there[0].quote.start
    body = case.contract.text[:start]
    loose = [one for one in there if one.name[:4] not in body]
    yield from _not_listed(case, loose, start)
    if loose and next(case.find("any", Span(0, start)), None) is None:
        names = "、".join(f"附件{one.number}“{one.name}”" for one in loose)
        yield case.finding(f"所附{names}，正文没有提到，是否为合同组成部分不明。", *distinct(one.quote for one in loose))


def _not_listed(case: Case, loose: list[Annex], start: int) -> Iterator[Finding]:
    """The body numbers its annexes, several of them, and has neither number nor name of this one."""
    wording = default_catalogue().checks["annex-ref-missing"].phrases["numbered"]
    view = case.contract.view
    listed = {ordinal(match["number"]) for match in wording.finditer(view, 0, view.index(start))}
    # The first heading of a number; further ones are lines inside it.
    own = {one.number: one for one in reversed(loose) if one.number is not None and one.number not in listed}
    beyond = sorted(own.values(), key=lambda one: one.quote.start)
    if len(listed) >= _SEVERAL and beyond:
        names = "、".join(f"附件{one.number}“{one.name}”" for one in beyond)
        yield case.finding(f"所附{names}未列入正文的附件，是否为合同组成部分不明。", *distinct(one.quote for one in beyond))


_SEVERAL = 2
"""Annexes that a body numbers before another is called not listed."""


def _is_annex(case: Case, one: Annex) -> bool:
    clause = case.contract.clause_at(one.quote.start)
    return clause is not None and clause.part == "annex"


def _empty(case: Case, one: Annex) -> bool:
    """Nothing but the head of a table below its heading, or rows that hold no more than their numbers."""
    own = next((clause for clause in case.record.clauses if clause.start <= one.quote.start < clause.end), None)
    below = case.contract.text[own.start : own.end].split("\n")[1:] if own else []
    rows = [line for line in below if line.strip()]
    return bool(rows) and "\t" in rows[0] and all(_blank(row) for row in rows[1:])


def _blank(row: str) -> bool:
    return all(not cell.strip() or cell.strip().isdigit() for cell in row.split("\t"))
