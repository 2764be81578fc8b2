"""Details of parties in columns that only spaces set apart, each wrapped in its own column (`pdftotext -layout`).

Two kinds of block: several parties side by side, every detail behind its label and a colon; and a form whose labels stand
in columns of their own, without colons. Both are read column by column before anything joins lines across the columns:
what has no label goes on with the cell above it. Positions are characters or columns of a terminal, whichever aligns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from extract.ingest.columns import is_date
from extract.ingest.glue import glue
from extract.ingest.labels import MARKER, bare, label_of, role_of
from extract.text.wraps import width

_CELL = re.compile(r"[^ \u3000\xa0\t]+(?: [^ \u3000\xa0\t]+)*")
_SPREAD = regex.compile(r"(?<!\S)\p{Han}( {1,16})\p{Han}(?:\1 ?\p{Han}){0,5} {0,16}[：:]")
"""A label spread over its column: its gaps are alike, so that 45 号 in front of 住    所： is no part of it."""
_ANY_LABEL = regex.compile(r"\p{Han}{2,8}[：:]")
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]")
_BLANKS = 4
"""Empty lines within a block at most."""
_NEAR = 3
"""Characters by which the cells of a column may begin apart."""
_FEWEST = 3
"""Labels that make a column."""
_LONG = 40
_INDENT = 20
"""Characters by which a cell that goes on may begin behind the head of its column."""
_GOES_ON = 4
"""Lines without a label that one cell goes on for."""
_HELD = "\x00"
"""In place of the spaces within a label that is spread over its column."""

Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell: its line within the block, where it begins, its text, and whether a label begins it."""

    line: int
    start: int
    text: str
    labelled: bool


def side_by_side(lines: Sequence[str]) -> list[str]:
    """The lines, with parties side by side set one below the other where a cell goes on in the next line."""
    return by_blocks(lines, lambda i: _of_all(lines, i, block_end(lines, i)) if _opens(lines[i]) else i, _FEWEST, _read)


def by_blocks(
    lines: Sequence[str], end_of: Callable[[int], int], fewest: int, read_block: Callable[[Sequence[str]], list[str] | None]
) -> list[str]:
    """The lines, each block of at least so many as it is read; a block that is not read (`None`) stays.

    `end_of`: where a block ends that begins at a line; the line itself where none begins.
    """
    result: list[str] = []
    i = 0
    while i < len(lines):
        end = end_of(i)
        read = read_block(lines[i:end]) if end - i >= fewest else None
        if read is None:
            result.append(lines[i])
            i += 1
        else:
            result += read
            i = end
    return result


def _opens(line: str) -> bool:
    cells = _CELL.findall(line)
    return 2 <= len(cells) <= 6 and "\t" not in line and sum(_labelled(cell) for cell in cells) >= 2


def _of_all(lines: Sequence[str], start: int, end: int) -> int:
    """The end of a block without the labels that stand alone below it: 签订日期 of the contract."""
    while end > start:
        cells = _CELL.findall(lines[end - 1])
        if cells and not (_labelled(cells[0]) and all(not _labelled(cell) for cell in cells[1:]) and not lines[end - 1][:1].isspace()):
            break
        end -= 1
    return end


def block_end(lines: Sequence[str], start: int) -> int:
    """Where a block of cells ends that begins at a line: at running text, a number, a table or a wide gap."""
    end = i = start
    last, below = start, 0
    while i < len(lines) and i - end <= _BLANKS:
        line = lines[i]
        if line.strip():
            cells = _CELL.findall(line)
            alone = len(cells) == 1 and not _labelled(cells[0])
            if "\t" in line or "|" in line or _SENTENCE.search(line) or MARKER.match(line.strip()):
                break
            if alone and (len(cells[0]) > _LONG or i - end > 2):
                break
            plain = not line[:1].isspace() and not any(_labelled(cell) for cell in cells)
            below = below + 1 if plain else 0
            if below > _GOES_ON:
                return last  # one word a line is a list that follows, and no cell goes on for so long
            last, end = (last if plain else i + 1), i + 1
        i += 1
    return end


def _labelled(cell: str) -> bool:
    return bool(re.search("[：:]", cell)) and bool(label_of(cell) or role_of(cell))


def placed(lines: Sequence[str], measure: Measure) -> list[Placed]:
    """The cells of the lines; a label spread over its column (账    号   ：) is one cell."""
    found = []
    for number, line in enumerate(lines):
        held = _SPREAD.sub(lambda m: re.sub(r"\s", _HELD, m[0]) if label_of("".join(m[0].split())) else m[0], line)
        for cell in _CELL.finditer(held):
            text = cell[0].replace(_HELD, "")
            found.append(Placed(number, measure(line[: cell.start()]), text, _labelled(text)))
    return found


def columns(starts: Sequence[int], fewest: int) -> list[int]:
    """Where the columns begin in which so many cells stand."""
    groups: list[list[int]] = []
    for start in sorted(starts):
        if groups and start - groups[-1][0] <= _NEAR:
            groups[-1].append(start)
        else:
            groups.append([start])
    return [group[0] for group in groups if len(group) >= fewest]


def column_of(start: int, heads: Sequence[int]) -> int:
    """The column in which a cell stands that begins there."""
    return max(sum(head - _NEAR <= start for head in heads) - 1, 0)


def best_measure(lines: Sequence[str]) -> tuple[list[Placed], list[int]]:
    """The cells by the measure in which more labels align, and where their columns begin."""
    ways = []
    for measure in (len, width):
        cells = placed(lines, measure)
        starts = [cell.start for cell in cells if cell.labelled]
        heads = columns(starts, _FEWEST)
        ways.append((sum(any(0 <= s - h <= _NEAR for h in heads) for s in starts), cells, heads))
    _, cells, heads = max(ways, key=lambda way: way[0])
    return cells, heads


def _read(lines: Sequence[str]) -> list[str] | None:
    """The block one column after the other; `None` if its columns are not told or every cell has its own label."""
    cells, heads = best_measure(lines)
    if len(heads) < 2 or not _same_labels(cells, heads) or not _goes_on(cells, heads):
        return None
    if not all(_in_place(cell, heads) for cell in cells):
        return None  # cells that ran into each other, a label between the columns: what belongs to whom cannot be told
    sides: list[list[str]] = [[] for _ in heads]
    for cell in cells:
        side = sides[column_of(cell.start, heads)]
        if not side or _is_own(cell):
            side.append(cell.text)
        else:
            side[-1] = glue(side[-1], cell.text)
    return [line for side in sides for line in side]


def _in_place(cell: Placed, heads: Sequence[int]) -> bool:
    """A cell begins near the head of its column, and no label with its colon stands in its middle."""
    own = re.search("[：:]", cell.text)
    inside = (match for match in _ANY_LABEL.finditer(cell.text, own.end() if own and cell.labelled else 1) if label_of(match[0]))
    off = cell.start - heads[column_of(cell.start, heads)]
    return off <= (2 * _NEAR if cell.labelled else _INDENT) and next(inside, None) is None


def _same_labels(cells: Sequence[Placed], heads: Sequence[int]) -> bool:
    """Most labels of a column stand in the next too."""
    said: list[set[str]] = [set() for _ in heads]
    for cell in cells:
        if cell.labelled:
            said[column_of(cell.start, heads)].add(bare(label_of(cell.text) or role_of(cell.text)))
    return all(len(one & other) * 2 >= min(len(one), len(other)) for one, other in pairwise(said))


def _goes_on(cells: Sequence[Placed], heads: Sequence[int]) -> bool:
    """Some cell has no label in its line: it goes on with the one above."""
    labelled = {(cell.line, column_of(cell.start, heads)) for cell in cells if cell.labelled}
    return any((cell.line, column_of(cell.start, heads)) not in labelled and not _is_own(cell) for cell in cells)


def _is_own(cell: Placed) -> bool:
    """A label begins the cell, or it is a line of its own: a date, what is in brackets."""
    return cell.labelled or bool(_ANY_LABEL.match(cell.text) or is_date(cell.text))
