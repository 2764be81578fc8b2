"""Rulings of a scanned page: long straight runs of ink, found by morphology on the straightened picture."""

from __future__ import annotations

from typing import Any

from extract.ingest.pdf.rulings import Rulings

_FLAT = 22.0  # points: the shortest horizontal ruling
_UPRIGHT = 12.0  # points: the shortest vertical one (a row of a table); shorter than many strokes of large type
_THICK = 4.5  # points: what is thicker is a bar or a shade
_GAP = 9.0  # points: a break in a ruling that is closed
_NEAR = 4.0  # points: how far a ruling may end from one that it meets

Segment = tuple[float, float, float]


def find_rulings(gray: Any, scale: float) -> Rulings:
    """Rulings in layout points, of a gray picture with level lines. `scale`: pixels to a point."""
    import cv2

    block = max(2 * round(6 * scale) + 1, 15)
    soft = cv2.blur(gray, (3, 3))
    ink = cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 14)
    flat = _segments(ink, scale, _FLAT)
    upright = _segments(cv2.transpose(ink), scale, _UPRIGHT)
    flat, upright = _joined(flat), _joined(upright)
    upright = [s for s in upright if _meets(s, flat)]
    return Rulings(horizontal=flat, vertical=upright)


def _segments(ink: Any, scale: float, least: float) -> list[Segment]:
    """Level runs (y, x0, x1), points. A run may wander by a pixel or two: scans are never quite straight."""
    import cv2
    import numpy as np

    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, 5), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, max(round(least * scale), 3)), np.uint8))
    count, _, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found: list[Segment] = []
    for label in range(1, count):
        x, _, w, h, area = (int(v) for v in stats[label])
        if area / w > (_THICK * scale + 2) or h > 0.06 * w + (_THICK * scale + 2):
            continue
        found.append((float(centres[label][1] + 0.5) / scale, x / scale, (x + w) / scale))
    return found


def _joined(segments: list[Segment]) -> list[Segment]:
    """Segments of one line become one."""
    out: list[Segment] = []
    for y, x0, x1 in sorted(segments, key=lambda s: (s[1], s[0])):
        for k, (other, a, b) in enumerate(out):
            if abs(other - y) <= 2.0 and x0 - b <= _GAP and x1 > a:
                total = (b - a) + (x1 - x0)
                out[k] = ((other * (b - a) + y * (x1 - x0)) / total, a, max(b, x1))
                break
        else:
            out.append((y, x0, x1))
    return sorted(out)


def _meets(upright: Segment, flat: list[Segment]) -> bool:
    """True if a vertical ruling begins and ends at horizontal ones: a stroke of a character does not."""
    x, top, bottom = upright
    at = [y for y, x0, x1 in flat if x0 - _NEAR <= x <= x1 + _NEAR]
    return any(abs(y - top) <= _NEAR for y in at) and any(abs(y - bottom) <= _NEAR for y in at)
