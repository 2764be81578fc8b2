"""Pieces → printed lines, left to right, top to bottom; what is drawn twice becomes one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.pieces import INSERTED, Piece, Run, compress, gap_spaces, make_piece, same_place


@dataclass(slots=True)
class PrintedLine:
    """One printed line: pieces from left to right."""

    page: PageChars
    pieces: list[Piece]
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float

    @property
    def bold(self) -> bool:
        return all(p.bold for p in self.pieces)

    @property
    def runs(self) -> list[Run]:
        """Runs of the whole line; wide gaps become two to eight spaces, as wide as they look."""
        runs = list(self.pieces[0].runs)
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            runs.append((INSERTED, gap_spaces(piece.x0 - before.x1, before.em)))
            runs += piece.runs
        return runs


def printed_lines(pieces: list[Piece]) -> list[PrintedLine]:
    """Pieces that share a row, from left to right; rows from top to bottom."""
    rows: list[list[Piece]] = []
    low = high = 0.0
    for piece in sorted(pieces, key=lambda p: (p.top + p.bottom, p.x0)):
        overlap = min(low, piece.bottom) - max(high, piece.top)
        if rows and overlap > 0.5 * min(low - high, piece.bottom - piece.top):
            rows[-1].append(piece)
            high, low = max(high, piece.top), min(low, piece.bottom)
            if low - high < 1:
                high, low = piece.top, piece.bottom
        else:
            rows.append([piece])
            high, low = piece.top, piece.bottom
    return [make_line(row) for row in rows]


def make_line(row: list[Piece]) -> PrintedLine:
    """A printed line from the pieces of one row; pieces drawn twice become one, touching pieces are joined."""
    if len(row) > 1:
        row = _merge(sorted(row, key=lambda p: (p.x0, p.x1)))
    x0, x1 = row[0].x0, max(p.x1 for p in row)
    top, bottom = min(p.top for p in row), max(p.bottom for p in row)
    line = PrintedLine(row[0].page, row, row[0].text, x0, top, x1, bottom, max(p.em for p in row))
    if len(row) > 1:
        line.text = "".join(row[0].page.text[a:b] if a != INSERTED else " " * b for a, b in line.runs)
    return line


def _merge(row: list[Piece]) -> list[Piece]:
    out = [row[0]]
    for piece in row[1:]:
        before = out[-1]
        gap = piece.x0 - before.x1
        if gap < -0.5 * before.em:
            both = _overlay(before, piece)
            if both is not None:
                out[-1] = both
                continue
        if abs(gap) <= 0.6 * before.em:
            spaced = _ascii_edge(before, piece) and gap > 0.15 * before.em
            runs = [*before.runs, (INSERTED, 1), *piece.runs] if spaced else [*before.runs, *piece.runs]
            out[-1] = make_piece(before.page, runs, before.bold and piece.bold)
        else:
            out.append(piece)
    return out


def _ascii_edge(before: Piece, piece: Piece) -> bool:
    return before.text[-1] < "\x7f" and piece.text[0] < "\x7f"


def _overlay(one: Piece, two: Piece) -> Piece | None:
    """One piece out of two that lie over each other: drawn twice, or the second fills holes of the first."""
    boxes, text = one.page.boxes, one.page.text
    kept = list(one.indices())
    extra = []
    for j in two.indices():
        if text[j] == " " or any(text[i] == text[j] and same_place(boxes, i, j) for i in kept):
            continue
        extra.append(j)
    if not extra:
        return make_piece(one.page, one.runs, True)
    order = sorted(kept + extra, key=lambda i: boxes[4 * i])
    shorter = min(len(kept), sum(1 for _ in two.indices()))
    twice = len(extra) <= 0.5 * shorter
    if twice or all(boxes[4 * j] >= boxes[4 * i + 2] - 0.3 * one.em for i, j in pairwise(order)):
        return make_piece(one.page, compress(order), twice)  # drawn twice, or written into a hole
    return None
