"""Recognised lines → the characters of a page, as a text layer would have them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from math import isnan
from typing import Any

from extract.ingest.ocr.engine import LineText
from extract.ingest.ocr.glyphs import Glyphs
from extract.ingest.ocr.sheet import Sheet
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.clean import JUNK, clean

_SAME_SIZE = 0.12  # sizes of type that differ less are one size, measured twice
_WIDE = 0.75  # em of white between two characters that become a space


@dataclass(frozen=True, slots=True)
class Written:
    """One recognised line: its text, where it was cut out (pixels of the upright picture), its glyphs there."""

    line: LineText
    quad: Any
    glyphs: Glyphs
    sheet: Sheet

    @property
    def ratio(self) -> float:
        """Pixels of the page to a pixel of the crop is 1; points to a pixel is this."""
        return 1 / self.sheet.scale


def write(chars: PageChars, lines: list[Written]) -> None:
    """Fill a page: text, boxes in the layout, places on the displayed page, scores, one segment a line."""
    parts: list[str] = []
    boxes, places, scores = array("f"), array("f"), array("f")
    soft: set[int] = set()
    size = 0
    for written, em in zip(lines, _sizes(lines), strict=True):
        text, spans, marks, gaps = _spaced(written)
        start = size
        parts.append(text + "\n")
        soft.update(start + k for k in gaps)
        level, shown = _rectangles(written, spans, em)
        boxes.extend(level)
        places.extend(shown)
        scores.extend(marks)
        boxes.extend([0.0] * 4)
        places.extend([0.0] * 4)
        scores.append(0.0)
        size += len(text) + 1
        chars.segments.append((start, size - 1))
    chars.text = "".join(parts)
    chars.boxes, chars.places, chars.scores = boxes, places, scores
    chars.soft = frozenset(soft)
    chars.bold = [False] * len(chars.segments)


def _sizes(lines: list[Written]) -> list[float]:
    """Size of type of every line in points. Lines of nearly the same size get the same: their median."""
    raw = [max(w.glyphs.em * w.ratio, 1.0) for w in lines]
    sure = sorted((em, w.glyphs.han) for em, w in zip(raw, lines, strict=True) if w.glyphs.han >= 3)
    groups: list[list[tuple[float, int]]] = []
    for em, weight in sure:
        if groups and em <= groups[-1][0][0] * (1 + _SAME_SIZE):
            groups[-1].append((em, weight))
        else:
            groups.append([(em, weight)])
    sizes = [_median(group) for group in groups]
    out: list[float] = []
    for em, written in zip(raw, lines, strict=True):
        reach = 1.5 * _SAME_SIZE if written.glyphs.han >= 3 else 3 * _SAME_SIZE
        near = min(sizes, key=lambda s: abs(s - em), default=em)
        out.append(near if abs(near - em) <= reach * em else em)
    return out


def _median(group: list[tuple[float, int]]) -> float:
    half = sum(weight for _, weight in group) / 2
    for em, weight in group:
        half -= weight
        if half <= 0:
            return em
    return group[-1][0]


def _spaced(written: Written) -> tuple[str, list[tuple[float, float]], list[float], list[int]]:
    """Text with a space at every wide gap, the edges and score of each of its characters, and where those spaces are.

    Spaces that the recognition wrote stay. What cannot be printed becomes a space.
    """
    glyphs, line = written.glyphs, written.line
    text: list[str] = []
    spans: list[tuple[float, float]] = []
    marks: list[float] = []
    gaps: list[int] = []
    for k, char in enumerate(line.text):
        printed = clean(char)
        if printed.isspace() or JUNK.match(printed):
            if text and text[-1] != " ":
                text.append(" ")
                spans.append((spans[-1][1], spans[-1][1]))
                marks.append(float("nan"))
            continue
        a, b = glyphs.left[k], glyphs.right[k]
        if text and text[-1] == " ":
            spans[-1] = (spans[-1][0], max(a, spans[-1][0]))
        elif text and a - spans[-1][1] > _WIDE * glyphs.em:
            gaps.append(len(text))
            text.append(" ")
            spans.append((spans[-1][1], a))
            marks.append(float("nan"))
        text.append(printed)
        spans.append((a, b))
        marks.append(line.scores[k])
    while text and text[-1] == " ":
        text.pop(), spans.pop(), marks.pop()
    return "".join(text), [(0.0, 0.0) if isnan(a) else (a, b) for a, b in spans], marks, gaps


def _rectangles(written: Written, spans: list[tuple[float, float]], em: float) -> tuple[Any, Any]:
    """Boxes of characters: level ones in the layout, and those around them on the displayed page."""
    import numpy as np

    quad, sheet = written.quad, written.sheet
    rows = max(float(np.linalg.norm(quad[3] - quad[0])), 1.0)
    columns = max(float(np.linalg.norm(quad[1] - quad[0])), 1.0)
    half = em * sheet.scale / 2
    low, high = (written.glyphs.middle - half) / rows, (written.glyphs.middle + half) / rows
    edges = np.array(spans, np.float64).reshape(-1, 2) / columns
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    corners = [
        quad[0] + edges[:, [side]] * across + share * down for side, share in ((0, low), (1, low), (1, high), (0, high))
    ]
    middle = quad[0] + edges.mean(axis=1)[:, None] * across + (low + high) / 2 * down
    level = np.stack([sheet.level(c) for c in corners])
    out = np.empty((len(spans), 4))
    out[:, 0], out[:, 2] = level[[0, 3], :, 0].mean(axis=0), level[[1, 2], :, 0].mean(axis=0)
    centre = float(sheet.level(middle)[:, 1].mean()) if len(spans) else 0.0
    out[:, 1], out[:, 3] = centre - em / 2, centre + em / 2  # one line, one height
    shown = np.stack([sheet.shown(c) for c in corners])
    around = np.concatenate([shown.min(axis=0), shown.max(axis=0)], axis=1)
    return out.astype(np.float32).ravel().tolist(), around.astype(np.float32).ravel().tolist()
