"""Where a row of a list in running text can end: before the next number, a group, a sum, the head again; by its cells."""

from __future__ import annotations

import re
from functools import cache

from extract.structure.counting import Path, following, one_of
from extract.structure.heads import Head
from extract.structure.list_sum import past, totals
from extract.structure.row_pieces import pieces


def repeated(text: str, head: Head, at: int) -> tuple[tuple[int, int], ...]:
    """The cells of the same head once more (a list that goes on over a page), empty if it does not stand there."""
    cells: list[tuple[int, int]] = []
    for a, b in head.cells:
        words = text[a:b]
        if not text.startswith(words, at):
            return ()
        cells.append((at, at + len(words)))
        at = past(text, at + len(words), len(text))
    return tuple(cells)


def borders(text: str, at: int, limit: int, end: int, head: Head, path: Path) -> set[int]:
    """Where a row must end: before the next number of the list, a group, a sum, the head again; at the end of the text."""
    first = text[slice(*head.cells[0])]
    found = {m.start() for m in group_name(first).finditer(text, at + 1, limit)}
    found |= {m.start() for m in totals().finditer(text, at + 1, limit)}
    again = text.find(first, at + 1, limit)
    if again >= 0 and repeated(text, head, again):
        found.add(again)
    if "seq" in head.kinds:
        found |= {m.start() for m in one_of(following(path)).finditer(text, at + 1, limit)}
    return found | ({end} if limit == end else set())


def tokens(text: str, at: int, limit: int, width: int, mode: str) -> set[int]:
    """Where a row can end by its cells: as many as there are columns, or a few less."""
    ends = [piece[1] for piece in pieces(text, at, limit, mode)] if mode != "glued" else []
    return set(ends[max(width - 3, 2) : width + 6])


@cache
def group_name(first: str) -> re.Pattern[str]:
    """The name of a group of rows, which are counted, or under the head (its first word) once more."""
    return re.compile(rf"[一二三四五六七八九十]{{1,3}}、[^\d|。；：]{{2,40}}?(?=[ \t\n|]*(?:\d{{1,3}}(?!\d)|{re.escape(first)}))")
