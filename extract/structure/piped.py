"""A list in one line whose cells stand between pipes: 序号 | 名称 | 数量 | 总价 | 1 | 书桌 | 20 | 24000 | 2 | …

The columns of the head say where each row ends, whatever stands in a cell: specifications with numbers of their own
(一、桌面 1、厚度) are no clauses, and a figure that was covered (*****) is a cell all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.structure.figures import FIGURES, number
from extract.structure.heads import Head
from extract.structure.laying import Cells


def is_piped(text: str, head: Head) -> bool:
    """True if pipes, and no line ends, tell the cells of the head apart."""
    gaps = [text[a[1] : b[0]] for a, b in zip(head.cells, head.cells[1:], strict=False)]
    return bool(gaps) and "seq" in head.kinds and all("|" in gap and "\n" not in gap for gap in gaps)


def piped_rows(text: str, head: Head, end: int) -> tuple[list[Cells], int, bool]:
    """The counted rows behind a piped head, where the last one ends, and whether the text breaks off within another.

    Rows of which no figure column holds a figure are none.
    """
    stop = text.find("\n", head.end, end)
    cells = list(_cells(text, head.end, stop if stop >= 0 else end))
    width, seq = len(head.kinds), head.kinds.index("seq")
    rows: list[Cells] = []
    at = head.end
    i = 0
    while i < len(cells):
        if cells[i][0] == cells[i][1] and i + 1 < len(cells):
            i += 1  # the pipe that ends a row, and the one that begins the next
            continue
        row = cells[i : i + width]
        if seq >= len(row) or text[slice(*row[seq])] != str(len(rows) + 1):
            break
        if len(row) < width or i + width == len(cells):
            return rows, at, True
        if not any(number(text[a:b]) is not None for kind, (a, b) in zip(head.kinds, row, strict=True) if kind in FIGURES):
            break
        rows.append(tuple(cell if cell[0] < cell[1] else None for cell in row))
        at = max(cell[1] for cell in row)
        i += width
    return rows, at, False


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between the pipes, without the space around it; the last is what follows the last pipe."""
    first = text.find("|", start, end)
    if first < 0 or text[start:first].strip():
        return
    at = first + 1
    for pipe in [*(match.start() for match in re.compile(r"\|").finditer(text, at, end)), end]:
        raw = text[at:pipe]
        low = at + len(raw) - len(raw.lstrip())
        yield low, max(low, at + len(raw.rstrip()))
        at = pipe + 1
