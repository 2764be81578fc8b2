"""Two parties side by side below labels, a space between the cells: what is left of a table whose borders are gone.

    单位名称 青石县水务局 云麓机电有限公司
    开户行 青石银行城关支行 云麓银行东城支行
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ingest.blocks import Grid
from extract.ingest.labels import label_of
from extract.lexicon import words

_GAP = re.compile(r" ?[|｜] ?|[ \u3000]")
"""One space: where there are more, the columns of the page still show."""
_SENTENCE = re.compile(r"[，。；：:]")
_CELLS = 3
_FEWEST = 2
_SHORTEST = 4
"""Characters of the name of a body."""


def pairs_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the rows that begin at a line with two names; `(0, None)` if none do."""
    first = _cells(lines[start])
    if len(first) != _CELLS or first[0] not in names() or min(map(len, first[1:])) < _SHORTEST:
        return 0, None
    rows = [first]
    for line in lines[start + 1 :]:
        cells = _cells(line)
        if len(cells) != _CELLS or not label_of(f"{cells[0]}："):
            break
        rows.append(cells)
    return (len(rows), Grid.of_rows(rows)) if len(rows) >= _FEWEST else (0, None)


def names() -> frozenset[str]:
    """The labels of a name."""
    return frozenset((*words("label_name"), *words("label_holder")))


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    return [] if _SENTENCE.search(stripped) or "\t" in stripped else _GAP.split(stripped)
