"""Documents from plain text, one line a paragraph, without the ingest stage."""

from __future__ import annotations

from extract.model import Cell, Clause, Document, Line, Outline, Table


def document(text: str, labels: dict[int, int] | None = None, bold: frozenset[int] = frozenset()) -> Document:
    """A document whose lines are the lines of `text`; runs of lines with tabs are tables.

    `labels` gives the length of the generated label of a line (by number), `bold` the lines in bold type.
    """
    lines: list[Line] = []
    tables: list[Table] = []
    rows: list[Line] = []
    at = 0
    for i, raw in enumerate(text.split("\n")):
        line = Line(at, at + len(raw), bold=i in bold, label_end=(labels or {}).get(i, 0))
        lines.append(line)
        if "\t" in raw.strip():
            rows.append(line)
        elif rows:
            tables.append(_table(text, rows))
            rows = []
        at += len(raw) + 1
    if rows:
        tables.append(_table(text, rows))
    return Document(text, tuple(lines), tables=tuple(tables))


def _table(text: str, rows: list[Line]) -> Table:
    cells: list[Cell] = []
    width = 0
    for r, line in enumerate(rows):
        at = line.start
        for c, cell in enumerate(text[line.start : line.end].split("\t")):
            cells.append(Cell(r, c, at, at + len(cell)))
            at += len(cell) + 1
            width = max(width, c + 1)
    return Table(rows[0].start, rows[-1].end, len(rows), width, tuple(cells))


def tops(outline: Outline, part: str = "body") -> list[tuple[str, str]]:
    """Number and heading of the numbered first-level clauses of a part."""
    return [(c.number, c.heading) for c in outline.clauses if c.part == part and c.level == 1 and c.number]


def by_number(outline: Outline, number: str) -> Clause:
    """The first clause with this number."""
    return next(c for c in outline.clauses if c.number == number)
