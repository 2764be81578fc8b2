"""Ruling lines of a page: the straight, upright edges of its path objects."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from extract.ingest.pdf.frame import Frame
from extract.ingest.pdf.objects import IDENTITY, Level, Matrix, PageObjects, apply, moved, multiply

MAX_OBJECTS = 20_000  # path objects of a page: a drawing, not tables
MAX_EDGES = 4_000
THIN = 2.5  # points: a rectangle this thin is a line
STRAIGHT = 0.8  # points a line may lean
MIN_LENGTH = 3.0


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


def read_rulings(objects: PageObjects, frame: Frame) -> Rulings:
    """The rulings and pictures among the objects of a page, in the coordinates of the page as seen."""
    return _RulingReader(objects, frame).read()


class _RulingReader:
    def __init__(self, objects: PageObjects, frame: Frame) -> None:
        self.objects = objects
        self.raw = objects.fast.raw
        self.frame = frame
        self.out = Rulings(overflow=objects.overflow)
        self._mode = ctypes.c_int()
        self._stroke = ctypes.c_int()

    def read(self) -> Rulings:
        self.out.lost_glyphs = any(self._lost(level, texts) for level, texts in self.objects.texts())
        self.out.images = [self.frame.rect(*rect) for rect in self.objects.images()]
        seen = 0
        for level, paths in self.objects.paths():
            for i in paths:
                seen += 1
                if seen > MAX_OBJECTS or len(self.out.horizontal) + len(self.out.vertical) > MAX_EDGES:
                    self.out.overflow = True
                    return self.out
                self._path(level, i)
        return self.out

    def _lost(self, level: Level, texts: list[int]) -> bool:
        """True if a text has no width and its font is not embedded."""
        lefts, rights = level.bounds[0::4], level.bounds[2::4]
        for i in texts:
            if rights[i] - lefts[i] <= 0.01:
                font = self.raw.FPDFTextObj_GetFont(self.objects.handle(level.objects[i]))
                if font and self.raw.FPDFFont_GetIsEmbedded(font) == 0:
                    return True
        return False

    def _path(self, level: Level, i: int) -> None:
        raw = self.raw
        obj = self.objects.handle(level.objects[i])
        if not raw.FPDFPath_GetDrawMode(obj, ctypes.byref(self._mode), ctypes.byref(self._stroke)):
            return
        if not self._mode.value and not self._stroke.value:
            return  # a clipping path: not drawn
        bounds = level.bounds[4 * i : 4 * i + 4]
        x0, y0, x1, y1 = bounds
        if level.matrix != IDENTITY:
            x0, y0, x1, y1 = moved(level.matrix, (x0, y0, x1, y1))
        self.out.drawings += 1
        if x1 - x0 <= THIN or y1 - y0 <= THIN:
            self._rect(x0, y0, x1, y1)
            return
        if self._stroke.value:  # a filled area without an outline is a highlight or a shade, not a ruling
            self._segments(obj, multiply(self.objects.matrix_of(level.objects[i]), level.matrix))

    def _segments(self, obj: object, matrix: Matrix) -> None:
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
            point = apply(matrix, x.value, y.value)
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
