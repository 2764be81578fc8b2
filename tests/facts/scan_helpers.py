"""Documents as recognition gives them: a score and a box for every character, made from plain lines."""

from __future__ import annotations

from array import array
from dataclasses import replace
from math import nan

from extract.clauses import segment
from extract.facts import assemble
from extract.ingest import read_bytes
from extract.model import Document, Page, Place, Seal
from extract.record import Record, Source
from extract.rulebook import default_rulebook

STEP, ROW = 10.0, 20.0  # points a character and a line take


def scan(text: str, weak: dict[str, float] | None = None, seals: tuple[Seal, ...] = ()) -> Document:
    """A one-page scan. `weak` gives the score of every character of a passage; all others score 0.999."""
    plain = read_bytes(text.encode(), "scan.txt")
    scores = array("f", [nan if c.isspace() else 0.999 for c in plain.text])
    for passage, score in (weak or {}).items():
        at = plain.text.index(passage)
        for i in range(at, at + len(passage)):
            scores[i] = score
    boxes = array("d")
    row = column = 0
    for c in plain.text:
        x, y = column * STEP, row * ROW
        boxes.extend((nan,) * 4 if c.isspace() else (x, y, x + STEP, y + STEP))
        row, column = (row + 1, 0) if c == "\n" else (row, column + 1)
    lines = tuple(replace(line, page=1) for line in plain.lines)
    pages = (Page(1, 0, len(plain.text), 595.0, 842.0),)
    return replace(plain, lines=lines, pages=pages, boxes=boxes, scores=scores, seals=seals, text_source="ocr")


def box_of(document: Document, passage: str) -> Place:
    """Where a passage stands."""
    at = document.text.index(passage)
    boxes = document.boxes
    assert boxes is not None
    first, last = boxes[4 * at : 4 * at + 4], boxes[4 * (at + len(passage)) - 4 : 4 * (at + len(passage))]
    return Place(1, first[0], first[1], last[2], last[3])


def seal_on(document: Document, passage: str) -> Document:
    """The document with a seal that covers a passage."""
    return replace(document, seals=(*document.seals, Seal(box_of(document, passage), "red", "square")))


def record_of(document: Document) -> Record:
    """What the assemblers make of a document."""
    outline, book = segment(document), default_rulebook()
    source = Source(path="a", sha256="0" * 64, format="pdf", bytes=1, text_source="ocr", engine="test")
    return assemble(document, outline, book.match(document, outline), source, book)[0]
