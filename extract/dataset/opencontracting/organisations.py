"""Parties of a record → organisations and the references to them."""

from __future__ import annotations

from typing import Any

from extract.record import Party, Record

SCHEME = "CN-USCC"
"""Unified social credit codes. Not in the org-id register, whose CN-SAIC holds companies only."""

_ROLES = {"buyer": ["buyer"], "supplier": ["supplier"], "agency": ["procuringEntity"], "guarantor": ["guarantor"]}


def organisations(record: Record) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """(organisations, references by role): an organisation that stands in two roles is one, with both.

    An organisation without a credit code has an id of its own contract: two contracts never share one by accident.
    """
    found: dict[str, dict[str, Any]] = {}
    references: dict[str, list[dict[str, Any]]] = {}
    for number, party in enumerate(record.parties, start=1):
        made = _organisation(party, f"{record.contract_id}-{number}")
        if not made["name"] and not party.uscc:
            continue
        known = found.setdefault(made["id"], made)
        if known is not made:
            known["roles"] = sorted({*known["roles"], *made["roles"]})
        reference = {"id": made["id"], "name": known["name"] or made["name"]}
        if reference not in references.setdefault(party.role, []):
            references[party.role].append(reference)
    return list(found.values()), references


def _organisation(party: Party, own_id: str) -> dict[str, Any]:
    code = party.uscc.value if party.uscc else None
    name = party.name.value if party.name else None
    person = party.contact or party.authorised_representative
    return {
        "id": f"{SCHEME}-{code}" if code else own_id,
        "name": name,
        "roles": _ROLES.get(party.role, []),
        "identifier": {"scheme": SCHEME, "id": code, "legalName": name} if code else None,
        "address": {
            "streetAddress": party.address.value if party.address else None,
            "postalCode": party.postcode.value if party.postcode else None,
            "countryName": "中国" if party.address else None,
        },
        "contactPoint": {
            "name": person.value if person else None,
            "telephone": party.phone.value if party.phone else None,
            "faxNumber": party.fax.value if party.fax else None,
            "email": party.email.value if party.email else None,
        },
    }
