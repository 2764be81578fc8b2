"""What stands where in the sheets: the columns that an auditor reads first, then the technical ones."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

from extract import labels
from extract.dataset.columns import TABLES, Column, ColumnType

FILE = Column("path", "text")
_ADDED = {"findings": (Column("verdict", "code"), Column("verdict_note", "text"))}
"""Columns of a sheet that its table has not: what people decided stands beside the finding that it is of."""
_FIRST = {
    "contracts": (
        "path", "title", "number", "counted", "read_state", "project_name", "buyer", "supplier", "category",
        "procurement_method", "total_amount",
        "currency", "signed_on", "term_start", "term_end", "term_duration", "n_findings",
    ),
    "groups": ("path", "relation", "counted", "reason"),
    "documents": (
        "path", "document_type", "project_name", "project_number", "procurement_method", "buyer", "supplier", "agency",
        "total_amount", "budget", "ceiling_price", "publication_date",
    ),
    "matches": ("contract_path", "document_type", "path", "certainty", "ties", "against"),
    "differences": ("other_path", "other_type", "field", "result", "value", "other_value", "note", "text", "other_text"),
    "ledger": (
        "sheet", "row", "paid_on", "amount", "payee", "contract_path", "certainty", "states", "seq", "due_on", "days_late",
        "interest",
    ),
    "findings": ("severity", "title", "detail", "expected", "actual", "verdict", "verdict_note", "statute", "clears", "unsure"),
    "clauses": ("number", "heading", "type", "text", "part", "annex", "level", "page_start", "page_end"),
}  # fmt: skip
_TECHNICAL = (
    "group_id", "matter_id", "other_id", "ledger_id", "key", "clause", "start", "end", "rule", "confidence", "contract_id", "id",
    "parent", "sha256", "check",
)  # fmt: skip
_HIDDEN = {"clauses": ("page", "rule", "confidence")}
"""Columns that say nothing there: a clause has its own pages and no rule."""
HEIGHTS = {"clauses": 45, "findings": 60, "review": 45}
HEIGHT = 30
"""Points of a row: two lines of a text, more where it is the text that is read. One height a table keeps rows in line,
and not every program finds the height of a wrapped text by itself."""

_WIDTHS: dict[ColumnType, float] = {
    "text": 22,
    "texts": 26,
    "code": 14,
    "codes": 24,
    "decimal": 16,
    "int": 8,
    "float": 8,
    "bool": 8,
    "date": 12,
    "duration": 12,
}
_WIDE: dict[str, float] = {
    "path": 34, "text": 60, "detail": 72, "title": 26, "project_name": 34, "buyer": 26, "supplier": 30, "name": 28,
    "address": 30, "spec": 40, "heading": 20, "term_text": 40, "base_text": 22, "expected": 20, "actual": 20,
    "statute": 28, "clears": 32, "quotes": 40, "message": 60, "contract_id": 18, "bank": 26, "account": 24, "uscc": 22,
    "effective_condition": 30, "dispute_venue": 26, "field": 28, "sha256": 20, "currency": 8, "unit": 8, "lot": 10,
    "contract_path": 34, "other_path": 34, "value": 26, "other_value": 26, "other_text": 40, "payee": 28, "summary": 30,
    "place": 26, "rule": 22, "severity": 8, "number": 20, "label": 14, "note": 18, "verdict_note": 24,
}  # fmt: skip
_RATIO_WIDTH = 10.0


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a sheet: its Chinese head, its width in characters, how it looks."""

    column: Column
    head: str
    width: float
    quiet: bool


def places(table: str) -> list[Place]:
    """The columns of a sheet in reading order; the file of the contract comes first in every table."""
    columns = {column.name: column for column in TABLES[table] if column.name not in _HIDDEN.get(table, ())}
    columns |= {column.name: column for column in _ADDED.get(table, ())}
    columns.setdefault("path", FILE)
    first = ("path", *(name for name in _FIRST.get(table, ()) if name != "path"))
    last = [name for name in _TECHNICAL if name in columns and name not in first]
    middle = [name for name in columns if name not in first and name not in last]
    # The quote and its page stand together, before the technical columns.
    for name in ("text", "page"):
        if name in middle:
            middle.append(middle.pop(middle.index(name)))
    return [_place(table, columns[name], quiet=name in last) for name in (*first, *middle, *last)]


def _place(table: str, column: Column, *, quiet: bool) -> Place:
    head = labels.column(table, column.name)
    width = _WIDE.get(column.name, _RATIO_WIDTH if column.measure == "ratio" else _WIDTHS[column.type])
    if table == "clauses" and column.name == "number":
        width = 12
    # The head wraps to two lines and leaves room for the button of the filter.
    width = max(width, _columns(head) / 2 + 3)
    return Place(column, head, width, quiet)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
