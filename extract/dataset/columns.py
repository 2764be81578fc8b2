"""The tables and their columns."""

from __future__ import annotations

from typing import get_args

from extract import record as models
from extract.audit.across.belonging import Relation
from extract.dataset.column import Column, column, columns
from extract.record.standing import DOCUMENT_TYPES

EVIDENCE = (
    Column("clause", "code"),
    Column("page", "int"),
    Column("start", "int"),
    Column("end", "int"),
    Column("text", "text"),
    Column("rule", "code"),
    Column("confidence", "float"),
)
"""Where a row stands: the last columns of every list table. `clause` is an `id` of the table `clauses`."""

_ID = Column("contract_id", "code")

_SOURCE = models.Source.model_fields
STANDING = tuple(
    column(name, _SOURCE[name].annotation)
    for name in ("document_type", "read_state", "read_reasons", "review_priority", "review_reasons")
)
"""What a document is, how well it was read, and whether to look at it first."""
KEY_FIELDS = (
    "number", "title", "project_name", "project_number", "lot", "procurement_method", "total_amount", "currency",
    "signed_on",
)  # fmt: skip
NOTICE_FIELDS = tuple(name for name, info in models.Notice.model_fields.items() if info.title is not None)
"""What stands in `documents` of the papers around a contract: the scalar facts of `Record.notice`."""
OF_NOTICES = ("lots", "bidders")
"""Tables of what is no contract."""
RECONCILED = ("matches", "differences", "ledger", "balances", "prices")
"""Tables that `hetong reconcile` makes."""
OTHERS = ("groups", *RECONCILED, "failures", "corrections", "verdicts")
"""Tables whose rows are not those of one record."""

LEDGER_STATES = (
    "on_time", "early", "late", "undated", "overpaid", "other_payee", "other_account", "no_contract", "split", "refund",
    "duplicate",
)  # fmt: skip
"""What may be said of a payment."""

COUNTS = ("n_clauses", "n_payments", "n_penalties", "n_items", "n_findings", "n_warnings")

TABLES: dict[str, tuple[Column, ...]] = {
    "contracts": (
        _ID,
        Column("path", "text"),
        Column("format", "code"),
        Column("pages", "int"),
        column("text_source", models.Source.model_fields["text_source"].annotation),
        *STANDING,
        Column("group_id", "code"),
        Column("counted", "bool"),
        *columns(models.Fields),
        Column("buyer", "texts"),
        Column("supplier", "texts"),
        *(Column(name, "int") for name in COUNTS),
    ),
    # Every file with a record, contract or not.
    "documents": (
        _ID,
        Column("path", "text"),
        Column("sha256", "code"),
        Column("format", "code"),
        STANDING[0],
        Column("confidence", "float"),
        Column("words", "texts"),
        *STANDING[1:],
        *(column(name, models.Fields.model_fields[name].annotation) for name in KEY_FIELDS),
        *(Column(role, "texts") for role in ("buyer", "supplier", "agency")),
        *(column(name, models.Notice.model_fields[name].annotation) for name in NOTICE_FIELDS),
        Column("committee", "texts"),
    ),
    # Of every document that is no contract: what was on offer, and who took part.
    "lots": (_ID, *columns(models.Lot), *EVIDENCE),
    "bidders": (_ID, *columns(models.Bidder), *EVIDENCE),
    # Which files are one contract; the first row of a group is the file that stands for it, and has no relation.
    "groups": (
        Column("group_id", "code"),
        _ID,
        Column("path", "text"),
        Column("relation", "code", words=get_args(Relation)),
        Column("counted", "bool"),
        Column("reason", "text"),
    ),
    "parties": (_ID, *columns(models.Party), *EVIDENCE),
    "amounts": (_ID, *columns(models.Amount), *EVIDENCE),
    "payments": (_ID, *columns(models.Payment), *EVIDENCE),
    "penalties": (_ID, *columns(models.Penalty), *EVIDENCE),
    "items": (_ID, *columns(models.Item), *EVIDENCE),
    # A clause is found by the outline and not by a rule: `rule` and `confidence` stay empty, `page` is `page_start`.
    "clauses": (
        _ID,
        *columns(models.ClauseRow),
        *(column for column in EVIDENCE if column.name != "clause"),
    ),
    # `key` names a finding from run to run.
    "findings": (_ID, Column("key", "code"), *columns(models.Finding), *EVIDENCE),
    # Values that a person should look at before they are used.
    "review": (
        _ID,
        Column("path", "text"),
        Column("field", "code"),
        Column("value", "text"),
        Column("flags", "codes", words=get_args(models.Flag)),
        *EVIDENCE,
    ),
    "failures": (
        _ID,
        Column("path", "text"),
        Column("sha256", "code"),
        Column("stage", "code"),
        Column("error_class", "code"),
        Column("message", "text"),
    ),
    # Papers and the contract that they are of: `matter_id` is that contract's `group_id`. No `certainty`: of no contract.
    "matches": (
        Column("matter_id", "code"),
        Column("contract_path", "text"),
        _ID,
        Column("path", "text"),
        column("document_type", _SOURCE["document_type"].annotation),
        Column("certainty", "code", words=("sure", "likely", "ambiguous")),
        Column("ties", "texts"),
        Column("against", "texts"),
    ),
    # A contract and another document of its matter, field by field; `other_id` is a `contract_id` of `matches`.
    "differences": (
        Column("matter_id", "code"),
        _ID,
        Column("path", "text"),
        Column("other_id", "code"),
        Column("other_path", "text"),
        Column("other_type", "code", words=DOCUMENT_TYPES),
        Column("certainty", "code", words=("sure", "likely")),
        Column("field", "code"),
        Column("result", "code", words=("same", "different", "contract_only", "other_only")),
        Column("value", "text"),
        Column("other_value", "text"),
        Column("text", "text"),
        Column("page", "int"),
        Column("other_text", "text"),
        Column("other_page", "int"),
        Column("note", "text"),
    ),
    # Payments as the ledger has them, and what they were paid for.
    "ledger": (
        Column("ledger_id", "code"),
        Column("path", "text"),
        Column("sheet", "text"),
        Column("row", "int"),
        Column("paid_on", "date"),
        Column("amount", "decimal", "money"),
        Column("payee", "text"),
        Column("account", "text"),
        Column("summary", "text"),
        Column("number", "text"),
        Column("matter_id", "code"),
        Column("contract_path", "text"),
        Column("certainty", "code", words=("sure", "likely", "ambiguous")),
        Column("ties", "texts"),
        Column("seq", "int"),
        Column("due_on", "date"),
        Column("days_late", "int"),
        Column("interest", "decimal", "money"),
        Column("states", "codes", words=LEDGER_STATES),
    ),
    # What was paid of a contract: `rest` is `price` and `added` less `paid`; `due` by the last day of the ledgers.
    "balances": (
        Column("matter_id", "code"),
        _ID,
        Column("path", "text"),
        Column("price", "decimal", "money"),
        Column("added", "decimal", "money"),
        Column("paid", "decimal", "money"),
        Column("payments", "int"),
        Column("rest", "decimal", "money"),
        Column("due", "decimal", "money"),
        Column("overdue", "decimal", "money"),
        Column("until", "date"),
    ),
    # Unit prices and implied rates beside what they are compared with.
    "prices": (
        _ID,
        Column("path", "text"),
        Column("name", "text"),
        Column("spec", "text"),
        Column("unit", "text"),
        Column("unit_price", "decimal", "money"),
        Column("year", "int"),
        Column("kind", "code", words=("reference", "contracts", "rate")),
        Column("compared_price", "decimal", "money"),
        Column("ratio", "decimal", "ratio"),
        Column("likeness", "float"),
        Column("source", "text"),
        Column("text", "text"),
    ),
    # What people decided: a run reads these two and writes them back.
    "corrections": (
        Column("sha256", "code"),
        Column("place", "code"),
        Column("act", "code", words=("correct", "confirm", "add", "remove", "order")),
        Column("old_value", "text"),
        Column("new_value", "text"),
        Column("start", "int"),
        Column("end", "int"),
        Column("text", "text"),
        Column("row_text", "text"),
        Column("note", "text"),
        Column("who", "text"),
        Column("at", "text"),
    ),
    "verdicts": (
        Column("finding", "code"),
        Column("verdict", "code", words=("confirmed", "dismissed", "open")),
        Column("note", "text"),
        Column("who", "text"),
        Column("at", "text"),
        _ID,
        Column("check", "code"),
        Column("detail", "text"),
    ),
}
"""Name of a table → its columns, in the order in which they are written."""
