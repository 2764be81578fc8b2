"""Requests for payment and their approvals: of which contract they are and who is to be paid.

What they ask for was neither agreed nor paid: of their sums only that of the contract is read, and no day of theirs is its own.
"""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.fields.numbers import number
from extract.facts.notices.form import plain
from extract.facts.notices.names import Name, read_name
from extract.facts.parties import gates
from extract.lexicon import phrase, words
from extract.model import Span
from extract.record import Party, Record, TextFact

_HEAD, _BEFORE = 3000, 40
_NOT_ITS_OWN = ("signed_on", "signed_place", "term_start", "term_end", "term_duration", "term_text")


def is_request(record: Record) -> bool:
    """True for a paper that its title calls a request for payment."""
    told = record.source.document_type_words
    return record.source.document_type == "other" and bool(told) and told[0] in words("title_request")


def requested(context: Context, record: Record) -> Record:
    """The record of a request: number of the contract and name of the payee beside what it says of buyer and project."""
    fields = record.fields.model_copy(update=dict.fromkeys(_NOT_ITS_OWN))
    fields.number = _number(context) or fields.number
    total = fields.total_amount
    if total is not None and phrase("notices.contract_sum").search(plain(context)[max(0, total.start - _BEFORE) : total.start]) is None:
        fields.total_amount = fields.total_amount_words = None
    parties = [party for party in record.parties if party.role != "supplier" or party.name is not None]
    if not any(party.role == "supplier" for party in parties) and (payee := _payee(context)) is not None:
        name, label = payee
        party = Party(role="supplier", label=label)
        party.name = TextFact(value=name.value, **context.evidence(name.span, "notice.payee", 0.9))
        parties.append(party)
    return record.model_copy(update={"fields": fields, "parties": parties})


def _number(context: Context) -> TextFact | None:
    for match in phrase("notices.requested_of").finditer(plain(context), 0, _HEAD):
        span = Span(*match.span("value"))
        try:
            value = number(context.document.view.slice(span.start, span.end))
        except ValueError:
            continue
        return TextFact(value=value, **context.evidence(span, "notice.number", 0.88))
    return None


def _payee(context: Context) -> tuple[Name, str] | None:
    """Who is to be paid; who asks only where it is a company, and not an office of the buyer."""
    found = []
    for match in phrase("notices.payee_told").finditer(plain(context)):
        name = read_name(context, Span(*match.span("name")))
        if name is not None and gates.kind_of_body(name.value, None) == "company":
            found.append((name, match["label"]))
    return found[0] if len({name.value for name, _ in found}) == 1 else None
