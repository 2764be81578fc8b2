"""Tables of parties and of changes whose columns a converter left between spaces, line by line."""

from __future__ import annotations

import re

from extract.facts.notices import changes, columns
from extract.facts.notices.walk import Walk
from extract.model import Line, Span

_MOST_COLUMNS = 8


class Beside:
    """The heads that the lines above laid down, under which rows may stand."""

    def __init__(self) -> None:
        self._sides: columns.Sides = {}
        self._changed: changes.Columns | None = None
        self._above: list[str] = []
        """Sides that stood alone in the lines right above: heads of columns that were laid down line by line."""

    def take(self, walk: Walk, line: Line) -> bool:
        """True for the heads and rows of a table of parties, or of changes, whose columns stand between spaces."""
        cells = [Span(line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", walk.form.text[line.start : line.end])]
        said = [walk.form.text[cell.start : cell.end] for cell in cells]
        above, self._above = self._above, []
        if not 2 <= len(said) <= _MOST_COLUMNS:
            self._sides, self._changed = {}, None
            if len(said) == 1 and (side := columns.side_of(said[0])):
                self._above = [*above, side]
            return False
        if len(said) == len(above) + 1 > 2 and len(set(above)) == len(above):
            self._sides = dict(enumerate(above, 1))
        if heads := changes.columns_of(said):
            self._changed = heads
            return True
        if self._changed is not None and len(said) == self._changed.count:
            changes.take_row(walk, cells, self._changed)
            return True
        self._changed = None
        if sides := columns.sides_of(said) or columns.sides_of(["", *said]):
            self._sides = sides
            return True
        if self._sides and max(self._sides) == len(said) - 1:
            part = walk.part
            taken = columns.by_column(walk, cells, said[0], self._sides)
            walk.enter(part, top=False)
            if taken:
                walk.open = None
                return True
        self._sides = {}
        return False
