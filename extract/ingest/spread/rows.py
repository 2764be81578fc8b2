"""Lines of a list → rows: dealt out by blank lines, or so that no cell is broken before it is full."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise

from extract.ingest.glue import joined
from extract.ingest.spread.columns import Line
from extract.lexicon import alternation
from extract.structure.figures import FIGURES, multiply, number
from extract.text.wraps import width

SEQ = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_QUANTITY = re.compile(r"\d{1,9}(?:\.\d{1,4})?[^\d\s]{0,3}")
_LATIN_SLACK = 2.0
"""Letters are of several widths: so many columns may be lost among them."""
_LATIN = re.compile(r"[A-Za-z0-9]")
_HANGING = "，。；、,;"
_WORD = re.compile(r"(?:[0-9A-Za-z.,%_@/:+*-]+|.)[，。；：、）》”,;)]?")
_BROAD = re.compile(r"[A-Z0-9]")

Row = list[str]
Cuts = list[tuple[int, int]]
"""From and up to which line each row goes."""
Room = tuple[float, float]
"""What a line and the next word must exceed for the line to be full: in wide characters alone, with letters among them."""


@cache
def _total() -> re.Pattern[str]:
    return re.compile(alternation("total_word"))


def rows_of(read: Sequence[Line], kinds: Sequence[str | None]) -> tuple[list[Row], int | None]:
    """The rows, and the number of the last line that belongs to one; none if the lines can be dealt out in two ways."""
    named = [kinds.index(kind) for kind in ("quantity", "amount", "price") if kind in kinds]
    column = max(named, key=lambda c: sum(_is_figure(line.cells[c]) for line in read if not line.group), default=0)
    seq = kinds.index("seq") if "seq" in kinds else None
    rows: list[Row] = []
    last: int | None = None
    if any(_two_figures(line, kinds) for line in read):
        return [], None
    section: list[Line] = []
    group: list[Line] = []
    for line in [*read, None]:
        is_group = line is not None and (line.group or _names_group(line, seq, column))
        if line is not None and not is_group:
            if group and not section:
                section = []
            section.append(line)
            continue
        dealt = _deal(section, kinds, column) if section else []
        if dealt is None:
            return [], None
        if dealt:
            if group:
                rows.append([joined([one.text for one in group]), *[""] * (len(kinds) - 1)])
                group = []
            rows += [row for row, _ in dealt]
            last = dealt[-1][1]
        elif section:
            break
        section = []
        if line is not None:
            group = [*group, line] if not dealt or not group else [line]
    return rows, last


def _names_group(line: Line, seq: int | None, column: int) -> bool:
    """Words where the number of a row should be, and nothing else."""
    filled = [i for i, cell in enumerate(line.cells) if cell]
    return seq is not None and filled == [seq] and not SEQ.fullmatch(line.cells[seq]) and not _total().match(line.cells[seq])


def _two_figures(line: Line, kinds: Sequence[str | None]) -> bool:
    """Two figures stand in one cell of a column of figures."""
    cells = (cell for cell, kind in zip(line.cells, kinds, strict=False) if kind in FIGURES)
    return any(re.search(r"\d +[\d¥￥]", cell) for cell in cells)


def _is_anchor(line: Line, column: int) -> bool:
    first = next((one for one in line.cells if one), "")
    return _is_figure(line.cells[column]) or bool(_total().match("".join(first.split())))


def _is_figure(cell: str) -> bool:
    return number(cell) is not None or _QUANTITY.fullmatch(cell) is not None


def _deal(section: Sequence[Line], kinds: Sequence[str | None], column: int) -> list[tuple[Row, int]] | None:
    """`(row, its last line)` for each row of the lines; `None` if they can be dealt out in two ways, or in none."""
    anchors = [i for i, line in enumerate(section) if _is_anchor(line, column)]
    if not anchors:
        return []
    stop = anchors[-1] + 1
    while stop < len(section) and section[stop].at == section[stop - 1].at + 1:
        stop += 1
    section = section[:stop]
    room = [_room([line.cells[c] for line in section]) for c in range(len(kinds))]
    cuts = _by_blanks(section, anchors)
    if cuts is None:
        whole = partial(_is_whole, section, room=room, column=column)
        top = _from_top(section, anchors)
        middle = (_around(len(section), anchors, partial(whole, top=False), more) for more in (1, -1))
        ways = {tuple(way) for found in middle for way in found}
        if top is not None and all(whole(a, b, top=True) for a, b in top):
            ways.add(tuple(top))
        if len(ways) != 1:
            return None
        cuts = list(ways.pop())
    return [([joined([line.cells[c] for line in section[a:b]]) for c in range(len(kinds))], section[b - 1].at) for a, b in cuts]


def _by_blanks(section: Sequence[Line], anchors: Sequence[int]) -> Cuts | None:
    """Blank lines stand between the rows."""
    starts = [0, *(i for i in range(1, len(section)) if section[i].at > section[i - 1].at + 1)]
    cuts = list(zip(starts, [*starts[1:], len(section)], strict=True))
    return cuts if all(sum(a <= i < b for i in anchors) == 1 for a, b in cuts) else None


def _from_top(section: Sequence[Line], anchors: Sequence[int]) -> Cuts | None:
    """Cells set at the top: a row begins at its figures."""
    return list(zip(anchors, [*anchors[1:], len(section)], strict=True)) if anchors[0] == 0 else None


def _around(size: int, anchors: Sequence[int], whole: Callable[[int, int], bool], more: int) -> list[Cuts]:
    """Cells set in the middle: as many lines above the figures as below, or `more` below (-1: above). At most two ways."""

    @cache
    def ways(n: int, start: int) -> tuple[tuple[tuple[int, int], ...], ...]:
        above = anchors[n] - start
        last = n + 1 == len(anchors)
        free = (size if last else anchors[n + 1]) - anchors[n] - 1
        found: list[tuple[tuple[int, int], ...]] = []
        for below in {free} if last else (above, above + more):
            end = anchors[n] + 1 + below
            if below not in (above, above + more) or not 0 <= below <= free or not whole(start, end):
                continue
            found += [((start, end),)] if last else [((start, end), *rest) for rest in ways(n + 1, end)]
        return tuple(found[:2])

    return [list(one) for one in ways(0, 0)]


def _em(text: str) -> float:
    """About how wide a text is printed, in half a wide character."""
    return width(text) + 0.3 * len(_BROAD.findall(text))


def _room(cells: Sequence[str]) -> Room:
    """How wide a column is by its longest cells."""
    widths = [(_em(cell.rstrip(_HANGING)), bool(_LATIN.search(cell))) for cell in cells if cell]
    most = max((wide for wide, _ in widths), default=0.0)
    wide = [wide for wide, latin in widths if not latin]
    return max(wide) if wide else most - _LATIN_SLACK, most - _LATIN_SLACK


def _is_whole(section: Sequence[Line], start: int, end: int, *, top: bool, room: Sequence[Room], column: int) -> bool:
    """Every cell of the row is set at the top (or in the middle), and goes on in a next line only where its line is full."""
    anchor = next(i for i in range(start, end) if _is_anchor(section[i], column))
    for c, most in enumerate(room):
        filled = [i for i in range(start, end) if section[i].cells[c]]
        if not filled:
            continue
        if top and filled[0] != anchor:
            return False
        if not top and abs(filled[0] + filled[-1] - 2 * anchor) > 1:
            return False
        for i, after in pairwise(filled):
            if after - i > 1 and (top or after - i > 2 or anchor != i + 1):
                return False
            word = _WORD.match(section[after].cells[c])
            with_it = section[i].cells[c] + (word.group() if word else "")
            if _em(with_it) <= most[bool(_LATIN.search(with_it))]:
                return False
    return True


def fitting(rows: Sequence[Row], kinds: Sequence[str | None]) -> tuple[int, int]:
    """How many rows have quantity, price and amount, and in how many of them they multiply."""
    if not set(kinds) >= FIGURES:
        return 0, 0
    said = fits = 0
    for row in rows:
        values = {c: number("".join(row[c].split())) for c, kind in enumerate(kinds) if kind in (*FIGURES, "figure", "other")}
        quantity, price, amount = (values.pop(kinds.index(kind)) for kind in ("quantity", "price", "amount"))
        if quantity is not None and price is not None and amount is not None:
            said += 1
            fits += any(multiply(quantity * one, price, amount) for one in (Decimal(1), *values.values()) if one)
    return said, fits


def believed(rows: Sequence[Row], kinds: Sequence[str | None], plain: bool) -> bool:
    """Quantity × price = amount in most rows, or the amounts make the total; else only `plain` rows, a line each."""
    said, fits = fitting(rows, kinds)
    if said and 10 * fits >= 6 * said:
        return True
    totals = [row for row in rows if _total().match(next((cell for cell in row if cell), ""))]
    items = [row for row in rows if row not in totals]
    if "amount" in kinds:
        at = kinds.index("amount")
        amounts = [value for row in items if (value := number("".join(row[at].split()))) is not None]
        if len(amounts) >= 2 and sum(amounts) in [number("".join(row[at].split())) for row in totals]:
            return True
    return plain and not said and bool(items)
