"""Page numbers and running heads in plain text: they stand between the lines of a paragraph and must go first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extract.ingest.cut_values import cutting
from extract.ingest.labels import MARKER
from extract.ingest.margins import kept
from extract.ingest.torn import torn_lists
from extract.lexicon import phrase

_SURE = re.compile(
    r"^(?:第\s*\d{1,4}\s*页\s*[/／,，]?\s*(?:[（(]?\s*共\s*\d{1,4}\s*页\s*[）)]?)?"
    r"|[-—–~·]+\s*\d{1,4}\s*[-—–~·]+|(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?)$",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"^(?:\d{1,3}|\d{1,3}\s*[/／]\s*\d{1,3}|第\s*\d{1,3}\s*页.*|[ivx]{1,5})$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?P<head>[^\s\t][^\t]*?)(?:\s+(?P<n>\d{1,4})\s*[/／]\s*(?P<of>\d{1,4})"
    r"|\s*第\s*(?P<page>\d{1,4})\s*页\s*[/／,，]?\s*[（(]?\s*共\s*(?P<pages>\d{1,4})\s*页\s*[）)]?)$")
"""A running head with the number of its page behind it: 某某合同 3/28, 某某合同 第3页 共28页."""
_ENDS = ("。", "；", "：", "！", ";", ":", ".")
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
"""Page numbers that show where pages end."""


def drop_furniture(text: str) -> list[str]:
    """Physical lines of a text without page numbers and running heads; a form feed ends a line.

    What a running head alone tells of the contract (its number) stands first.
    """
    lines: list[str] = []
    tops: set[int] = set()
    for i, page in enumerate(text.split("\f")):
        if i:
            tops.add(len(lines))
        lines.extend(page.split("\n"))
    filled = [i for i, line in enumerate(lines) if line.strip()]
    torn = torn_lists(lines, filled, tops)
    numbers = _page_numbers(lines, filled, tops, torn.rows | torn.drop)
    numbered = _numbered_heads(lines, filled)
    heads = _running_heads(lines, filled, tops) | _beside_numbers(lines, filled, numbers) | numbered | torn.drop
    heads -= torn.rows
    heads |= _stamps(lines, filled)
    heads.update(cutting(lines, filled))
    body = _without(lines, numbers | heads, heads)
    said = kept((lines[i].strip() for i in sorted(heads)), "\n".join(body)) if heads else []
    return [*said, *(_rows_together(body) if _is_spaced(lines, filled) else body)]


def _stamps(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """Lines of a watermark: the same short words, which speak of the copy, again and again between other lines."""
    shapes = Counter(lines[i].strip() for i in filled)
    marks = {line for line, n in shapes.items() if n >= _FEWEST and phrase("structure.stamp").match("".join(line.split()))}
    return {i for i in filled if lines[i].strip() in marks}


def _beside_numbers(lines: Sequence[str], filled: Sequence[int], numbers: set[int]) -> set[int]:
    """Lines right before or behind page numbers that repeat (figures aside) beside most of them.

    The first page begins with it too; there it goes if a title of the contract's own stands below it.
    """
    places = [at for at, i in enumerate(filled) if i in numbers]
    if len(places) < _FEWEST:
        return set()
    drop: set[int] = set()
    for step in (1, -1):
        beside = [filled[at + step] for at in places if 0 <= at + step < len(filled) and filled[at + step] not in numbers]
        shapes = Counter(_shape(lines[i]) for i in beside)
        repeated = {shape for shape, n in shapes.items() if len(shape) >= 4 and n >= max(_FEWEST, 0.6 * len(places))}
        found = {i for i in beside if _shape(lines[i]) in repeated and not MARKER.match(lines[i].strip())}
        drop |= found
        if found and _shape(lines[filled[0]]) in repeated and _titled([lines[i] for i in filled[1 : min(places[0], 16)]]):
            drop.add(filled[0])
    return drop


def _numbered_heads(lines: list[str], filled: Sequence[int]) -> set[int]:
    """Lines with the number of their page behind them that repeat; of those that do not, the number goes, in `lines`.

    The numbers count up to one and the same last page. The first page keeps its head unless a title stands below it.
    """
    found = [(i, match) for i in filled if (match := _NUMBERED.match(lines[i].strip()))]
    last = Counter(match["of"] or match["pages"] for _, match in found)
    found = [(i, match) for i, match in found if last[match["of"] or match["pages"]] == max(last.values())]
    pages = [int(match["n"] or match["page"]) for _, match in found]
    few = _FEWEST if any(match["n"] for _, match in found) else 2
    if len(found) < few or any(a >= b for a, b in pairwise(pages)) or not few < int(max(last, key=last.__getitem__)) >= pages[-1]:
        return set()
    shapes = Counter(_shape(match["head"]) for _, match in found)
    drop: set[int] = set()
    for i, match in found:
        first = i == filled[0] and not _titled([lines[k] for k in filled[1:3]])
        if shapes[_shape(match["head"])] >= few and not first:
            drop.add(i)
        else:
            lines[i] = match["head"]
    return drop


def _titled(lines: Sequence[str]) -> bool:
    """One of the lines, or two together, are the title of a contract."""
    tight = ["".join(line.split()) for line in lines]
    joined = [*tight, *(a + b for a, b in pairwise(tight))]
    return any(phrase("clauses.contract_title").match(one) for one in joined)


def _without(lines: Sequence[str], drop: set[int], heads: set[int]) -> list[str]:
    """The lines that are kept; where a running head went, the text of both pages stands together."""
    left: list[str] = []
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and (end in drop or not lines[end].strip()):
            end += 1
        if not heads.intersection(range(i, end)):
            left += [""] * (end - i)
        if end < len(lines):
            left.append(lines[end])
        i = end + 1
    return left


def _is_spaced(lines: Sequence[str], filled: Sequence[int]) -> bool:
    """An empty line stands behind nearly every line."""
    return len(filled) >= 12 and 1.7 * len(filled) < len(lines)


def _rows_together(lines: Sequence[str]) -> list[str]:
    """The rows of a table below each other, without the empty lines that stand between all lines of the text."""
    return [
        line
        for i, line in enumerate(lines)
        if line.strip() or not (0 < i < len(lines) - 1 and "\t" in lines[i - 1] and "\t" in lines[i + 1])
    ]


def _page_numbers(lines: Sequence[str], filled: Sequence[int], tops: set[int], known: set[int]) -> set[int]:
    """Lines that are a page number for sure, or by where they stand; none of those that are `known`."""
    drop: set[int] = set()
    candidates: list[tuple[int, int]] = []
    # Where an empty line stands behind every line, a figure alone may be the rest of the line before.
    spaced = _is_spaced(lines, filled)
    for at, i in enumerate(filled):
        line = lines[i].strip()
        if _SURE.match(line):
            drop.add(i)
        elif i in known:
            continue
        elif _MAYBE.match(line):
            before = lines[filled[at - 1]] if at else ""
            after = lines[filled[at + 1]] if at + 1 < len(filled) else ""
            at_break = _break_between(filled, at - 1, at, tops) or _break_between(filled, at, at + 1, tops)
            ended = not spaced or before.rstrip().endswith(_ENDS)
            alone = ended and _blank(lines, i - 1) and _blank(lines, i + 1) and "\t" not in before + after
            # Between two long lines a bare number is no cell of a table and no value of a label.
            if at_break or (alone and len(before.strip()) >= 10 and len(after.strip()) >= 10):
                drop.add(i)
            elif line.isdigit() and "\t" not in before + after and not before.rstrip().endswith(("：", ":")):
                candidates.append((i, int(line)))
    for (i, number), (j, following) in pairwise(candidates):
        # Numbers that count up, a page of lines apart.
        if following == number + 1 and number and j - i >= 15:
            drop.update((i, j))
    return drop


def _running_heads(lines: Sequence[str], filled: Sequence[int], tops: set[int]) -> set[int]:
    """Lines right beside form feeds that repeat (figures aside) on most pages."""
    if len(tops) < 2:
        return set()
    first = {at for at in range(1, len(filled)) if _break_between(filled, at - 1, at, tops)}
    drop: set[int] = set()
    for places in (first, {at - 1 for at in first}):
        shapes = Counter(_shape(lines[filled[at]]) for at in places)
        for at in places:
            shape = _shape(lines[filled[at]])
            if len(shape) >= 4 and shapes[shape] >= max(2, len(places) * 0.6):
                drop.add(filled[at])
    return drop


def _shape(line: str) -> str:
    return _DIGITS.sub("0", "".join(line.split()))


def _break_between(filled: Sequence[int], a: int, b: int, tops: set[int]) -> bool:
    """A page break lies between the filled lines number `a` and `b`."""
    if a < 0 or b >= len(filled):
        return False
    return any(i in tops for i in range(filled[a] + 1, filled[b] + 1))


def _blank(lines: Sequence[str], i: int) -> bool:
    return i < 0 or i >= len(lines) or not lines[i].strip()
