"""The words that a record may use where it chooses one of a few: its enums."""

from __future__ import annotations

from typing import Literal

Role = Literal["buyer", "supplier", "agency", "guarantor", "other"]
AmountKind = Literal[
    "total", "net", "tax", "instalment", "bond", "retention", "unit_price", "line_total", "penalty", "cap", "budget",
    "other",
]  # fmt: skip
PaymentKind = Literal["advance", "progress", "milestone", "acceptance", "final", "retention", "lump_sum", "periodic"]
PaymentBase = Literal["contract_total", "annual_fee", "settlement", "completed_work", "other"]
PaymentTrigger = Literal[
    "contract_signed", "contract_effective", "funds_available", "invoice_received", "delivered", "installed", "accepted",
    "inspected", "documents_submitted", "approved", "work_done", "warranty_expired", "audited", "bond_received", "date",
]  # fmt: skip
PaymentMethod = Literal["transfer", "cheque", "bill", "cash", "treasury"]
DayKind = Literal["working", "calendar"]
Liable = Literal["buyer", "supplier", "either"]
PenaltyTrigger = Literal[
    "late_delivery", "late_payment", "late_acceptance", "refusal_to_accept", "non_performance", "nonconformity",
    "subcontracting", "confidentiality", "ip", "security_incident", "invoice", "personnel", "corruption", "termination",
    "warranty_service", "general_breach", "other",
]  # fmt: skip
PenaltyKind = Literal["rate_per_period", "percent", "fixed", "multiple", "full_base", "compensation"]
PenaltyBase = Literal[
    "contract_total", "overdue_amount", "unpaid_amount", "overdue_delivery_value", "refused_value", "fees_paid",
    "service_fee", "daily_fee", "bond", "other",
]  # fmt: skip
PeriodUnit = Literal["hour", "day", "working_day", "week", "month", "quarter", "year", "occurrence", "item", "person"]
Flag = Literal[
    "near_seal", "low_score", "check_failed", "words_disagree", "malformed", "conflict", "uncorroborated",
    "unit_from_label", "corrected", "confirmed",
]  # fmt: skip
"""Why a value should be looked at before it is used: it stands under or near a seal; the recognition is unsure of a
character that matters; its own grammar or checksum speaks against it; the words beside it say something else; it is
written but cannot be read whole (its value is null); it is stated otherwise elsewhere (`others`); it rests on one weak
source; its unit stands in its label or column; a person put it right, or found it right."""
SUPPORT: frozenset[str] = frozenset({"uncorroborated", "unit_from_label"})
"""Flags that say what a value rests on, and raise no doubt of their own."""
DECIDED: frozenset[str] = frozenset({"corrected", "confirmed"})
"""Flags of a value that a person has looked at."""
Consequence = Literal["termination", "refund", "damages", "deduction", "reporting", "rectification"]
DurationUnit = Literal["day", "working_day", "month", "year", "hour"]
OrgType = Literal["government", "public_institution", "company", "individual", "social_organisation", "other"]
DisputeMethod = Literal["litigation", "arbitration"]
Category = Literal["goods", "services", "works"]
ProcurementMethod = Literal[
    "open_tender", "invited_tender", "competitive_negotiation", "competitive_consultation", "inquiry", "single_source",
    "framework", "e_mall", "other",
]  # fmt: skip
ClauseType = Literal[
    "definitions", "subject", "price", "payment", "term", "delivery", "place", "quality", "acceptance",
    "rights_obligations", "personnel", "support", "training", "warranty", "technical_documents", "ip", "title_guarantee",
    "confidentiality", "data_security", "bond", "tax", "invoice", "subcontracting", "change", "termination", "liability",
    "force_majeure", "dispute", "governing_law", "notice", "language", "effectiveness", "contract_documents", "integrity",
    "assessment", "insurance", "safety", "annex_list", "signature", "other",
]  # fmt: skip
