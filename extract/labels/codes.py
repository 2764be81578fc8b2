"""Which column takes the words of which enum."""

from __future__ import annotations

from collections.abc import Mapping

from extract.labels.words import (
    AMOUNT_KIND,
    AMOUNT_SOURCE,
    CATEGORY,
    CLAUSE_TYPE,
    CONSEQUENCE,
    DAY_KIND,
    DISPUTE_METHOD,
    DOCUMENT_TYPE,
    ERROR_CLASS,
    FLAG,
    LIABLE,
    ORG_TYPE,
    PART,
    PAYMENT_BASE,
    PAYMENT_KIND,
    PAYMENT_METHOD,
    PAYMENT_TRIGGER,
    PENALTY_BASE,
    PENALTY_KIND,
    PENALTY_TRIGGER,
    PERIOD_UNIT,
    PROCUREMENT_METHOD,
    READ_REASON,
    READ_STATE,
    REVIEW_REASON,
    ROLE,
    SEVERITY,
    STAGE,
    TEXT_SOURCE,
)

CODES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "contracts": {
        "text_source": TEXT_SOURCE,
        "document_type": DOCUMENT_TYPE,
        "read_state": READ_STATE,
        "read_reasons": READ_REASON,
        "review_reasons": REVIEW_REASON,
        "category": CATEGORY,
        "procurement_method": PROCUREMENT_METHOD,
        "dispute_method": DISPUTE_METHOD,
    },
    "parties": {"role": ROLE, "org_type": ORG_TYPE},
    "amounts": {"kind": AMOUNT_KIND},
    "payments": {
        "kind": PAYMENT_KIND,
        "base": PAYMENT_BASE,
        "amount_source": AMOUNT_SOURCE,
        "triggers": PAYMENT_TRIGGER,
        "due_day_kind": DAY_KIND,
        "method": PAYMENT_METHOD,
        "payer": ROLE,
        "payee": ROLE,
    },
    "penalties": {
        "liable": LIABLE,
        "beneficiary": LIABLE,
        "trigger": PENALTY_TRIGGER,
        "kind": PENALTY_KIND,
        "base": PENALTY_BASE,
        "period_unit": PERIOD_UNIT,
        "cap_base": PENALTY_BASE,
        "grace_day_kind": DAY_KIND,
        "consequence": CONSEQUENCE,
    },
    "clauses": {"part": PART, "type": CLAUSE_TYPE},
    "findings": {"severity": SEVERITY},
    "review": {"flags": FLAG},
    "failures": {"stage": STAGE, "error_class": ERROR_CLASS},
}
"""Table → column of codes → code → what it is called."""
