"""保证金条款自相矛盾: no performance bond, and yet clauses that refund or deduct one."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote

CHECK = "deposit-clause-contradiction"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Usually what a form left behind. A clause that reckons with there being none (如有, 若要求) is no contradiction."""
    fact = case.record.fields.performance_bond_required
    if fact is None:
        yield NotAssessed("合同未写明是否收取履约保证金")
        return
    if fact.value:
        return
    own = case.sentence(fact)
    found: list[Quote] = []
    for quote, _ in case.find("handled"):
        sentence = case.sentence(quote)
        span = Span(sentence.start, sentence.end)
        if own.start <= quote.start < own.end or next(case.find("conditional", span), None) is not None:
            continue
        if case.contract.view.text.count("履约", *_window(case, span)) and not any(
            one.start == sentence.start for one in found
        ):
            found.append(sentence)
    if found:
        yield case.finding(
            f"合同写明不收取履约保证金，却有{len(found)}处约定退还、扣除或没收履约保证金，疑为范本条款残留。",
            fact,
            *found,
        )


def _window(case: Case, span: Span) -> tuple[int, int]:
    return case.contract.view.index(span.start), case.contract.view.index(span.end)
