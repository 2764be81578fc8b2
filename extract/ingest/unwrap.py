"""Lines that a writer wrapped at spaces only (pandoc at 72 columns): a Chinese sentence has none, so lines end anywhere.

Such a text shows itself: its long lines hold no space, its lines with spaces keep to the width, and wherever a line follows
another without a blank one between, its first word did not fit above. Then the line end was a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ingest.drawn import drawn_block
from extract.ingest.glue import glue
from extract.ingest.labels import MARKER
from extract.ingest.tables import is_pipe_row
from extract.text.wraps import width

_WIDTHS = (72, 78, 79, 80)
_FEWEST_LONG, _FAR = 3, 1.5
_OTHER = re.compile(r"^\s*(?:#{1,6}\s|>|[-*+]\s|```|~~~|\||\+[-=]|[-=]{2,}|<)|\t|\S {2,}\S.*\S {2,}\S")
"""Lines that are no running text: headings, quotations, items, tables."""
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_ITEM = re.compile(r"^\s*(?:\d{1,3}[.)]|[-*+]) +")


def unwrap(lines: Sequence[str]) -> list[str]:
    """The lines with those joined that were wrapped at spaces; as they are if the text was not wrapped so."""
    text = [not closed for closed in _closed(lines)]
    limit = next((limit for limit in _WIDTHS if _keeps(lines, text, limit)), 0)
    if not limit:
        return list(lines)
    found: list[str] = []
    before = ""  # the physical line above, "" where nothing can go on
    for line, open_ in zip(lines, text, strict=True):
        if before and open_ and _goes_on(before, line, limit):
            found[-1] = glue(found[-1].rstrip(), line.strip())
        else:
            found.append(line)
        before = line if open_ and line.strip() else ""
    return found


def _closed(lines: Sequence[str]) -> list[bool]:
    """For each line: it belongs to a table, a fenced block and the like."""
    closed = [bool(_OTHER.search(line)) for line in lines]
    i = 0
    while i < len(lines):
        used = drawn_block(lines, i)[0] if closed[i] or (i + 1 < len(lines) and closed[i + 1]) else 0
        if _FENCE.match(lines[i]):
            used = next((k + 1 - i for k in range(i + 1, len(lines)) if _FENCE.match(lines[k])), 0)
        closed[i : i + used] = [True] * used
        i += max(used, 1)
    return [shut or is_pipe_row(line) for shut, line in zip(closed, lines, strict=True)]


def _goes_on(above: str, line: str, limit: int) -> bool:
    """The first word of the line did not fit above it, and the line begins nothing of its own."""
    words = line.split()
    if not words or MARKER.match(line.strip()) or above.endswith(("  ", "\\")):
        return False
    return width(above.rstrip()) + 1 + width(words[0]) > limit


def _keeps(lines: Sequence[str], text: Sequence[bool], limit: int) -> bool:
    """Is the text wrapped at spaces so wide?"""
    longer = spaced = joined = apart = 0
    before = ""
    for line, open_ in zip(lines, text, strict=True):
        body = _ITEM.sub("", line).strip()
        if open_ and width(line.rstrip()) > limit:
            longer += width(body) > _FAR * limit
            spaced += " " in body
        if open_ and before and body and not MARKER.match(line.strip()):
            joined, apart = (joined + 1, apart) if _goes_on(before, line, limit) else (joined, apart + 1)
        before = line if open_ and body else ""
    return longer >= _FEWEST_LONG and 50 * spaced <= longer and joined >= 1 and 9 * apart <= joined
