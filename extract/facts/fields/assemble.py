"""The scalar fields of a record, each from the rules of its own name or from the module that knows better."""

from __future__ import annotations

from collections.abc import Mapping

from extract.facts.choose import candidates, settle, simple
from extract.facts.context import Context
from extract.facts.convert import duration, sentence, text
from extract.facts.fields.by_rules import by_rules
from extract.facts.fields.category import category
from extract.facts.fields.copies import copies
from extract.facts.fields.dispute import dispute
from extract.facts.fields.numbers import lot
from extract.facts.fields.price import currency, total
from extract.facts.fields.procurement import procurement_method
from extract.facts.fields.tax import net_and_tax, one_rate
from extract.facts.fields.term import months_of, signed_on, term
from extract.facts.fields.title import project_name, title
from extract.facts.fields.unread import with_unread
from extract.facts.reading.written import before_gap
from extract.lexicon import phrase, words
from extract.model import Candidate
from extract.record import BoolFact, CountFact, Evidence, ExactFact, Fields, Item, Party, TextFact


def fields(context: Context, parties: list[Party], items: list[Item]) -> Fields:
    """All fields of the specification; what the document does not state stays `None`.

    A field that no module here knows better is what its rules find (`declared` in `extract.record` is all it needs).
    """
    the_title = title(context)
    the_project = project_name(context, the_title)
    the_term = term(context)
    amount, words = total(context, items, months=months_of(the_term))
    method, venue = dispute(context)
    known: dict[str, Evidence | None] = {
        "title": the_title,
        "project_name": the_project,
        "lot": simple(context, "lot", lot, TextFact),
        "category": category(context, the_title, the_project),
        "procurement_method": procurement_method(context),
        "total_amount": amount,
        "total_amount_words": words,
        "currency": currency(context, amount),
        "signed_on": signed_on(context),
        **the_term,
        "place": simple(context, "place", _place, TextFact, before_gap),
        "acceptance_days": _acceptance_days(context),
        "dispute_method": method,
        "dispute_venue": venue,
        "effective_condition": _effective_condition(context),
        "copies": copies(context),
        "tax_rate": one_rate(context),
        **net_and_tax(context, amount),
    }
    found = {name: known[name] if name in known else by_rules(context, name) for name in Fields.model_fields}
    found |= _bond(context, found)
    return with_unread(context, _of_the_contract(context, Fields(**found)))  # type: ignore[arg-type]


# What an approval form, a notice of award or a bid letter may say for the contract where it is silent itself.
_ALSO_IN_FRONT = {
    "number", "project_name", "project_number", "lot", "category", "procurement_method", "award_notice_on", "currency",
}  # fmt: skip


def _of_the_contract(context: Context, found: Fields) -> Fields:
    """Without terms of other papers that stand in front of the contract: a bid's validity is no term of it."""
    elsewhere = {
        name: None
        for name, fact in found
        if fact is not None and name not in _ALSO_IN_FRONT and context.in_front(fact.start)
    }
    return found.model_copy(update=elsewhere) if elsewhere else found


def _effective_condition(context: Context) -> TextFact | None:
    """What makes the contract take effect; other papers than this one do not count, nor does an instalment."""

    def condition(value: object) -> str:
        found = sentence(value).strip("，、 ")
        if phrase("effect.another_paper").match(found):
            raise ValueError("another paper")
        return found

    facts = [f for f in context.of("field.effective_condition") if not _of_payment(context, f.span.start)]
    return settle(
        context, "effective_condition", candidates(context, "effective_condition", condition, facts), TextFact
    )


def _of_payment(context: Context, offset: int) -> bool:
    types = context.types_at(offset)
    return bool(types & {"payment", "bond"}) and not types & {"effectiveness", "other", "signature"}


def _place(value: object) -> str:
    place = phrase("place.duty_behind").sub("", text(value)).rstrip()
    if len(place) < 2 or place in words("no_place"):
        raise ValueError("not a place")
    return place


def _bond(context: Context, found: Mapping[str, Evidence | None]) -> dict[str, Evidence | None]:
    """Required or not: the plain statement wins over what is said of refunds; a bond with a figure is required."""
    rate, amount = found["performance_bond_rate"], found["performance_bond_amount"]
    required = found["performance_bond_required"]
    if isinstance(required, BoolFact):
        return {} if required.value else {"performance_bond_rate": None, "performance_bond_amount": None}
    for fact in (rate, amount):
        if isinstance(fact, ExactFact) and fact.value > 0:
            stated = BoolFact(**{**fact.model_dump(), "value": True, "confidence": 0.85})
            return {"performance_bond_required": stated}
    return {}


def _acceptance_days(context: Context) -> CountFact | None:
    """Days within which the buyer must accept; months count as thirty days."""
    found: list[Candidate] = []
    for candidate in candidates(context, "acceptance_days", duration, context.of("acceptance.days")):
        length = candidate.value
        if length.unit in ("day", "working_day"):  # type: ignore[attr-defined]
            found.append(
                Candidate("acceptance_days", length.count, candidate.span, candidate.rule, candidate.confidence)  # type: ignore[attr-defined]
            )
        elif length.unit == "month":  # type: ignore[attr-defined]
            found.append(
                Candidate("acceptance_days", 30 * length.count, candidate.span, candidate.rule, 0.75, "月按 30 日计")  # type: ignore[attr-defined]
            )
    return settle(context, "acceptance_days", found, CountFact)
