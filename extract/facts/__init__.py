"""Facts become the record: one assembler a part, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from extract.facts.amounts.assemble import amounts
from extract.facts.clause_rows import clause_rows
from extract.facts.context import Context
from extract.facts.doubts.assemble import with_doubts
from extract.facts.doubts.malformed import flag_rows
from extract.facts.earned.assemble import with_earned
from extract.facts.fields.assemble import fields
from extract.facts.fields.retained import with_retention
from extract.facts.items.assemble import items
from extract.facts.kind.assemble import document_kind
from extract.facts.kind.state import with_read_state
from extract.facts.notices.assemble import with_notice
from extract.facts.parties.assemble import parties
from extract.facts.payments.assemble import payments
from extract.facts.penalties.assemble import penalties
from extract.facts.script import as_written
from extract.model import Candidate, Document, Fact, Outline
from extract.record import Record, Source

if TYPE_CHECKING:
    from extract.facts.parties.fallback import Finder
    from extract.rulebook import Rulebook


def assemble(
    document: Document,
    outline: Outline,
    facts: tuple[Fact, ...],
    source: Source,
    rulebook: Rulebook,
    names: Finder | None = None,
) -> tuple[Record, Mapping[str, tuple[Candidate, ...]]]:
    """Build the record of a document from the facts that the rules found, and keep the candidates not chosen.

    `names` is the model that parties are checked against; without it they are what the rules found.
    """
    context = Context(document, outline, facts)
    the_parties = parties(context, rulebook)
    if names is not None:
        from extract.facts.parties.check import check_parties

        check_parties(context, the_parties, names)
    the_items = items(context)
    the_fields = fields(context, the_parties, the_items)
    the_payments = payments(context, the_fields)
    the_fields = with_retention(the_fields, the_payments)
    the_penalties = penalties(context, the_parties, the_fields)
    kind = document_kind(document)
    record = Record(
        contract_id=source.sha256[:16],
        source=source.model_copy(
            update={
                "warnings": [*source.warnings, *context.notes],
                "document_type": kind.type,
                "document_type_confidence": kind.confidence,
                "document_type_words": list(kind.words),
            }
        ),
        text=document.text,
        fields=the_fields,
        parties=the_parties,
        amounts=amounts(context, the_fields, the_payments, the_penalties, the_items),
        payments=the_payments,
        penalties=the_penalties,
        items=the_items,
        clauses=clause_rows(document, outline),
    )
    candidates = {name: tuple(found) for name, found in context.candidates.items()}
    record = with_notice(context, record)
    flag_rows(context, [*record.payments, *record.penalties])
    record = with_doubts(document, record)
    record = with_earned(document, record, candidates, rulebook)
    record = with_read_state(document, record)
    as_written(document, record)
    return record, candidates
