"""Copies (一式 N 份): stated as one number, or as originals and duplicates (正本贰份、副本肆份) that add up."""

from __future__ import annotations

from extract.facts.choose import candidates, rank, settle
from extract.facts.context import Context
from extract.model import Candidate, Span
from extract.record import CountFact


def copies(context: Context) -> CountFact | None:
    """How many copies of the contract there are; the total wins over the sum of its parts."""
    found = candidates(context, "copies", int)
    for fact in sorted(context.of("copies.parts"), key=lambda f: rank(context, f)):
        originals, duplicates = fact.holes["originals"], fact.holes.get("duplicates")
        count = int(str(originals.value)) + (int(str(duplicates.value)) if duplicates else 0)
        end = duplicates.span.end if duplicates else originals.span.end
        span = Span(originals.span.start, end)
        why = "正本与副本相加" if duplicates else "正本"
        found.append(Candidate("copies", count, span, fact.rule, fact.confidence, why))
    found = [c for c in found if 0 < c.value < 100]  # type: ignore[operator]
    return settle(context, "copies", found, CountFact)
