"""Text that nobody sees on the paper: drawn in no colour, white on white, clipped away, or painted over.

The text layer that a scanner lays under its picture is invisible as well; it is the only text that the page has and
stays (`quality` judges it). Watermarks are left out too: pale text under other text, or large and on several pages.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from extract.ingest.pdf.chars import UNDER_PICTURE
from extract.ingest.pdf.frame import page_frame
from extract.ingest.pdf.objects import Level, PageObjects, Rect, moved, page_rect

INVISIBLE, WHITE, CLIPPED, COVERED, WATERMARK = "不可见", "白色", "被裁去", "被遮盖", "浅色水印"
_WHITE = 245  # of 255, each channel
_PALE = 160  # of 255: lighter than this is a watermark's grey
_LARGE = 24.0  # points
_ROWS, _WIDE = 4, 40.0  # pale texts of one size on a page, points
_CONTRAST = 20  # of 255: less than this between the lightest and the darkest point is no ink
_SCALE = 1.5  # pixels a point, of the picture in which white text is looked for
_NO_INK = (3, 7)  # render modes: invisible, clipping path only


@dataclass(slots=True)
class Hidden:
    """`reasons`: why text objects are left out, by address (Chinese). `pale`: large pale texts that may be watermarks."""

    reasons: dict[int, str] = field(default_factory=dict)
    pale: dict[int, Rect] = field(default_factory=dict)


def hidden_texts(objects: PageObjects, page: Any) -> Hidden:
    """The text objects that nobody sees, or that are watermarks; usually none."""
    found = Hidden()
    white: dict[int, Rect] = {}
    pale: dict[int, Rect] = {}
    covers = _covers(objects)
    for level, texts in objects.texts():
        handles = [level.objects[i] for i in texts]
        modes = objects.fast.modes(handles)
        if any(mode in _NO_INK for mode in modes):
            images = objects.images()
            for i, mode in zip(texts, modes, strict=True):
                if mode in _NO_INK:
                    over = _over(page_rect(level, i), images)
                    found.reasons[level.objects[i]] = UNDER_PICTURE if over else INVISIBLE
        colours = objects.fast.colours(handles)
        if max(colours) > 0 and (min(colours[3::4]) < 255 or max(colours[1::4]) > _PALE):
            for i, mode, *rgba in zip(texts, modes, *(colours[k::4] for k in range(4)), strict=True):
                if mode not in (0, 4) or rgba[3] > 255:
                    continue
                if rgba[3] == 0 or min(rgba[:3]) >= _WHITE:
                    white[level.objects[i]] = page_rect(level, i)
                elif _lightness(*rgba) > _PALE:
                    pale[level.objects[i]] = page_rect(level, i)
        clips = objects.fast.clips(handles)
        if max(clips) > 0:
            within = [i for i, count in zip(texts, clips, strict=True) if count > 0]
            found.reasons |= _clipped(objects, level, within)
        if covers:
            found.reasons |= _covered(level, texts, covers)
    if white:
        found.reasons |= dict.fromkeys(_without_contrast(objects, page, white), WHITE)
    if pale:
        _watermarks(objects, pale, found)
    return found


def _lightness(red: int, green: int, blue: int, alpha: int) -> float:
    """How light a colour looks on white paper, 0–255."""
    return 255 - alpha / 255 * (255 - (0.3 * red + 0.59 * green + 0.11 * blue))


def _watermarks(objects: PageObjects, pale: dict[int, Rect], found: Hidden) -> None:
    """Pale text on which other text stands is a watermark; large pale text may be one."""
    sizes = Counter(_size(rect) for rect in pale.values())
    others = [page_rect(level, i) for level, texts in objects.texts() for i in texts if level.objects[i] not in pale]
    for obj, rect in pale.items():
        left, bottom, right, top = rect
        inside = [o for o in others if o[0] < right and o[2] > left and o[1] < top - 1 and o[3] > bottom + 1]
        large = top - bottom >= _LARGE
        if sizes[_size(rect)] >= _ROWS and right - left >= _WIDE:
            found.reasons[obj] = WATERMARK  # the same words over the whole page, small and in rows
            continue
        if any(_shared(rect, o) > (0.2 if large else 0.5) for o in inside):
            found.reasons[obj] = WATERMARK
        elif large:
            found.pale[obj] = rect


def _size(rect: Rect) -> tuple[int, int]:
    return round(rect[2] - rect[0]), round(rect[3] - rect[1])


def _shared(rect: Rect, other: Rect) -> float:
    """What two rectangles share, as a share of the smaller one."""
    width = min(rect[2], other[2]) - max(rect[0], other[0])
    height = min(rect[3], other[3]) - max(rect[1], other[1])
    size = min((r[2] - r[0]) * (r[3] - r[1]) for r in (rect, other))
    return width * height / size if size > 1 and width > 0 and height > 0 else 0.0


def same_marks(one: Hidden, other: Hidden) -> list[int]:
    """Objects of the first page's large pale texts that stand on another page at the same place."""
    places = list(other.pale.values())
    return [
        obj
        for obj, rect in one.pale.items()
        if any(all(abs(a - b) < 3 for a, b in zip(rect, place, strict=True)) for place in places)
    ]


def _over(rect: Rect, images: list[Rect]) -> bool:
    """True if the middle of a rectangle lies on a picture."""
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return any(i[0] <= x <= i[2] and i[1] <= y <= i[3] for i in images)


def _clipped(objects: PageObjects, level: Level, texts: list[int]) -> dict[int, str]:
    """Texts whose clipping paths leave nothing of them."""
    found = {}
    raw = objects.fast.raw
    for i in texts:
        left, bottom, right, top = level.bounds[4 * i : 4 * i + 4]
        if right - left < 0.5 or top - bottom < 0.5:
            continue  # blanks
        path = raw.FPDFPageObj_GetClipPath(objects.handle(level.objects[i]))
        for k in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
            count = raw.FPDFClipPath_CountPathSegments(path, k)
            # Two corners say nearly always that a text lies inside; all points are read only where they say otherwise.
            for points in ((0, 2) if count in (4, 5) else range(count), range(count)):
                x0, y0, x1, y1 = _around(raw, path, k, points)
                if left < x1 and right > x0 and bottom < y1 and top > y0:
                    break
            else:
                if x1 - x0 > 0.1 and y1 - y0 > 0.1:  # an empty one may be a damaged file's
                    found[level.objects[i]] = CLIPPED
    return found


def _around(raw: Any, path: Any, k: int, points: Iterable[int]) -> Rect:
    """The rectangle around points of clipping path `k`."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [0.0], [0.0]
    for n in points:
        raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(path, k, n), ctypes.byref(x), ctypes.byref(y))
        xs.append(x.value)
        ys.append(y.value)
    xs, ys = xs[1:] or xs, ys[1:] or ys
    return min(xs), min(ys), max(xs), max(ys)


def _covers(objects: PageObjects) -> list[tuple[int, Rect]]:
    """Opaque filled rectangles, with the place at which they are painted."""
    raw = objects.fast.raw
    found = []
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    for level, paths in objects.paths():
        for i in paths:
            left, bottom, right, top = level.bounds[4 * i : 4 * i + 4]
            if right - left < 6 or top - bottom < 6:
                continue
            obj = objects.handle(level.objects[i])
            if not raw.FPDFPath_GetDrawMode(obj, ctypes.byref(mode), ctypes.byref(stroke)) or not mode.value:
                continue
            alpha = objects.fast.colours([level.objects[i]])[3]
            whole = raw.FPDFPath_CountSegments(obj) in (4, 5, 6)
            if alpha == 255 and whole and not raw.FPDFPageObj_HasTransparency(obj) and _is_rect(raw, obj):
                found.append((level.order[i], _within_clip(raw, obj, page_rect(level, i), level)))
    return found


def _is_rect(raw: Any, obj: Any) -> bool:
    """True if every point of a path is one of four corners."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = set(), set()
    for n in range(raw.FPDFPath_CountSegments(obj)):
        segment = raw.FPDFPath_GetPathSegment(obj, n)
        if raw.FPDFPathSegment_GetType(segment) not in (raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO):
            return False
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        xs.add(round(x.value, 1))
        ys.add(round(y.value, 1))
    return len(xs) == 2 and len(ys) == 2


def _within_clip(raw: Any, obj: Any, rect: Rect, level: Level) -> Rect:
    """What the clipping paths of an object leave of its rectangle."""
    path = raw.FPDFPageObj_GetClipPath(obj)
    x0, y0, x1, y1 = rect
    for k in range(max(raw.FPDFClipPath_CountPaths(path), 0)):
        points = range(raw.FPDFClipPath_CountPathSegments(path, k))
        left, bottom, right, top = moved(level.matrix, _around(raw, path, k, points))
        x0, y0, x1, y1 = max(x0, left), max(y0, bottom), min(x1, right), min(y1, top)
    return x0, y0, x1, y1


def _covered(level: Level, texts: list[int], covers: list[tuple[int, Rect]]) -> dict[int, str]:
    """Texts that lie wholly under a rectangle that is painted after them."""
    found = {}
    for i in texts:
        order = level.order[i]
        for painted, (x0, y0, x1, y1) in covers:
            if painted > order:
                left, bottom, right, top = page_rect(level, i)
                if x0 - 0.5 <= left and right <= x1 + 0.5 and y0 - 0.5 <= bottom and top <= y1 + 0.5 and right > left:
                    found[level.objects[i]] = COVERED
                    break
    return found


def _without_contrast(objects: PageObjects, page: Any, white: dict[int, Rect]) -> list[int]:
    """Of white texts, those of which nothing shows: the picture of the page has one colour where they stand."""
    raw = objects.fast.raw
    frame = page_frame(raw, page)
    width, height = (max(1, min(round(v * _SCALE), 8_000)) for v in frame.size)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return []
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_GRAYSCALE)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    found = []
    for obj, rect in white.items():
        x0, y0, x1, y1 = (v * _SCALE for v in frame.rect(*rect))
        left, right = max(int(x0), 0), min(int(x1) + 1, width)
        rows = [
            pixels[y * stride + left : y * stride + right] for y in range(max(int(y0), 0), min(int(y1) + 1, height))
        ]
        rows = [row for row in rows if row]
        if not rows or max(map(max, rows)) - min(map(min, rows)) < _CONTRAST:
            found.append(obj)
    return found
