"""What tables given beside a run (ledgers, prices, companies) say of people: masked where the run is masked, and known to the
mask where what was found in them is exported with `--redact`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extract.audit.names import tight
from extract.reconcile.sheet import Book, Sheet
from extract.redact import Detail, details, redact_text


def masked(book: Book, kept: Iterable[str] = ()) -> Book:
    """The same tables without personal data. Cells that are one of `kept` stay: names, as they are compared, of those who are a
    party or a bidder themselves.
    """
    names = set(kept)
    return replace(book, sheets=[replace(sheet, rows=_masked(sheet, names)) for sheet in book.sheets])


def people(books: Iterable[Book]) -> list[Detail]:
    """Names, numbers and addresses of people in tables."""
    return sorted({found for book in books for sheet in book.sheets for found in details(_text(sheet))})


def _masked(sheet: Sheet, kept: set[str]) -> list[list[str]]:
    """No mask changes a tab or the end of a line, so the cells are where they were."""
    told = [line.split("\t") for line in redact_text(_text(sheet)).split("\n")]
    return [[was if tight(was) in kept else now for was, now in zip(a, b, strict=True)] for a, b in zip(sheet.rows, told, strict=True)]


def _text(sheet: Sheet) -> str:
    return "\n".join("\t".join(row) for row in sheet.rows)
