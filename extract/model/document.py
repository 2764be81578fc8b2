"""A document after ingest: frozen text and where each character stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from extract.lexicon.simplified import plain
from extract.model.geometry import lying_rows, rows
from extract.model.places import Line, Page, Place, Seal, Span, Table
from extract.model.view import View
from extract.text.fold import fold


@dataclass(frozen=True)
class Document:
    """A document after ingest: frozen text and where each character stands.

    `boxes` holds four floats a character (`x0, top, x1, bottom`, NaN where a character has no box, as line ends have),
    or is `None` for formats without geometry. `text_source` is `text`, `ocr`, `mixed` or `none`.
    `scores` holds one float a character, how sure the recognition is of it (0–1, NaN where the character comes from a
    text layer or stands for layout), or is `None` for documents without OCR. `seals` are the stamps found on scans.
    """

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: array[float] | None = None
    format: str = "txt"
    engine: str = ""
    text_source: str = "text"
    warnings: tuple[str, ...] = ()
    scores: array[float] | None = None
    seals: tuple[Seal, ...] = ()

    @cached_property
    def folded(self) -> str:
        """`plain` with characters folded, same length."""
        return fold(self.plain)

    @cached_property
    def plain(self) -> str:
        """`text`, in simplified characters where the document is in traditional ones; same length."""
        return plain(self.text)

    @cached_property
    def is_traditional(self) -> bool:
        """True if the document is written in traditional characters."""
        return self.plain is not self.text

    @cached_property
    def view(self) -> View:
        """The text as rules see it: folded, without layout spaces, with a map back to offsets of `text`."""
        return View.of(self.text, self.folded)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.pages]

    def line_at(self, offset: int) -> Line:
        """The line that holds the character at `offset` (the last one for an offset past the end)."""
        return self.lines[max(bisect_right(self._line_starts, offset) - 1, 0)]

    def page_at(self, offset: int) -> int | None:
        """1-based number of the page of the character at `offset`; `None` for formats without pages."""
        if not self.pages:
            return None
        return self.pages[max(bisect_right(self._page_starts, offset) - 1, 0)].number

    def quote(self, span: Span) -> str:
        """The characters of a span, verbatim."""
        return self.text[span.start : span.end]

    def score(self, span: Span) -> float | None:
        """How sure the recognition is of the weakest character of a span (0–1); `None` where nothing was recognised."""
        found = self._scores(span)
        return min(found) if found else None

    def mean_score(self, span: Span) -> float | None:
        """How sure the recognition is of the characters of a span on average (0–1); `None` as for `score`."""
        found = self._scores(span)
        return sum(found) / len(found) if found else None

    def _scores(self, span: Span) -> list[float]:
        if self.scores is None:
            return []
        return [score for score in self.scores[span.start : span.end] if not isnan(score)]

    def places(self, span: Span) -> tuple[Place, ...]:
        """Rectangles of a span, one for each printed line it touches; empty for formats without geometry."""
        if self.boxes is None:
            return ()
        key = (span.start, span.end)
        places = self._places.get(key)
        if places is None:
            part = self.boxes[4 * span.start : 4 * span.end]
            page = self.pages[max(bisect_right(self._page_starts, span.start) - 1, 0)] if self.pages else None
            if page is not None and page.turns:
                size = page.width, page.height
                found = lying_rows(part, span.start, self._page_and_end, size, page.turns)
            else:
                found = rows(part, span.start, self._page_and_end)
            places = self._places[key] = tuple(Place(n, *(round(v, 2) for v in box)) for n, box in found)
        return places

    @cached_property
    def _places(self) -> dict[tuple[int, int], tuple[Place, ...]]:
        return {}

    def _page_and_end(self, offset: int) -> tuple[int, int]:
        """The page of a character, and the offset up to which the characters behind it stand on the same page."""
        if not self.pages:
            return 1, len(self.text) + 1
        k = max(bisect_right(self._page_starts, offset) - 1, 0)
        following = self._page_starts[k + 1] if k + 1 < len(self.pages) else len(self.text) + 1
        return self.pages[k].number or 1, following
