"""Ruling lines of a page: the straight, upright edges of pdfium's path objects."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from extract.ingest.pdf.chars import Frame

MAX_OBJECTS = 20_000  # path objects of a page: a drawing, not tables
MAX_EDGES = 4_000
THIN = 2.5  # points: a rectangle this thin is a line
STRAIGHT = 0.8  # points a line may lean
MIN_LENGTH = 3.0
_MAX_DEPTH = 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Rulings:
    """Edges in page coordinates: horizontal `(y, x0, x1)`, vertical `(x, top, bottom)`. `overflow`: too many paths.

    `lost_glyphs`: the page has text that pdfium leaves out, because its font is not embedded and has no substitute.
    `images`: boxes (x0, top, x1, bottom) of the pictures on the page. `drawings`: number of paths that are painted.
    """

    horizontal: list[tuple[float, float, float]] = field(default_factory=list)
    vertical: list[tuple[float, float, float]] = field(default_factory=list)
    overflow: bool = False
    lost_glyphs: bool = False
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    drawings: int = 0


class RulingReader:
    """Walks the objects of one page, forms included."""

    def __init__(self, raw: Any, frame: Frame) -> None:
        self.raw = raw
        self.frame = frame
        self.out = Rulings()
        self._seen = 0
        width, height = frame.size
        self._limit = 0.9 * width, 0.9 * height
        self._box = [ctypes.c_float() for _ in range(4)]
        self._refs = [ctypes.byref(v) for v in self._box]
        self._mode = ctypes.c_int()
        self._stroke = ctypes.c_int()

    def read(self, page: Any) -> Rulings:
        raw = self.raw
        count = raw.FPDFPage_CountObjects(page)
        for i in range(count):
            self._object(raw.FPDFPage_GetObject(page, i), _IDENTITY, 0)
            if self.out.overflow:
                break
        return self.out

    def _object(self, obj: Any, matrix: Matrix, depth: int) -> None:
        raw = self.raw
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._seen += 1
            edges = len(self.out.horizontal) + len(self.out.vertical)
            if self._seen > MAX_OBJECTS or edges > MAX_EDGES:
                self.out.overflow = True
                return
            self._path(obj, matrix)
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            if not self.out.lost_glyphs and self._is_lost(obj):
                self.out.lost_glyphs = True
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._image(obj, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _multiply(self._matrix(obj), matrix)
            for i in range(raw.FPDFFormObj_CountObjects(obj)):
                self._object(raw.FPDFFormObj_GetObject(obj, i), inner, depth + 1)
                if self.out.overflow:
                    return

    def _is_lost(self, obj: Any) -> bool:
        raw = self.raw
        if not raw.FPDFPageObj_GetBounds(obj, *self._refs) or self._box[2].value - self._box[0].value > 0.01:
            return False
        font = raw.FPDFTextObj_GetFont(obj)
        return bool(font) and raw.FPDFFont_GetIsEmbedded(font) == 0

    def _image(self, obj: Any, matrix: Matrix) -> None:
        if self.raw.FPDFPageObj_GetBounds(obj, *self._refs):
            self.out.images.append(self.frame.rect(*self._bounds(matrix)))

    def _bounds(self, matrix: Matrix) -> tuple[float, float, float, float]:
        """The bounds just read (left, bottom, right, top), moved by the form that holds the object."""
        x0, y0, x1, y1 = (v.value for v in self._box)
        if matrix == _IDENTITY:
            return x0, y0, x1, y1
        corners = [_apply(matrix, x, y) for x in (x0, x1) for y in (y0, y1)]
        return (
            min(c[0] for c in corners),
            min(c[1] for c in corners),
            max(c[0] for c in corners),
            max(c[1] for c in corners),
        )

    def _matrix(self, obj: Any) -> Matrix:
        m = self.raw.FS_MATRIX()
        if not self.raw.FPDFPageObj_GetMatrix(obj, ctypes.byref(m)):
            return _IDENTITY
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _path(self, obj: Any, matrix: Matrix) -> None:
        raw = self.raw
        if not raw.FPDFPath_GetDrawMode(obj, ctypes.byref(self._mode), ctypes.byref(self._stroke)):
            return
        if not self._mode.value and not self._stroke.value:
            return  # a clipping path: not drawn
        if not raw.FPDFPageObj_GetBounds(obj, *self._refs):
            return
        x0, y0, x1, y1 = self._bounds(matrix)
        self.out.drawings += 1
        if x1 - x0 <= THIN or y1 - y0 <= THIN:
            self._rect(x0, y0, x1, y1)
            return
        if self._stroke.value:  # a filled area without an outline is a highlight or a shade, not a ruling
            self._segments(obj, _multiply(self._matrix(obj), matrix))

    def _segments(self, obj: Any, matrix: Matrix) -> None:
        raw = self.raw
        n = raw.FPDFPath_CountSegments(obj)
        if n > 2_000:
            return  # an outline, not a ruling
        x, y = ctypes.c_float(), ctypes.c_float()
        start = last = (0.0, 0.0)
        for i in range(n):
            segment = raw.FPDFPath_GetPathSegment(obj, i)
            kind = raw.FPDFPathSegment_GetType(segment)
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = _apply(matrix, x.value, y.value)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == raw.FPDF_SEGMENT_LINETO:
                self._edge(*last, *point)
            last = point
            if raw.FPDFPathSegment_GetClose(segment):
                self._edge(*last, *start)
                last = start

    def _edge(self, xa: float, ya: float, xb: float, yb: float) -> None:
        if abs(xa - xb) <= STRAIGHT or abs(ya - yb) <= STRAIGHT:
            self._rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def _rect(self, left: float, bottom: float, right: float, top: float) -> None:
        """A thin rectangle is a ruling along its longer side."""
        x0, y0, x1, y1 = self.frame.rect(left, bottom, right, top)
        if max(x1 - x0, y1 - y0) < MIN_LENGTH:
            return
        if x1 - x0 >= y1 - y0:
            if 0 <= y0 + y1 <= 2 * self.frame.size[1]:
                self.out.horizontal.append(((y0 + y1) / 2, x0, x1))
        elif 0 <= x0 + x1 <= 2 * self.frame.size[0]:
            self.out.vertical.append(((x0 + x1) / 2, y0, y1))


def _multiply(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
