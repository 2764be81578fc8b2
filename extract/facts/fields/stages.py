"""Whose days they are: those of the contract, of one of its stages, or of several years of which it is one."""

from __future__ import annotations

from collections.abc import Iterable

from extract.facts.context import Context
from extract.lexicon import phrase
from extract.model import Candidate, Span

STAGE = 3
"""From this claim on, days are not the term by themselves."""
_BEFORE = 40


def claim(context: Context, start: int) -> int:
    """How well the words before a day say that it is the term's: 0 本年度自, 1 服务期限自, 2 nothing, 3 正式调查：, 4 三年总服务期为."""
    line = context.document.line_at(start)
    before = context.tight(Span(line.start, start))[-_BEFORE:]
    for level, name in ((4, "several_years"), (0, "own_period"), (1, "whole_period"), (STAGE, "one_stage")):
        if phrase(f"effect.{name}").search(before):
            return level
    return 2


def whole(context: Context, candidate: Candidate, stages: Iterable[Span]) -> bool:
    """True for a day that a rule of the term found, outside the days of all stages and not one of a stage itself."""
    apart = all(not span.start <= candidate.span.start < span.end for span in stages)
    return apart and candidate.rule.startswith("term.end") and claim(context, candidate.span.start) < STAGE
