"""固定总价与据实结算并存: a price that is fixed in one clause and open in another."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote

CHECK = "price-kind-conflict"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A clause that fixes the price but for changes, and has the changes settled, is no contradiction."""
    fixed = _first(case, "fixed")
    if fixed is None:
        yield NotAssessed("合同未约定固定总价（总价包干）")
        return
    settled = _first(case, "settled")
    if settled is not None:
        yield case.finding(
            "一处约定总价固定（包干、不予调整），另一处又约定按审计审定或实际数量结算，最终付多少不确定。",
            fixed,
            *([settled] if settled.start != fixed.start else []),
        )


def _first(case: Case, phrase: str) -> Quote | None:
    for quote, _ in case.find(phrase):
        sentence = case.sentence(quote)
        if next(case.find(f"{phrase}_but", Span(sentence.start, sentence.end)), None) is None:
            return sentence
    return None
