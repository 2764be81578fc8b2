"""The second engine: characters of a page from pdfplumber, in the same shape as pdfium's.

Slower by far, so only where pdfium fails: it refuses the file, or it loses glyphs (a single character of a font that
is not embedded and that it has no substitute for has no size, and pdfium leaves it out).
"""

from __future__ import annotations

import io
from array import array
from typing import Any

from extract.ingest.pdf.chars import MAX_CHARS, PageChars, segments
from extract.ingest.pdf.clean import JUNK, clean


class PlumberDocument:
    """A document opened with pdfplumber. Raises whatever pdfminer raises on damaged files."""

    def __init__(self, data: bytes) -> None:
        import pdfplumber

        self.pdf = pdfplumber.open(io.BytesIO(data))

    def __len__(self) -> int:
        return len(self.pdf.pages)

    def page(self, number: int) -> PageChars:
        """Characters of a page (1-based); its layout cache is dropped at once."""
        page = self.pdf.pages[number - 1]
        try:
            return page_chars(page, number)
        finally:
            page.close()

    def close(self) -> None:
        self.pdf.close()


def page_chars(page: Any, number: int) -> PageChars:
    """Upright characters in the order of the file, cut into segments where the pen jumps."""
    left, top = page.bbox[0], page.bbox[1]
    out = PageChars(number, float(page.width), float(page.height))
    parts: list[str] = []
    boxes = array("f")
    bold: list[bool] = []
    last: dict[str, Any] | None = None
    for char in page.chars[:MAX_CHARS]:
        glyph = clean(char["text"])
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
