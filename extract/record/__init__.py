"""The record of one contract: the output of the pipeline, and what its JSON Schema is generated from.

    kinds, standing   the words that a record may use where it chooses one of a few: enums, types of documents, read states
    evidence          where a value stands and why it is believed; what becomes of one that cannot be read whole
    stated            a value of each type with its evidence, and how a field is declared
    fields            the scalar fields, each declared once
    rows              parties, sums, instalments, penalties, items, clauses, findings
    notice            what papers around a contract state besides
    document          all of it: `Record`, its source, its schema

Says the same as the specification of the dataset (`docs/dataset.md`): names, enums and evidence.
Money and ratios are `Decimal` in Python and strings in JSON; dates are ISO 8601 strings that keep their precision.
"""

from __future__ import annotations

from extract.record.document import (
    SCHEMA,
    Record,
    SealRow,
    Source,
    json_schema,
    reword,
    stated_in,
    thawed,
)
from extract.record.evidence import (
    SURE,
    Box,
    Evidence,
    Exact,
    Facts,
    Model,
    Unread,
)
from extract.record.fields import (
    Fields,
    field_group,
    field_kind,
)
from extract.record.kinds import (
    AmountKind,
    Category,
    ClauseType,
    Consequence,
    DayKind,
    DisputeMethod,
    DurationUnit,
    Flag,
    Liable,
    OrgType,
    PaymentBase,
    PaymentKind,
    PaymentMethod,
    PaymentTrigger,
    PenaltyBase,
    PenaltyKind,
    PenaltyTrigger,
    PeriodUnit,
    ProcurementMethod,
    Role,
)
from extract.record.notice import (
    Bidder,
    CommitteeMember,
    Lot,
    Notice,
    notice_group,
)
from extract.record.rows import (
    Amount,
    ClauseRow,
    Finding,
    Item,
    Party,
    Payment,
    Penalty,
    Quote,
)
from extract.record.stated import (
    BoolFact,
    CategoryFact,
    CountFact,
    DisputeFact,
    Duration,
    DurationFact,
    ExactFact,
    FieldKind,
    MethodFact,
    OrgTypeFact,
    TextFact,
    declared,
)

__all__ = [
    "SCHEMA",
    "SURE",
    "Amount",
    "AmountKind",
    "Bidder",
    "BoolFact",
    "Box",
    "Category",
    "CategoryFact",
    "ClauseRow",
    "ClauseType",
    "CommitteeMember",
    "Consequence",
    "CountFact",
    "DayKind",
    "DisputeFact",
    "DisputeMethod",
    "Duration",
    "DurationFact",
    "DurationUnit",
    "Evidence",
    "Exact",
    "ExactFact",
    "Facts",
    "FieldKind",
    "Fields",
    "Finding",
    "Flag",
    "Item",
    "Liable",
    "Lot",
    "MethodFact",
    "Model",
    "Notice",
    "OrgType",
    "OrgTypeFact",
    "Party",
    "Payment",
    "PaymentBase",
    "PaymentKind",
    "PaymentMethod",
    "PaymentTrigger",
    "Penalty",
    "PenaltyBase",
    "PenaltyKind",
    "PenaltyTrigger",
    "PeriodUnit",
    "ProcurementMethod",
    "Quote",
    "Record",
    "Role",
    "SealRow",
    "Source",
    "TextFact",
    "Unread",
    "declared",
    "field_group",
    "field_kind",
    "json_schema",
    "notice_group",
    "reword",
    "stated_in",
    "thawed",
]
