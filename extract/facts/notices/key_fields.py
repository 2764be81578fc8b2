"""The scalar fields that a notice has in common with a contract: number, project, lot, way of procurement, price, dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from extract.facts.choose import bracketed
from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.facts.fields.numbers import lot as numeral
from extract.facts.fields.numbers import number
from extract.facts.notices.awards import Award, unit_of
from extract.facts.notices.category import category
from extract.facts.notices.changes import CHANGED
from extract.facts.notices.days import closing_day, read_day
from extract.facts.notices.form import SURE, Entry, Form, masked
from extract.facts.notices.heading import Heading
from extract.facts.notices.labels import column
from extract.facts.notices.lots import of_one
from extract.facts.notices.method import method
from extract.facts.notices.sums import read_rate, read_sum
from extract.facts.notices.terms import terms
from extract.facts.notices.totals import total
from extract.facts.reading.written import tight as written
from extract.lexicon import phrase
from extract.model import Span
from extract.record import ExactFact, Fields, TextFact

_LONGEST_CODE, _LONGEST_NAME = 60, 120
_HEAD = 3000
Found = tuple[str, Span, float]


def key_fields(
    context: Context, form: Form, kind: str, heading: Heading, awarded: list[Award], general: Fields
) -> dict[str, Any]:
    """Names of fields → facts (`None`: not stated); what rules of contracts know as well fills gaps of names and numbers."""
    labelled = _name(context, form, "title")
    told: dict[str, Any] = {
        "project_number": _code(context, form, "project_number") or _said(context, "letter_number", "value", _number),
        "number": _code(context, form, "number"),
        "project_name": _project(context, form, heading),
        "title": labelled or heading.fact(context),
        "lot": _lot(context, form, heading),
        "procurement_method": method(context, form, heading) or (general.procurement_method if kind in ("tender", "bid") else None),
        "signed_on": _signed(context, form) if kind in ("contract_notice", "acceptance_notice") else None,
        "award_notice_on": None,
        **dict.fromkeys(("total_amount", "total_amount_words")),
    }
    if kind == "invoice":  # 项目名称 heads a column there
        named = [entry for entry in form.of("project_name") if entry.via == "label"]
        told["project_name"] = settled(context, "project_name", _read(context, named, _title))
    for name in ("project_number",) if kind == "invoice" else ("project_number", "project_name"):
        if told[name] is None and (fact := getattr(general, name)) is not None and not masked(context, Span(fact.start, fact.end)):
            told[name] = fact
    told["category"] = category(context, (told["project_name"], labelled, heading.project(context)))
    told |= _bond(context, form) | terms(context, form, general)
    if kind == "award_notice" and heading.letter:
        day = next(iter(_days(context, form, "issue_date", "publication_date")), None) or closing_day(context, form)
        told["award_notice_on"] = _text(context, (*day, 0.93), "award_notice_on") if day else None
    if kind != "tender":
        told |= total(context, form, kind, awarded)
    return told


def settled(context: Context, name: str, found: Iterable[Found]) -> TextFact | None:
    """The first of what is found, with a conflict where others say something else."""
    all_found = list(found)
    if not all_found:
        return None
    value, span, sure = all_found[0]
    again = sum(one[0] == value for one in all_found) > 1
    fact = _text(context, (value, span, min(sure + 0.02, 0.98) if again else sure), name)
    others = [one[0] for one in dict.fromkeys(all_found) if one[0] != fact.value]
    if others and name in ("project_number", "number", "signed_on"):
        fact.flags, fact.others = [*fact.flags, "conflict"], list(dict.fromkeys(others))
        fact.confidence = min(fact.confidence, 0.8)
    return fact


def _text(context: Context, found: Found, name: str) -> TextFact:
    value, span, sure = found
    return TextFact(value=value, **context.evidence(span, f"notice.{name}", sure))


def _read(context: Context, entries: Iterable[Entry], convert: Callable[[str], str]) -> Iterable[Found]:
    for entry in entries:
        if entry.part in ("change", "watch") or masked(context, entry.value):
            continue
        try:
            yield convert(written(context.document, entry.value).split("\n", 1)[0]), entry.value, SURE[entry.via]
        except ValueError:
            continue


def _coded(context: Context, found: Iterable[Found]) -> Iterable[Found]:
    """Numbers with the brackets that are their own: 云采【2025】6号."""
    for value, span, sure in found:
        yield bracketed(context, span, value), span, sure


def _number(said: str) -> str:
    if len(said) > 2 * _LONGEST_CODE:
        raise ValueError("too long")
    found = number(said)
    if len(found) > _LONGEST_CODE or "。" in found or phrase("notices.no_value").match(found):
        raise ValueError("not a number")
    return found


def _title(said: str) -> str:
    found = clean(said.strip("《》“”"))
    if not 3 <= len(found) <= _LONGEST_NAME or column(found) is not None or phrase("notices.no_value").match(found) or "。" in found:
        raise ValueError("not a name")
    return found


def _code(context: Context, form: Form, name: str) -> TextFact | None:
    entries = form.of(name)
    own = [entry for entry in entries if not phrase("notices.file_number").search(entry.label.core)]
    own = [entry for entry in own if not phrase("notices.former").match(entry.label.core)] or own
    return settled(context, name, _coded(context, _read(context, own or entries, _number)))


def _name(context: Context, form: Form, name: str) -> TextFact | None:
    return settled(context, name, _read(context, form.of(name), _title))


def _project(context: Context, form: Form, heading: Heading) -> TextFact | None:
    labelled = _name(context, form, "project_name")
    return labelled or _said(context, "letter_project", "name", _title) or heading.project(context)


def _said(context: Context, name: str, group: str, convert: Callable[[str], str]) -> TextFact | None:
    """What a sentence near the head says."""
    view = context.document.view
    for match in phrase(f"notices.{name}").finditer(view.text, 0, _HEAD):
        try:
            value = convert(match[group])
        except ValueError:
            continue
        if masked(context, Span(*view.span(*match.span(group)))):
            continue
        span = Span(*view.span(*match.span(group)))
        return _text(context, (bracketed(context, span, value), span, 0.85), name)
    return None


def _lot(context: Context, form: Form, heading: Heading) -> TextFact | None:
    """The lot of a document that speaks of one alone."""
    view = context.document.view
    marks = {numeral(m["a"] or m["b"] or m["c"]): m for m in phrase("notices.lot_mark").finditer(view.text, 0, _HEAD)}
    if (lot := of_one(form)) is not None and not marks.keys() - {lot}:
        place = next((span for one, _, span in form.lots if one == lot), None) or next(row.span for row in form.rows if row.lot == lot)
        return _text(context, (lot, place, 0.9), "lot")
    if form.lots or any(row.lot for row in form.rows):
        return None
    if len(marks) != 1:
        return None
    lot, match = next(iter(marks.items()))
    return _text(context, (lot, Span(*view.span(*match.span())), 0.85), "lot")


def _bond(context: Context, form: Form) -> dict[str, ExactFact]:
    """What a correction makes of the performance bond: its rate (合同金额5%) or its sum."""
    for entry in form.of("bond"):
        if entry.part != CHANGED:
            continue
        if (rate := read_rate(context, entry.value)) is not None:
            evidence = context.evidence(rate[1], "notice.bond", 0.9)
            return {"performance_bond_rate": ExactFact(value=rate[0], **evidence)}
        if (read := read_sum(context, entry.value, unit_of(form, entry))) is not None:
            evidence = context.evidence(read.span, "notice.bond", 0.9 * read.sure)
            return {"performance_bond_amount": ExactFact(value=read.value, **evidence)}
    return {}


def _days(context: Context, form: Form, *keys: str) -> Iterable[tuple[str, Span]]:
    for entry in form.of(*keys):
        if (day := read_day(context, entry.value)) is not None:
            yield day


def _signed(context: Context, form: Form) -> TextFact | None:
    return settled(context, "signed_on", ((*day, 0.95) for day in _days(context, form, "signed_on")))
