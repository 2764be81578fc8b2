"""What is typed into a PDF after it was made: fields of a form, text boxes written over the page, boxes ticked.

Such text lives in annotations, outside the content of the page. Their appearances are made part of the page (as printing
does), so that they are read where they stand; buttons become ☑ or □.
"""

from __future__ import annotations

import ctypes
from typing import Any

from extract.ingest.pdf.objects import Rect

_FREE_TEXT, _STRIKE_OUT, _WIDGET = 3, 12, 20  # FPDF_ANNOT_…
_SHOWN = (_FREE_TEXT, _STRIKE_OUT, _WIDGET)
_MAX = 2_000  # annotations of one page
_HIDDEN = 0b10 | 0b100000  # flags: hidden, not shown


def with_forms(raw: Any, document: Any, number: int, page: Any) -> tuple[Any, list[tuple[Rect, str]]]:
    """`(page, buttons)`: the page with its fields as content (loaded anew if it has any), and its ticked or empty boxes.

    `buttons` are rectangles (left, bottom, right, top) with ☑ or □.
    """
    count = min(raw.FPDFPage_GetAnnotCount(page), _MAX)
    buttons: list[tuple[Rect, str]] = []
    found = False
    for i in reversed(range(max(count, 0))):
        annotation = raw.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        state = _name(raw, annotation, b"AS") if kind == _WIDGET else ""
        hidden = raw.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        rect = raw.FS_RECTF()
        placed = raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
        raw.FPDFPage_CloseAnnot(annotation)
        if kind not in _SHOWN or hidden:
            continue
        if state and placed:
            buttons.append(((rect.left, rect.bottom, rect.right, rect.top), "□" if state == "Off" else "☑"))
            raw.FPDFPage_RemoveAnnot(page, i)
        else:
            found = True
    if found and raw.FPDFPage_Flatten(page, 0) == 1:
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, number - 1)
    return page, buttons[::-1]


def _name(raw: Any, annotation: Any, key: bytes) -> str:
    """A name or a string of an annotation, "" if it has none."""
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= 512:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
