"""Which pages of a PDF are pictures of a page."""

from __future__ import annotations

from extract.ingest.pdf.raw import RawPage

_COVERED = 0.6  # share of the page that pictures cover where the page is a scan
_FEW = 80  # characters a stamp of the scanner, a running head and a page number have together
_MARGIN = 0.12  # of the page's height, at its top and bottom


def is_picture(page: RawPage) -> bool:
    """True if the page is a picture with next to no text on it: its text layer is a running head or a scanner's mark."""
    chars = page.chars
    ink = [i for i, c in enumerate(chars.text) if not c.isspace()]
    if not ink or not page.rulings.images:
        return False
    area = sum(_inside(box, chars.width, chars.height) for box in page.rulings.images)
    if area < _COVERED * chars.width * chars.height:
        return False
    high, low = _MARGIN * chars.height, (1 - _MARGIN) * chars.height
    boxes = chars.boxes
    body = [i for i in ink if boxes[4 * i + 3] > high and boxes[4 * i + 1] < low]
    return len(ink) <= _FEW or not body


def _inside(box: tuple[float, float, float, float], width: float, height: float) -> float:
    x0, top, x1, bottom = box
    return max(min(x1, width) - max(x0, 0.0), 0.0) * max(min(bottom, height) - max(top, 0.0), 0.0)
