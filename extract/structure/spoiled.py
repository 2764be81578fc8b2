"""Tables that a text reader found in rows of tabs, though lines were joined across them: read anew as running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.lexicon import words
from extract.model import Document, Table
from extract.structure.heads import column_kind
from extract.structure.markers import marker_of

_PLAIN = frozenset({"txt", "md"})
_CLAUSE = re.compile(r"(?<=\S) +(?=[第（\d一二三四五六七八九十])")
"""Where a number may begin a clause: its shape, no wording."""


def sound(document: Document) -> tuple[Table, ...]:
    """The tables of a document without those that hold more than a table."""
    if document.format not in _PLAIN:
        return document.tables
    return tuple(table for table in document.tables if not _is_spoiled(document.folded, table))


def _is_spoiled(text: str, table: Table) -> bool:
    """Text stands before its head or behind its end in a cell, or rows are wider than the head."""
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            rows.setdefault(cell.row, []).append(text[cell.start : cell.end])
    if not rows:
        return False
    first, last = rows[min(rows)], rows[max(rows)]
    if _before_head().search(first[0]) or any(_begins_clause(words) for words in last):
        return True
    head = next((row for row in rows.values() if _is_head(row)), None)
    return head is not None and any(len(row) > len(head) + 1 for row in rows.values())


def _begins_clause(words: str) -> bool:
    return any(marker_of(words[match.end() : match.end() + 40]) is not None for match in _CLAUSE.finditer(words))


def _is_head(row: Sequence[str]) -> bool:
    kinds = [column_kind(cell) for cell in row]
    return len(row) >= 3 and sum(kind is not None for kind in kinds) >= max(3, len(row) - 2)


@cache
def _before_head() -> re.Pattern[str]:
    every = "|".join(map(re.escape, words("column_seq")))
    return re.compile(rf"\S +(?:{every})$")
