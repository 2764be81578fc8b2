"""Tables without rulings whose cells go on in a next line: by where the lines of each cell stand.

`gridless` reads printed lines; where cells are set in the middle, the lines of one row stand at half heights of each other
and are no printed lines. Here the lines of a column that stand as close as lines of one cell are one cell; cells whose
middles (or tops, or bottoms) are level are a row. What cannot be dealt out in this way is no table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median_high

from extract.ingest.labels import MARKER
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.gridless import loose_table, parts_of
from extract.ingest.pdf.pieces import Piece
from extract.ingest.pdf.tables import PageTable
from extract.lexicon import alternation

_APART = 0.45
"""em between two columns; what stands closer is one text."""
_LEAD = 1.9
"""em from one line of a cell to the next, at most."""
_BETWEEN = 3.2
"""em between two rows."""
_LEVEL = 0.28
"""em by which the middles (or tops) of the cells of a row may differ: half a line is more."""
_MOST_COLUMNS = 14
_NAME = re.compile(r"[^\d：:，。；、]{1,20}")
_CAPTION = re.compile(r"[：:。；;]$")

Stack = list[Piece]
Band = list[Piece]
Columns = list[tuple[float, float]]


def find_wrapped(
    page: PageChars, pieces: Sequence[Piece], taken: Sequence[PageTable]
) -> tuple[list[PageTable], list[Piece]]:
    """Filled tables among the pieces of a page that stand in no ruled table, and the pieces that remain."""
    cut = {id(piece): parts_of(piece, _APART) for piece in pieces}
    bands = list(_bands([part for parts in cut.values() for part in parts]))
    found: list[PageTable] = []
    i = 0
    while i < len(bands):
        size = _extent(bands, i, taken) if len(_sides(bands[i])) > 1 else 0
        table = _table(page, bands[i : i + size]) if size else None
        if table is not None:
            found.append(table)
        i += size if table is not None else 1
    inside = {id(part) for table in found for cell in table.cells for part in cell.pieces}
    rest = [piece for piece in pieces if not any(id(part) in inside for part in cut[id(piece)])]
    return found, rest


def _bands(pieces: Sequence[Piece]) -> Iterator[Band]:
    """Pieces whose heights meet, from top to bottom: a printed line, or a row of cells that are set in the middle."""
    band: Band = []
    low = 0.0
    for piece in sorted(pieces, key=lambda p: p.top):
        if band and piece.top > low - 0.15 * piece.em:
            yield band
            band = []
        low = max(low, piece.bottom) if band else piece.bottom
        band.append(piece)
    if band:
        yield band


def _sides(band: Sequence[Piece]) -> Columns:
    """The columns of some pieces: what they cover, cut where nothing stands."""
    return _united([(p.x0, p.x1) for p in band], _em(band))


def _em(pieces: Sequence[Piece]) -> float:
    """Of most pieces; that of a thin character alone says nothing."""
    return median_high(p.em for p in pieces)


def _united(sides: Columns, em: float) -> Columns:
    out: Columns = []
    for x0, x1 in sorted(sides):
        if out and x0 < out[-1][1] + _APART * em:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _extent(bands: Sequence[Band], i: int, taken: Sequence[PageTable]) -> int:
    """Number of bands from `i` on that keep the columns open."""
    columns = _sides(bands[i])
    j = i + 1
    while j < len(bands):
        above, band = bands[j - 1], bands[j]
        top, bottom = min(p.top for p in band), max(p.bottom for p in above)
        em = _em(band)
        if top - bottom > _BETWEEN * em or any(bottom < t.bottom and t.top < top for t in taken):
            break
        apart = _sides(band)
        together = _united(columns + apart, em)
        if len(together) < max(len(columns), len(apart)) or (len(apart) == 1 and not _inside(bands, j, columns)):
            break
        columns = together
        j += 1
    while j > i + 1 and len(_sides(bands[j - 1])) == 1 and not _close(bands[j - 2], bands[j - 1]):
        j -= 1
    return j - i if j - i > 1 else 0


def _inside(bands: Sequence[Band], j: int, columns: Columns) -> bool:
    """What stands alone is a line of a cell: no caption, and as close to a line above or below as lines of one cell."""
    text = bands[j][0].text
    if MARKER.match(text) or _CAPTION.search(bands[j][-1].text) or len(columns) < 2:
        return False
    below = j + 1 < len(bands) and len(_sides(bands[j + 1])) > 1 and _close(bands[j], bands[j + 1])
    return below or _close(bands[j - 1], bands[j])


def _close(above: Band, below: Band) -> bool:
    em = _em(below)
    return min(p.top for p in below) - max(p.top for p in above) <= _LEAD * em


def _table(page: PageChars, bands: Sequence[Band]) -> PageTable | None:
    pieces = [p for band in bands for p in band]
    columns = _sides(pieces)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    lead = _lead(pieces)
    stacks = [_stacks([p for p in pieces if x0 <= (p.x0 + p.x1) / 2 <= x1], lead) for x0, x1 in columns]
    if not any(_height(stack) > 1 for column in stacks for stack in column) and len(columns) < 3:
        return None
    for level in (_middle, _top, _bottom):
        rows = _rows(stacks, level)
        if rows is not None and _believed(rows, level is _middle):
            table = loose_table(page, columns, [(_top(_flat(row)), _bottom(_flat(row))) for row in rows], pieces)
            for cell in table.cells:  # a line goes on in the next where its column is as wide as it is, but for a character
                cell.x0, cell.x1 = columns[cell.col][0], columns[cell.col][1] + 1.4 * _em(pieces)
            return table
    return None


def _lead(pieces: Sequence[Piece]) -> float:
    """Points from one line to the next where lines over each other stand closest."""
    steps = [_LEAD * _em(pieces)]
    ordered = sorted(pieces, key=lambda p: p.top)
    for k, piece in enumerate(ordered):
        for below in ordered[k + 1 :]:
            step = below.top - piece.top
            if step > steps[0]:
                break
            if step > 0.8 * piece.em and min(piece.x1, below.x1) - max(piece.x0, below.x0) > 0.5 * piece.em:
                steps.append(step)
                break
    return min(steps)


def _stacks(column: Sequence[Piece], lead: float) -> list[Stack]:
    """The cells of a column: its pieces, as far as they stand as close as lines of one cell."""
    out: list[Stack] = []
    for piece in sorted(column, key=lambda p: (p.top, p.x0)):
        if out and piece.top - out[-1][-1].top <= 1.08 * lead + 0.3:
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _height(stack: Stack) -> int:
    """Number of lines of a cell."""
    return 1 + sum(b.top - a.top > 0.5 * a.em for a, b in pairwise(stack))


def _top(stack: Sequence[Piece]) -> float:
    return min(p.top for p in stack)


def _bottom(stack: Sequence[Piece]) -> float:
    return max(p.bottom for p in stack)


def _middle(stack: Sequence[Piece]) -> float:
    return (_top(stack) + _bottom(stack)) / 2


def _flat(row: dict[int, Stack]) -> Stack:
    return [p for stack in row.values() for p in stack]


def _rows(columns: Sequence[Sequence[Stack]], level: Callable[[Sequence[Piece]], float]) -> list[dict[int, Stack]] | None:
    """Cells that are level, row by row; `None` if a row reaches into the next or has two cells of a column."""
    cells = sorted(((level(stack), c, stack) for c, column in enumerate(columns) for stack in column), key=lambda cell: cell[:2])
    rows: list[dict[int, Stack]] = []
    last = 0.0
    em = _em([p for column in columns for stack in column for p in stack])
    for at, c, stack in cells:
        if rows and at - last <= _LEVEL * em:
            if c in rows[-1]:
                return None
            rows[-1][c] = stack
        else:
            rows.append({c: stack})
        last = at
    ends = [(_top(_flat(row)), _bottom(_flat(row))) for row in rows]
    return rows if all(a[1] - 0.3 * em < b[0] for a, b in pairwise(ends)) else None


def _believed(rows: Sequence[dict[int, Stack]], middle: bool) -> bool:
    """A head of names over full rows; or cells of one and of two lines whose middles are level, which no prose has."""
    width = max(map(len, rows))
    if len(rows) < 2 or any(len(row) < 2 for row in rows):
        return False
    full = [row for row in rows if len(row) == width]
    if _is_head(rows[0], width):
        return len(full) >= 2 and (width > 2 or any(_half(row) for row in rows))
    if not middle or 2 * len(full) < len(rows) or width % 2:
        return False
    labels = [_said(row[c]) for row in full for c in range(0, width, 2) if c in row]
    return any(_half(row) for row in rows) and all(_NAME.fullmatch(label) and len(label) <= 20 for label in labels)


def _half(row: dict[int, Stack]) -> bool:
    """Two cells of a row whose lines stand at half heights of each other."""
    return len({_height(stack) % 2 for stack in row.values()}) > 1


def _is_head(row: dict[int, Stack], width: int) -> bool:
    said = [_said(stack) for stack in row.values()]
    if len(row) < width or not all(_NAME.fullmatch(text) for text in said):
        return False
    return 2 * sum(bool(_words().search(text)) for text in said) > len(said)


def _said(stack: Stack) -> str:
    return "".join("".join(p.text.split()) for p in stack)


@cache
def _words() -> re.Pattern[str]:
    kinds = ("seq", "name", "text", "unit", "quantity", "price", "amount", "note", "award")
    return re.compile("|".join(alternation(f"column_{kind}") for kind in kinds))
