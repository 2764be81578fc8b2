"""Characters → pieces: stretches of one printed line without a wide gap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.ingest.pdf.chars import PageChars, shorten

WIDE_GAP = 1.5  # em: a gap this wide ends a piece
_TINY = 2.0  # points: type this small cannot be read on paper
INSERTED = -1  # a run (INSERTED, n) stands for n spaces that the page does not hold as characters
Run = tuple[int, int]
_TWICE = re.compile(r"(.)\1")
_WORD = re.compile(r"[^ ]+")
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e]")


@dataclass(slots=True)
class Piece:
    """Characters of one printed line without a wide gap. `runs` are index ranges into the page's characters."""

    page: PageChars
    runs: list[Run]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    bold: bool = False

    def indices(self) -> Iterable[int]:
        for a, b in self.runs:
            if a != INSERTED:
                yield from range(a, b)


def gap_spaces(gap: float, em: float) -> int:
    """Spaces to write for a gap between two pieces."""
    return 1 if gap < WIDE_GAP * em else max(2, min(8, round(2 * gap / em)))


def make_piece(page: PageChars, runs: list[Run], bold: bool = False) -> Piece:
    """A piece from runs of characters, with its text and bounds."""
    text, boxes = page.text, page.boxes
    real = [r for r in runs if r[0] != INSERTED]
    words = "".join(text[a:b] if a != INSERTED else " " * b for a, b in runs)
    a, b = real[0]
    x0, top = boxes[4 * a], min(boxes[4 * a + 1 : 4 * b : 4])
    x1, bottom = max(boxes[4 * a + 2 : 4 * b : 4]), max(boxes[4 * a + 3 : 4 * b : 4])
    for a, b in real[1:]:
        x0 = min(x0, boxes[4 * a])
        x1 = max(x1, max(boxes[4 * a + 2 : 4 * b : 4]))
        top = min(top, min(boxes[4 * a + 1 : 4 * b : 4]))
        bottom = max(bottom, max(boxes[4 * a + 3 : 4 * b : 4]))
    a = real[0][0]
    em = max(bottom - top, 1.0)
    han = _HAN.search(words)
    if han is not None:
        i = _nth(real, han.start(), runs)
        em = min(max(boxes[4 * i + 2] - boxes[4 * i], 0.7 * em), 1.5 * em)
    return Piece(page, runs, words, x0, top, x1, bottom, em, bold)


def _nth(real: list[Run], k: int, runs: list[Run]) -> int:
    """Page index of the k-th character of the runs."""
    for a, b in runs:
        size = b if a == INSERTED else b - a
        if k < size and a != INSERTED:
            return a + k
        k -= size
    return real[0][0]


def page_pieces(page: PageChars) -> list[Piece]:
    """All pieces of a page in the order of the file. Characters without size or off the page are dropped."""
    found: list[Piece] = []
    for (a, b), bold in zip(page.segments, page.bold, strict=True):
        for c, d in _unfold(page, a, b):
            found += _split_words(page, c, d, bold)
    return _visible(page, found)


def _visible(page: PageChars, pieces: list[Piece]) -> list[Piece]:
    """Pieces that people can read; what is too small or beside the page is left out, with a warning."""
    kept: list[Piece] = []
    tiny: list[str] = []
    outside: list[str] = []
    for piece in pieces:
        if piece.x1 <= 0 or piece.bottom <= 0 or piece.x0 >= page.width or piece.top >= page.height:
            outside.append(piece.text)
        elif piece.bottom - piece.top < _TINY:
            tiny.append(piece.text)
        elif piece.x1 > piece.x0:
            kept.append(piece)
    for words, reason in ((tiny, "小得看不见"), (outside, "页面以外")):
        quote = "".join("".join(words).split())
        if _HAN.search(quote):
            page.warnings.append(f"第{page.number}页有{reason}的文字{len(quote)}字，未收入正文：“{shorten(quote)}”")
    return kept


def _unfold(page: PageChars, a: int, b: int) -> list[Run]:
    """Cut a segment where the pen goes back to the left or to another row (drawn twice, or out of order)."""
    boxes = page.boxes
    lefts = boxes[4 * a : 4 * b : 4].tolist()
    steady = lefts == sorted(lefts)
    tops, bottoms = boxes[4 * a + 1 : 4 * b : 4], boxes[4 * a + 3 : 4 * b : 4]
    height = bottoms[0] - tops[0]
    flat = max(bottoms) - min(tops) < 1.8 * max(height, 4.0)
    if steady and flat:
        return [(a, b)]
    cuts = [a]
    text = page.text
    last = a
    for i in range(a + 1, b):
        if text[i] == " ":
            continue
        k, j = 4 * i, 4 * last
        tall = max(boxes[j + 3] - boxes[j + 1], boxes[k + 3] - boxes[k + 1])
        back = boxes[k] < boxes[j] - 0.2 * tall
        jump = abs(boxes[k + 1] + boxes[k + 3] - boxes[j + 1] - boxes[j + 3]) > 1.6 * tall
        if back or jump:
            cuts.append(i)
        last = i
    cuts.append(b)
    return list(pairwise(cuts))


def _split_words(page: PageChars, a: int, b: int, bold: bool) -> list[Piece]:
    """Cut at wide gaps; spaces that pdfium made up stay only where words need them."""
    boxes, text, soft = page.boxes, page.text, page.soft
    if text.find(" ", a, b) < 0:
        return [_dedupe(make_piece(page, [(a, b)], bold))]
    em = max(boxes[4 * a + 3] - boxes[4 * a + 1], boxes[4 * a + 2] - boxes[4 * a], 1.0)
    pieces: list[list[Run]] = [[]]
    last = -1
    for word in _WORD.finditer(text, a, b):
        start, end = word.span()
        runs = pieces[-1]
        if last < 0:
            runs.append((start, end))
        else:
            gap = boxes[4 * start] - boxes[4 * last - 2]
            if gap > WIDE_GAP * em:
                pieces.append([(start, end)])
            elif not soft.isdisjoint(range(last, start)):
                ascii_words = text[last - 1] < "\x7f" and text[start] < "\x7f"
                if gap > 0.6 * em or ascii_words:
                    runs.append((INSERTED, 1))
                runs.append((start, end))
            elif gap < 0.08 * em:
                # A space that takes no room (the next glyph is drawn over it): layout programs leave them behind.
                runs.append((start, end))
            else:
                runs[-1] = (runs[-1][0], end)
        last = end
    return [_dedupe(make_piece(page, runs, bold)) for runs in pieces if runs]


def _dedupe(piece: Piece) -> Piece:
    """Drop the second of characters drawn twice one after the other (fake bold: 合合同同)."""
    if not _TWICE.search(piece.text):
        return piece
    boxes, text = piece.page.boxes, piece.page.text
    for a, b in piece.runs:
        if a == INSERTED:
            continue
        lefts, rights = boxes[4 * a : 4 * b : 4], boxes[4 * a + 2 : 4 * b : 4]
        if any(n + n < x + y for x, y, n in zip(lefts, rights, lefts[1:], strict=False)):
            break
    else:
        return piece
    kept: list[int] = []
    for i in piece.indices():
        if kept and text[i] == text[kept[-1]] and same_place(boxes, kept[-1], i):
            continue
        kept.append(i)
    bold = piece.bold or len(kept) < sum(1 for _ in piece.indices())
    return make_piece(piece.page, compress(kept), bold) if kept else piece


def same_place(boxes: Sequence[float], i: int, j: int) -> bool:
    wide = max(boxes[4 * i + 2] - boxes[4 * i], 0.1)
    tall = max(boxes[4 * i + 3] - boxes[4 * i + 1], 0.1)
    return abs(boxes[4 * i] - boxes[4 * j]) < 0.35 * wide and abs(boxes[4 * i + 1] - boxes[4 * j + 1]) < 0.35 * tall


def compress(indices: Sequence[int]) -> list[Run]:
    """Indices in order → runs.

    >>> compress([3, 4, 5, 9])
    [(3, 6), (9, 10)]
    """
    runs: list[Run] = []
    for i in indices:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs
