"""Price and goods lists that lost their tables: found in running text by their heads and by arithmetic.

A cell a line, two spaces between cells, pipes that run on, a row a line without separators, everything glued: after
the words of a head (heads.py) rows are read one after the other (cells.py). The list is believed if its figures
multiply, or its amounts add up to a total stated behind it, or its rows are counted and complete; otherwise the text
stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import islice

from extract.structure.belief import believed
from extract.structure.cells import Row, read_row
from extract.structure.counting import Path, following, gone_on, one_of
from extract.structure.figures import FIGURES, number
from extract.structure.heads import Head, heads, in_a_line
from extract.structure.laying import Cells, laid_out
from extract.structure.list_sum import made, past, sum_row, totals
from extract.structure.piped import is_piped, piped_rows
from extract.structure.rewrite import Edit, NewTable
from extract.structure.row_ends import borders, group_name, repeated, tokens
from extract.structure.row_pieces import HARD, pieces

_COUNT = re.compile(r"[ \t\n|]*(\d{1,3})(?!\d)")
_ROW = 600
_NOTE = 12
_SURE = 3
_LINES = 2
"""Lines of a row where each row is a line."""
_TRIES = 12
"""Ends of a row that are tried."""


def tables(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[NewTable], list[Edit]]:
    """The lists found in the stretches of a folded text, and the edits that set them with tabs and line ends."""
    found: list[NewTable] = []
    edits: list[Edit] = []
    for start, end in spans:
        at = start
        for head in heads(text, start, end):
            if head.cells[0][0] < at:
                continue
            rows, stop = _piped(text, head, end) if is_piped(text, head) else ([], 0)
            if not rows:
                rows, stop = _rows(text, head, end)
            if rows:
                table = [tuple(head.cells), *rows]
                found.append(NewTable(tuple(table)))
                edits += laid_out(text, table, len(head.kinds), start, end)
                at = stop
    return found, edits


def cut_off(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lists between pipes that break off within a row, from the head to the end of their line: they hold no clauses."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        for head in heads(text, start, end):
            if is_piped(text, head) and piped_rows(text, head, end)[2]:
                stop = text.find("\n", head.end, end)
                found.append((head.cells[0][0], stop if stop >= 0 else end))
    return found


def _piped(text: str, head: Head, end: int) -> tuple[list[Cells], int]:
    """The rows of a list between pipes, with the row of the sum behind them, and where they end."""
    rows, stop, _ = piped_rows(text, head, end)
    summed = sum_row(text, past(text, stop, end), end, head.kinds, Decimal(0)) if rows else None
    if summed is None:
        return rows, stop
    return [*rows, summed[0]], max(cell[1] for cell in summed[0] if cell)


def _mode(text: str, head: Head) -> str:
    """How the cells of the head are told apart; those of the rows are no better."""
    gaps = [text[a[1] : b[0]] for a, b in zip(head.cells, head.cells[1:], strict=False)]
    if all(HARD.fullmatch(gap) for gap in gaps):
        return "hard"
    return "soft" if all(gaps) else "glued"


def _rows(text: str, head: Head, end: int) -> tuple[list[Cells], int]:
    """The rows below a head and where they end; none if they are not believed."""
    mode = _mode(text, head)
    width = len(head.kinds)
    read: list[Row] = []
    rows: list[Cells] = []
    sums: list[Decimal] = []
    at = past(text, head.end, end)
    last = at
    path: Path = ()
    while at < end:
        group = group_name(text[slice(*head.cells[0])]).match(text, at, end)
        if group and (after := _counts(text, group.end(), path)) is not None:
            rows.append(((at, group.end()), *[None] * (width - 1)))
            at, path = past(text, group.end(), end), after
            continue
        if again := repeated(text, head, at):
            rows.append(again)
            at = past(text, again[-1][1], end)
            continue
        row, stop = _next_row(text, at, end, head, mode, path)
        if row is not None:
            read.append(row)
            rows.append(row.cells)
            last = stop
            if "seq" in head.kinds and (cell := row.cells[head.kinds.index("seq")]):
                path = gone_on(path, text[slice(*cell)])
        elif read and (summed := sum_row(text, at, end, head.kinds, made(read))):
            sums.append(summed[1])
            rows.append(summed[0])
            last = max(cell[1] for cell in summed[0] if cell)
        else:
            break
        at = past(text, last, end)
    while rows and not any(rows[-1][1:]):
        rows.pop()  # the heading behind the list looked like the name of a group
    return (rows, last) if believed(text, read, sums, last, head) else ([], last)


def _counts(text: str, at: int, path: Path) -> Path | None:
    """The number of the row before one behind the name of a group: they begin anew or go on; `None`: it names none."""
    number_ = _COUNT.match(text, at)
    if number_ is None or number_[1] == "1":
        return ()
    return path if path and number_[1] in following(path) else None


def _next_row(text: str, at: int, end: int, head: Head, mode: str, path: Path) -> tuple[Row | None, int]:
    """The row that begins at `at`, behind the one at `path`, and where it ends: of the possible ends the first that fits best."""
    kinds = head.kinds
    if in_a_line(text, head):
        return _line_row(text, at, end, kinds, mode)
    if "seq" in kinds:
        counted = one_of(following(path)).match(text[at : at + 12])
        if counted is None:
            return None, at
        path = gone_on(path, counted[0])
        if over := _over_others(text, at, end, head, mode, path):
            return over
    if "seq" not in kinds and mode == "glued":
        return None, at  # nothing says where a row ends
    limit = min(at + _ROW, end)
    ways = [borders(text, at, limit, end, head, path), tokens(text, at, limit, len(kinds), mode)]
    for stops in ways if "seq" in kinds else ways[::-1]:
        best: tuple[float, Row, int] | None = None
        for stop in sorted(stops)[:_TRIES]:
            row = read_row(text, at, stop, kinds, mode)
            if row is None or row.score < 1 or not row.figures:
                continue
            if row.multiplies:
                return _with_note(text, at, row, stop, limit, kinds, mode)
            score = row.score - (2 if row.multiplies is False else 0)
            if best is None or score > best[0]:
                best = score, row, stop
        if best and best[0] >= 3:
            return best[1], best[2]
    return None, at


def _line_row(text: str, at: int, end: int, kinds: Sequence[str], mode: str) -> tuple[Row | None, int]:
    """The row of a line, or of a line and the next ones where a cell goes on."""
    if totals().match(text, at):
        return None, at
    best: tuple[Row, int] | None = None
    stop = at
    for _ in range(_LINES):
        stop = text.find("\n", stop + 1, end)
        stop = stop if stop >= 0 else end
        if best is None and stop > text.find("\n", at) >= 0 and _is_whole(text, stop, kinds, mode):
            return None, at  # the next line is a row by itself
        row = read_row(text, at, stop, kinds, mode)
        if row is not None and row.multiplies:
            return row, stop
        if best is None and row is not None and row.score >= 1 and row.figures:
            best = row, stop
        if stop == end:
            break
    return best or (None, at)


def _is_whole(text: str, stop: int, kinds: Sequence[str], mode: str) -> bool:
    row = read_row(text, text.rfind("\n", 0, stop) + 1, stop, kinds, mode)
    return row is not None and bool(row.multiplies or row.score >= _SURE)


def _over_others(text: str, at: int, end: int, head: Head, mode: str, path: Path) -> tuple[Row, int] | None:
    """The row of a part (一, 1) that states only the sum of the rows below it (1, 1.1), the first of which follows."""
    below = following(path)[-1:]
    for border in islice(one_of(below).finditer(text, at + 1, min(at + _ROW, end)), 3):
        row = read_row(text, at, border.start(), head.kinds, mode)
        if row is None or row.score < 2 or set(row.figures) != {"amount"}:
            continue
        if _next_row(text, border.start(), end, head, mode, path)[0] is not None:
            return row, border.start()
    return None


def _with_note(
    text: str, at: int, row: Row, stop: int, limit: int, kinds: Sequence[str], mode: str
) -> tuple[Row, int]:
    """The row with the pieces behind its figures that the next row has no room for before its own."""
    last = max(i for i, kind in enumerate(kinds) if kind in FIGURES)
    first = min(i for i, kind in enumerate(kinds) if kind in FIGURES)
    if "seq" in kinds or last == len(kinds) - 1 or row.cells[-1] is not None:
        return row, stop
    words = []
    for piece in pieces(text, past(text, stop, limit), limit, mode):
        if number(text[piece[0] : piece[1]]) is not None or totals().match(text, piece[0]):
            break
        words.append(piece)
    more = len(words) - first
    if not 0 < more <= _NOTE:
        return row, stop
    longer = read_row(text, at, words[more - 1][1], kinds, mode)
    return (longer, words[more - 1][1]) if longer and longer.multiplies else (row, stop)
