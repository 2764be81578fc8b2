"""The record of one document: its source, and all that was read out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import ConfigDict, Field

from extract.record.evidence import Box, Evidence, Model
from extract.record.fields import Fields
from extract.record.notice import Notice
from extract.record.rows import Amount, ClauseRow, Finding, Item, Party, Payment, Penalty
from extract.record.standing import DocumentType, ReadReason, ReadState, ReviewReason

SCHEMA = "hetong/2"


class SealRow(Box):
    """A stamp found on a scanned page."""

    colour: Literal["red", "blue", "other"]
    shape: Literal["round", "square"]


class Source(Model):
    """The file a record was made from, what it is, and how well it was read. `path` is relative to the folder given.

    `document_type_words` are the words that told the type; `review_priority` is 0–100, what to look at first.
    """

    path: str
    sha256: str
    format: str
    bytes: int
    pages: int | None = None
    text_source: Literal["text", "ocr", "mixed", "none"]
    engine: str
    warnings: list[str] = Field(default_factory=list)
    seals: list[SealRow] = Field(default_factory=list)
    document_type: DocumentType = "contract"
    document_type_confidence: float | None = None
    document_type_words: list[str] = Field(default_factory=list)
    read_state: ReadState = "read"
    read_reasons: list[ReadReason] = Field(default_factory=list)
    review_priority: int = 0
    review_reasons: list[ReviewReason] = Field(default_factory=list)


class Record(Model):
    """One document. `notice` is what papers around a contract state besides (`None` for a contract)."""

    schema_: Literal["hetong/1", "hetong/2"] = Field(default="hetong/2", alias="schema")
    contract_id: str
    source: Source
    text: str | None = None
    fields: Fields = Field(default_factory=Fields)
    parties: list[Party] = Field(default_factory=list)
    amounts: list[Amount] = Field(default_factory=list)
    payments: list[Payment] = Field(default_factory=list)
    penalties: list[Penalty] = Field(default_factory=list)
    items: list[Item] = Field(default_factory=list)
    clauses: list[ClauseRow] = Field(default_factory=list)
    findings: list[Finding] = Field(default_factory=list)
    notice: Notice | None = Field(default=None, exclude_if=lambda notice: notice is None)

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    def to_json(self, *, with_text: bool = True) -> dict[str, Any]:
        """A JSON-ready dict in the order of the specification; without `text` where a line of the .jsonl is wanted."""
        data = self.model_dump(mode="json", by_alias=True)
        if not with_text:
            data.pop("text")
        return data


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the record."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    for name, definition in schema["$defs"].items():
        if name.endswith("Fact"):  # one that is malformed
            value = definition["properties"]["value"]
            definition["properties"]["value"] = {"anyOf": [value, {"type": "null"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def thawed(record: Record) -> Record:
    """A copy whose evidence can be changed; the rows of its clauses, which state nothing, are shared."""
    return record.copied({id(record.clauses): record.clauses})


def stated_in(record: Record) -> Iterator[Evidence]:
    """Every value that the record states, one by one: fields, details of parties, rows of payments, penalties and items,
    and what a notice says."""
    holders = (record.fields, *record.parties, *([record.notice] if record.notice else []))
    for holder in holders:
        yield from (fact for _, fact in holder if isinstance(fact, Evidence))
    yield from (*record.payments, *record.penalties, *record.items)
    if record.notice is not None:
        yield from (*record.notice.lots, *record.notice.bidders, *record.notice.committee)


_AS_IT_STANDS = frozenset({"text", "rule", "clause", "flags", "others"})
"""What a row quotes, names, or says of other places: no wording of its own."""


def reword(row: Evidence, change: Callable[[str], str]) -> None:
    """Put every text of a row's values, lists of them too, into other characters; what it quotes stays as it stands."""
    for name, value in row:
        if name in _AS_IT_STANDS:
            continue
        if isinstance(value, str):
            setattr(row, name, change(value))
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            setattr(row, name, [change(one) for one in value])
