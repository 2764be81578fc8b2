"""The second engine: characters of a page from pdfplumber, in the same shape as pdfium's.

Slower by far, so only where it is asked for (`Settings.engine`) or where pdfium fails: it refuses the file, or it
loses glyphs (a single character of a font that is not embedded and that it has no substitute for has no size, and
pdfium leaves it out). The tests hold both engines against each other.
"""

from __future__ import annotations

import io
import re
from array import array
from itertools import pairwise
from typing import Any

from extract.ingest.pdf.chars import MAX_CHARS, PageChars, segments
from extract.ingest.pdf.clean import JUNK, clean
from extract.ingest.pdf.engines import RawPage
from extract.ingest.pdf.rulings import MAX_EDGES, MIN_LENGTH, STRAIGHT, THIN, Rulings

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
            return RawPage(page_chars(page, number), page_rulings(page))
        finally:
            page.close()

    def close(self) -> None:
        self.pdf.close()


def page_rulings(page: Any) -> Rulings:
    """Edges and pictures of a page, by the same reading of paths as pdfium's: thin shapes and outlines are rulings."""
    out = Rulings()
    left, top = page.bbox[0], page.bbox[1]

    def edge(x0: float, y0: float, x1: float, y1: float) -> None:
        if max(x1 - x0, y1 - y0) < MIN_LENGTH:
            return
        if x1 - x0 >= y1 - y0:
            out.horizontal.append(((y0 + y1) / 2 - top, x0 - left, x1 - left))
        else:
            out.vertical.append(((x0 + x1) / 2 - left, y0 - top, y1 - top))

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
    out.images = [(i["x0"] - left, i["top"] - top, i["x1"] - left, i["bottom"] - top) for i in page.images]
    return out


def _outline(shape: dict[str, Any]) -> list[tuple[float, float]]:
    """Corners of a shape, the first one again at the end of a rectangle."""
    if shape["object_type"] == "rect":
        x0, y0, x1, y1 = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    return list(shape.get("pts") or [])


def page_chars(page: Any, number: int) -> PageChars:
    """Upright characters in the order of the file, cut into segments where the pen jumps."""
    left, top = page.bbox[0], page.bbox[1]
    out = PageChars(number, float(page.width), float(page.height))
    parts: list[str] = []
    boxes = array("f")
    bold: list[bool] = []
    last: dict[str, Any] | None = None
    for char in page.chars[:MAX_CHARS]:
        glyph = _NO_CODE.sub("\ufffd", clean(char["text"]))
        if not char["upright"] or not glyph or JUNK.search(glyph):
            continue
        jump = last is None or _jumps(last, char)
        if jump:
            parts.append("\n")
            boxes.extend([0.0] * 4)
        box = (char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top)
        parts.append(glyph)
        for _ in glyph:  # a ligature: each letter has the box of the whole
            boxes.extend(box)
        bold.extend([_is_bold(char)] * (len(glyph) + jump))
        last = char
    out.text = "".join(parts)
    out.boxes = boxes
    out.segments = segments(out.text)
    out.bold = [bold[a] for a, _ in out.segments]
    return out


def _jumps(last: dict[str, Any], char: dict[str, Any]) -> bool:
    """True if the pen moved to another row, back, or over a gap."""
    tall = max(last["bottom"] - last["top"], char["bottom"] - char["top"], 1.0)
    row = abs(char["top"] + char["bottom"] - last["top"] - last["bottom"]) > tall
    gap = char["x0"] - last["x1"]
    return bool(row or gap > 0.3 * tall or gap < -0.5 * tall)


def _is_bold(char: dict[str, Any]) -> bool:
    name = str(char.get("fontname", "")).lower()
    return "bold" in name or "simhei" in name
