"""How boxes of a record lie on the pages of its PDF: the way round in which they cover the words that they are of.

Boxes are those of a page as it is read. A page whose text runs sideways is read upright, and nothing in a record says
that it was: the words under a box do.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from extract.annotate.notes import Note
from extract.ingest.pdf.frame import Frame, page_frame
from extract.record import Box
from extract.text.fold import fold

_MOST = 12
"""Boxes of a page that are tried: they all lie the same way."""


def frames(data: bytes, notes: Sequence[Note]) -> Mapping[int, Frame]:
    """Page number (from 1) → its frame, for the pages that notes stand on. Raises `OSError`, `ValueError`."""
    import pypdfium2
    import pypdfium2.raw as raw

    boxes: dict[int, list[tuple[Box, str]]] = defaultdict(list)
    for note in notes:
        for box in note.boxes:
            boxes[box.page].append((box, _tight(note.text)))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return {number: _frame(raw, document, number, found[:_MOST]) for number, found in boxes.items() if number <= len(document)}
    finally:
        document.close()


def _frame(raw: Any, document: Any, number: int, boxes: Sequence[tuple[Box, str]]) -> Frame:
    page = raw.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        raise ValueError(f"page {number} cannot be loaded")
    try:
        frame = page_frame(raw, page)
        text = raw.FPDFText_LoadPage(page)
        try:
            # The first of those that fit best: the page as it is displayed, if anything.
            return max((frame.turned(turns) for turns in range(4)), key=lambda one: _covered(raw, text, one, boxes))
        finally:
            raw.FPDFText_ClosePage(text)
    finally:
        raw.FPDF_ClosePage(page)


def _covered(raw: Any, text: Any, frame: Frame, boxes: Sequence[tuple[Box, str]]) -> int:
    """Characters under the boxes that are theirs."""
    total = 0
    for box, words in boxes:
        left, bottom, right, top = frame.corners(box.x0, box.top, box.x1, box.bottom)
        size = raw.FPDFText_GetBoundedText(text, left, top, right, bottom, None, 0)
        if not 0 < size < 20_000:
            continue
        buffer = (ctypes.c_ushort * (size + 1))()
        raw.FPDFText_GetBoundedText(text, left, top, right, bottom, buffer, size)
        under = _tight(bytes(buffer)[: 2 * size].decode("utf-16-le", "ignore").rstrip("\0"))
        total += len(under) if under and under in words else 0
    return total


def _tight(text: str) -> str:
    return "".join(fold(text).split())
