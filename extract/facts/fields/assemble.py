"""The scalar fields of a record, each from the rules of its own name or from the module that knows better."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extract.facts.choose import candidates, rank, settle, simple
from extract.facts.context import Context, hole
from extract.facts.convert import duration, sentence, text
from extract.facts.fields.by_rules import by_rules
from extract.facts.fields.category import category
from extract.facts.fields.copies import copies
from extract.facts.fields.dispute import dispute
from extract.facts.fields.numbers import lot
from extract.facts.fields.price import currency, total
from extract.facts.fields.procurement import procurement_method
from extract.facts.fields.term import signed_on, term
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
    amount, words = total(context, items)
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
        **term(context),
        "place": simple(context, "place", _place, TextFact, before_gap),
        "acceptance_days": _acceptance_days(context),
        "dispute_method": method,
        "dispute_venue": venue,
        "effective_condition": _effective_condition(context, the_title),
        "copies": copies(context),
        "tax_rate": _one_rate(context),
    }
    found = {name: known[name] if name in known else by_rules(context, name) for name in Fields.model_fields}
    found |= _bond(context, found)
    return with_unread(context, _of_the_whole(_of_the_contract(context, Fields(**found))))  # type: ignore[arg-type]


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


_MOST_TAX, _LEAST_TAX = Decimal("0.2"), Decimal("0.008")
_CENTS = Decimal("1")


def _of_the_whole(found: Fields) -> Fields:
    """Without the tax or the net price of a part: what is stated of a contract's price must come to its price."""
    total, net, tax = found.total_amount, found.amount_excluding_tax, found.tax_amount
    if total is None or not total.value:
        return found
    if net is not None and tax is not None and abs(net.value + tax.value - total.value) <= _CENTS:
        return found
    updated: dict[str, None] = {}
    if tax is not None and not _LEAST_TAX <= tax.value / total.value <= _MOST_TAX:
        updated["tax_amount"] = None
    if net is not None and not 1 - _MOST_TAX <= net.value / total.value <= 1:
        updated["amount_excluding_tax"] = None
    return found.model_copy(update=updated) if updated else found


def _effective_condition(context: Context, the_title: TextFact | None) -> TextFact | None:
    """What makes the contract take effect; other papers than this one do not count, nor does an instalment."""
    supplement = the_title is not None and "补充" in the_title.value

    def condition(value: object) -> str:
        found = sentence(value).strip("，、 ")
        own = supplement and found.startswith("本补充")
        if phrase("effect.another_paper").match(found) and not own:
            raise ValueError("another paper")
        return found

    facts = [f for f in context.of("field.effective_condition") if not _of_payment(context, f.span.start)]
    return settle(
        context, "effective_condition", candidates(context, "effective_condition", condition, facts), TextFact
    )


def _of_payment(context: Context, offset: int) -> bool:
    types = context.types_at(offset)
    return bool(types & {"payment", "bond"}) and not types & {"effectiveness", "other", "signature"}


def _one_rate(context: Context) -> Evidence | None:
    """The rate of tax; none where one clause gives the parts of the price (design, equipment, works) rates of their own."""
    facts = sorted(context.of("field.tax_rate"), key=lambda fact: rank(context, fact))
    whole = _top(context, facts[0].span.start) if facts else ""
    rates = {hole(fact) for fact in facts if _top(context, fact.span.start) == whole}
    if len(rates) > 1:
        context.note(f"tax_rate：各部分税率不同（{'、'.join(sorted(map(str, rates)))}），没有一个总的税率")
        return None
    return by_rules(context, "tax_rate")


def _top(context: Context, offset: int) -> str:
    """The clause of the first level that an offset stands in."""
    clause = context.clause(offset)
    while clause is not None and clause.level > 1 and clause.parent in context.outline.by_id:
        clause = context.outline.by_id[clause.parent]
    return clause.id if clause is not None else ""


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
