"""Tables on landscape pages, on pages with a rotation entry and on pages whose text runs sideways."""

from __future__ import annotations

import pytest
from pdf_helpers import HEIGHT, WIDTH, body, grid, make, only_table, put
from reportlab.pdfgen.canvas import Canvas

from extract.ingest.pdf import read
from extract.model import Span
from extract.settings import Settings

XS = [60.0, 110.0, 330.0, 430.0, 530.0]
ROWS = [
    ["序号", "货物名称", "数量", "金额（元）"],
    ["1", "示例服务器", "2", "90,000.00"],
    ["2", "示例交换机", "6", "19,200.00"],
    ["", "合计", "", "109,200.00"],
]


def table(c: Canvas) -> None:
    """A table drawn as on an upright page of A4 in landscape: its upper edge is at HEIGHT - 100 of our helpers."""
    grid(c, XS, [300.0 + 24 * k for k in range(len(ROWS) + 1)], ROWS)
    put(c, 60, 290, "报价如下：")


def landscape(c: Canvas) -> None:
    c.setPageSize((HEIGHT, WIDTH))
    table(c)


def turned(degrees: int):  # type: ignore[no-untyped-def]
    def draw(c: Canvas) -> None:
        c.setPageRotation(degrees)
        c.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[degrees])
        c.rotate(degrees)
        table(c)

    return draw


def sideways(c: Canvas) -> None:
    """No rotation entry: the reader has to tilt the head."""
    c.translate(WIDTH, 0)
    c.rotate(90)
    c.translate(0, -HEIGHT + 560)
    table(c)


@pytest.mark.parametrize(
    "draw",
    [landscape, turned(90), turned(180), turned(270), sideways],
    ids=["landscape", "90", "180", "270", "sideways"],
)
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_table_reads_the_same_whichever_way_the_page_lies(draw, engine: str) -> None:  # type: ignore[no-untyped-def]
    def pages(c: Canvas) -> None:
        body(c, 100, 20)
        c.showPage()
        draw(c)

    settings = Settings(ocr="never", engine=engine)  # type: ignore[arg-type]
    document = read(make(pages), "a.pdf", settings)
    assert only_table(document) == ROWS
    (found,) = document.tables
    assert "报价如下：\n序号" in document.text
    places = [document.places(Span(c.start, c.end))[0] for c in found.cells if c.end > c.start]
    assert all(p.page == 2 and p.x1 > p.x0 and p.bottom - p.top < 30 for p in places)
    tops = [round(p.top) for p in places[::4]]
    assert tops == sorted(tops)
