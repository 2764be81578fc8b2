"""A list found in running text set as a table: tabs between its cells, a line end between its rows and around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.structure.rewrite import Edit

Cells = tuple[tuple[int, int] | None, ...]
"""Offsets of the cells of a row, `None` for an empty one."""


def laid_out(text: str, table: Sequence[Cells], width: int, start: int, end: int) -> Iterator[Edit]:
    """Tabs between cells (one more for each empty one), a line end between rows and around the list."""
    before: int | None = None
    for cells in table:
        column = 0
        for c, cell in enumerate(cells):
            if cell is None:
                continue
            if before is None:
                at = cell[0]
                while at > start and text[at - 1] in " |*":
                    at -= 1
                lead = "" if at == start or text[at - 1] == "\n" else "\n"
            else:
                at = before
                lead = "\n" if column == 0 and not any(cells[:c]) else ""
            tabs = "\t" * (c - column)
            if (at, cell[0]) != (cell[0], cell[0]) or lead or tabs:
                yield Edit(at, cell[0], lead + tabs)
            before, column = cell[1], c
    assert before is not None
    stop = before
    while stop < end and text[stop] in " |*":
        stop += 1
    if stop < end and text[stop] != "\n":
        yield Edit(before, stop, "\n")
