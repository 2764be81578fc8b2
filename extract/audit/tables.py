"""Tables as the text has them: consecutive lines whose cells are divided by tabs, or set apart with spaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.model import Span

_GAP = regex.compile(r"(?<=\S)(?:\u3000| {2})[ \u3000]{0,200}(?=\S)")
"""What sets cells apart where there are no tabs."""
_LEAST = 3
"""Lines that make a table: a head and two rows."""


@dataclass(frozen=True)
class Line:
    """A line of a table: its cells, and where it stands in the text."""

    cells: tuple[str, ...]
    span: Span


def tables(text: str) -> Iterator[list[Line]]:
    """The tables of a text, each as its lines; a line of one cell ends one."""
    found: list[Line] = []
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        # Most lines have no cell: the text is not split as a whole.
        if text.find("\t", at, end) >= 0:
            found.append(Line(tuple(cell.strip() for cell in text[at:end].split("\t")), Span(at, end)))
        elif (text.find("  ", at, end) >= 0 or text.find("\u3000", at, end) >= 0) and _GAP.search(text, at, end):
            found.append(Line(tuple(_GAP.split(text[at:end].strip())), Span(at, end)))
        elif found:
            if len(found) >= _LEAST:
                yield found
            found = []
        at = end + 1
    if len(found) >= _LEAST:
        yield found
