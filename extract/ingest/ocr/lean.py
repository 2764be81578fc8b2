"""Does a page lie on its side? Told by the page as a whole, before any line of it is looked for.

Lines of text make rows of ink and white in every small part of a page; along the lines ink is even. Small parts, so that
skew does not smear the rows.
"""

from __future__ import annotations

from typing import Any

_TILE = 56  # points: three or four lines of text
DOUBT = (0.42, 0.58)  # between these, a page tells nothing by its looks (single words, drawings)


def upright_share(gray: Any, scale: float) -> float:
    """How much the ink of a page alternates from top to bottom against from left to right: 0–1, 0.5 for nothing.

    Above 0.58 for text as it should be, below 0.42 for a page on its side. `scale`: pixels to a point.
    """
    import cv2
    import numpy as np

    share = min(1 / scale, 1.0)
    small = cv2.resize(gray, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    around = cv2.blur(small, (25, 25)).astype(np.float32)
    ink = np.maximum(around - small - 8, 0)
    down, across = ink.shape[0] // _TILE, ink.shape[1] // _TILE
    if not down or not across:
        return 0.5
    tiles = ink[: down * _TILE, : across * _TILE].reshape(down, _TILE, across, _TILE).transpose(0, 2, 1, 3)
    rows, columns = tiles.mean(axis=3).var(axis=2).sum(), tiles.mean(axis=2).var(axis=2).sum()
    return float(rows / (rows + columns)) if rows + columns > 0 else 0.5
