"""Ruling lines of an OFD page: the straight, upright strokes of its path objects."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.ingest.ofd.page import POINTS
from extract.ingest.pdf.rulings import MAX_EDGES, Rulings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_PATHS = 20_000  # of a page: a drawing, not tables
_DEPTH = 32
_THIN = 0.9  # millimetres: a filled shape this thin is a line
_LEAN = 0.3  # millimetres a line may lean
_SHORT = 1.0
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
Point = tuple[float, float]
Move = tuple[float, float, float, float, float, float]
_STAY: Move = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_rulings(root: Element, box: tuple[float, float, float, float]) -> Rulings:
    """Rulings in points, origin at the page's top left corner; `box` is the page's box in millimetres."""
    found = Rulings()
    for count, (path, move) in enumerate(_paths(root, 0)):
        if count > MAX_PATHS or len(found.horizontal) + len(found.vertical) > MAX_EDGES:
            found.overflow = True
            break
        for one, two in _edges(path, move):
            _add(found, one, two, box)
    return found


def _paths(node: Element, depth: int) -> Iterator[tuple[Element, Move]]:
    for child in node:
        name = _local(child)
        if name == "PathObject":
            yield child, _own(child)
        elif name in ("Content", "Layer", "PageBlock") and depth < _DEPTH:
            yield from _paths(child, depth + 1)


def _edges(path: Element, move: Move) -> Iterator[tuple[Point, Point]]:
    """Straight edges of a stroked path, the long sides of a filled one that is thin."""
    data = next((child.text or "" for child in path if _local(child) == "AbbreviatedData"), "")
    lines = [(_at(move, a), _at(move, b)) for a, b in _segments(data)]
    if not lines:
        return
    xs, ys = [p[0] for line in lines for p in line], [p[1] for line in lines for p in line]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if min(right - left, bottom - top) <= _THIN:
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        if right - left >= bottom - top:
            yield (left, middle_y), (right, middle_y)
        else:
            yield (middle_x, top), (middle_x, bottom)
    elif (path.get("Stroke") or "true").lower() != "false":
        yield from lines


def _segments(data: str) -> Iterator[tuple[Point, Point]]:
    """The straight parts of an abbreviated path (`M x y L x y … C`); curves only move the pen."""
    start = pen = (0.0, 0.0)
    tokens = _TOKEN.findall(data[:200_000])
    i = 0
    while i < len(tokens):
        command = tokens[i].upper()
        size = _ARGUMENTS.get(command)
        i += 1
        if size is None:
            continue
        numbers = tokens[i : i + size]
        if len(numbers) < size or any(n[0].isalpha() for n in numbers):
            return
        i += size
        if command == "C":
            yield pen, start
            pen = start
            continue
        point = (float(numbers[-2]), float(numbers[-1]))
        if command == "L":
            yield pen, point
        elif command in "SM":
            start = point
        pen = point


def _add(found: Rulings, one: Point, two: Point, box: tuple[float, float, float, float]) -> None:
    (xa, ya), (xb, yb) = one, two
    if not all(math.isfinite(v) for v in (xa, ya, xb, yb)) or max(abs(xa - xb), abs(ya - yb)) < _SHORT:
        return
    x0, x1 = ((min(xa, xb) - box[0]) * POINTS, (max(xa, xb) - box[0]) * POINTS)
    y0, y1 = ((min(ya, yb) - box[1]) * POINTS, (max(ya, yb) - box[1]) * POINTS)
    if abs(ya - yb) <= _LEAN and 0 <= y0 <= box[3] * POINTS:
        found.horizontal.append(((y0 + y1) / 2, x0, x1))
    elif abs(xa - xb) <= _LEAN and 0 <= x0 <= box[2] * POINTS:
        found.vertical.append(((x0 + x1) / 2, y0, y1))


def _own(path: Element) -> Move:
    """Object space to page space: the matrix, then a move to the corner of the boundary."""
    corner = _numbers(path.get("Boundary"), 4) or (0.0, 0.0)
    matrix = _numbers(path.get("CTM"), 6) or _STAY
    return (matrix[0], matrix[1], matrix[2], matrix[3], matrix[4] + corner[0], matrix[5] + corner[1])


def _numbers(written: str | None, count: int) -> tuple[float, ...] | None:
    try:
        numbers = tuple(float(part) for part in (written or "").replace(",", " ").split())
    except ValueError:
        return None
    return numbers[:count] if len(numbers) >= count else None


def _at(move: Move, point: Point) -> Point:
    x, y = point
    return move[0] * x + move[2] * y + move[4], move[1] * x + move[3] * y + move[5]


def _local(node: Element) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
