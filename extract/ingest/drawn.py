"""Tables drawn with characters: a grid of `+---+`, or rules of dashes whose gaps are the columns (pandoc, rst, org).

A cell is what stands between two positions of a line, in columns of a terminal (a wide character is two) or in characters,
whichever the writer counted: the lines themselves show which, since no character may stand on a border.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from extract.ingest.blocks import Grid
from extract.ingest.build import CellText
from extract.ingest.glue import glue
from extract.text.wraps import width

_GRID_RULE = re.compile(r"^\s*\+(?:[-=:]{2,}\+)+\s*$")
_GRID_LINE = re.compile(r"^\s*[+|].*[+|]\s*$")
_RULE = re.compile(r"^ *(?:-{2,}|={2,})(?: +(?:-{2,}|={2,}))* *$")
_RUN = re.compile(r"-+|=+")
_FULL = re.compile(r"^ *-{8,} *$")
_MOST = 2000
"""Lines of one table."""

Measure = Callable[[str], int]
Clean = Callable[[str], str]


def drawn_block(lines: Sequence[str], start: int, clean: Clean = str.strip) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the drawn table that begins at a line; `(0, None)` if none does. `clean` is done to each
    paragraph of a cell."""
    line = lines[start]
    if _GRID_RULE.match(line):
        return _grid(lines, start, clean)
    if _FULL.match(line):
        return _multiline(lines, start, clean)
    if _is_columns(line):
        return _framed(lines, start, clean)
    if start + 1 < len(lines) and line.strip() and _is_columns(lines[start + 1]):
        return _simple(lines, start, clean)
    return 0, None


def _is_columns(line: str) -> bool:
    """A rule with a gap in it."""
    return bool(_RULE.match(line)) and len(_RUN.findall(line)) >= 2


# --- grids ------------------------------------------------------------------------------------------------------------


def _grid(lines: Sequence[str], start: int, clean: Clean) -> tuple[int, Grid | None]:
    end = start
    while end < len(lines) and end - start < _MOST and _GRID_LINE.match(lines[end]):
        end += 1
    block = list(lines[start:end])
    while block and not _GRID_RULE.match(block[-1]):
        block.pop()
    if len(block) < 3:
        return 0, None
    for measure in (width, len):
        if cells := _cells_of(block, measure, clean):
            return len(block), _of_cells(cells)
    return 0, None


def _cells_of(block: Sequence[str], measure: Measure, clean: Clean) -> list[CellText]:
    """The cells of a grid, spans included; none if text stands on its borders."""
    edges = sorted({at for line in block if _GRID_RULE.match(line) for at in _places(line, "+", measure)})
    columns = list(pairwise(edges))
    cells: list[CellText] = []
    open_from = [0] * len(columns)  # the row in which the cell of a column began
    texts: list[list[str]] = [[] for _ in columns]
    joined = [False] * len(columns)  # no border to the right: the cell goes on in the next column
    row = 0
    for number, line in enumerate(block[1:], start=1):
        found = _text_line(line, columns, measure)
        closed = [bool(re.fullmatch(r"[+|][-=:]{2,}[-=:+]*[+|]", _between(line, a, b + 1, measure))) for a, b in columns]
        if any(closed) and line.count("|") != len(columns) + 1:
            at = 0
            while at < len(columns):
                stop = at
                while stop < len(columns) - 1 and joined[stop]:
                    stop += 1
                if all(closed[at : stop + 1]):
                    text = _paragraphs(texts[at], clean)
                    cells.append(CellText(text, open_from[at], at, row + 1 - open_from[at], stop + 1 - at))
                    for k in range(at, stop + 1):
                        open_from[k], texts[k], joined[k] = row + 1, [], False
                elif number == len(block) - 1:
                    return []
                else:
                    texts[at].append(_between(line, columns[at][0] + 1, columns[stop][1], measure))
                at = stop + 1
            row += 1
            continue
        at = 0
        for words, span in found:
            inner = [True] * (span - 1)
            if any(texts[at : at + span]) and joined[at : at + span - 1] != inner:
                return []  # a border that comes and goes is none
            joined[at : at + span - 1] = inner
            texts[at].append(words)
            at += span
        if at < len(columns):
            return []
    return cells


def _text_line(line: str, columns: Sequence[tuple[int, int]], measure: Measure) -> list[tuple[str, int]]:
    """What stands in each cell of a line with the number of its columns; nothing if its borders are not those of the grid."""
    bars = line.strip()
    if bars.count("|") == len(columns) + 1 and "+" not in (bars[0], bars[-1]):
        return [(words, 1) for words in bars[1:-1].split("|")]  # even where a cell too narrow for its words pushes the rest
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(columns):
        stop = at
        while stop < len(columns) - 1 and _between(line, columns[stop][1], columns[stop][1] + 1, measure) not in ("|", "+"):
            if _split_wide(line, columns[stop][1], measure):
                return []
            stop += 1
        found.append((_between(line, columns[at][0] + 1, columns[stop][1], measure), stop + 1 - at))
        at = stop + 1
    ends = (columns[0][0], columns[-1][1])
    return found if all(_between(line, end, end + 1, measure) in ("|", "+") for end in ends) else []


def _places(line: str, sign: str, measure: Measure) -> list[int]:
    return [measure(line[:i]) for i, char in enumerate(line) if char == sign]


def _between(line: str, start: int, end: int, measure: Measure) -> str:
    """The characters that begin in `[start, end)` by the measure."""
    at = 0
    parts: list[str] = []
    for char in line:
        if start <= at < end:
            parts.append(char)
        at += measure(char)
        if at >= end:
            break
    return "".join(parts)


def _split_wide(line: str, place: int, measure: Measure) -> bool:
    """A wide character stands across the place."""
    at = 0
    for char in line:
        if at < place < at + measure(char):
            return True
        at += measure(char)
    return False


# --- rules of dashes --------------------------------------------------------------------------------------------------


def _multiline(lines: Sequence[str], start: int, clean: Clean) -> tuple[int, Grid | None]:
    """A rule, head, the rule of the columns, rows between blank lines, a rule."""
    columns = next((i for i in range(start + 1, min(start + 8, len(lines))) if _is_columns(lines[i])), None)
    if columns is None or columns == start + 1:
        return 0, None
    end = next((i for i in range(columns + 1, min(columns + _MOST, len(lines))) if _FULL.match(lines[i])), None)
    if end is None:
        return 0, None
    rows = [list(lines[start + 1 : columns]), *_chunks(lines[columns + 1 : end])]
    return _cut(lines[columns], rows, end - start + 1, clean)


def _framed(lines: Sequence[str], start: int, clean: Clean) -> tuple[int, Grid | None]:
    """A rule of columns above and below: without a head (pandoc), or with one under a third such rule (rst)."""
    rule = lines[start].strip()
    same = [i for i in range(start + 1, min(start + _MOST, len(lines))) if lines[i].strip() == rule]
    if not same:
        return 0, None
    first = list(lines[start + 1 : same[0]])
    blank = any(not line.strip() for line in first)
    if len(same) > 1 and rule[0] == "=" and not blank:
        body = list(lines[same[0] + 1 : same[1]])
        return _cut(lines[start], [first, *_rst_rows(lines[start], body)], same[1] - start + 1, clean)
    rows = _chunks(first) if blank else _rst_rows(lines[start], first) if rule[0] == "=" else [[line] for line in first]
    return _cut(lines[start], rows, same[0] - start + 1, clean)


def _simple(lines: Sequence[str], start: int, clean: Clean) -> tuple[int, Grid | None]:
    """A head, the rule of the columns, a row a line up to a blank line."""
    end = start + 2
    while end < len(lines) and lines[end].strip() and not _RULE.match(lines[end]):
        end += 1
    rows = [[lines[start]], *([line] for line in lines[start + 2 : end])]
    return _cut(lines[start + 1], rows, end - start, clean) if len(rows) > 1 else (0, None)


def _chunks(lines: Iterable[str]) -> list[list[str]]:
    """Lines between blank lines."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [chunk for chunk in found if chunk]


def _rst_rows(rule: str, lines: Sequence[str]) -> list[list[str]]:
    """Rows of a simple table of rst: a line whose first cell is empty goes on with the row above."""
    first = _RUN.search(rule)
    assert first is not None
    rows: list[list[str]] = []
    for line in lines:
        if rows and line.strip() and not _between(line, first.start(), first.end(), width).strip():
            rows[-1].append(line)
        elif line.strip():
            rows.append([line])
    return rows


def _cut(rule: str, rows: Sequence[Sequence[str]], used: int, clean: Clean) -> tuple[int, Grid | None]:
    """The rows cut at the gaps of the rule; `(0, None)` if text stands in a gap by either measure."""
    runs = [match.span() for match in _RUN.finditer(rule)]
    starts = [a for a, _ in runs]
    bounds = [*pairwise(starts), (starts[-1], 10**6)]
    gaps = [(b, c) for (_, b), (c, _) in pairwise(runs)]
    for measure in (width, len):
        if any(_between(line, a, b, measure).strip() or _split_wide(line, b, measure) for row in rows for line in row for a, b in gaps):
            continue
        table = [[_paragraphs([_between(line, a, b, measure) for line in row], clean) for a, b in bounds] for row in rows]
        return used, Grid.of_rows([row for row in table if any(row)])
    return 0, None


# --- cells ------------------------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[str], clean: Clean) -> str:
    """The lines of a cell joined as its writer wrapped them; a blank line ends a paragraph."""
    found = [""]
    for line in lines:
        text = line.strip()
        if text:
            found[-1] = glue(found[-1], text)
        elif found[-1]:
            found.append("")
    return "\n".join(clean(part) for part in found if part)


def _of_cells(cells: Sequence[CellText]) -> Grid:
    return Grid(max(c.row + c.rowspan for c in cells), max(c.col + c.colspan for c in cells), list(cells))
