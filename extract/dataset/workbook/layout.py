"""What stands where in the sheets: the columns that an auditor reads first, then the technical ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from extract import labels
from extract.dataset.column import Column, ColumnType
from extract.dataset.columns import TABLES

FILE = Column("path", "text")
_ADDED = {
    "findings": (
        Column("contract_title", "text"), Column("contract_number", "text"), Column("buyer", "texts"), Column("supplier", "texts"),
        Column("total_amount", "decimal", "money"), Column("verdict", "code"), Column("verdict_by", "text"),
        Column("verdict_note", "text"),
    )
}  # fmt: skip
"""Columns of a sheet that its table has not: the contract that a finding is of, and what people decide on it."""
FILLED_IN = ("verdict", "verdict_by", "verdict_note")
"""Columns of the findings that people fill in and `hetong verdicts` takes."""
EXTRA: Mapping[str, tuple[Column, ...]] = {
    "not_assessed": (
        Column("contract_title", "text"), Column("contract_number", "text"), Column("title", "text"), Column("reason", "text"),
        Column("check", "code"), Column("contract_id", "code"),
    ),
    "columns": (Column("sheet", "text"), Column("head", "text"), Column("name", "code"), Column("kind", "code")),
}  # fmt: skip
"""Sheets that no table of the dataset stands behind."""
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
    "findings": (
        "weight", "severity", "title", "detail", "at_stake", "contract_title", "contract_number", "buyer", "supplier",
        "total_amount", *FILLED_IN, "path", "expected", "actual", "statute", "clears", "unsure",
    ),
    "not_assessed": ("contract_title", "contract_number", "title", "reason", "path"),
    "columns": ("sheet", "head", "name", "kind"),
    "clauses": ("number", "heading", "type", "text", "part", "annex", "level", "page_start", "page_end"),
}  # fmt: skip
_TECHNICAL = (
    "group_id", "matter_id", "other_id", "ledger_id", "key", "clause", "start", "end", "rule", "confidence", "contract_id", "id",
    "parent", "sha256", "check",
)  # fmt: skip
_HIDDEN = {"clauses": ("page", "rule", "confidence")}
"""Columns that say nothing there: a clause has its own pages and no rule."""
HEIGHT = 30
"""Points of a row: two lines of a text, where heights are not worked out row by row."""
_LINE, _MOST = 17, 24
"""Points of a line, and lines of a row at the most (a row is 409 points at the most)."""

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
    "contract_title": 24, "contract_number": 18, "reason": 60, "sheet": 14, "head": 24, "verdict": 10,
    "verdict_by": 10, "at_stake": 14, "weight": 6, "statute": 28,
    "clears": 32, "quotes": 40, "message": 60, "contract_id": 18, "bank": 26, "account": 24, "uscc": 22,
    "effective_condition": 30, "dispute_venue": 26, "field": 28, "sha256": 20, "currency": 13, "unit": 8, "lot": 10,
    "contract_path": 34, "other_path": 34, "value": 26, "other_value": 26, "other_text": 40, "payee": 28, "summary": 30,
    "place": 26, "rule": 22, "severity": 8, "number": 20, "label": 14, "note": 18, "verdict_note": 22,
}  # fmt: skip
_NARROW: dict[tuple[str, str], float] = {
    ("findings", "title"): 20, ("findings", "detail"): 52, ("findings", "buyer"): 18, ("findings", "supplier"): 20,
    ("findings", "path"): 24, ("findings", "total_amount"): 15,
}  # fmt: skip
"""Widths that only one sheet has: the findings are to be read and printed."""
_RATIO_WIDTH = 10.0


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a sheet: its Chinese head, its width in characters, how it looks."""

    column: Column
    head: str
    width: float
    quiet: bool


def places(table: str) -> list[Place]:
    """The columns of a sheet in reading order; the file of the contract comes first unless the table says otherwise."""
    known = TABLES[table] if table in TABLES else EXTRA[table]
    columns = {column.name: column for column in known if column.name not in _HIDDEN.get(table, ())}
    columns |= {column.name: column for column in _ADDED.get(table, ())}
    if table != "columns":
        columns.setdefault("path", FILE)
    first = _FIRST.get(table, ())
    if "path" in columns and "path" not in first:
        first = ("path", *first)
    last = [name for name in _TECHNICAL if name in columns and name not in first]
    middle = [name for name in columns if name not in first and name not in last]
    # The quote and its page stand together, before the technical columns.
    for name in ("text", "page"):
        if name in middle:
            middle.append(middle.pop(middle.index(name)))
    return [_place(table, columns[name], quiet=name in last) for name in (*first, *middle, *last)]


def _place(table: str, column: Column, *, quiet: bool) -> Place:
    head = labels.column(table, column.name)
    width = _NARROW.get((table, column.name)) or _WIDE.get(column.name, _RATIO_WIDTH if column.measure == "ratio" else _WIDTHS[column.type])
    if table == "clauses" and column.name == "number":
        width = 12
    # The head wraps to two lines and leaves room for the button of the filter.
    width = max(width, _columns(head) / 2 + 3)
    return Place(column, head, width, quiet)


def height(texts: Iterable[tuple[str, float]]) -> float:
    """Points of a row in which every text (with the width of its column) is seen whole, as far as a row can be.

    Not every program finds the height of a wrapped text by itself.
    """
    most = 1
    for text, width in texts:
        room = max(width * 0.95 - 1, 1)  # a line of Chinese seldom ends at the very edge
        most = max(most, sum(ceil(max(_columns(line), 1) / room) for line in text.split("\n")))
    return min(max(most, 2), _MOST) * _LINE


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
