"""Where a point of a page is: on the page as displayed, on the page turned upright, and in the straightened layout."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `columns`, `rows`: the displayed picture, pixels. `turns`: clockwise quarter turns that put it upright.

    `angle`: degrees by which the lines of the upright picture fall towards the right; the layout has them level.
    `scale`: pixels to a point of the layout; `unit`: points of the displayed page to a pixel.
    Points are arrays n × 2 (x, y).
    """

    columns: int
    rows: int
    turns: int
    angle: float
    scale: float
    unit: float

    @property
    def upright_size(self) -> tuple[int, int]:
        """Columns and rows of the upright picture."""
        return (self.rows, self.columns) if self.turns % 2 else (self.columns, self.rows)

    @property
    def layout_size(self) -> tuple[float, float]:
        """Width and height of the layout in points."""
        columns, rows = self.upright_size
        return columns / self.scale, rows / self.scale

    @property
    def levelling(self) -> Any:
        """The 2 × 3 matrix from the upright picture to the straightened one, both in pixels."""
        import numpy as np

        columns, rows = self.upright_size
        a = math.radians(self.angle)
        cos, sin, x, y = math.cos(a), math.sin(a), columns / 2, rows / 2
        # y points down: lines that fall to the right are turned counter-clockwise
        return np.array([[cos, sin, x - cos * x - sin * y], [-sin, cos, y + sin * x - cos * y]])

    def level(self, points: Any) -> Any:
        """Upright pixels → layout points."""
        m = self.levelling
        return (points @ m[:, :2].T + m[:, 2]) / self.scale

    def shown(self, points: Any) -> Any:
        """Upright pixels → points of the page as displayed."""
        import numpy as np

        x, y = points[:, 0], points[:, 1]
        if self.turns == 1:
            x, y = y, self.rows - x
        elif self.turns == 2:
            x, y = self.columns - x, self.rows - y
        elif self.turns == 3:
            x, y = self.columns - y, x
        return np.stack([x, y], axis=1) * self.unit

    def turned(self, points: Any) -> Any:
        """Pixels of the displayed picture → pixels of the upright one."""
        import numpy as np

        x, y = points[:, 0], points[:, 1]
        if self.turns == 1:
            x, y = self.rows - y, x
        elif self.turns == 2:
            x, y = self.columns - x, self.rows - y
        elif self.turns == 3:
            x, y = y, self.columns - x
        return np.stack([x, y], axis=1)

    def upright(self, image: Any) -> Any:
        """The displayed picture put upright."""
        import numpy as np

        return np.ascontiguousarray(np.rot90(image, -self.turns)) if self.turns else image

    def straight(self, image: Any) -> Any:
        """The upright picture with level lines; what comes in at the corners is white."""
        import cv2

        if not self.angle:
            return image
        return cv2.warpAffine(
            image, self.levelling, self.upright_size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )


def skew(quads: Any) -> float:
    """Degrees by which long lines fall towards the right: the median over detected lines, by their length.

    0 where no line is long enough to tell, or where they do not agree on a small angle.
    """
    import numpy as np

    if not len(quads):
        return 0.0
    top, bottom = quads[:, 1] - quads[:, 0], quads[:, 2] - quads[:, 3]
    along = top + bottom
    height = np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    length = np.linalg.norm(along, axis=1) / 2
    long = (length > 5 * height) & (along[:, 0] > 0)
    if not long.any():
        return 0.0
    angles = np.degrees(np.arctan2(along[long, 1], along[long, 0]))
    order = np.argsort(angles, kind="stable")
    weight = np.cumsum(length[long][order])
    angle = float(angles[order][int(np.searchsorted(weight, weight[-1] / 2))])
    return angle if 0.1 <= abs(angle) <= 15 else 0.0
