"""The term of performance and the day of signing: what two checks have to agree on."""

from __future__ import annotations

from extract.audit.case import Case, full_date
from extract.audit.catalogue import default_catalogue
from extract.record import Evidence

_OWNER = "term-start-undetermined"
"""The check whose wordings these are."""


def runs_from_blank_signing(case: Case) -> Evidence | None:
    """The statement of a term that has a length, runs from signing (or effect) and cannot be dated, since no day of
    signing, no start and no end are in the text; `None` otherwise."""
    fields = case.record.fields
    if fields.signed_on is not None or fields.term_duration is None:
        return None
    if any(fact and full_date(fact.value) for fact in (fields.term_start, fields.term_end)):
        return None
    phrases = default_catalogue().checks[_OWNER].phrases
    if next(phrases["dated"].finditer(case.contract.view), None) is not None:
        return None
    for fact in (fields.term_text, fields.term_duration):
        if fact is None:
            continue
        sentence = case.sentence(fact).text
        if phrases["from_signing"].found_in(sentence) and not phrases["of_a_bond"].found_in(sentence):
            return fact
    return None
