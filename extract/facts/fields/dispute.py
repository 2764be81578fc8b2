"""How disputes end: court or arbitration, and where. Of a list of options only the chosen one counts."""

from __future__ import annotations

from extract.facts.choose import rank, settle
from extract.facts.context import Context, hole
from extract.facts.convert import text
from extract.facts.looks import looks_right
from extract.facts.reading.options import is_chosen, option_number, options
from extract.lexicon import phrase
from extract.model import Candidate, Fact, Span
from extract.record import DisputeFact, TextFact
from extract.text.sentences import around


def dispute(context: Context) -> tuple[DisputeFact | None, TextFact | None]:
    """`(dispute_method, dispute_venue)`; null where the choice was left open or names both."""
    facts = sorted(context.of("dispute.method"), key=lambda fact: rank(context, fact))
    facts = [fact for fact in facts if context.part_at(fact.span.start) != "annex"] or facts
    facts = [fact for fact in facts if not phrase("dispute.ruled_out").search(_line_before(context, fact))]
    facts = _chosen(context, [fact for fact in facts if not _left_to_special(context, fact)])
    if len({str(hole(fact, "value")) for fact in facts}) > 1:
        facts = [fact for fact in facts if not _stands_behind(context, fact)] or facts
    methods = {str(hole(fact, "value")) for fact in facts}
    if len(methods) > 1:
        if len({context.clause(fact.span.start) for fact in facts}) == 1 or not _same_topic(context, facts):
            context.note("dispute_method：同时写了仲裁和诉讼，未选定")
            return None, None
        facts = facts[:1]
    found = [_candidate(fact) for fact in facts]
    found += () if facts else _ticked_nouns(context)
    method = settle(context, "dispute_method", found, DisputeFact)
    venues = []
    for fact in facts:
        if "venue" in fact.holes:
            value = text(fact.holes["venue"].value)
            if looks_right("dispute_venue", value) and not phrase("dispute.no_place").search(value):
                venues.append(Candidate("dispute_venue", value, fact.holes["venue"].span, fact.rule, fact.confidence))
    return method, settle(context, "dispute_venue", venues, TextFact)


def _ticked_nouns(context: Context) -> list[Candidate]:
    """A ticked option that names the way alone: ☑仲裁 □诉讼. Two ticks say nothing."""
    found = []
    for option in options(context):
        if not option.ticked or "dispute" not in context.types_at(option.span.start):
            continue
        for value in ("arbitration", "litigation"):
            match = phrase(f"dispute.{value}_option").match(context.tight(option.span))
            if match:
                found.append(Candidate("dispute_method", value, option.span, "dispute.option", 0.9))
    return found if len({candidate.value for candidate in found}) == 1 else []


def _stands_behind(context: Context, fact: Fact) -> bool:
    """True for a way that holds only where the one agreed fails, or only for orders placed under the contract."""
    before = _line_before(context, fact)
    place = fact.holes.get("venue")
    if place is not None:
        line = context.document.line_at(fact.span.start)
        before = context.tight(Span(line.start, place.span.start))
    clause = before[around(before, len(before), len(before), len(before))[0] :]
    return any(phrase(f"dispute.{name}").search(clause) for name in ("fallback", "of_another_paper"))


def _left_to_special(context: Context, fact: Fact) -> bool:
    """True for options of general conditions that the special conditions choose from."""
    clause = context.clause(fact.span.start)
    if clause is None:
        return False
    parent = context.outline.by_id.get(clause.parent or "", clause)
    view = context.document.view
    begin, end = view.index(parent.start), view.index(fact.span.start)
    return any(begin <= start and stop <= end for start, stop in context.once(_choices_left))


def _choices_left(context: Context) -> list[tuple[int, int]]:
    """Where the view says that the special conditions choose."""
    return [found.span() for found in phrase("dispute.left_to_special").finditer(context.document.view.text)]


def _same_topic(context: Context, facts: list[Fact]) -> bool:
    """All in clauses of disputes: a sentence elsewhere that mentions a court does not open the question again."""
    inside = [fact for fact in facts if "dispute" in context.types_at(fact.span.start)]
    return bool(inside) and len({str(hole(fact, "value")) for fact in inside}) == 1


def _candidate(fact: Fact) -> Candidate:
    return Candidate("dispute_method", hole(fact, "value"), fact.span, fact.rule, fact.confidence)


def _chosen(context: Context, facts: list[Fact]) -> list[Fact]:
    """Leave out what an unticked box or 第 N 种 rules out; nothing at all if a choice was left blank."""
    ticked = [fact for fact in facts if is_chosen(context, fact.span.start) is True]
    if ticked:
        return ticked
    facts = [fact for fact in facts if is_chosen(context, fact.span.start) is not False]
    if not facts:
        return facts
    first = facts[0]
    clause = context.clause(first.span.start)
    if clause is None:
        return facts
    parent = context.outline.by_id.get(clause.parent or "", clause)
    span = context.outline.subtree(parent)
    region = context.tight(span)
    if phrase("dispute.choice_blank").search(region) and len(facts) > 1:
        return []
    choice = phrase("dispute.choice").search(region)
    if choice is None:
        return facts
    wanted = option_number(choice["n"])
    numbers = [_option_number(context, fact) for fact in facts]
    numbered = [fact for fact, number in zip(facts, numbers, strict=True) if number == wanted]
    # An option that is there but not the chosen one says nothing; without numbers the list cannot be read.
    return numbered or [fact for fact, number in zip(facts, numbers, strict=True) if number is None or len(facts) > 1]


def _line_before(context: Context, fact: Fact) -> str:
    line = context.document.line_at(fact.span.start)
    return context.tight(Span(line.start, fact.span.start))


def _option_number(context: Context, fact: Fact) -> int | None:
    """The number or letter of the option that a fact stands in, on its own line or in a list within the line."""
    inline = phrase("dispute.option_inline").findall(_line_before(context, fact))
    if inline:
        return option_number(next(name for name in inline[-1] if name))
    line = context.document.line_at(fact.span.start)
    match = phrase("dispute.option_line").match(context.tight(Span(line.start, fact.span.end)))
    return option_number(match["n"]) if match else None
