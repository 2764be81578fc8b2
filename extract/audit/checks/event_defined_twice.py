"""同一日期两种认定: the day of completion, of acceptance or of effect fixed by two different events."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "event-defined-twice"

_EVENTS = {"completion": "实际竣工日期（完工日期）", "effect": "合同生效"}
"""Wordings `NAME` with a group `event`, and what findings call them."""
_KINDS = ("application", "rectified", "passed", "bond", "filed", "signed")
"""What an event is of, most particular first: the wordings `is_NAME`."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Statements that put a case of their own first (…的，以…为准) are rules for that case and left out."""
    assessed = False
    for name, label in _EVENTS.items():
        found = [(kind, quote) for kind, quote in _statements(case, name) if kind]
        assessed = assessed or bool(found)
        kinds = dict(reversed(found))
        if len(kinds) > 1:
            quotes = sorted(kinds.values(), key=lambda one: one.start)
            # By signing alone here, by a filing or an approval there: between the two days nobody knows what binds.
            severity = (
                at_most_a_hint(case, "warning") if name == "effect" and {"filed", "signed"} <= set(kinds) else None
            )
            yield case.finding(f"{label}的认定有{len(kinds)}种约定，以哪一种为准不明。", *quotes, severity=severity)
    if not assessed:
        yield NotAssessed("没有写明竣工日期、生效日期的认定")


def _statements(case: Case, name: str) -> Iterator[tuple[str, Quote]]:
    for quote, match in case.find(name):
        clause = case.contract.clause_at(quote.start)
        sentence = case.sentence(quote)
        if (clause is not None and clause.part == "annex") or case.info.phrases["case"].found_in(sentence.text):
            continue
        event = match["event"]
        kind = next((one for one in _KINDS if case.info.phrases[f"is_{one}"].found_in(event)), "")
        yield kind, sentence
