"""From the facts that rules found to one value a field: the first of the best, the others kept.

Earlier rules win; among matches of one rule the main contract wins over its annexes, and the first over the later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from extract.facts.context import Context, hole, hole_span
from extract.facts.looks import looks_right
from extract.facts.reading.chosen import not_chosen
from extract.facts.reading.options import right_behind, ruled_out
from extract.facts.reading.written import as_written
from extract.lexicon import words
from extract.model import Candidate, Document, Fact, Span
from extract.record import Duration, Evidence

E = TypeVar("E", bound=Evidence)

PLACEHOLDER = re.compile(r"[xX×＊*]{3,}|\*\*|某某|^\W+$")
"""What a template leaves to fill in."""


@cache
def _blanks() -> frozenset[str]:
    """What is written where nothing is stated."""
    return frozenset({"", "/", "—", "-", "--", "——", *words("no_value")})


def rank(context: Context, fact: Fact) -> tuple[int, int, int]:
    """Sort key of a fact: main contract before annexes, earlier rules first, then the order of the text."""
    return (int(context.part_at(fact.span.start) == "annex"), fact.order, fact.span.start)


def in_wide_table(context: Context, fact: Fact) -> bool:
    """True for a label that is a header of a price table: its neighbour is another header, not its value."""
    if fact.kind not in ("field.project_name", "field.place", "field.project_number"):
        return False
    return any(t.start <= fact.span.start < t.end and t.n_cols >= 5 for t in context.document.tables)


_NO_BRACKETS = str.maketrans("", "", "【】")

PARTS = {"cover": "封面", "preamble": "首部", "body": "正文", "signature": "签章", "annex": "附件"}
"""Parts of a document, as `hetong explain` calls them."""


def exact(context: Context, span: Span, value: str) -> Span:
    """The place of a text value inside what a rule took, where it stands there to the letter."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    found = view.text.find(value, i, j)
    return Span(*view.span(found, found + len(value))) if found >= 0 and value else span


def bracketed(context: Context, span: Span, value: str) -> str:
    """【 】 belong to a number such as 云采【2025】6号: the view drops them, the value is as written."""
    written = context.document.quote(span)
    inside = "【" in written[1:-1] or "】" in written[1:-1]
    if inside and written.translate(_NO_BRACKETS).replace(" ", "") == value:
        return written.replace(" ", "")
    return value


def candidates(
    context: Context,
    field: str,
    convert: Callable[[Any], Any],
    facts: Iterable[Fact] | None = None,
    narrow: Callable[[Document, Span], Span] | None = None,
) -> list[Candidate]:
    """Candidates of a field, best first; values that do not convert, blanks and options not ticked are left out.

    `narrow` may cut the span of a text before it is converted.
    """
    found: list[Candidate] = []
    for fact in sorted(context.of(f"field.{field}") if facts is None else facts, key=lambda f: rank(context, f)):
        raw, span = hole(fact), hole_span(fact)
        if narrow is not None and "value" in fact.holes and isinstance(raw, str):
            shorter = narrow(context.document, span)
            if shorter != span:
                raw, span = context.tight(shorter), shorter
        if isinstance(raw, str) and "-" in raw:
            raw = as_written(context.document, span, raw)
        if right_behind(context, span.start) is False or ruled_out(context, span.start) or not_chosen(context, span.start):
            continue
        try:
            value = convert(raw)
        except (ValueError, TypeError, ArithmeticError):
            continue
        if value is None or (isinstance(value, str) and value in _blanks()):
            continue
        if in_wide_table(context, fact):
            continue
        if isinstance(value, str) and PLACEHOLDER.search(value):
            continue
        if not looks_right(field, value):
            continue
        if isinstance(value, str):
            span = exact(context, span, value)
            value = bracketed(context, span, value)
        part = context.part_at(fact.span.start)
        confidence = fact.confidence - (0.1 if part == "annex" else 0.0)
        found.append(Candidate(field, value, span, fact.rule, confidence, f"{PARTS[part]}，规则次序 {fact.order}"))
    return found


def shown(value: object) -> str:
    """A value as a note for people writes it."""
    return f"{value.count} {value.unit}" if isinstance(value, Duration) else str(value)


def settle(context: Context, field: str, found: list[Candidate], model: type[E]) -> E | None:
    """Make the first candidate the value, keep the others, and lower the confidence if an equal rule says otherwise."""
    if not found:
        return None
    best = found[0]
    rivals = [c for c in found[1:] if c.rule == best.rule and c.value != best.value]
    confidence = best.confidence - (0.15 if rivals else 0.0)
    for candidate in found:
        context.offer(candidate)
    if rivals:
        context.note(f"{field}：有不同的写法，取第一处（{shown(best.value)}；另有 {shown(rivals[0].value)}）")
    return model(value=best.value, **context.evidence(best.span, best.rule, confidence))  # type: ignore[call-arg]


def simple(
    context: Context,
    field: str,
    convert: Callable[[Any], Any],
    model: type[E],
    narrow: Callable[[Document, Span], Span] | None = None,
) -> E | None:
    """The usual way: candidates of the field's own rules, the best one is the value."""
    return settle(context, field, candidates(context, field, convert, narrow=narrow), model)
