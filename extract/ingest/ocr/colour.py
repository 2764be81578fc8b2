"""A colour scan → gray for recognition, with coloured stamps lifted off the text pixel by pixel; the stamps found.

Only pixels of stamps are lifted: a stretch of a whole colour channel makes `.` out of `,`, and red headings or what
somebody wrote with a blue pen would fade.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extract.ingest.ocr.seals import Stamp, find_stamps

_COLOURED = 25  # how far one channel stands out over the other two
_SOME = 0.0005  # share of coloured pixels of a page with colour
_RIM, _HALO = 0.5, 1.5  # points around coloured pixels: lifted too; white where pale
_PALE = 165
_DARK, _SPAN = 40, 150  # of the stamp's own channel: ink under the stamp, and what lies between ink and stamp


@dataclass(frozen=True, slots=True)
class Prepared:
    """`gray`: rows × columns, uint8; `stamps` in pixels; `coloured`: the page has colour at all."""

    gray: Any
    stamps: list[Stamp]
    coloured: bool


def prepare(pixels: Any, scale: float) -> Prepared:
    """Gray picture and stamps of a page. `scale`: pixels to a point."""
    import cv2
    import numpy as np

    if pixels.ndim == 2:
        return Prepared(np.ascontiguousarray(pixels), [], False)
    gray = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    red, green, blue = cv2.split(pixels)
    stamps: list[Stamp] = []
    coloured = False
    for colour, own, others in (("red", red, (green, blue)), ("blue", blue, (red, green))):
        strong = cv2.subtract(own, cv2.max(*others)) > _COLOURED
        if not strong.any():
            continue
        coloured |= float(strong.mean()) > _SOME
        mask = strong.astype(np.uint8)
        found, area = find_stamps(mask, scale, colour)
        stamps += found
        if area is not None:
            _lift(gray, own, cv2.bitwise_and(mask, area), scale)
    return Prepared(gray, stamps, coloured)


def _lift(gray: Any, own: Any, mask: Any, scale: float) -> None:
    """Stretch the stamp's own channel where the stamp is; the pale rim that compression leaves around it is paper."""
    import cv2
    import numpy as np

    lifted = _wider(mask, _RIM * scale) > 0
    values = own[lifted].astype(np.float32)
    gray[lifted] = np.clip((values - _DARK) * (255 / _SPAN), 0, 255).astype(np.uint8)
    halo = (_wider(mask, _HALO * scale) > 0) & ~lifted & (gray > _PALE)
    gray[halo] = 255
    # inside, only what is thinner than a stroke: text under a stamp may be pale, too
    pale = lifted & (gray > _PALE)
    gray[pale] = cv2.morphologyEx(gray, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))[pale]


def _wider(mask: Any, radius: float) -> Any:
    import cv2
    import numpy as np

    size = 2 * max(round(radius), 1) + 1
    return cv2.dilate(mask, np.ones((size, size), np.uint8))
