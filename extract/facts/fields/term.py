"""When: signing date, start, end and length of the performance."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date as Day
from datetime import timedelta

from extract.facts.choose import candidates, rank, settle
from extract.facts.context import Context, hole
from extract.facts.convert import date, duration
from extract.facts.convert import sentence as without_number
from extract.facts.fields.stages import STAGE, claim, whole
from extract.facts.reading.earlier import of_earlier_contract
from extract.facts.reading.written import tight
from extract.lexicon import phrase, says, words
from extract.model import Candidate, Fact, Span
from extract.record import DurationFact, Evidence, TextFact
from extract.text.sentences import STOPS

_TERM_TYPES = frozenset({"term", "delivery", "subject"})
_NOT_TERM = frozenset(
    {"liability", "payment", "warranty", "acceptance", "confidentiality", "force_majeure", "support", "bond"}
)
_MAX_STATEMENT = 80
_MAX_REST = 60
_DAY = 10
"""Characters of a whole day, YYYY-MM-DD."""


def signed_on(context: Context) -> TextFact | None:
    """The signing date; where the sides signed on different days, the last one (that is when the contract was made)."""
    found = [c for c in candidates(context, "signed_on", date) if context.part_at(c.span.start) != "annex"]
    found = found or [c for c in candidates(context, "signed_on", date, context.of("term.day")) if _is_last(context, c)]
    if not found:
        return None
    best_rule = found[0].rule
    same = [c for c in found if c.rule == best_rule]
    full = [c for c in same if len(str(c.value)) == 10] or same
    best = max(full, key=lambda c: (str(c.value), -c.span.start))
    if len({c.value for c in full}) > 1:
        context.note(f"signed_on：签订日期不止一个，取最后一个 {best.value}")
    rest = [c for c in found if c is not best]
    context.candidates.setdefault("signed_on", []).extend([best, *rest])
    return TextFact(value=str(best.value), **context.evidence(best.span, best.rule, best.confidence))


def _is_last(context: Context, candidate: Candidate) -> bool:
    """True for a day behind which the contract, without its annexes, has no more than seals and other such lines."""
    starts = (one.start for one in context.outline.clauses if one.part == "annex" and one.start >= candidate.span.end)
    rest = context.tight(Span(candidate.span.end, min(starts, default=len(context.document.text))))
    return len(rest) <= _MAX_REST and "。" not in rest and len(str(candidate.value)) == _DAY


def term(context: Context) -> dict[str, TextFact | DurationFact | None]:
    """`term_start`, `term_end`, `term_duration` and `term_text`, the sentence they stand in."""
    ranges = [f for f in context.of("term.range") if _about_term(context, f)]
    ranges.sort(key=lambda f: (claim(context, f.holes["start"].span.start), _weight(context, f), *rank(context, f)))
    if ranges and claim(context, ranges[0].holes["start"].span.start) >= STAGE:
        # The days of a stage, or of several years together, are no term where the term is told beside them.
        stages = [f.span for f in ranges]
        told = [c for c in candidates(context, "term_end", date) if whole(context, c, stages)]
        ranges = [] if told else ranges
    starts: list[Candidate] = []
    ends: list[Candidate] = []
    for fact in ranges:
        start, end = date(hole(fact, "start")), date(hole(fact, "end"))
        if start > end:
            continue
        starts.append(Candidate("term_start", start, fact.holes["start"].span, fact.rule, fact.confidence, "起止日期"))
        ends.append(Candidate("term_end", end, fact.holes["end"].span, fact.rule, fact.confidence, "起止日期"))
    for fact in context.of("term.range.year"):
        year = str(hole(fact))
        span = fact.holes["value"].span
        starts.append(Candidate("term_start", f"{year}-01-01", span, fact.rule, 0.85, "整年度"))
        ends.append(Candidate("term_end", f"{year}-12-31", span, fact.rule, 0.85, "整年度"))
    if not starts:
        starts = [c for c in candidates(context, "term_start", date) if not _of_another_thing(context, c)]
        starts = [c for c in starts if claim(context, c.span.start) < STAGE]
    if not ends:
        ends = [c for c in candidates(context, "term_end", date) if not _of_another_thing(context, c)]
        ends.sort(key=lambda c: claim(context, c.span.start) >= STAGE)
    lengths = [c for c in candidates(context, "term_duration", duration) if _plausible(context, c)]
    start_fact = settle(context, "term_start", starts, TextFact)
    end_fact = settle(context, "term_end", ends, TextFact)
    if start_fact and end_fact:
        first, last = start_fact.value, end_fact.value
        lengths.sort(key=lambda one: not _spans(one, first, last))
    length_fact = settle(context, "term_duration", lengths, DurationFact)
    if start_fact and end_fact and start_fact.value > end_fact.value:
        context.note(f"term：开始日期 {start_fact.value} 晚于结束日期 {end_fact.value}，请核对原文")
    if start_fact is None and end_fact is not None and length_fact is not None:
        start_fact = _derived_start(context, end_fact, length_fact)
    return {
        "term_start": start_fact,
        "term_end": end_fact,
        "term_duration": length_fact,
        "term_text": _term_text(context, length_fact, start_fact, end_fact),
    }


def months_of(found: Mapping[str, Evidence | None]) -> int | None:
    """How many months the term lasts, by its days or else by its length; `None` where it is not told, or told in days.

    `found` as `term` returns it.
    """
    start, end, length = found["term_start"], found["term_end"], found["term_duration"]
    if isinstance(start, TextFact) and isinstance(end, TextFact) and {len(start.value), len(end.value)} == {_DAY}:
        days = (Day.fromisoformat(end.value) - Day.fromisoformat(start.value)).days + 1
        return round(days / 30.44)
    if isinstance(length, DurationFact) and length.value.unit in ("year", "month"):
        return int(length.value.count * (12 if length.value.unit == "year" else 1))
    return None


def _spans(length: Candidate, start: str, end: str) -> bool:
    """Whether a length in months or years is that from the one day to the other: of 三年，一年一签 the year."""
    if len(start) < 10 or len(end) < 10 or length.value.unit not in ("year", "month"):  # type: ignore[attr-defined]
        return False
    months = length.value.count * (12 if length.value.unit == "year" else 1)  # type: ignore[attr-defined]
    first, after = Day.fromisoformat(start), Day.fromisoformat(end) + timedelta(days=1)
    return (after.year - first.year) * 12 + after.month - first.month == months and abs(after.day - first.day) <= 1


def _weight(context: Context, fact: Fact) -> int:
    """Ranges in a clause about the term come first."""
    return 0 if context.types_at(fact.span.start) & {"term", "delivery"} else 1


def _about_term(context: Context, fact: Fact) -> bool:
    """A range of dates is the term if its clause is about the term, or its own line says so."""
    line = context.document.line_at(fact.span.start)
    before = context.tight(Span(line.start, fact.span.start))[-24:]
    if of_earlier_contract(context, fact.span.start):
        return False
    if phrase("effect.one_of_several").search(before) or phrase("effect.of_another_thing").search(before):
        return False
    if context.types_at(fact.span.start) & {"term", "delivery"}:
        return True
    if phrase("effect.duty_over").search(before) and context.part_at(fact.span.start) == "body":
        return True
    return any(word in before for word in words("term_word")) or says("effect.term_label", before)


def _of_another_thing(context: Context, candidate: Candidate) -> bool:
    """True for the day until which a guarantee or a licence is valid, or for one of the contract before."""
    if of_earlier_contract(context, candidate.span.start):
        return True
    line = context.document.line_at(candidate.span.start)
    return phrase("effect.of_another_thing").search(context.tight(Span(line.start, candidate.span.start))[-48:]) is not None


def _plausible(context: Context, candidate: Candidate) -> bool:
    """Lengths in clauses about payment, liability or warranty are deadlines of other things; hours are no term."""
    if candidate.value.unit == "hour":  # type: ignore[attr-defined]
        return False
    types = context.types_at(candidate.span.start)
    line = context.document.line_at(candidate.span.start)
    if types & _TERM_TYPES or phrase("effect.labelled").search(context.tight(Span(line.start, candidate.span.start))):
        return True
    return not types & _NOT_TERM


def _one_statement(context: Context, length: DurationFact, end: TextFact) -> bool:
    """Length and end belong together: one clause of a sentence, and the length is not counted from an event."""
    span = Span(min(length.start, end.start), max(length.end, end.end))
    between = context.tight(span)
    return len(between) <= _MAX_STATEMENT and not phrase("effect.counted_from_event").search(between)


def _derived_start(context: Context, end: TextFact, length: DurationFact) -> TextFact | None:
    """A term stated by its end and its length begins on the day after the end of the one before: marked as derived."""
    if length.value.unit not in ("year", "month") or len(end.value) != 10 or not _one_statement(context, length, end):
        return None
    months = length.value.count * (12 if length.value.unit == "year" else 1)
    last = Day.fromisoformat(end.value)
    after = last + timedelta(days=1)
    index = after.year * 12 + after.month - 1 - months
    year, month = divmod(index, 12)
    start = Day(year, month + 1, min(after.day, calendar.monthrange(year, month + 1)[1]))
    context.note(f"term_start：{start} 由截止日期和期限推算，原文没有写明")
    span = Span(min(length.start, end.start), max(length.end, end.end))
    context.offer(Candidate("term_start", start.isoformat(), span, "term.derived", 0.7, "由截止日期和期限推算"))
    return TextFact(value=start.isoformat(), **context.evidence(span, "term.derived", 0.7))


_FULL_LINE = 30
"""Characters that make a line look as if it were broken by the margin."""


def _around(context: Context, offset: int) -> Span:
    """The line at an offset without its numbering, or its cell in a table."""
    text = context.document.text
    line = context.document.line_at(offset)
    start, end = line.start + line.label_end, line.end
    left, right = text.rfind("\t", start, offset), text.find("\t", offset, end)
    return Span(left + 1 if left >= 0 else start, right if right >= 0 else end)


def _whole_sentence(context: Context, sentence: Span) -> Span:
    """A sentence that the margin broke goes on in the next line of the same clause, up to its full stop."""
    document = context.document
    written = context.tight(sentence)
    if (
        len(written) < _FULL_LINE
        or written[-1] in STOPS + "："
        or "\t" in document.text[sentence.start : sentence.end]
    ):
        return sentence
    if sentence.end + 1 >= len(document.text) or document.text[sentence.end] != "\n":
        return sentence
    below = document.line_at(sentence.end + 1)
    rest = document.text[below.start : below.end]
    stop = re.match(r"[^。；：\t]{1,60}[。；]", rest)
    if stop is None or below.label_end or context.clause(sentence.start) is not context.clause(below.start):
        return sentence
    return Span(sentence.start, below.start + stop.end())


def _term_text(
    context: Context, length: DurationFact | None, start: TextFact | None, end: TextFact | None
) -> TextFact | None:
    # The surest of the three tells best where the term is stated; of equals, the length.
    for fact in sorted((f for f in (length, start, end) if f is not None), key=lambda f: -f.confidence):
        for sentence in context.sentences(_around(context, fact.start)):
            if sentence.start <= fact.start < sentence.end:
                sentence = _whole_sentence(context, sentence)
                value = without_number(tight(context.document, sentence).replace("\n", ""))
                clause = context.clause(sentence.start)
                if clause and clause.start == sentence.start and (clause.number or "").isdigit():
                    value = value.removeprefix(clause.number or "")  # 2工期：… has nothing behind its number
                return TextFact(
                    value=value,
                    **context.evidence(sentence, fact.rule, fact.confidence),
                )
    return None
