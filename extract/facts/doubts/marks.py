"""How well single characters of a scan were recognised, and which of them stand under or near a seal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan

from extract.model import Document, Seal, Span

REACH = 3.0  # points around a seal in which its ink may have touched a character
Box = tuple[float, float, float, float]
_NEIGHBOUR = 4  # characters apart that still belong to one value
WEAK_FIGURE = 0.9
"""Score below which a digit, a separator or a letter of a code is unsure. On clean scans one digit in a thousand is below."""
WEAK_HAN = 0.8
"""Score below which a Chinese character of a name is unsure."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The recognised characters of a document. Characters of a text layer have no marks: nothing to doubt."""

    document: Document

    def recognised(self, span: Span) -> list[int]:
        """Offsets of the characters of a span that come from recognition, without spaces."""
        document = self.document
        scores = document.scores
        if scores is None:
            return []
        return [i for i in range(span.start, span.end) if not isnan(scores[i]) and not document.text[i].isspace()]

    def score(self, offsets: Iterable[int]) -> float:
        """The lowest score of some characters; 1 if there are none."""
        scores = self.document.scores
        return min((scores[i] for i in offsets), default=1.0) if scores is not None else 1.0

    def telling(self, span: Span) -> list[int]:
        """Recognised characters of a span that its value depends on: letters, digits and Han. Not the punctuation: a dash or a
        bracket is often weak and hardly ever another character."""
        folded = self.document.folded
        return [i for i in self.recognised(span) if folded[i].isalnum() or folded[i] in "%‰@"]

    def seals_at(self, offsets: Iterable[int]) -> list[Seal]:
        """The seals that one of the characters, or the gap between two of them, stands under or near.

        The gap counts because what a seal covers is often not misread but lost.
        """
        if not self.document.seals:
            return []
        found = {
            number: seal
            for page, box in self._boxes(offsets)
            for number, seal in enumerate(self.document.seals)
            if seal.place.page == page and _touch(seal, box)
        }
        return [found[number] for number in sorted(found)]

    def _boxes(self, offsets: Iterable[int]) -> Iterator[tuple[int | None, Box]]:
        """Boxes of characters, each stretched to the character before it on the same printed line."""
        boxes = self.document.boxes
        before: Box | None = None
        last = -_NEIGHBOUR
        for i in sorted(offsets) if boxes is not None else ():
            x0, top, x1, bottom = boxes[4 * i : 4 * i + 4]  # type: ignore[index]
            if isnan(x0):
                continue
            if before is not None and i - last < _NEIGHBOUR and min(bottom, before[3]) > max(top, before[1]):
                x0 = min(x0, before[2])
            yield self.document.page_at(i), (x0, top, x1, bottom)
            before, last = (x0, top, x1, bottom), i


def _touch(seal: Seal, box: Box) -> bool:
    """True if a box reaches into a seal's outline widened by `REACH`; for a round seal the circle counts."""
    place = seal.place
    x0, top, x1, bottom = box
    if not (
        x0 < place.x1 + REACH and place.x0 - REACH < x1 and top < place.bottom + REACH and place.top - REACH < bottom
    ):
        return False
    if seal.shape != "round":
        return True
    centre_x, centre_y = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
    radius = max(place.x1 - place.x0, place.bottom - place.top) / 2 + REACH
    across, down = max(x0 - centre_x, 0.0, centre_x - x1), max(top - centre_y, 0.0, centre_y - bottom)
    return across * across + down * down <= radius * radius
