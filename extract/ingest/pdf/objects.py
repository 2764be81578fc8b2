"""The objects of a page (texts, paths, pictures), those inside forms included, in the order in which they are painted."""

from __future__ import annotations

import ctypes
from array import array
from dataclasses import dataclass, field
from typing import Any

from extract.ingest.pdf.fast import Fast

MAX_OBJECTS = 60_000  # of one page: a drawing or a map, not text and tables
_MAX_DEPTH = 8
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_…

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Level:
    """Objects that share one space (the page, or one form), as parallel lists.

    `bounds` holds left, bottom, right, top of each in that space; `matrix` leads to the page; `order` says when each is
    painted, counted over the whole page.
    """

    objects: list[int]
    kinds: list[int]
    bounds: array[float]
    matrix: Matrix
    order: list[int]


@dataclass(slots=True)
class PageObjects:
    """All objects of a page. `overflow`: there are too many, the rest was left out."""

    fast: Fast
    levels: list[Level] = field(default_factory=list)
    overflow: bool = False
    _count: int = 0
    _painted: int = 0

    @classmethod
    def of(cls, fast: Fast, page: Any) -> PageObjects:
        """The objects of a loaded page (`FPDF_PAGE`)."""
        found = cls(fast)
        found._add(fast.objects(page), IDENTITY, 0)
        return found

    def _add(self, objects: list[int], matrix: Matrix, depth: int) -> None:
        room = MAX_OBJECTS - self._count
        if len(objects) > room:
            self.overflow = True
            objects = objects[:room]
        if not objects:
            return
        self._count += len(objects)
        kinds = self.fast.kinds(objects)
        level = Level(objects, kinds, self.fast.bounds(objects), matrix, [])
        self.levels.append(level)
        if _FORM not in kinds:
            level.order = list(range(self._painted, self._painted + len(objects)))
            self._painted += len(objects)
            return
        for obj, kind in zip(objects, kinds, strict=True):  # what a form holds is painted before its next neighbour
            level.order.append(self._painted)
            self._painted += 1
            if kind == _FORM and depth < _MAX_DEPTH:
                self._add(self.fast.inner_objects(obj), multiply(self.matrix_of(obj), matrix), depth + 1)

    def matrix_of(self, obj: int) -> Matrix:
        """The object's own matrix."""
        m = self.fast.raw.FS_MATRIX()
        if not self.fast.raw.FPDFPageObj_GetMatrix(self.handle(obj), ctypes.byref(m)):
            return IDENTITY
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def handle(self, obj: int) -> Any:
        """The address as pypdfium2's functions take it."""
        return ctypes.cast(obj, self.fast.raw.FPDF_PAGEOBJECT)

    def texts(self) -> list[tuple[Level, list[int]]]:
        """Levels with the indices of their texts."""
        return self._of_kind(_TEXT)

    def paths(self) -> list[tuple[Level, list[int]]]:
        """Levels with the indices of their paths."""
        return self._of_kind(_PATH)

    def images(self) -> list[Rect]:
        """Bounds of the pictures in the space of the page."""
        return [page_rect(level, i) for level, found in self._of_kind(_IMAGE) for i in found]

    def _of_kind(self, kind: int) -> list[tuple[Level, list[int]]]:
        return [
            (level, [i for i, k in enumerate(level.kinds) if k == kind]) for level in self.levels if kind in level.kinds
        ]


def page_rect(level: Level, i: int) -> Rect:
    """Bounds of an object in the space of the page: left, bottom, right, top."""
    rect = level.bounds[4 * i : 4 * i + 4]
    return moved(level.matrix, (rect[0], rect[1], rect[2], rect[3]))


def moved(matrix: Matrix, rect: Rect) -> Rect:
    """The rectangle around a rectangle that was moved."""
    if matrix == IDENTITY:
        return rect
    corners = [apply(matrix, x, y) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def multiply(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point, moved."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
