"""Record → rows of the tables: pure, typed as `columns.TABLES` says, used by every writer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.dataset.columns import COUNTS, EVIDENCE, TABLES
from extract.dataset.failure import Failure
from extract.dataset.review import flagged
from extract.record import ClauseRow, Evidence, Party, Record

Row = dict[str, Any]

_LISTS = ("amounts", "payments", "penalties", "items", "findings")


def rows(record: Record) -> Mapping[str, list[Row]]:
    """All rows of one contract: name of the table (all but `failures`) → rows in the order of the record."""
    made: dict[str, list[Row]] = {"contracts": [_contract(record)]}
    made["parties"] = [_party(party) for party in record.parties]
    made["clauses"] = [_clause(clause) for clause in record.clauses]
    for table in _LISTS:
        made[table] = [_plain(table, row) for row in getattr(record, table)]
    made["review"] = [_review(record, field, value, evidence) for field, value, evidence in flagged(record)]
    for table, table_rows in made.items():
        names = [column.name for column in TABLES[table]]
        made[table] = [
            {name: record.contract_id if name == "contract_id" else row[name] for name in names} for row in table_rows
        ]
    return made


def failure_row(failure: Failure) -> Row:
    """The row of a file that gave no record."""
    return {column.name: getattr(failure, column.name) or None for column in TABLES["failures"]}


def _value(fact: Any) -> Any:
    """Value of a fact, of each of a list of facts, or `None`."""
    if isinstance(fact, list):
        return [_value(one) for one in fact]
    return getattr(fact, "value", None) if isinstance(fact, Evidence) else fact


def _contract(record: Record) -> Row:
    row: Row = {"path": record.source.path, "format": record.source.format, "pages": record.source.pages}
    row["text_source"] = record.source.text_source
    row.update((name, _value(getattr(record.fields, name))) for name in type(record.fields).model_fields)
    for role in ("buyer", "supplier"):
        row[role] = [party.name.value for party in record.parties if party.role == role and party.name]
    for name in COUNTS:
        counted = record.source.warnings if name == "n_warnings" else getattr(record, name.removeprefix("n_"))
        row[name] = len(counted)
    return row


def _party(party: Party) -> Row:
    row: Row = {name: _value(getattr(party, name)) for name in type(party).model_fields}
    # A party known by its label alone is quoted by the first thing that is known of it.
    evidence = next(_facts(party), None)
    row.update((column.name, getattr(evidence, column.name, None)) for column in EVIDENCE)
    return row


def _facts(party: Party) -> Iterator[Evidence]:
    """The facts of a party, its name first."""
    for name in type(party).model_fields:
        fact = getattr(party, name)
        if isinstance(fact, Evidence):
            yield fact
        elif isinstance(fact, list):
            yield from fact


def _clause(clause: ClauseRow) -> Row:
    row: Row = {name: getattr(clause, name) for name in type(clause).model_fields}
    return {**row, "page": clause.page_start, "rule": None, "confidence": None}


def _plain(table: str, item: Evidence) -> Row:
    row = {column.name: getattr(item, column.name) for column in TABLES[table] if column.name != "contract_id"}
    if table == "findings":
        row["quotes"] = [quote.text for quote in row["quotes"]]
    return row


def _review(record: Record, field: str, value: str, evidence: Evidence) -> Row:
    row: Row = {column.name: getattr(evidence, column.name) for column in EVIDENCE}
    return {**row, "path": record.source.path, "field": field, "value": value, "flags": evidence.flags}
