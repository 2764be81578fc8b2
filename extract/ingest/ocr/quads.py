"""Detected lines as quadrangles (n × 4 × 2 pixels: top left, top right, bottom right, bottom left)."""

from __future__ import annotations

from typing import Any

from extract.ingest.pdf.rulings import Rulings

_BESIDE = 1.0  # points: half of a ruling with what its ink bleeds
_PART = 0.3  # of the height: a part narrower than this holds no character


def width(quads: Any) -> Any:
    """Length of the upper edges, pixels."""
    import numpy as np

    return np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1)


def height(quads: Any) -> Any:
    """Length of the left edges, pixels."""
    import numpy as np

    return np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)


def handiest(quads: Any, count: int) -> Any:
    """The lines that tell most about how the page stands: neither single words nor so long that they are squeezed."""
    import numpy as np

    if not len(quads):
        return quads
    ratio = width(quads) / np.maximum(height(quads), 1)
    order = np.argsort(np.abs(np.log(np.maximum(ratio, 0.1) / 6)), kind="stable")
    return quads[np.sort(order[:count])]


def picture(gray: Any, quad: Any) -> Any:
    """The picture of a line, level, with three channels."""
    import cv2
    import numpy as np

    w = max(int(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3]))), 2)
    h = max(int(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1]))), 2)
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.ascontiguousarray(quad, np.float32), corners)
    crop = cv2.warpPerspective(gray, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return cv2.merge([crop, crop, crop])


def cut_at_rulings(quads: Any, rulings: Rulings, sheet: Any) -> Any:
    """Quads that cross a vertical ruling in as many parts as there are cells; the ruling itself is left out."""
    import numpy as np

    if not len(quads) or not rulings.vertical:
        return quads
    out: list[Any] = []
    for quad in quads:
        level = sheet.level(quad)
        x0, x1 = float(level[[0, 3], 0].mean()), float(level[[1, 2], 0].mean())
        middle, tall = float(level[:, 1].mean()), float(np.ptp(level[:, 1]))
        crossed = sorted(x for x, top, bottom in rulings.vertical if top <= middle <= bottom and x0 < x < x1)
        if not crossed:
            out.append(quad)
            continue
        edges = [x0, *(e for x in crossed for e in (x - _BESIDE, x + _BESIDE)), x1]
        for a, b in zip(edges[::2], edges[1::2], strict=True):
            if b - a > _PART * tall:
                out.append(_part(quad, (a - x0) / (x1 - x0), (b - x0) / (x1 - x0)))
    return np.array(out, np.float32).reshape(-1, 4, 2)


def _part(quad: Any, start: float, end: float) -> Any:
    import numpy as np

    upper, lower = quad[1] - quad[0], quad[2] - quad[3]
    return np.array(
        [quad[0] + start * upper, quad[0] + end * upper, quad[3] + end * lower, quad[3] + start * lower], np.float32
    )
