"""A notice into the record: its own part `notice`, and the fields, parties, items and amounts that contracts have as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extract.facts.context import Context
from extract.facts.notices.awards import awards
from extract.facts.notices.bidders import bidders
from extract.facts.notices.changes import is_stale
from extract.facts.notices.form import Form, masked, plain
from extract.facts.notices.goods import goods
from extract.facts.notices.heading import heading_of
from extract.facts.notices.invoice import Invoice, invoice
from extract.facts.notices.key_fields import key_fields
from extract.facts.notices.lots import lots
from extract.facts.notices.people import committee
from extract.facts.notices.reader import form
from extract.facts.notices.requests import is_request, requested
from extract.facts.notices.said_awards import carried_out, proposed, won
from extract.facts.notices.scalars import scalars
from extract.facts.notices.sides import parties
from extract.facts.notices.totals import of_list
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Amount, Evidence, Fields, Item, Lot, Notice, Record
from extract.record.standing import AGREEMENTS

_AWARDED = frozenset({"award_notice"})
_WITH_SUPPLIER = frozenset({"award_notice", "contract_notice", "acceptance_notice", "invoice"})
_TERM = frozenset({"term_start", "term_end", "term_text", "term_duration"})
_OF_CONTRACTS = ("signed_place", "performance_bond_required", "dispute_method", "dispute_venue", "effective_condition", "copies")
"""What a notice does not state of itself even where its text reads so."""
_REREAD = ("supplier.", "buyer.", "agency.", "lot：", "total_amount：", "number：", "project_number：", "signed_on：")
"""Remarks on what the rules of contracts read, which a notice is not read by."""


def with_notice(context: Context, record: Record) -> Record:
    """The record of a notice, tender, bid, letter of award or invoice; any other record is given back as it is."""
    kind = record.source.document_type
    if is_request(record):
        return requested(context, record)
    if kind in AGREEMENTS or kind == "other":
        return record
    told = form(context)
    heading = heading_of(context, told, kind, tuple(record.source.document_type_words))
    awarded = awards(context, told, letter=heading.letter) if kind in _WITH_SUPPLIER else []
    if kind == "award_notice" and not awarded:
        awarded = won(context, told)
    if kind == "acceptance_notice" and not awarded:
        awarded = carried_out(context)
    update: dict[str, Any] = {}
    general = record.fields.model_copy(update=dict.fromkeys(_not_its_own(context, told, record.fields)))
    fields = general.model_copy(
        update=key_fields(context, told, kind, heading, awarded, general)
        | (dict.fromkeys(_not_told(general, letter=heading.letter)) if kind not in ("tender", "bid") else {})
    )
    fields.unread.clear()
    update["fields"] = fields
    paid = invoice(context) if kind == "invoice" else Invoice()
    for name, fact in paid.fields.items():
        setattr(fields, name, fact)
    method = fields.procurement_method
    alone = kind == "tender" and method is not None and method.value == "single_source"
    update["parties"] = paid.parties or parties(
        context, told, proposed(context, told) if alone else awarded, bid=kind == "bid",
        title=heading.span if kind == "acceptance_notice" else None,
    )  # fmt: skip
    update["items"] = paid.items or goods(context, told, record.items)
    if kind == "bid" and fields.total_amount is None:
        fields.total_amount = of_list(context, update["items"])
    lists = _lists(context, told, kind, awarded, closed=heading.closed)
    _without_projects(fields, lists.get("lots", []))
    update["notice"] = Notice(**scalars(context, told, kind, heading), **paid.facts, **lists)
    if kind not in ("tender", "bid"):
        update["payments"] = record.payments if kind == "contract_notice" else []
        update["penalties"] = []
        own = _amounts(fields, update["notice"], update["items"])
        others = [amount if amount.kind == "bond" else amount.model_copy(update={"kind": "other"}) for amount in record.amounts]
        update["amounts"] = own if kind == "invoice" else _with_others(context, told, own, others)
    else:
        amounts = [amount for amount in record.amounts if not is_stale(told, Span(amount.start, amount.end))]
        known = [_kind(amount, update["notice"]) for amount in amounts]
        update["amounts"] = _with_others(context, told, known, _amounts(fields, update["notice"], []))
    warnings = [one for one in record.source.warnings if not one.startswith(_REREAD)]
    update["source"] = record.source.model_copy(update={"warnings": warnings})
    return record.model_copy(update=update)


def _not_told(fields: Fields, *, letter: bool) -> list[str]:
    """Of what only contracts state, all but the bond that a letter asks for, or whose size is told."""
    bond = letter or fields.performance_bond_rate is not None or fields.performance_bond_amount is not None
    return [name for name in _OF_CONTRACTS if not (bond and name == "performance_bond_required")]


def _not_its_own(context: Context, told: Form, fields: Fields) -> Iterator[str]:
    """Fields whose value stands before a correction, or is the term of a publication."""
    for name in Fields.model_fields:
        fact = getattr(fields, name)
        if isinstance(fact, Evidence) and (
            is_stale(told, Span(fact.start, fact.end)) or (name in _TERM and _no_term(context, fact.start, fact.end))
        ):
            yield name


def _no_term(context: Context, at: int, end: int) -> bool:
    """True for a stretch of time that is that of a publication, by its line or the one above."""
    text = plain(context)
    start = text.rfind("\n", 0, max(text.rfind("\n", 0, at), 0)) + 1
    return phrase("notices.other_stretch").search(text, start, end) is not None


def _lists(context: Context, told: Form, kind: str, awarded: list[Any], *, closed: bool) -> dict[str, Any]:
    """Lots and bidders of what tells of a competition, members of the committee of all."""
    made: dict[str, Any] = {"committee": committee(context, told)}
    if kind in ("contract_notice", "acceptance_notice", "invoice"):
        return made
    of_awards = awarded if kind in _AWARDED else []
    made["lots"] = lots(context, told, of_awards, closed=closed)
    made["bidders"] = bidders(context, told, of_awards) if kind != "tender" else []
    return made


def _without_projects(fields: Fields, lots: list[Lot]) -> None:
    """Leave out what is said of one of the projects of an intention: it is not of the others."""
    projects = [lot for lot in lots if lot.lot is None and lot.name is not None]
    for name in Fields.model_fields if len(projects) > 1 else ():
        fact = getattr(fields, name)
        if isinstance(fact, Evidence) and any(row.start <= fact.start < row.end for row in projects):
            setattr(fields, name, None)


def _kind(amount: Amount, notice: Notice) -> Amount:
    """A sum of a tender that is its budget or its ceiling, or that of a lot."""
    told: list[tuple[str, Any, Evidence]] = [("budget", fact.value, fact) for fact in (notice.budget,) if fact is not None]
    told += [("cap", fact.value, fact) for fact in (notice.ceiling_price,) if fact is not None]
    told += [(kind, value, lot) for lot in notice.lots for kind, value in (("budget", lot.budget), ("cap", lot.ceiling_price))]
    for kind, value, place in told:
        if amount.value == value and amount.start < place.end and place.start < amount.end:
            return amount.model_copy(update={"kind": kind})
    return amount


def _with_others(context: Context, told: Form, own: list[Amount], general: list[Amount]) -> list[Amount]:
    """The sums that one way of reading found, and those that the other found elsewhere: parts of the price, earlier quotes."""
    rows = list(own)
    for amount in general:
        span = Span(amount.start, amount.end)
        known = any(one.value == amount.value and one.start < span.end and span.start < one.end for one in own)
        ended = told.end is not None and span.start >= told.end
        guessed = not amount.rule.startswith("notice.") and "unit_from_label" in amount.flags
        if not (known or ended or guessed or amount.value is None or is_stale(told, span) or masked(context, span)):
            rows.append(amount)
    return sorted(rows, key=lambda row: (row.start, row.end, row.kind))


def _amounts(fields: Fields, notice: Notice, items: list[Item]) -> list[Amount]:
    """One row for every sum that was read, in the order of the text."""
    found: list[Amount] = []

    def add(kind: str, value: Any, evidence: Evidence) -> None:
        if value is not None:
            shared = {name: getattr(evidence, name) for name in Evidence.model_fields}
            found.append(Amount(kind=kind, value=value, figures=value, **shared))  # type: ignore[arg-type]

    facts = {
        "total": fields.total_amount, "net": fields.amount_excluding_tax, "tax": fields.tax_amount,
        "budget": notice.budget, "cap": notice.ceiling_price, "other": notice.agency_fee,
    }  # fmt: skip
    for kind, fact in facts.items():
        if fact is not None:
            add(kind, fact.value, fact)
    for lot in notice.lots:
        for kind, value in (("other", lot.amount), ("budget", lot.budget), ("cap", lot.ceiling_price)):
            add(kind, value, lot)
    for bidder in notice.bidders:
        add("other", bidder.price, bidder)
    for item in items:
        add("unit_price", item.unit_price, item)
        add("line_total", item.amount, item)
    told: dict[tuple[object, ...], Amount] = {}
    for row in sorted(found, key=lambda row: (row.start, row.end, row.kind)):
        told.setdefault((row.value, row.start, row.end), row)
    return list(told.values())
