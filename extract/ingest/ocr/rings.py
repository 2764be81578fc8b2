"""Rings in a coarse picture: circles whose line is inked nearly all around."""

from __future__ import annotations

from typing import Any

Ring = tuple[float, float, float]


def find_rings(ink: Any, least: float, most: float, *, closed: float, bare: bool) -> list[Ring]:
    """Circles (x, y, radius) in a mask (uint8, 0 or 1), largest share of ink first, none inside another.

    `least`, `most`: radius in pixels. `closed`: share of the circle that must be inked. `bare`: just outside and just
    inside there must be little ink, as there is between the rim of a stamp and its text, but not in a page of text.
    """
    import cv2

    if min(ink.shape) < 2 * least - 2:
        return []
    picture = cv2.GaussianBlur(ink * 255, (3, 3), 0)
    circles = cv2.HoughCircles(
        picture, cv2.HOUGH_GRADIENT, 1.5, least, param1=200, param2=30, minRadius=int(least), maxRadius=int(most)
    )
    if circles is None:
        return []
    scored: list[tuple[float, Ring]] = []
    for x, y, r in circles.reshape(-1, 3)[:200].tolist():
        if _share(ink, x, y, r, 3) < closed:  # most guesses: not worth a closer look
            continue
        share, ring = _fit(ink, x, y, r)
        if share < closed:
            continue
        if bare and _share(ink, *ring[:2], ring[2] + 4, 0) > 0.5 * share:
            continue
        scored.append((share, ring))
    scored.sort(key=lambda s: (-s[0], s[1]))
    kept: list[Ring] = []
    for _, (x, y, r) in scored:
        if all((x - a) ** 2 + (y - b) ** 2 > (0.5 * (r + c)) ** 2 for a, b, c in kept):
            kept.append((x, y, r))
    return kept


def _fit(ink: Any, x: float, y: float, r: float) -> tuple[float, Ring]:
    """The best circle within two pixels of a guess."""
    tries = [
        (_share(ink, x + dx, y + dy, r + dr, 1), (x + dx, y + dy, r + dr))
        for dx in (-1.5, 0, 1.5)
        for dy in (-1.5, 0, 1.5)
        for dr in (-2, -1, 0, 1, 2)
    ]
    return max(tries, key=lambda t: (t[0], t[1]))


def _share(ink: Any, x: float, y: float, r: float, slack: int) -> float:
    """Share of a circle's points that are inked, within `slack` pixels along the radius."""
    import numpy as np

    angles = np.linspace(0, 2 * np.pi, 120, endpoint=False)
    hit = np.zeros(120, bool)
    rows, columns = ink.shape
    for d in range(-slack, slack + 1):
        xs = np.rint(x + (r + d) * np.cos(angles)).astype(int)
        ys = np.rint(y + (r + d) * np.sin(angles)).astype(int)
        inside = (xs >= 0) & (ys >= 0) & (xs < columns) & (ys < rows)
        hit[inside] |= ink[ys[inside], xs[inside]] > 0
    return float(hit.mean())
