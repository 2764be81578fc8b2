"""What recognition starts from: the picture of one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

A4 = 841.89  # points: the long side of a page of which nobody says how large it is
_USUAL_DPI = (50.0, 1_300.0)  # what a scanner can have meant; 1 or 72,000 is a default or a mistake
_LONG = (400.0, 1_300.0)  # points: the long side of a page between A6 and a little more than A3

_MOST = 300 / 72  # pixels to a point
_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture of one page as it is displayed.

    `pixels`: uint8 array, rows × columns (gray) or rows × columns × 3 (red, green, blue), 255 = white.
    `width`, `height`: size of the page in points; boxes and seals come back in these, origin top left.
    """

    number: int
    pixels: Any
    width: float
    height: float

    @classmethod
    def of(cls, number: int, pixels: Any, dpi: float | None = None) -> PageImage:
        """A page image of a file that tells the resolution at most; without a usable `dpi` the page is taken as A4."""
        rows, columns = pixels.shape[:2]
        if dpi is None or not _USUAL_DPI[0] <= dpi <= _USUAL_DPI[1]:
            dpi = 72 * max(rows, columns) / A4
        return cls(number, pixels, 72 * columns / dpi, 72 * rows / dpi)

    def fitted(self) -> PageImage:
        """The same page with no more pixels than recognition can use: 300 dpi, and as many as A3 has at 250."""
        import cv2

        rows, columns = self.pixels.shape[:2]
        share = min(_MOST / self.scale, (_PIXELS / (rows * columns)) ** 0.5)
        if share > 0.95:
            return self
        size = max(round(columns * share), 1), max(round(rows * share), 1)
        return PageImage(
            self.number, cv2.resize(self.pixels, size, interpolation=cv2.INTER_AREA), self.width, self.height
        )

    @property
    def scale(self) -> float:
        """Pixels to a point of the layout. A page that claims the size of a poster is a page scanned at a wrong dpi:
        its layout is done as if it were A4, so that distances in points mean what they mean elsewhere."""
        rows, columns = self.pixels.shape[:2]
        long = max(self.width, self.height)
        if not _LONG[0] <= long <= _LONG[1]:
            long = A4
        return float(max(rows, columns) / long)
