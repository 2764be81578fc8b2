"""Page feet in the middle of a counted list: what stands between row 3 and row 4 is no end of the list.

Which number can come next tells the foot of a page from the number of a row, wherever the cells stand: a row a line or a
cell a line. What lies between goes only if every line of it is known to be furniture; else the text stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.lexicon import phrase
from extract.structure.figures import number

_PAGE = re.compile(
    r"[（(]?(?:第\s*\d{1,4}\s*页\s*[/／,，]?\s*(?:[（(]?\s*共\s*\d{1,4}\s*页\s*[）)]?)?"
    r"|[-—–~·]+\s*\d{1,4}\s*[-—–~·]+|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,3}\s*[/／]\s*\d{1,3})[）)]?",
    re.IGNORECASE,
)
_SEQ = re.compile(r"[|\s]*(\d{1,3})(?:[|\s]+(?=[^|\s])|$)")
_CELLS = re.compile(r"[^|\s]+")
_LONGEST = 40
"""Characters of a line between two pages."""
_MOST = 6
"""Lines between two pages."""
_HEAD = 14
"""Lines of a head that stands again, a cell a line."""
_ROW = 16
"""Lines of a row, a cell a line."""


@dataclass(slots=True)
class Torn:
    """Lines between the parts of a list: those that go, and those that are numbers of rows and of no page."""

    drop: set[int] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)


def torn_lists(lines: Sequence[str], filled: Sequence[int], tops: set[int]) -> Torn:
    """What stands between the rows of lists where a page ends."""
    found = Torn()
    words = [" ".join(lines[i].split()) for i in filled]
    alike: Counter[str] = Counter()
    for at, line in enumerate(words):
        seq = _SEQ.match(line)
        if seq is None or int(seq[1]) < 2 or at < 4:
            continue
        alike = alike or Counter(words)
        head = _head_again(words, at)
        gap = _gap(words, head, alike, lines, filled)
        between = range(filled[gap - 1] + 1, filled[head])
        tabs = [lines[filled[i]].count("\t") for i in (gap - 1, head)]
        broken = any(i in tops for i in (*between, filled[head])) or (bool(between) and tabs[0] == tabs[1] >= 2)
        if (gap == head and not broken) or not _row_before(words, gap, int(seq[1]) - 1, alone=line.isdigit()):
            continue
        if line.isdigit() and at + 1 < len(words) and number(words[at + 1]) is not None:
            continue
        found.drop.update(between)
        found.rows.add(filled[at])
    return found


def _gap(words: Sequence[str], end: int, alike: Counter[str], lines: Sequence[str], filled: Sequence[int]) -> int:
    """Where the furniture begins that ends before the line; a page or a word for going on is among it, or there is none."""
    at, sure = end, False
    apart = [not lines[i - 1].strip() for i in filled]
    while at > 2 and end - at < _MOST and len(words[at - 1]) <= _LONGEST:
        line = words[at - 1]
        # A figure between empty lines is the foot of a page only where none stand between the cells.
        alone = line.isdigit() and len(line) <= 3 and apart[at - 1] and apart[at] and not apart[at - 2]
        if alone or _PAGE.fullmatch(line) or phrase("structure.list_goes_on").search(line):
            sure = True
        elif _SEQ.match(line) or not (_is_title(line) or (_repeats(line, alike) and (not sure or apart[at - 1]))):
            break  # a note that stands in every row, right above the foot, is a cell
        at -= 1
    return at if sure else end


def _is_title(line: str) -> bool:
    return phrase("clauses.contract_title").match("".join(line.split())) is not None


def _repeats(line: str, alike: Counter[str]) -> bool:
    """The line stands elsewhere too, and is no cell (台, 1800.00)."""
    return alike[line] > 1 and len(line) >= 6 and number(line) is None


def _head_again(words: Sequence[str], at: int) -> int:
    """Where the head begins that stands once more before a row, the row itself if none does: as before row 1."""
    if at and words[at - 1] in words[max(at - 60, 0) : at - 1] and len(_CELLS.findall(words[at - 1])) >= 3:
        return at - 1
    ones = [i for i in range(max(at - 400, 0), at - 1) if words[i] == "1" and words[i - 1] == words[at - 1]]
    for first in reversed(ones):
        n = 0
        while n < min(_HEAD, first) and words[first - 1 - n] == words[at - 1 - n]:
            n += 1
        if n >= 3:
            return at - n
    return at


def _row_before(words: Sequence[str], end: int, count: int, *, alone: bool) -> bool:
    """The row of this number ends here, with a figure in it."""
    if not alone:
        seq = _SEQ.match(words[end - 1])
        cells = _CELLS.findall(words[end - 1])
        return seq is not None and int(seq[1]) == count and len(cells) >= 3 and any(number(c) is not None for c in cells[1:])
    for at in range(end - 3, max(end - _ROW, 0) - 1, -1):
        if words[at] == str(count) and number(words[at + 1]) is None:
            row = words[at + 1 : end]
            return any(number(cell) is not None for cell in row) and all(len(cell) <= _LONGEST for cell in row)
    return False
