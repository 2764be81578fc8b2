"""The scalar facts of `Record.notice`: dates, budget, ceiling, fee, results and reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.facts.context import Context
from extract.facts.convert import sentence
from extract.facts.notices.awards import is_total, unit_of
from extract.facts.notices.days import closing_day, page_day, read_day
from extract.facts.notices.form import Entry, Form
from extract.facts.notices.heading import Heading
from extract.facts.notices.key_fields import settled
from extract.facts.notices.sums import Sum, by_lot, read_sum, whole_sum
from extract.facts.reading.written import tight as written
from extract.lexicon import phrase
from extract.model import Span
from extract.record import ExactFact, TextFact
from extract.values.lexer import lex

_LONGEST = 600
_SUMS = ("budget", "ceiling_price", "agency_fee")
_WORDS = ("acceptance_result", "outcome_reason")


def scalars(context: Context, form: Form, kind: str, heading: Heading) -> dict[str, Any]:
    """Names of `Notice` → facts, `None` where nothing is stated."""
    told: dict[str, Any] = {name: _sum(context, form, name) for name in _SUMS}
    told |= {name: _sentence(context, form, name) for name in _WORDS}
    for name in ("award_date", "acceptance_date", "issue_date"):
        told[name] = _day(context, form, name)
    told["opening_date"] = _opening(context, form)
    told["publication_date"] = _published(context, form, kind, heading)
    if heading.letter and told["issue_date"] is None and (day := closing_day(context, form)):
        told["issue_date"] = settled(context, "issue_date", [(*day, 0.9)])
    return told


def _sum(context: Context, form: Form, name: str) -> ExactFact | None:
    """The sum of the whole purchase; one that is stated for a lot is the lot's, unless the document has no other lot."""
    found = list(_sums(context, form, name))
    if not found:
        return None
    if name == "agency_fee" and len({one.value for one in found}) > 1:
        return None  # one a lot: which is whose is not told here
    best = found[0]
    evidence = context.evidence(best.span, f"notice.{name}", 0.95 * best.sure)
    flags = {*evidence.pop("flags", []), *best.flags}
    others = sorted({format(one.value, "f") for one in found} - {format(best.value, "f")})
    if others:
        flags.add("conflict")
        evidence["confidence"] = min(evidence["confidence"], 0.6)
    return ExactFact(value=best.value, **evidence, flags=sorted(flags), others=others)


def _sums(context: Context, form: Form, name: str) -> Iterator[Sum]:
    lots = {lot for lot, _, _ in form.lots} | {row.lot for row in form.rows if row.lot}
    for entry in form.of(name):
        if entry.part in ("change", "watch") or (entry.lot is not None and len(lots) > 1 and not is_total(entry.label)):
            continue
        span = entry.value
        if phrase("notices.unit_price_said").match(form.text, span.start, span.end):
            whole = phrase("notices.total_inside").search(form.text, span.start, span.end)
            if whole is None:
                continue
            span = Span(whole.end(), span.end)
        if len(list(by_lot(context, entry.value, unit_of(form, entry)))) > 1 and _begins_with_lot(form, entry):
            continue
        read = whole_sum(context, span, unit_of(form, entry))
        if read is not None:
            yield read
    rows = [row for row in form.rows if name in row.cells and row.part != "change"]
    if len(rows) == 1 and not form.of(name):
        read = read_sum(context, rows[0].cells[name], rows[0].labels[name].unit)
        if read is not None:
            yield read


def _begins_with_lot(form: Form, entry: Entry) -> bool:
    match = phrase("notices.lot_mark").match(form.text, entry.value.start, entry.value.end)
    return match is not None


def _sentence(context: Context, form: Form, name: str) -> TextFact | None:
    for entry in form.of(name):
        value = sentence(written(context.document, entry.value).replace("\n", ""))
        if 2 <= len(value) <= _LONGEST and not phrase("notices.no_value").match(value):
            return settled(context, name, [(value, entry.value, 0.93)])
    for row in form.rows:
        key = next((key for key in (name, "reason") if key in row.cells), None)
        if name == "outcome_reason" and key is not None and (row.part == "closed" or key == name) and "supplier" not in row.cells:
            value = sentence(written(context.document, row.cells[key]))
            if 2 <= len(value) <= _LONGEST and not phrase("notices.no_value").match(value):
                return settled(context, name, [(value, row.cells[key], 0.92)])
    return None


def _day(context: Context, form: Form, name: str) -> TextFact | None:
    found = ((*day, 0.95) for entry in form.of(name) if entry.part != "change" and (day := read_day(context, entry.value)))
    return settled(context, name, found)


def _opening(context: Context, form: Form) -> TextFact | None:
    """As labelled; 时间 alone counts in the part about the opening, and a stretch of time is none."""
    found = []
    for entry in form.of("opening_date"):
        bare = phrase("notices.bare_time").match(entry.label.core) is not None
        if entry.part == "change" or (bare and entry.part != "opening") or _days_in(context, entry.value) != 1:
            continue
        day = read_day(context, entry.value)
        if day is not None:
            found.append((*day, 0.85 if bare else 0.95))
    if not found:
        view = context.document.view
        match = phrase("notices.deadline_said").search(view.text)
        day = read_day(context, Span(*view.span(*match.span("day")))) if match else None
        found = [(*day, 0.85)] if day else []
    return settled(context, "opening_date", found)


def _days_in(context: Context, span: Span) -> int:
    return sum(token.family == "date" for token in lex(context.tight(span)).tokens)


def _published(context: Context, form: Form, kind: str, heading: Heading) -> TextFact | None:
    """As labelled, else the date under the title of the page, else the one under the last line of an announcement."""
    found = [(*day, 0.95) for entry in form.of("publication_date") if (day := read_day(context, entry.value))]
    if heading.letter:
        return None
    if not found and (day := page_day(context, form)):
        found = [(*day, 0.85)]
    if not found and heading.announcement and (day := closing_day(context, form)):
        found = [(*day, 0.85)]
    if not found and not heading.correction:
        found = [(*day, 0.8) for entry in form.of("first_date") if kind == "tender" and (day := read_day(context, entry.value))]
    return settled(context, "publication_date", found)
