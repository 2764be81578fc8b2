"""From the PDF's user space to the page as people see it."""

from __future__ import annotations

import ctypes
from array import array
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """From the PDF's user space to the page as seen: the visible box and the clockwise rotation (0–3 quarter turns)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        w, h = self.right - self.left, self.top - self.bottom
        return (h, w) if self.turns % 2 else (w, h)

    def turned(self, turns: int) -> Frame:
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + turns) % 4)

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) of a rectangle given by its PDF corners (left, bottom, right, top)."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def corners(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """The way back: PDF corners (left, bottom, right, top) of a rectangle of the page as seen.

        >>> frame = Frame(10, 20, 110, 220, 1)
        >>> frame.corners(*frame.rect(30, 50, 40, 90))
        (30, 50, 40, 90)
        """
        if self.turns == 0:
            return x0 + self.left, self.top - bottom, x1 + self.left, self.top - top
        if self.turns == 1:
            return top + self.left, x0 + self.bottom, bottom + self.left, x1 + self.bottom
        if self.turns == 2:
            return self.right - x1, top + self.bottom, self.right - x0, bottom + self.bottom
        return self.right - bottom, self.top - x1, self.right - top, self.top - x0

    def flip(self, raw: array[float]) -> array[float]:
        """All boxes at once: `raw` holds pdfium's left, top, right, bottom."""
        x0s, y1s, x1s, y0s = raw[0::4], raw[1::4], raw[2::4], raw[3::4]
        columns: tuple[list[float], ...]
        if self.turns == 0:
            left, high = self.left, self.top
            if left == 0.0:
                out = raw[:]
                out[1::4] = array("f", [high - y for y in y1s])
                out[3::4] = array("f", [high - y for y in y0s])
                return out
            columns = (
                [x - left for x in x0s],
                [high - y for y in y1s],
                [x - left for x in x1s],
                [high - y for y in y0s],
            )
        else:
            rects = [self.rect(*r) for r in zip(x0s, y0s, x1s, y1s, strict=True)]
            columns = tuple([r[k] for r in rects] for k in range(4))
        out = array("f", bytes(len(raw) * 4))
        for k, column in enumerate(columns):
            out[k::4] = array("f", column)
        return out


def page_frame(raw: Any, page: Any) -> Frame:
    """The visible box of a page (crop box within media box) and its rotation."""
    rect = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
        return Frame(0.0, 0.0, 612.0, 792.0, 0)
    turns = raw.FPDFPage_GetRotation(page)
    return Frame(rect.left, rect.bottom, rect.right, rect.top, turns if turns in (0, 1, 2, 3) else 0)
