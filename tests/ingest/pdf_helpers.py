"""Small PDFs made with reportlab (its built-in CID font needs no font file), and what must hold of every document."""

from __future__ import annotations

import io
from collections.abc import Callable
from math import isnan

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extract.model import Document

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
WIDTH, HEIGHT, LEFT, SIZE = 595.0, 842.0, 79.0, 12.0
FULL = 36  # characters of a full line: 79 + 36 × 12 = 511


def make(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF of A4 pages drawn by `draw`."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, **options)  # type: ignore[arg-type]
    draw(canvas)
    canvas.save()
    return out.getvalue()


def put(canvas: Canvas, x: float, top: float, text: str, size: float = SIZE) -> None:
    """Text with its baseline `top` points below the page's upper edge."""
    canvas.setFont("STSong-Light", size)
    canvas.drawString(x, HEIGHT - top, text)


def grid(canvas: Canvas, xs: list[float], ys: list[float], rows: list[list[str]]) -> None:
    """A ruled table: lines at `xs` and `ys` (from the top), one text for each cell."""
    for x in xs:
        canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
    for y in ys:
        canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            for k, part in enumerate(text.split("|")):
                put(canvas, xs[c] + 3, ys[r] + 14 + 14 * k, part)


def fill(text: str, indent: int = 0) -> str:
    """Exactly one full line of made-up text that begins with `text`."""
    pad = "按照约定的时间和地点完成全部工作并且提交相应的成果资料供对方查验确认无误之后再行办理后续手续"
    return (text + pad)[: FULL - indent]


def body(canvas: Canvas, first: int, count: int) -> None:
    """`count` ordinary full lines, so that the margins of a page are known."""
    for k in range(count):
        put(canvas, LEFT, first + 17 * k, fill(f"甲乙{'丙丁戊己庚辛壬癸子丑寅卯'[k % 12]}"))


def lines(document: Document) -> list[str]:
    return [document.text[n.start : n.end] for n in document.lines]


def check_shape(document: Document) -> None:
    """What must hold for every document: boxes beside characters, pages and lines in order, cells inside."""
    assert document.boxes is not None and len(document.boxes) == 4 * len(document.text)
    assert document.pages[0].start == 0 and document.pages[-1].end == len(document.text)
    for a, b in zip(document.pages, document.pages[1:], strict=False):
        assert a.end == b.start
    for i, c in enumerate(document.text):
        if c in "\n\t":
            assert isnan(document.boxes[4 * i])
    assert document.text == "".join(document.text[n.start : n.end] + "\n" for n in document.lines)
    for table in document.tables:
        assert all(table.start <= c.start <= c.end <= table.end for c in table.cells)


def only_table(document: Document) -> list[list[str]]:
    """The cells of the one table of a document, row by row."""
    check_shape(document)
    (table,) = document.tables
    grid = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = document.text[cell.start : cell.end]
    return grid
