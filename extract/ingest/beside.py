"""Two parties side by side whose details go on in the next line, each in its own column.

    住所：青石县城西路            住所：云麓市高新区
          61号                         东段12号7楼

A line of two labelled cells and the lines below that have no label are one line again, before anything joins them across
the columns. Columns are display columns: a Chinese character is two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ingest.columns import Pair, pair_of
from extract.ingest.labels import label_of, role_of, starts_block
from extract.text.wraps import width

_GAP = "    "
_CELL = re.compile(r"[^ \u3000\xa0\t]+(?:[ \u3000\xa0][^ \u3000\xa0\t]+)*")
_MARK = re.compile(r"[：:。；]")
_SHIFT = 3
"""By how many columns the rest of a cell may begin in front of the cell itself."""
_MOST = 3
"""Lines that a cell goes on for."""


def rejoined(lines: Sequence[str]) -> list[str]:
    """The lines, with what goes on below a pair of cells put back behind each cell."""
    result: list[str] = []
    i = 0
    while i < len(lines):
        pair = pair_of(lines[i], inside=False) if _is_wide(lines[i]) else None
        taken = _rests(lines, i, pair) if pair is not None else []
        if pair is None or not taken:
            result.append(lines[i])
            i += 1
            continue
        left, right = pair
        for one, other in taken:
            left, right = left + one, right + other
        result.append(f"{left}{_GAP}{right}")
        i += 1 + len(taken)
    return result


def _is_wide(line: str) -> bool:
    return len(_CELL.findall(line)) == 2 and "\t" not in line.strip()


def _rests(lines: Sequence[str], at: int, pair: Pair) -> list[Pair]:
    """What the lines behind a pair of cells add to each; empty if the first of them adds nothing."""
    border = width(lines[at][: lines[at].rindex(pair[1])])
    found: list[Pair] = []
    for line in lines[at + 1 : at + 1 + _MOST]:
        cells = list(_CELL.finditer(line))
        if not 1 <= len(cells) <= 2 or not line[:1].isspace() or _MARK.search(line):
            break
        if any(label_of(c[0]) or role_of(c[0]) or starts_block(c[0]) for c in cells):
            break
        right = [c[0] for c in cells if width(line[: c.start()]) >= border - _SHIFT]
        left = [c[0] for c in cells if width(line[: c.start()]) < border - _SHIFT]
        if len(left) > 1 or len(right) > 1:
            break
        found.append(("".join(left), "".join(right)))
    return found
