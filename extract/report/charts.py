"""Charts as inline SVG: no script, no network, sharp on paper. Every chart has a text for those who cannot see it.

Functions take plain numbers and give markup; `None` where there is nothing to draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from extract.html import esc

COLOURS = {"error": "#b3261e", "warning": "#c77700", "info": "#6b7785", "main": "#1f4e79", "other": "#7a9cc6"}
_SHARES = ("#1f4e79", "#4a7fb5", "#8fb3d9", "#c3d7ec", "#dbe7f3", "#e9eff6")
_FONT = 'font-size="12" fill="currentColor"'


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its parts (`colour key`, value) and what stands at its end."""

    label: str
    parts: tuple[tuple[str, float], ...]
    value: str
    href: str = ""


def bars(rows: Sequence[Bar], title: str, width: int = 760) -> str | None:
    """Horizontal bars, one a row, stacked parts."""
    if not rows:
        return None
    left, right, step = 250, 30 + round(7.5 * max(len(row.value) for row in rows)), 24
    longest = max(sum(value for _, value in row.parts) for row in rows) or 1
    out = []
    for i, row in enumerate(rows):
        y, x = 6 + i * step, float(left)
        label = f'<text x="{left - 8}" y="{y + 13}" text-anchor="end" {_FONT}>{esc(_cut(row.label, 19))}</text>'
        out.append(f'<a href="{esc(row.href)}">{label}</a>' if row.href else label)
        for colour, value in row.parts:
            size = value / longest * (width - left - right)
            if size > 0:
                fill = COLOURS[colour]
                out.append(f'<rect x="{x:.1f}" y="{y}" width="{max(size, 1):.1f}" height="17" rx="2" fill="{fill}"/>')
            x += size
        out.append(f'<text x="{x + 6:.1f}" y="{y + 13}" {_FONT}>{esc(row.value)}</text>')
    return _svg(out, width, 12 + step * len(rows), title)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point: `x`, `y`, a colour key, what it is, and where it leads."""

    x: float
    y: float
    colour: str
    label: str
    href: str = ""


def scatter(dots: Sequence[Dot], title: str, x_name: str, y_name: str, width: int = 760) -> str | None:
    """Points over two axes; `y` is logarithmic (money spans orders of magnitude). Values of `y` must be positive."""
    if len(dots) < 2:
        return None
    left, top, height, bottom = 110, 28, 300, 44
    low = floor(log10(min(dot.y for dot in dots)))
    high = max(ceil(log10(max(dot.y for dot in dots))), low + 1)
    x_step = _step(max(dot.x for dot in dots))
    x_max = max(ceil(max(dot.x for dot in dots) / x_step), 1) * x_step

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            left + x / x_max * (width - left - 20),
            top + height - (log10(y) - low) / (high - low) * height,
        )

    out = []
    for power in range(low, high + 1):
        y = at(0, 10.0**power)[1]
        out.append(f'<line x1="{left}" y1="{y:.1f}" x2="{width - 20}" y2="{y:.1f}" stroke="#8884" />')
        out.append(f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end" {_FONT}>{_money(10.0**power)}</text>')
    tick = 0.0
    while tick <= x_max:
        x = at(tick, 10.0**low)[0]
        out.append(f'<text x="{x:.1f}" y="{top + height + 18}" text-anchor="middle" {_FONT}>{tick:g}</text>')
        tick += x_step
    for dot in dots:
        x, y = at(dot.x, dot.y)
        mark = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{COLOURS[dot.colour]}" fill-opacity="0.75">'
        mark += f"<title>{esc(dot.label)}</title></circle>"
        out.append(f'<a href="{esc(dot.href)}">{mark}</a>' if dot.href else mark)
    out.append(f'<text x="{width - 20}" y="{top + height + 36}" text-anchor="end" {_FONT}>{esc(x_name)}</text>')
    out.append(f'<text x="4" y="12" {_FONT}>{esc(y_name)}</text>')
    return _svg(out, width, top + height + bottom, title)


def shares(parts: Sequence[tuple[str, Decimal]], title: str, width: int = 760) -> str | None:
    """One bar of the whole price, cut into instalments in their order: `(label, fraction)`.

    What the instalments leave open stays empty; what they exceed goes beyond the frame's mark of 100 %.
    """
    total = sum((share for _, share in parts), Decimal(0))
    if not parts or total <= 0:
        return None
    scale = (width - 2) / float(max(total, Decimal(1)))
    out = [f'<rect x="1" y="4" width="{scale:.1f}" height="26" fill="none" stroke="#8886"/>']
    x = 1.0
    for i, (label, share) in enumerate(parts):
        size = float(share) * scale
        fill, ink = _SHARES[min(i, len(_SHARES) - 1)], "#fff" if i < 2 else "#123"
        out.append(f'<rect x="{x:.1f}" y="4" width="{size:.1f}" height="26" fill="{fill}" stroke="#fff"/>')
        text = f"{label} {percent(share)}"
        if size > 7.5 * len(text) + 30:
            out.append(f'<text x="{x + 6:.1f}" y="22" font-size="12" fill="{ink}">{esc(text)}</text>')
        elif size > 34:
            out.append(f'<text x="{x + 4:.1f}" y="22" font-size="11" fill="{ink}">{percent(share)}</text>')
        x += size
    return _svg(out, width, 34, title)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, in days from an origin. `above` puts its label over the line."""

    day: int
    label: str
    colour: str
    above: bool = False


def timeline(moments: Sequence[Moment], span: tuple[int, int] | None, title: str, width: int = 760) -> str | None:
    """Moments on a line of days; `span` is the time of performance, drawn as a band."""
    if len(moments) + (span is not None) < 2:
        return None
    days = [moment.day for moment in moments] + list(span or ())
    first, last = min(days), max(days)
    room = max(last - first, 1)

    def at(day: int) -> float:
        return 70 + (day - first) / room * (width - 140)

    out = [f'<line x1="60" y1="52" x2="{width - 60}" y2="52" stroke="#888"/>']
    if span:
        size = at(span[1]) - at(span[0])
        out.append(f'<rect x="{at(span[0]):.1f}" y="46" width="{size:.1f}" height="12" fill="#7a9cc6" opacity="0.45"/>')
    used: dict[tuple[bool, int], list[float]] = {}
    for moment in sorted(moments, key=lambda one: one.day):
        x = at(moment.day)
        level = 0
        while any(abs(x - other) < 120 for other in used.get((moment.above, level), [])) and level < 2:
            level += 1
        used.setdefault((moment.above, level), []).append(x)
        y = 36 - 14 * level if moment.above else 76 + 14 * level
        out.append(f'<circle cx="{x:.1f}" cy="52" r="4.5" fill="{COLOURS[moment.colour]}"/>')
        out.append(f'<text x="{x:.1f}" y="{y}" text-anchor="middle" font-size="11" fill="currentColor">')
        out.append(f"{esc(moment.label)}</text>")
    return _svg(out, width, 110, title)


def percent(share: Decimal) -> str:
    """A fraction as people write it, exact.

    >>> percent(Decimal("0.3")), percent(Decimal("0.0667")), percent(Decimal("0.0005"))
    ('30%', '6.67%', '0.05%')
    """
    return f"{(share * 100).normalize():f}%"


def _svg(parts: Sequence[str], width: int, height: int, title: str) -> str:
    head = f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" class="chart">'
    return f"{head}<title>{esc(title)}</title>{''.join(parts)}</svg>"


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
