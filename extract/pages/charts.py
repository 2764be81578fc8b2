"""Charts as drawings: shapes with their places worked out, drawn as inline SVG by the part `drawing` of the pages.

No script, no network, sharp on paper; every chart has a text for those who cannot see it. Functions take plain numbers;
they give `None` where there is nothing to draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Literal

from extract.pages.filters import percent

_SHARES = 6
"""Colours of the parts of one bar."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A `rect` (x, y, w, h, rounded by r), a `line` (x, y to x2, y2), a `dot` (x, y, r; `text` under the pointer) or a `text`.

    Lengths are pixels; `look` names classes of the style; `href` where a click leads.
    """

    shape: Literal["rect", "line", "dot", "text"]
    x: float
    y: float
    look: str = ""
    text: str = ""
    w: float = 0
    h: float = 0
    r: float = 0
    x2: float = 0
    y2: float = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing; `title` says in words what it shows."""

    width: int
    height: int
    title: str
    shapes: tuple[Shape, ...]


def rect(x: float, y: float, w: float, h: float, look: str, r: float = 0) -> Shape:
    """A filled rectangle."""
    return Shape("rect", round(x, 1), round(y, 1), look, w=round(w, 1), h=round(h, 1), r=r)


def line(x: float, y: float, x2: float, y2: float, look: str = "axis") -> Shape:
    """A straight line."""
    return Shape("line", round(x, 1), round(y, 1), look, x2=round(x2, 1), y2=round(y2, 1))


def words(x: float, y: float, text: str, look: str = "", href: str = "") -> Shape:
    """A text that begins at a point; `mid` or `end` in its look: is centred on it, or ends there."""
    return Shape("text", round(x, 1), round(y, 1), look, text, href=href)


def dot(x: float, y: float, r: float, look: str, text: str = "", href: str = "") -> Shape:
    """A filled circle."""
    return Shape("dot", round(x, 1), round(y, 1), look, text, r=r, href=href)


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its parts (`colour key`, value) and what stands at its end."""

    label: str
    parts: tuple[tuple[str, float], ...]
    value: str
    href: str = ""


def bars(rows: Sequence[Bar], title: str, width: int = 760) -> Chart | None:
    """Horizontal bars, one a row, stacked parts."""
    if not rows:
        return None
    left, right, step = 250, 30 + round(7.5 * max(len(row.value) for row in rows)), 24
    longest = max(sum(value for _, value in row.parts) for row in rows) or 1
    out = []
    for i, row in enumerate(rows):
        y, x = 6 + i * step, float(left)
        out.append(words(left - 8, y + 13, _cut(row.label, 38 if row.label.isascii() else 19), "end", row.href))
        for colour, value in row.parts:
            size = value / longest * (width - left - right)
            if size > 0:
                out.append(rect(x, y, max(size, 1), 17, colour, 2))
            x += size
        out.append(words(x + 6, y + 13, row.value))
    return Chart(width, 12 + step * len(rows), title, tuple(out))


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: `x`, `y`, a colour key, what it is, and where it leads."""

    x: float
    y: float
    colour: str
    label: str
    href: str = ""


def scatter(dots: Sequence[Dot], title: str, x_name: str, y_name: str, width: int = 760, *, short: bool = True) -> Chart | None:
    """Points over two axes; `y` is logarithmic (money spans orders of magnitude). Values of `y` must be positive.

    `short`: sums along the axis as 万 and 亿.
    """
    if len(dots) < 2:
        return None
    left, top, height, bottom = 110, 28, 300, 44
    low = floor(log10(min(one.y for one in dots)))
    high = max(ceil(log10(max(one.y for one in dots))), low + 1)
    x_step = _step(max(one.x for one in dots))
    x_max = max(ceil(max(one.x for one in dots) / x_step), 1) * x_step

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            left + x / x_max * (width - left - 20),
            top + height - (log10(y) - low) / (high - low) * height,
        )

    out = []
    for power in range(low, high + 1):
        y = at(0, 10.0**power)[1]
        out += [line(left, y, width - 20, y), words(left - 8, y + 4, _money(10.0**power) if short else f"{10.0**power:,.0f}", "end")]
    tick = 0.0
    while tick <= x_max:
        out.append(words(at(tick, 10.0**low)[0], top + height + 18, f"{tick:g}", "mid"))
        tick += x_step
    out += [dot(*at(one.x, one.y), 5, one.colour, one.label, one.href) for one in dots]
    out += [words(width - 20, top + height + 36, x_name, "end"), words(4, 12, y_name)]
    return Chart(width, top + height + bottom, title, tuple(out))


def shares(parts: Sequence[tuple[str, Decimal]], title: str, width: int = 760) -> Chart | None:
    """One bar of the whole price, cut into instalments in their order: `(label, fraction)`.

    What the instalments leave open stays empty; what they exceed goes beyond the frame's mark of 100 %.
    """
    total = sum((share for _, share in parts), Decimal(0))
    if not parts or total <= 0:
        return None
    scale = (width - 2) / float(max(total, Decimal(1)))
    out = [rect(1, 4, scale, 26, "frame")]
    x = 1.0
    for i, (label, share) in enumerate(parts):
        size = float(share) * scale
        out.append(rect(x, 4, size, 26, f"s{min(i, _SHARES - 1)} cut"))
        ink = "white" if i < 2 else "dark"
        text = f"{label} {percent(share)}"
        if size > 7.5 * len(text) + 30:
            out.append(words(x + 6, 22, text, ink))
        elif size > 34:
            out.append(words(x + 4, 22, percent(share), f"tiny {ink}"))
        x += size
    return Chart(width, 34, title, tuple(out))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _money(value: float) -> str:
    if value >= 1e8:
        return f"{value / 1e8:g}亿"
    return f"{value / 1e4:g}万" if value >= 1e4 else f"{value:g}"


def _step(most: float) -> float:
    """A round step that gives at most ten ticks."""
    step = 1.0
    while most / step > 10:
        step *= 2 if str(step)[0] in "15" else 2.5
    return step
