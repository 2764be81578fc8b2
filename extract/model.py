"""The things that flow through the pipeline: frozen, without I/O, cheap to pickle.

Everything after `ingest` is a half-open `Span` of character offsets into `Document.text`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan

from extract.fold import fold
from extract.geometry import lying_rows, rows
from extract.view import View


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of characters of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, in PDF points, origin top left. `page` is 1-based."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line (a paragraph, or a row of a table) of the frozen text, without its line end.

    `page` is 1-based, `None` for formats without pages. `style` is a Word style or outline hint
    (`title`, `heading1` …) where the format knows one, `bold`/`centered` likewise.
    `label_end` is the length of a numbering label that the format generated (Word auto-numbering), 0 if none.
    """

    start: int
    end: int
    page: int | None = None
    style: str = ""
    bold: bool = False
    centered: bool = False
    label_end: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its characters `[start, end)` of the text and its size in points, as it is displayed.

    `turns`: clockwise quarter turns that would put it upright (a scan that lies on its side or stands on its head).
    """

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    turns: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `start:end` is its text in the document (empty cells have `start == end`).

    A merged cell stands once, at its top-left corner, with its `rowspan` and `colspan`.
    """

    row: int
    col: int
    start: int
    end: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. In the text each row is a line and cells are separated by one tab.

    `n_rows`, `n_cols` are the size of the grid; `cells` are in reading order.
    A table that goes on over a page break is one table (repeated header rows stay in the text and in `cells`).
    """

    start: int
    end: int
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def grid(self, text: str) -> list[list[Cell | None]]:
        """Rows × columns of cells; a merged cell stands at each place that it covers, `None` where no cell is."""
        rows: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rowspan, self.n_rows)):
                for c in range(cell.col, min(cell.col + cell.colspan, self.n_cols)):
                    rows[r][c] = cell
        return rows


@dataclass(frozen=True, slots=True)
class Seal:
    """A stamp on a page. `colour` is `red`, `blue` or `other`; `shape` is `round` or `square`."""

    place: Place
    colour: str
    shape: str


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
        """`text` with characters folded, same length."""
        return fold(self.text)

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


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the document's tree. `start:end` is its own text: from its first character to its first child.

    `part` is `cover`, `preamble`, `body`, `signature` or `annex`; `annex` is number and title of the annex it stands in.
    `number` is the label as written (`十二、`, `（三）`, `8.1.1`), `heading` the title behind it ("" if the clause
    is a plain paragraph), `level` 1 at the top of its part. `types` are the kinds of clause, most likely first;
    `type` is the first ("" when none is sure).
    """

    id: str
    parent: str | None
    part: str
    annex: str | None
    number: str
    heading: str
    level: int
    types: tuple[str, ...]
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def type(self) -> str:
        return self.types[0] if self.types else ""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """An oddity of the numbering, kept and never repaired: `duplicate`, `gap` or `backward`."""

    kind: str
    clause: str
    number: str
    expected: str


@dataclass(frozen=True)
class Outline:
    """The document as a tree: clauses in reading order, and the oddities of its numbering."""

    clauses: tuple[Clause, ...]
    anomalies: tuple[Anomaly, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        return {clause.id: clause for clause in self.clauses}

    def clause_at(self, offset: int) -> Clause | None:
        """The clause whose own text holds the character at `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.clauses[i] if i >= 0 else None

    def ancestors(self, clause: Clause) -> tuple[Clause, ...]:
        """The clause itself, its parent, and so on up to the top."""
        chain = [clause]
        while chain[-1].parent is not None and chain[-1].parent in self.by_id:
            chain.append(self.by_id[chain[-1].parent])
        return tuple(chain)

    def subtree(self, clause: Clause) -> Span:
        """Span of a clause with everything below it."""
        end = clause.end
        prefix = clause.id + "/"
        for other in self.clauses:
            if other.id.startswith(prefix):
                end = max(end, other.end)
        return Span(clause.start, end)


@dataclass(frozen=True, slots=True)
class Hole:
    """What a typed hole of a rule took: the parsed value and where it stands."""

    value: object
    span: Span
    type: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One match of one rule: what it says (`kind`), where, and the values of its holes.

    `holes` maps the hole's name to what it took; `constants` are the rule's own `set` values.
    """

    kind: str
    rule: str
    span: Span
    clause: str
    holes: Mapping[str, Hole] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    confidence: float = 0.9
    order: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value of a field of the record, chosen or not: what `hetong explain` prints.

    `field` is a name such as `total_amount` or `buyer.phone`; `value` is as in the record; `why` says in a few words
    why this candidate ranks where it does. Candidates of a field are kept best first; the first one is the value.
    """

    field: str
    value: object
    span: Span
    rule: str
    confidence: float
    why: str = ""
