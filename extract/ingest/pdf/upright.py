"""Which way round boxes lie on a page of a PDF: the one in which they cover the words that they are of.

Boxes are those of a page as it is read. A page whose text runs sideways is read upright, and nothing that is kept says so:
the words under a box do.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from extract.ingest.pdf.frame import Frame, page_frame
from extract.text.fold import fold

Placed = tuple[float, float, float, float, str]
"""x0, top, x1, bottom of words on the page as it is read, in points, and the words."""
MOST = 12
"""Boxes of a page that are tried: they all lie the same way."""


def frame_of(raw: Any, document: Any, number: int, placed: Sequence[Placed]) -> Frame:
    """The frame in which the boxes of a page (from 1) are; as the page is displayed where nothing tells.

    `raw` is `pypdfium2.raw`, `document` one that it opened. Raises `ValueError` for a page that cannot be loaded.
    """
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise ValueError(f"page {number} cannot be loaded")
    try:
        frame = page_frame(raw, page)
        text = raw.FPDFText_LoadPage(page)
        try:
            # The first of those that fit best: the page as it is displayed, if anything.
            return max((frame.turned(turns) for turns in range(4)), key=lambda one: _covered(raw, text, one, placed[:MOST]))
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _covered(raw: Any, text: Any, frame: Frame, placed: Sequence[Placed]) -> int:
    """Characters under the boxes that are theirs."""
    total = 0
    for x0, upper, x1, lower, words in placed:
        left, bottom, right, top = frame.corners(x0, upper, x1, lower)
        size = raw.FPDFText_GetBoundedText(text, left, top, right, bottom, None, 0)
        if not 0 < size < 20_000:
            continue
        buffer = (ctypes.c_ushort * (size + 1))()
        raw.FPDFText_GetBoundedText(text, left, top, right, bottom, buffer, size)
        under = _tight(bytes(buffer)[: 2 * size].decode("utf-16-le", "ignore").rstrip("\0"))
        total += len(under) if under and under in _tight(words) else 0
    return total


def _tight(text: str) -> str:
    return "".join(fold(text).split())
