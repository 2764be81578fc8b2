"""Record → rows of the tables: pure, typed as `columns.TABLES` says, used by every writer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extract.audit.grouping import Member, families
from extract.dataset.columns import COUNTS, EVIDENCE, KEY_FIELDS, NOTICE_FIELDS, OF_NOTICES, STANDING, TABLES
from extract.dataset.failure import Failure
from extract.dataset.keys import finding_key
from extract.dataset.review import flagged
from extract.record import ClauseRow, Evidence, Finding, Party, Record
from extract.record.standing import AGREEMENTS

Row = dict[str, Any]

_LISTS = ("amounts", "payments", "penalties", "items")


def rows(record: Record, member: Member | None = None) -> Mapping[str, list[Row]]:
    """All rows of one record: name of the table (all but `columns.OTHERS`) → rows in the order of the record.

    `member` is the contract's place among the others (by default it is alone). What is no contract is a row of
    `documents`, with its lots and bidders.
    """
    made: dict[str, list[Row]] = {"documents": [_document(record)]}
    if is_contract(record):
        made |= _of_contract(record, member)
    elif record.notice is not None:
        made |= {table: [_plain(table, row) for row in getattr(record.notice, table)] for table in OF_NOTICES}
    for table, table_rows in made.items():
        names = [column.name for column in TABLES[table]]
        made[table] = [
            {name: record.contract_id if name == "contract_id" else row[name] for name in names} for row in table_rows
        ]
    return made


def is_contract(record: Record) -> bool:
    """True for what stands in `contracts` and counts in totals."""
    return record.source.document_type in AGREEMENTS


def finding_rows(contract_id: str, findings: Iterable[Finding]) -> list[Row]:
    """Rows of the table `findings`."""
    told: Counter[str] = Counter()
    made = []
    for one in findings:
        row = _plain("findings", one)
        passages = [(contract_id, one.text), *((quote.contract_id, quote.text) for quote in one.quotes)]
        key = finding_key(contract_id, one.check, passages)
        told[key] += 1  # the same words twice in a contract
        row |= {"contract_id": contract_id, "key": key if told[key] == 1 else f"{key}-{told[key]}"}
        row["quotes"] = [quote.text for quote in one.quotes]
        made.append(row)
    return made


def group_rows(members: Mapping[str, Member], paths: Mapping[str, str]) -> list[Row]:
    """Rows of the table `groups`, sorted by the path of the file that stands for the group."""
    made = []
    for group, rows_of in sorted(families(members).items(), key=lambda item: paths[item[0]]):
        for one in [rows_of[0], *sorted(rows_of[1:], key=lambda one: paths[one.contract_id])]:
            made.append({
                "group_id": group, "contract_id": one.contract_id, "path": paths[one.contract_id],
                "relation": one.relation, "counted": one.counted, "reason": one.reason,
            })  # fmt: skip
    return made


def members(rows: Iterable[Mapping[str, Any]]) -> dict[str, Member]:
    """Contract id → its place, from the rows of `groups`; a contract that is alone is not there."""
    return {
        str(row["contract_id"]): Member(
            str(row["contract_id"]), str(row["group_id"]), row["relation"], bool(row["counted"]), row["reason"] or ""
        )
        for row in rows
    }


def _of_contract(record: Record, member: Member | None) -> dict[str, list[Row]]:
    made: dict[str, list[Row]] = {"contracts": [_contract(record, member)]}
    made["parties"] = [_party(party) for party in record.parties]
    made["clauses"] = [_clause(clause) for clause in record.clauses]
    for table in _LISTS:
        made[table] = [_plain(table, row) for row in getattr(record, table)]
    made["findings"] = finding_rows(record.contract_id, record.findings)
    made["review"] = [_review(record, field, value, evidence) for field, value, evidence in flagged(record)]
    return made


def failure_row(failure: Failure) -> Row:
    """The row of a file that gave no record."""
    return {column.name: getattr(failure, column.name) or None for column in TABLES["failures"]}


def _value(fact: Any) -> Any:
    """Value of a fact, of each of a list of facts, or `None`."""
    if isinstance(fact, list):
        return [_value(one) for one in fact]
    return getattr(fact, "value", None) if isinstance(fact, Evidence) else fact


def _document(record: Record) -> Row:
    source = record.source
    row: Row = {"path": source.path, "sha256": source.sha256, "format": source.format, **_standing(record)}
    row |= {"confidence": source.document_type_confidence, "words": source.document_type_words}
    row |= {name: _value(getattr(record.fields, name)) for name in KEY_FIELDS}
    row |= {role: _names(record, role) for role in ("buyer", "supplier", "agency")}
    row |= {name: _value(getattr(record.notice, name, None)) for name in NOTICE_FIELDS}
    row["committee"] = [member.name for member in record.notice.committee] if record.notice else []
    return row | {"contract_id": record.contract_id}


def _standing(record: Record) -> Row:
    return {column.name: getattr(record.source, column.name) for column in STANDING}


def _names(record: Record, role: str) -> list[str]:
    return [party.name.value for party in record.parties if party.role == role and party.name and party.name.value]


def _contract(record: Record, member: Member | None) -> Row:
    row: Row = {"path": record.source.path, "format": record.source.format, "pages": record.source.pages}
    row["text_source"] = record.source.text_source
    row |= _standing(record)
    row |= {"group_id": member.group_id if member else record.contract_id, "counted": member is None or member.counted}
    row.update((name, _value(getattr(record.fields, name))) for name in type(record.fields).model_fields)
    for role in ("buyer", "supplier"):
        row[role] = _names(record, role)
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
    return {column.name: getattr(item, column.name, None) for column in TABLES[table] if column.name != "contract_id"}


def _review(record: Record, field: str, value: str, evidence: Evidence) -> Row:
    row: Row = {column.name: getattr(evidence, column.name) for column in EVIDENCE}
    return {**row, "path": record.source.path, "field": field, "value": value, "flags": evidence.flags}
