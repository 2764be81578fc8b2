"""Record → release: parties, tender, award, contract; what the document does not state is left out.

Field by field in docs/exports.md. Planned payments are milestones of type `payment` (their `value` is the field of
OCDS 1.2); bonds and penalties use published extensions.
"""

from __future__ import annotations

from typing import Any

from extract import labels
from extract.dataset.opencontracting.moments import moment
from extract.dataset.opencontracting.organisations import organisations
from extract.dataset.opencontracting.terms import guarantees, items, milestones, money, penalties
from extract.record import Record

EXTENSIONS = (
    "https://raw.githubusercontent.com/INAImexico/ocds_guarantees_extension/master/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_performance_failures_extension/master/"
    "extension.json",
)

_METHODS = {
    "open_tender": "open",
    "invited_tender": "selective",
    "competitive_negotiation": "limited",
    "competitive_consultation": "limited",
    "inquiry": "limited",
    "single_source": "direct",
}
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "md": "text/markdown",
}


def release(record: Record, *, ocid_prefix: str, when: str) -> dict[str, Any]:
    """The release of a contract; `when` (RFC 3339) is its date. Amounts are JSON numbers."""
    parties, references = organisations(record)
    made = {
        "ocid": f"{ocid_prefix}-{record.contract_id}",
        "id": record.contract_id,
        "date": when,
        "tag": ["award", "contract"],
        "initiationType": "tender",
        "language": "zh",
        "parties": parties,
        "buyer": next(iter(references.get("buyer", [])), None),
        "tender": {**_tender(record), "procuringEntity": next(iter(references.get("agency", [])), None)},
        "awards": [_award(record, references.get("supplier", []))],
        "contracts": [_contract(record)],
    }
    stated: dict[str, Any] = _stated(made)
    return stated


def _tender(record: Record) -> dict[str, Any]:
    fields = record.fields
    method = fields.procurement_method.value if fields.procurement_method else None
    return {
        "id": fields.project_number.value if fields.project_number else record.contract_id,
        "title": _value(fields.project_name),
        "procurementMethod": _METHODS.get(method or ""),
        "procurementMethodDetails": labels.code("contracts", "procurement_method", method) if method else None,
        "mainProcurementCategory": _value(fields.category),
    }


def _award(record: Record, suppliers: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": record.contract_id,
        "date": moment(_value(record.fields.award_notice_on)),
        "suppliers": suppliers,
    }


def _contract(record: Record) -> dict[str, Any]:
    fields = record.fields
    total = fields.total_amount.value if fields.total_amount else None
    duration = fields.term_duration.value if fields.term_duration else None
    period = {
        "startDate": moment(_value(fields.term_start)),
        "endDate": moment(_value(fields.term_end), end=True),
        # Months and years have no fixed number of days: they stay in the dataset's own tables.
        "durationInDays": duration.count if duration and duration.unit == "day" else None,
    }
    if period["startDate"] and period["endDate"]:
        period["durationInDays"] = None  # the standard wants it equal to the dates; they are the better evidence
    return {
        "id": record.contract_id,
        "awardID": record.contract_id,
        "title": _value(fields.title) or _value(fields.project_name),
        "value": money(total, _value(fields.currency)),
        "dateSigned": moment(_value(fields.signed_on)),
        "period": period,
        "items": items(record),
        "guarantees": guarantees(record),
        "documents": [
            {
                "id": record.contract_id,
                "documentType": "contractSigned",
                "title": record.source.path,
                "format": _MEDIA.get(record.source.format),
                "language": "zh",
            }
        ],
        "implementation": {"milestones": milestones(record), "performanceFailures": penalties(record)},
    }


def _value(fact: Any) -> Any:
    return fact.value if fact is not None else None


def _stated(value: Any) -> Any:
    """Without what is `None` or empty, all the way down: OCDS leaves out what is not known."""
    if isinstance(value, dict):
        kept = {key: _stated(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one not in (None, "", [], {})}
    return [_stated(one) for one in value] if isinstance(value, list) else value
