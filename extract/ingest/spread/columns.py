"""Places on a line: the cells of a line, and the columns that the lines of a list leave between their gaps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.lexicon import alternation

_CELL = re.compile(r"\S+(?: \S+)*")

Measure = Callable[[str], int]
"""How wide a text is: in characters, or in columns of a terminal."""
Columns = list[tuple[int, int]]
"""From and to which place each column is filled."""


@dataclass(frozen=True)
class Line:
    """A line of the list: its number, its cells (one a column), its whole text; `group`: it crosses the columns."""

    at: int
    cells: tuple[str, ...]
    text: str
    group: bool = False


def pieces(line: str, measure: Measure) -> list[tuple[int, int, str]]:
    """Cells of a line with two or more spaces between them, with the places that they cover."""
    line = spaces(line)
    return [(measure(line[: m.start()]), measure(line[: m.end()]), m.group()) for m in _CELL.finditer(line)]


def words_of(line: str, measure: Measure) -> list[tuple[int, str]]:
    line = spaces(line)
    return [(measure(line[: m.start()]), m.group()) for m in re.finditer(r"\S+", line)]


def spaces(line: str) -> str:
    return line.replace("\u3000", "  ").replace("\xa0", " ").rstrip()


def covered(pieces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """The stretches that the words of the head cover, words below each other as one."""
    found: list[tuple[int, int]] = []
    for a, b, _ in sorted(pieces):
        if found and a <= found[-1][1]:  # two words of one line are farther apart
            found[-1] = found[-1][0], max(found[-1][1], b)
        else:
            found.append((a, b))
    return found


def _placed(columns: Sequence[tuple[int, int]], line: str, measure: Measure) -> list[tuple[int, int, int, str]] | None:
    """`(column, from, to, words)` for what a line holds; `None` if something stands over two columns.

    A single space may be the gap between two columns: where a cell would cross, its words are taken one by one.
    """
    found: list[tuple[int, int, int, str]] = []
    for start, _, text in pieces(line, measure):
        whole = _over(columns, start, start + measure(text))
        words_of = re.finditer(r"\S+" if len(whole) > 1 else r".+", text)
        for a, words in ((start + measure(text[: m.start()]), m.group()) for m in words_of):
            b = a + measure(words)
            over = _over(columns, a, b)
            if len(over) > 1:
                return None
            i = over[0] if over else min(range(len(columns)), key=lambda i: max(columns[i][0] - b, a - columns[i][1]))
            found.append((i, a, b, words))
    return found


def aligned(columns: Columns, lines: Sequence[str], measure: Measure) -> float:
    """The share of the cells that begin (or end) where most cells of their column do."""
    starts: list[Counter[int]] = [Counter() for _ in columns]
    ends: list[Counter[int]] = [Counter() for _ in columns]
    for line in lines:
        for i, a, b, _ in _placed(columns, line, measure) or ():
            starts[i][a] += 1
            ends[i][b] += 1
    most = (max(max(a.values(), default=0), max(b.values(), default=0)) for a, b in zip(starts, ends, strict=True))
    return sum(most) / max(sum(one.total() for one in starts), 1)


def _over(columns: Sequence[tuple[int, int]], a: int, b: int) -> list[int]:
    return [i for i, (x, y) in enumerate(columns) if a < y and x < b]


def merged(columns: Sequence[tuple[int, int]], line: str, measure: Measure) -> list[tuple[int, int]] | None:
    """The columns widened by the cells of a line; `None` if a cell leaves no gap between two of them."""
    placed = _placed(columns, line, measure)
    if placed is None:
        return None
    found = list(columns)
    for i, a, b, _ in placed:
        found[i] = min(found[i][0], a), max(found[i][1], b)
    return found if all(x[1] < y[0] for x, y in pairwise(found)) else None


@cache
def _unit_at_end() -> re.Pattern[str]:
    return re.compile(rf" ({alternation('unit_word')})$")


def line_of(
    line: str,
    at: int,
    columns: Sequence[tuple[int, int]],
    measure: Measure,
    kinds: Sequence[str | None] = (),
    group: bool = False,
) -> Line:
    if group:
        return Line(at, (), line.strip(), True)
    cells = [""] * len(columns)
    for i, _, _, words in _placed(columns, line, measure) or ():
        cells[i] = f"{cells[i]} {words}".strip()
    for i, kind in enumerate(kinds):
        if kind == "unit" and i and not cells[i] and (unit := _unit_at_end().search(cells[i - 1])):
            cells[i - 1], cells[i] = cells[i - 1][: unit.start()], unit[1]  # narrow signs before it moved it to the left
    return Line(at, tuple(cells), line.strip())
