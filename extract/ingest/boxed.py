"""Tables drawn with the characters for boxes (┌─┬─┐ │ ├─┼─┤ └─┴─┘) become the grids of `+---+` that `drawn` reads.

A box may have a rule between all rows or only below its head; its rules need not be as wide as what they frame (a terminal
gives a line one column or two). Where the frame does not fit at all, its rows are rows of pipes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ingest.drawn import drawn_block

_ACROSS = "─━═┄┅┈┉╌╍╴╶╸╺╼╾"
_DOWN = "│┃║┆┇┊┋╎╏╵╷╹╻╽╿"
_NO_BOX = "╱╲╳"
_ASCII = {
    code: "-" if chr(code) in _ACROSS else "|" if chr(code) in _DOWN else "+"
    for code in range(0x2500, 0x2580)
    if chr(code) not in _NO_BOX
}
_RULE = re.compile(r"^[+|]?-[-+| ]*$|^[+|][-+| ]*-[-+| ]*[+|]$")
_ROW = re.compile(r"^\|.*\|$")
_HEAD_AND_SUM = 3
"""Bands between rules, at most, of a box that has no rule between its rows."""


def unboxed(text: str) -> str:
    """The text with its boxes drawn in ASCII."""
    if not any(char in text for char in _DOWN):
        return text
    lines = text.split("\n")
    found: list[str] = []
    i = 0
    while i < len(lines):
        block = _block(lines, i)
        found += _drawn(block) if block else [lines[i]]
        i += max(len(block), 1)
    return "\n".join(found)


def _block(lines: Sequence[str], start: int) -> list[str]:
    """The lines of the box that begins at a line, in ASCII; none if none begins."""
    block: list[str] = []
    for line in lines[start:]:
        plain = line.strip().translate(_ASCII)
        if plain == line.strip() or not (_RULE.match(plain) or _ROW.match(plain)):
            break
        block.append(plain)
    rows = [line for line in block if not _RULE.match(line)]
    return block if len(block) > len(rows) > 0 else []


def _drawn(block: list[str]) -> list[str]:
    """A box as a grid with a rule between all rows, or as rows of pipes."""
    bands: list[list[str]] = [[]]
    for line in block:
        if not _RULE.match(line):
            bands[-1].append(line)
        elif "|" in line and bands[-1]:
            bands = []  # a rule that a cell of several rows interrupts
            break
        elif bands[-1]:
            bands.append([])
    bands = [band for band in bands if band]
    rule = next(line for line in block if _RULE.match(line))
    if not bands:
        grid = block
        rows = [[line] for line in block if not _RULE.match(line)]
    else:
        apart = len(bands) <= _HEAD_AND_SUM
        rows = [row for n, band in enumerate(bands) for row in (_rows(band) if apart and (n or len(bands) == 1) else [band])]
        grid = [rule, *(line for row in rows for line in (*row, rule))]
    used, table = drawn_block(grid, 0)
    if table is not None and used == len(grid):
        return grid
    cells = [_joined(row) for row in rows]
    return [cells[0], "|" + "---|" * max(cells[0].count("|") - 1, 1), *cells[1:]]


def _rows(band: Sequence[str]) -> list[list[str]]:
    """The rows between two rules: a line with a first cell and half of the others begins one, any other goes on with it."""
    rows: list[list[str]] = []
    for line in band:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        begins = bool(cells[0]) and 2 * sum(map(bool, cells)) >= len(cells)
        if begins or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _joined(row: Sequence[str]) -> str:
    """The lines of a row as one."""
    cells = [line.strip("|").split("|") for line in row]
    width = max(map(len, cells))
    whole = ["".join(line[i].strip() for line in cells if i < len(line)) for i in range(width)]
    return "|" + "|".join(whole) + "|"
