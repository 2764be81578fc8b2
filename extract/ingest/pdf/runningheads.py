"""Running heads, footers and page numbers: what stands at the page's margin again and again."""

from __future__ import annotations

import re
from collections import defaultdict

from extract.ingest.pdf.lines import PrintedLine
from extract.text.fold import fold

_ZONE = 0.14  # share of the page's height at its top and at its bottom
_SLACK, _SCAN_SLACK = 4.0, 16.0  # points by which its height may differ; sheets lie askew in a scanner
_DEPTH = 4  # lines looked at from the edge inwards
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百]{1,5}|[ivxIVX]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"第?{_NUMBER}页?[，,、/／|]?(?:共|of|之)?{_NUMBER}?页?"
    rf"|[-—–―－~·•.]+{_NUMBER}[-—–―－~·•.]+"
    rf"|(?:Page|PAGE|page|P|p|页码)[.:：]?{_NUMBER}(?:(?:of|OF|/){_NUMBER})?"
    rf"|[(（\[【]{_NUMBER}[)）\]】]"
)
_SURE = re.compile(r"页|[Pp](?:age|AGE)|^[-—–―－~·•.]+\d|/")
_DIGITS = re.compile(r"\d+")


def running_lines(pages: list[list[PrintedLine]]) -> set[int]:
    """`id`s of the lines to leave out, given the lines of every page from top to bottom."""
    edges = [_edge_lines(lines) for lines in pages]
    by_key: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for number, found in enumerate(edges):
        for side, line in found:
            by_key[side, _key(line)].append((number, _height(line)))
    filled = sum(1 for lines in pages if lines)
    out: set[int] = set()
    for found in edges:
        open_sides = {"top", "bottom"}
        for side, line in found:
            if side not in open_sides:
                continue
            slack = _SLACK if line.page.scores is None else _SCAN_SLACK
            repeated = _repeats(by_key[side, _key(line)], _height(line), filled, slack)
            if repeated or _is_page_number(line):
                out.add(id(line))
            else:
                open_sides.discard(side)  # the first line that is no running head ends the margin
    return out


def _edge_lines(lines: list[PrintedLine]) -> list[tuple[str, PrintedLine]]:
    """Lines in the margins, from the edges inwards; a line never counts for both sides."""
    if not lines:
        return []
    height = lines[0].page.height
    top = [("top", n) for n in lines[:_DEPTH] if n.bottom < _ZONE * height]
    bottom = [("bottom", n) for n in reversed(lines[-_DEPTH:]) if n.top > (1 - _ZONE) * height]
    return top + bottom


def _key(line: PrintedLine) -> str:
    return _DIGITS.sub("#", fold(line.text).replace(" ", ""))  # recognition mixes （ and (


def _height(line: PrintedLine) -> float:
    return (line.top + line.bottom) / 2


def _repeats(places: list[tuple[int, float]], height: float, filled: int, slack: float) -> bool:
    """Same text and height on most pages, or on nearly half of many (left and right pages differ)."""
    pages = {n for n, y in places if abs(y - height) < slack}
    if filled < 2:
        return False
    return len(pages) >= 2 and len(pages) >= (0.6 if filled < 6 else 0.4) * filled


def _is_page_number(line: PrintedLine) -> bool:
    text = line.text.replace(" ", "")
    if not _PAGE_NUMBER.fullmatch(text):
        return False
    if _SURE.search(text):
        return True
    height = line.page.height
    return line.top > 0.9 * height or line.bottom < 0.09 * height
