"""Two-column blocks (signature pages: 甲方 on the left, 乙方 on the right) are read column by column.

A block cut by a page break cannot be: text goes page by page. It becomes a table of two columns instead, so that it
stays clear which value belongs to which side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.ingest.pdf.lines import PrintedLine, make_line
from extract.ingest.pdf.pieces import Piece
from extract.ingest.pdf.tablejoin import JoinedCell, JoinedTable

_LABEL = re.compile(r"[一-鿿A-Za-z）)]\s*[：:]|[（(](?:盖章|公章|签章|签字|章|签名|单位公章)[）)]|签字|盖章")
_ALIGNED = 3.0  # em that the right parts of successive lines may differ


@dataclass(slots=True)
class ColumnBlock:
    """Rows of a two-column block: the left and the right part of each printed line. `split`: where the right begins."""

    rows: list[tuple[PrintedLine | None, PrintedLine | None]]
    split: float

    def column(self, side: int) -> list[PrintedLine]:
        """The lines of the left (0) or right (1) column."""
        return [row[side] for row in self.rows if row[side] is not None]  # type: ignore[misc]


def as_table(blocks: Sequence[ColumnBlock]) -> JoinedTable:
    """Parts of one block on successive pages as a table; a line without a label goes on in the cell above it."""
    table = JoinedTable([0.0, blocks[0].split, 2 * blocks[0].split], 0, [])
    above: list[JoinedCell] = []
    for block in blocks:
        for number, row in enumerate(block.rows):
            parts = [p for p in row if p is not None]
            if above and number and len(parts) == 1 and not _LABEL.search(parts[0].text):
                above[row.index(parts[0])].lines.append(parts[0])
                continue
            above = [
                JoinedCell(table.n_rows, side, 1, 1, 0.9 * block.split, [p] if p else []) for side, p in enumerate(row)
            ]
            table.cells += above
            table.n_rows += 1
    return table


def unzip_columns(lines: Sequence[PrintedLine], split: float | None = None) -> list[list[PrintedLine] | ColumnBlock]:
    """Stretches of plain lines and two-column blocks, in reading order.

    `split` is where the right column of a block begins that may go on here from the page before.
    """
    out: list[list[PrintedLine] | ColumnBlock] = []
    plain: list[PrintedLine] = []
    i = 0
    hint = split
    while i < len(lines):
        size, split = _block(lines, i, hint if i == 0 else None)
        if size:
            if plain:
                out.append(plain)
                plain = []
            out.append(_columns(lines[i : i + size], split))
            i += size
        else:
            plain.append(lines[i])
            i += 1
    if plain:
        out.append(plain)
    return out


def _right_start(line: PrintedLine) -> float | None:
    """Left edge of the right part of a line that has two parts (the widest gap, at least two characters wide)."""
    if len(line.pieces) < 2:
        return None
    gaps = [(b.x0 - a.x1, b.x0) for a, b in zip(line.pieces, line.pieces[1:], strict=False)]
    labelled = [(gap, x) for gap, x in gaps if _LABEL.search(_text(_after(line, x)))]
    gap, x = max(labelled or gaps)
    return x if gap > 1.5 * line.em else None


def _after(line: PrintedLine, x: float) -> list[Piece]:
    return [p for p in line.pieces if p.x0 >= x - 0.1]


def _text(pieces: list[Piece]) -> str:
    return " ".join(p.text for p in pieces)


def _two_labels(line: PrintedLine, x: float) -> bool:
    left = _text([p for p in line.pieces if p.x0 < x - 0.1])
    return bool(_LABEL.search(left) and _LABEL.search(_text(_after(line, x))))


def _block(lines: Sequence[PrintedLine], i: int, hint: float | None) -> tuple[int, float]:
    """Number of lines of the two-column block that begins at line `i` (0: none) and where its right column begins."""
    start = _right_start(lines[i])
    if start is None or not _two_labels(lines[i], start):
        return 0, 0.0
    low = high = start
    end, labelled, j = i + 1, 1, i + 1
    loose = 0
    while j < len(lines):
        line = lines[j]
        right = _right_start(line)
        if line.top - lines[j - 1].bottom > 6 * line.em:
            break
        near = right is not None and low - _ALIGNED * line.em <= right <= high + _ALIGNED * line.em
        if near and right is not None:
            low, high = min(low, right), max(high, right)
            labelled += _two_labels(line, right)
            end, loose = j + 1, 0
        elif line.x0 >= low - _ALIGNED * line.em:
            end, loose = j + 1, 0  # goes on in the right column only
        elif line.x1 <= low + 0.5 * line.em and len(line.text) < 30 and loose < 2:
            loose += 1  # goes on in the left column only: counted if the block goes on after it
        else:
            break
        j += 1
    goes_on = hint is not None and abs(start - hint) <= _ALIGNED * lines[i].em
    if labelled < 2 and not goes_on:
        return 0, 0.0
    return end - i, low


def _columns(lines: Sequence[PrintedLine], split: float) -> ColumnBlock:
    rows: list[tuple[PrintedLine | None, PrintedLine | None]] = []
    for line in lines:
        at = _right_start(line)
        if at is None or at < split - _ALIGNED * line.em:
            at = split - _ALIGNED * line.em if line.x0 >= split - _ALIGNED * line.em else split
        left = [p for p in line.pieces if p.x0 < at - 0.1]
        right = [p for p in line.pieces if p.x0 >= at - 0.1]
        rows.append((make_line(left) if left else None, make_line(right) if right else None))
    return ColumnBlock(rows, split)
