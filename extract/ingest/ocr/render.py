"""A page of a PDF → its picture, at the resolution that its own image has to give."""

from __future__ import annotations

import ctypes
from typing import Any

from extract.ingest.ocr.page import PageImage

_USUAL = 200 / 72  # pixels to a point where the page is no single image
_LEAST, _MOST = 150 / 72, 300 / 72
_PIXELS = 12_000_000  # of one picture; A3 at 200 dpi has 7.7 million
_SIDE = (20.0, 14_400.0)  # points: what PDF allows, and what cannot be a page
_WHOLE = 0.7  # share of the page's area that one image must cover to be the page


def render(raw: Any, page: Any, number: int) -> PageImage | None:
    """The picture of a loaded pdfium page as displayed, annotations included; `None` for a page of insane size.

    A page that is one image is rendered at the image's own resolution, at most 300 dpi, and never larger than it is.
    """
    import numpy as np

    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    if not (_SIDE[0] <= width <= _SIDE[1] and _SIDE[0] <= height <= _SIDE[1]) or max(width, height) > 12 * min(
        width, height
    ):
        return None
    scale = _scale(raw, page, width, height)
    columns, rows = max(round(width * scale), 1), max(round(height * scale), 1)
    bitmap = raw.FPDFBitmap_Create(columns, rows, 0)
    if not bitmap:
        return None
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * rows)))
        bgrx = np.frombuffer(start.contents, np.uint8).reshape(rows, stride)[:, : 4 * columns].reshape(rows, columns, 4)
        pixels = np.ascontiguousarray(bgrx[:, :, 2::-1])
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return PageImage(number, pixels, width, height)


def _scale(raw: Any, page: Any, width: float, height: float) -> float:
    own = _image_scale(raw, page, width, height)
    long = max(width, height)
    if own is None:
        scale = _USUAL if long <= 1_300 else _USUAL * 842 / long  # a poster, or a page that was scaled up
    elif long <= 1_300:
        scale = own if own < _LEAST else min(own, _MOST)
    else:
        scale = min(own, _MOST * 842 / long)
    return min(scale, float((_PIXELS / (width * height)) ** 0.5))


def _image_scale(raw: Any, page: Any, width: float, height: float) -> float | None:
    """Pixels to a point of the largest image, if it covers the page."""
    best: float | None = None
    area = _WHOLE * width * height
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    columns, rows = ctypes.c_uint(), ctypes.c_uint()
    for i in range(min(raw.FPDFPage_CountObjects(page), 200)):
        item = raw.FPDFPage_GetObject(page, i)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        edges = (ctypes.byref(v) for v in (left, bottom, right, top))
        if not raw.FPDFPageObj_GetBounds(item, *edges):
            continue
        wide, high = right.value - left.value, top.value - bottom.value
        if wide * high < area or not raw.FPDFImageObj_GetImagePixelSize(
            item, ctypes.byref(columns), ctypes.byref(rows)
        ):
            continue
        area = wide * high
        best = max(columns.value, rows.value) / max(wide, high)
    return best
