"""The rows of a table as a browser shows them, and whether they list anything or only lay out the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.ingest.html.style import hidden, tag_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TABLE_PARTS = frozenset(("thead", "tbody", "tfoot"))
_FEWEST_LISTED, _FEWEST_CELLS, _SHORT = 2, 3, 60
"""Rows of a list, cells of such a row, characters of such a cell."""


def rows_of(table: Element) -> Iterator[Element]:
    """Rows of a table as shown: the foot last, wherever it is written."""
    feet: list[Element] = []
    for child in table:
        tag = tag_of(child)
        if tag == "tr" and not hidden(child):
            yield child
        elif tag in TABLE_PARTS and not hidden(child):
            rows = [row for row in child if tag_of(row) == "tr" and not hidden(row)]
            if tag == "tfoot":
                feet += rows
            else:
                yield from rows
    yield from feet


def is_layout(table: Element, cells: list[list[Element]]) -> bool:
    """A single column, or tables within a table that lists nothing itself: the frame of a page."""
    if all(len(row) <= 1 for row in cells):
        return True
    nested = list(table.iterdescendants("table"))
    if not nested:
        return False
    listed = sum(_lists(row) for row in cells)
    return listed < _FEWEST_LISTED or 2 * listed < len(cells) or any(len(list(rows_of(one))) >= _FEWEST_LISTED for one in nested)


def _lists(row: list[Element]) -> bool:
    """A row of short cells without a table in them."""
    return len(row) >= _FEWEST_CELLS and all(
        next(cell.iterdescendants("table"), None) is None and len(text_of(cell).strip()) <= _SHORT for cell in row
    )


def span(cell: Element, name: str, zero: int) -> int:
    """A span as written, 1 if it is none; 0 means “to the end”."""
    written = (cell.get(name) or "").strip()
    if not (written.isascii() and written.isdigit()):
        return 1
    return int(written[:6]) or zero
