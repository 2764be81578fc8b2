"""Sheets lie askew in a scanner: running heads and tables are still the same from page to page."""

from __future__ import annotations

from array import array

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.layout import blocks, lay_out
from extract.ingest.pdf.paragraphs import Paragraph
from extract.ingest.pdf.rulings import Rulings
from extract.ingest.pdf.tablejoin import JoinedTable

Item = tuple[float, float, str]


def sheet(number: int, items: list[Item], recognised: bool, dx: float = 0.0, dy: float = 0.0) -> PageChars:
    """A page with characters of ten points at the given places, all moved by (dx, dy)."""
    page = PageChars(number, 595.0, 842.0)
    parts: list[str] = []
    size = 0
    for x, y, text in items:
        page.segments.append((size, size + len(text)))
        page.bold.append(False)
        for k in range(len(text)):
            left = x + dx + 10 * k
            page.boxes.extend([left, y + dy, left + 10, y + dy + 10])
        page.boxes.extend([0.0] * 4)
        parts.append(text + "\n")
        size += len(text) + 1
    page.text = "".join(parts)
    if recognised:
        page.scores = array("f", [0.99] * size)
    return page


def grid(xs: list[float], ys: list[float], dx: float = 0.0) -> Rulings:
    left, right = xs[0] + dx, xs[-1] + dx
    return Rulings([(y, left, right) for y in ys], [(x + dx, ys[0], ys[-1]) for x in xs])


def paragraphs_of(recognised: bool) -> list[str]:
    heads = ["示范项目（合同）文本", "示范项目(合同)文本", "示范项目（合同）文本"]
    pages = []
    for number, head in enumerate(heads, start=1):
        items = [(250.0, 40.0, head), (80.0, 200.0, f"第{'一二三'[number - 1]}条正文写在这里。")]
        pages.append(lay_out(sheet(number, items, recognised, dy=5.0 * number), Rulings()))
    found = blocks(pages)
    return ["".join(n.text for n in b.lines) for b in found if isinstance(b, Paragraph)]


def test_a_running_head_is_one_wherever_the_sheet_lies() -> None:
    body = [f"第{n}条正文写在这里。" for n in "一二三"]
    assert paragraphs_of(recognised=True) == body
    assert len(paragraphs_of(recognised=False)) > 3  # on born-digital pages a head stands at one height


def tables_of(recognised: bool, dx: float) -> list[JoinedTable]:
    pages = []
    for number in (1, 2):
        move = dx if number == 2 else 0.0
        items = [(90.0, 705.0 if number == 1 else 65.0, "甲"), (210.0, 705.0 if number == 1 else 65.0, "乙")]
        ys = [700.0, 740.0] if number == 1 else [60.0, 100.0]
        pages.append(lay_out(sheet(number, items, recognised, dx=move), grid([80.0, 200.0, 400.0], ys, move)))
    return [b for b in blocks(pages) if isinstance(b, JoinedTable)]


def test_a_table_goes_on_although_the_next_sheet_is_moved() -> None:
    (table,) = tables_of(recognised=True, dx=15.0)
    assert table.n_rows == 2
    assert len(tables_of(recognised=True, dx=60.0)) == 2
    assert len(tables_of(recognised=False, dx=15.0)) == 2
