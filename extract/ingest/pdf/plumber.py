"""The second engine: characters of a page from pdfplumber, in the same shape as pdfium's.

Slower by far, so only where it is asked for (`Settings.engine`) or where pdfium fails: it refuses the file, or it
loses glyphs (a single character of a font that is not embedded and that it has no substitute for has no size, and
pdfium leaves it out). The tests hold both engines against each other.
"""

from __future__ import annotations

import io
import re
from array import array
from collections import Counter
from itertools import pairwise
from typing import Any

from extract.ingest.pdf.chars import MAX_CHARS, PageChars, segments
from extract.ingest.pdf.clean import JUNK, clean
from extract.ingest.pdf.raw import RawPage
from extract.ingest.pdf.rulings import MAX_EDGES, MIN_LENGTH, STRAIGHT, THIN, Rulings

Box = tuple[float, float, float, float]
_NO_CODE = re.compile(r"\(cid:\d+\)")  # how pdfminer writes a glyph that it knows no character for


class PlumberEngine:
    """A document opened with pdfplumber. Raises whatever pdfminer raises on damaged files."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber

        self.pdf = pdfplumber.open(io.BytesIO(data))
        self.name = f"pdfplumber {pdfplumber.__version__}"

    def __len__(self) -> int:
        return len(self.pdf.pages)

    def page(self, number: int) -> RawPage | None:
        """Page `number` (1-based); its layout cache is dropped at once."""
        page = self.pdf.pages[number - 1]
        try:
            turn = _turn(page)
            return RawPage(page_chars(page, number, turn), page_rulings(page, turn))
        finally:
            page.close()

    def close(self) -> None:
        self.pdf.close()


def _turn(page: Any) -> int:
    """Quarter turns (clockwise: 1 or -1) that set upright the text of a page on which most text runs sideways, else 0."""
    votes = Counter(0 if c["upright"] else _direction(c) for c in page.chars[:MAX_CHARS])
    return max((0, 1, -1), key=lambda turn: votes[turn])


def _direction(char: dict[str, Any]) -> int:
    """1 for text that runs upwards, -1 for text that runs downwards, 2 for any other."""
    a, b = char["matrix"][:2]
    return (1 if b > 0 else -1) if abs(b) > 10 * abs(a) else 2


def _turned(page: Any, turn: int, box: Box) -> Box:
    """A box of pdfplumber's (x0, top, x1, bottom) on the page as it is read."""
    left, top, right, bottom = page.bbox
    x0, y0, x1, y1 = box
    if turn == 1:
        return bottom - y1, x0 - left, bottom - y0, x1 - left
    if turn == -1:
        return y0 - top, right - x1, y1 - top, right - x0
    return x0 - left, y0 - top, x1 - left, y1 - top


def page_rulings(page: Any, turn: int = 0) -> Rulings:
    """Edges and pictures of a page, by the same reading of paths as pdfium's: thin shapes and outlines are rulings."""
    out = Rulings()

    def edge(*ends: float) -> None:
        x0, y0, x1, y1 = _turned(page, turn, (ends[0], ends[1], ends[2], ends[3]))
        if max(x1 - x0, y1 - y0) < MIN_LENGTH:
            return
        if x1 - x0 >= y1 - y0:
            out.horizontal.append(((y0 + y1) / 2, x0, x1))
        else:
            out.vertical.append(((x0 + x1) / 2, y0, y1))

    for shape in [*page.lines, *page.rects, *page.curves]:
        x0, y0, x1, y1 = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
        if not shape.get("stroke") and not shape.get("fill"):
            continue
        out.drawings += 1
        if len(out.horizontal) + len(out.vertical) > MAX_EDGES:
            out.overflow = True
            break
        if min(x1 - x0, y1 - y0) <= THIN:
            edge(x0, y0, x1, y1)
        elif shape.get("stroke"):
            for (xa, ya), (xb, yb) in pairwise(_outline(shape)):
                if abs(xa - xb) <= STRAIGHT or abs(ya - yb) <= STRAIGHT:
                    edge(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
    out.images = [_turned(page, turn, (i["x0"], i["top"], i["x1"], i["bottom"])) for i in page.images]
    return out


def _outline(shape: dict[str, Any]) -> list[tuple[float, float]]:
    """Corners of a shape, the first one again at the end of a rectangle."""
    if shape["object_type"] == "rect":
        x0, y0, x1, y1 = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    return list(shape.get("pts") or [])


def page_chars(page: Any, number: int, turn: int = 0) -> PageChars:
    """Upright characters in the order of the file, cut into segments where the pen jumps.

    `turn`: the page is read turned by as many quarters, and its sideways characters are the upright ones.
    """
    size = (float(page.width), float(page.height))
    out = PageChars(number, *(size[::-1] if turn else size))
    parts: list[str] = []
    boxes = array("f")
    bold: list[bool] = []
    last: Box | None = None
    for char in page.chars[:MAX_CHARS]:
        glyph = _NO_CODE.sub("\ufffd", clean(char["text"]))
        right_way = char["upright"] if not turn else not char["upright"] and _direction(char) == turn
        if not right_way or not glyph or JUNK.search(glyph):
            continue
        box = _turned(page, turn, (char["x0"], char["top"], char["x1"], char["bottom"]))
        jump = last is None or _jumps(last, box)
        if jump:
            parts.append("\n")
            boxes.extend([0.0] * 4)
        parts.append(glyph)
        for _ in glyph:  # a ligature: each letter has the box of the whole
            boxes.extend(box)
        bold.extend([_is_bold(char)] * (len(glyph) + jump))
        last = box
    out.text = "".join(parts)
    out.boxes = boxes
    out.segments = segments(out.text)
    out.bold = [bold[a] for a, _ in out.segments]
    return out


def _jumps(last: Box, box: Box) -> bool:
    """True if the pen moved to another row, back, or over a gap."""
    tall = max(last[3] - last[1], box[3] - box[1], 1.0)
    row = abs(box[1] + box[3] - last[1] - last[3]) > tall
    gap = box[0] - last[2]
    return bool(row or gap > 0.3 * tall or gap < -0.5 * tall)


def _is_bold(char: dict[str, Any]) -> bool:
    name = str(char.get("fontname", "")).lower()
    return "bold" in name or "simhei" in name
