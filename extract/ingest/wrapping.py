"""At which width a text was wrapped, measured the way it was done: in characters or in columns.

Editors and mail programs break a line after so many columns, crawlers and scripts after so many characters. Where one of
the two fits sharply, a line is full or it is not; texts wrapped at words, or set in a proportional font, fit neither
sharply and get a tolerance.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.text.wraps import width

_FEW = 8  # lines: less says nothing
_SHARP = 0.1  # of the lines must be full where the measure is sharp
_OVERLONG = 0.02  # of the lines may be longer (tables, addresses of pages)
_NARROW = 0.25  # of the lines must be full where they are as short as the lines of a form
LOOSE = 0.86
"""Of the usual width: from there a line of a loosely wrapped text is full."""


_FIRST = re.compile(r"(?:[0-9A-Za-z.,%_@/:-]+|.)[，。；：、）》”！？,.;:)%％]?")  # what could not have gone to the next line alone


@dataclass(frozen=True, slots=True)
class Wrap:
    """The width of full lines: in characters, in columns, or (`loose`) in columns more or less. Zero: not wrapped."""

    chars: int = 0
    columns: int = 0
    loose: int = 0

    def __bool__(self) -> bool:
        return bool(self.chars or self.columns or self.loose)

    @property
    def sharp(self) -> bool:
        """Full is full: a line that is not was ended by its author."""
        return bool(self.chars or self.columns)

    def is_full(self, text: str, length: int, following: str) -> bool:
        """True if a line of `length` characters (its indent included) has no room for what follows."""
        if self.chars:
            return length >= self.chars - 1
        if self.columns:
            indent = max(0, length - len(text))
            word = _FIRST.match(following)
            more = width(word.group()) if word else 2
            return width(text) + 2 * indent + min(more, self.columns // 2) > self.columns
        room = 2 if following[:1].isascii() and following[:1].isalnum() else 0
        return width(text) + max(0, length - len(text)) >= LOOSE * self.loose - room

    @property
    def usual(self) -> int:
        """The width in columns, more or less."""
        return self.columns or self.loose or 2 * self.chars


def sharp_wraps(lines: Sequence[tuple[str, int]]) -> list[Wrap]:
    """The widths at which many lines of a text end, the likeliest first.

    Lines as short as those of a form count only if a good part of them ends at one width.
    """
    lines = [(text, length) for text, length in lines if text]
    if len(lines) < _FEW:
        return []
    lengths = [length for _, length in lines]
    widths = [width(text) + 2 * max(0, length - len(text)) for text, length in lines]
    found: list[Wrap] = []
    # Slack and range of characters, slack and range of columns, lines that must be full.
    usual, narrow = ((1, 16, 100), (3, 30, 160), 0.0), ((0, 8, 15), (1, 14, 29), _NARROW * len(lines))
    for by_count, by_width, enough in (usual, narrow):
        chars, by_chars = _peak(lengths, *by_count)
        columns, by_columns = _peak(widths, *by_width)
        both = [(by_chars, Wrap(chars=chars)) if chars else (0, Wrap())]
        both.append((by_columns, Wrap(columns=columns)) if columns else (0, Wrap()))
        both.sort(key=lambda one: -one[0])
        found += [wrap for count, wrap in both if wrap and count >= enough]
    return found


def _peak(sizes: Sequence[int], slack: int, least: int, most: int) -> tuple[int, int]:
    """The size at which many lines end and which hardly any exceeds, with the number of those lines; zeros if none."""
    ordered = sorted(sizes)
    longer = 0
    while longer <= max(1, int(_OVERLONG * len(ordered))):
        size = ordered[-1 - longer]
        near = sum(size - slack <= n <= size for n in ordered)
        if least <= size <= most and near >= max(3, _SHARP * len(ordered)) and ordered.count(size) >= 2:
            # A mark of punctuation may hang over the edge: the edge is where most lines end.
            common = Counter(n for n in ordered if size - slack - 1 <= n <= size)
            return max(common, key=lambda n: (common[n], n)), near
        longer += ordered.count(size)
    return 0, 0


def loose_wrap(lines: Sequence[tuple[str, int]]) -> Wrap:
    """The wrap of a text whose full lines are of about the same width."""
    ordered = sorted(width(text) for text, _ in lines if text)
    if len(ordered) < _FEW:
        return Wrap()
    usual = ordered[int(len(ordered) * 0.9)]
    if not 40 <= usual <= 140:
        return Wrap()
    near = sum(LOOSE * usual <= w <= 1.06 * usual for w in ordered)
    longer = sum(w > 1.25 * usual for w in ordered)
    return Wrap(loose=usual if near > 0.35 * len(ordered) and longer <= _OVERLONG * len(ordered) else 0)
