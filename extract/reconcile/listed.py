"""A table file as a document that findings can quote: its text is its rows, a line each."""

from __future__ import annotations

from pathlib import PurePath

from extract.reconcile.sheet import Book, Sheet
from extract.record import Quote, Record, Source


def place(sheet: Sheet, index: int) -> str:
    """Which row it is, as people count."""
    return f"{sheet.name}第{index + 1}行"


class Listed:
    """Collects the rows that are used; `record` is what is kept. Offsets are those of the text."""

    def __init__(self, book: Book, engine: str) -> None:
        self._book = book
        self._engine = engine
        self._lines: list[str] = []
        self._length = 0

    def add(self, sheet: Sheet, index: int) -> tuple[str, int]:
        """Add a row of a sheet: its line, and the offset at which it begins."""
        line = f"{place(sheet, index)}：" + " | ".join(cell for cell in sheet.rows[index] if cell)
        start = self._length
        self._lines.append(line)
        self._length += len(line) + 1
        return line, start

    def record(self) -> Record:
        """The document."""
        source = Source(
            path=self._book.path, sha256=self._book.sha256, format=PurePath(self._book.path).suffix.lstrip(".").lower() or "csv",
            bytes=self._book.bytes, text_source="text", engine=self._engine, document_type="other",
        )  # fmt: skip
        return Record(contract_id=self._book.id, source=source, text="\n".join(self._lines) + "\n")


def quote(document_id: str, text: str, start: int) -> Quote:
    """A row as a further quote of a finding."""
    return Quote(
        text=text, start=start, end=start + len(text), rule="reconcile.row", confidence=1.0, contract_id=document_id
    )
