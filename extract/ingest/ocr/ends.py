"""Detected lines put right at their ends: grown over thin marks (`一、`, a bracket), joined again under a stamp.

The number of a clause is worth more than most characters, and a stroke as thin as 一 is what detection misses.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.ingest.ocr.quads import height, width
from extract.ingest.ocr.sheet import Sheet
from extract.ingest.pdf.rulings import Rulings

Box = tuple[float, float, float, float]

_REACH = 2.6  # heights of the line (an em is about two thirds of one): two characters
_STEP = 0.6  # heights of white that end the line
_BAND = (0.18, 0.82)  # of the height: where ink belongs to this line
_LEAST = 0.05  # ink found, to the square of the height: less is a speck
_MARGIN = 0.12  # heights beyond the ink


def grow(quads: Any, gray: Any, rulings: Rulings, sheet: Sheet) -> Any:
    """The quads (pixels of the upright picture), wider where ink goes on and nothing else claims it. `gray`: upright."""
    import cv2
    import numpy as np

    if not len(quads):
        return quads
    soft = cv2.blur(gray, (3, 3))
    block = max(2 * round(12 * sheet.scale) + 1, 15)
    ink = cv2.adaptiveThreshold(soft, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    level = np.stack([sheet.level(quad) for quad in quads])
    tops, bottoms = level[:, :, 1].min(axis=1), level[:, :, 1].max(axis=1)
    lefts, rights = level[:, :, 0].min(axis=1), level[:, :, 0].max(axis=1)
    out = quads.copy()
    for k, (w, h) in enumerate(zip(width(quads), height(quads), strict=True)):
        if w < 1.5 * h:
            continue
        middle, tall = (tops[k] + bottoms[k]) / 2, h / sheet.scale
        beside = (tops < middle) & (bottoms > middle)
        beside[k] = False
        posts = [x for x, top, bottom in rulings.vertical if top <= middle <= bottom]
        before = max(
            [*rights[beside & (lefts < lefts[k])], *(x + 1 for x in posts if x <= lefts[k] + tall)], default=0.0
        )
        after = min(
            [*lefts[beside & (rights > rights[k])], *(x - 1 for x in posts if x >= rights[k] - tall)], default=1e9
        )
        along = (quads[k][1] - quads[k][0]) / w
        room = min(_REACH * h, max(lefts[k] - before, 0.0) * sheet.scale)
        more = _extent(ink, quads[k], -along, h, room, start=True)
        out[k][0] -= more * along
        out[k][3] -= more * along
        room = min(_REACH * h, max(after - rights[k], 0.0) * sheet.scale)
        more = _extent(ink, quads[k], along, h, room, start=False)
        out[k][1] += more * along
        out[k][2] += more * along
    return out


def bridge(quads: Any, blots: Sequence[Box], sheet: Sheet) -> Any:
    """Parts of one printed row that a stamp has torn apart become one line again: read as a whole it makes more sense.

    `blots`: boxes of stamps that could not be lifted, in layout points.
    """
    import numpy as np

    if not blots or len(quads) < 2:
        return quads
    rest = list(quads)
    whole: list[Any] = []
    k = 0
    while k < len(rest):
        joined = False
        for j, right in enumerate(rest):
            if j != k and _torn(sheet.level(rest[k]), sheet.level(right), blots):
                rest[k] = np.array([rest[k][0], right[1], right[2], rest[k][3]], np.float32)
                whole.append(rest[k])
                del rest[j]
                k -= j < k
                joined = True
                break
        k += not joined
    kept = [
        quad for quad in rest if not any(quad is not w and _holds(sheet.level(w), sheet.level(quad)) for w in whole)
    ]
    return np.array(kept, np.float32)


def _holds(whole: Any, part: Any) -> bool:
    """True if the middle of a part lies within the joined line: what was read between its ends before."""
    x, y = part.mean(axis=0)
    return bool(whole[[0, 3], 0].mean() < x < whole[[1, 2], 0].mean() and whole[0][1] < y < whole[3][1])


def _torn(left: Any, right: Any, blots: Sequence[Box]) -> bool:
    """True if `right` goes on in the row of `left` and the white between them is under a stamp."""
    tall = min(left[3][1] - left[0][1], right[3][1] - right[0][1])
    x0, x1 = left[[1, 2], 0].mean(), right[[0, 3], 0].mean()
    y0, y1 = left[:, 1].mean(), right[:, 1].mean()
    if tall <= 0 or abs(y0 - y1) > 0.35 * tall or not -0.5 * tall < x1 - x0 < 3 * tall:
        return False
    if max(left[3][1] - left[0][1], right[3][1] - right[0][1]) > 1.6 * tall:
        return False
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in blots)


def _extent(ink: Any, quad: Any, direction: Any, h: float, room: float, start: bool) -> float:
    """Pixels by which a line goes on from its left (`start`) or right end."""
    import numpy as np

    reach = int(room)
    if reach < 3:
        return 0.0
    upper, lower = (quad[0], quad[3]) if start else (quad[1], quad[2])
    down = lower - upper
    shares = np.linspace(*_BAND, max(int(h * (_BAND[1] - _BAND[0])), 2))
    points = (upper + shares[:, None] * down)[:, None, :] + np.arange(1, reach + 1)[None, :, None] * direction
    xs, ys = np.rint(points[:, :, 0]).astype(int), np.rint(points[:, :, 1]).astype(int)
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1]) & (ys < ink.shape[0])
    strip = np.zeros(xs.shape, np.uint8)
    strip[inside] = ink[ys[inside], xs[inside]]
    profile = strip.sum(axis=0)
    if (profile > 0.9 * len(shares)).mean() > 0.3:
        return 0.0  # a dark edge of the scan
    last, white = 0, 0
    for k, amount in enumerate(profile.tolist(), start=1):
        white = 0 if amount > 1 else white + 1
        last = k if amount > 1 else last
        if white > _STEP * h:
            break
    if not last or profile[:last].sum() < _LEAST * h * h:
        return 0.0
    return float(min(last + _MARGIN * h, room))
