"""What stands beside a page's content or is cut by its edge: form fields, watermarks in rows, page headers, cut tables."""

from __future__ import annotations

from extract.ingest import read_bytes
from tests.ingest.pdf_helpers import HEIGHT, LEFT, body, check_shape, grid, lines, make, put


def test_fields_and_boxes_of_a_form() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        put(canvas, LEFT, 80, "协议编号：")
        put(canvas, LEFT, 120, "是否分包：　　是　　　否")
        form = canvas.acroForm
        form.textfield(name="n", value="QHDA-2024-17", x=LEFT + 60, y=HEIGHT - 84, width=150, height=16, borderWidth=0)
        form.checkbox(name="a", checked=True, x=LEFT + 64, y=HEIGHT - 122, size=12, buttonStyle="check")
        form.checkbox(name="b", checked=False, x=LEFT + 104, y=HEIGHT - 122, size=12, buttonStyle="check")
        body(canvas, 200, 4)

    document = read_bytes(make(draw), "a.pdf")
    check_shape(document)
    first, second = lines(document)[:2]
    assert "".join(first.split()) == "协议编号：QHDA-2024-17"
    assert "".join(second.split()) == "是否分包：☑是□否"


def test_a_watermark_in_rows() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        body(canvas, 80, 30)
        canvas.setFillGray(0.75)
        for top in range(90, 700, 150):
            for x in (100, 260, 420):
                put(canvas, x, top, "样稿不作依据", 9)

    document = read_bytes(make(draw), "a.pdf")
    assert "样稿" not in document.text and any("水印" in warning for warning in document.warnings)


def test_a_number_that_stands_only_in_the_page_header() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        for number in (1, 2, 3):
            put(canvas, LEFT, 40, "清河区档案馆　　　合同编号：QHDA-2024-17", 9)
            put(canvas, 290, 810, f"第 {number} 页", 9)
            body(canvas, 90, 20)
            canvas.showPage()

    text = read_bytes(make(draw), "a.pdf").text
    assert text.count("QHDA-2024-17") == 1 and "第 1 页" not in text and text.index("QHDA") < 40


XS = [79.0, 120.0, 260.0, 340.0, 420.0, 511.0]
HEAD = ["序号", "名称", "数量", "单价", "金额"]


def _cut_table(canvas, closed: bool, halves: bool) -> None:  # type: ignore[no-untyped-def]
    body(canvas, 80, 30)
    rows = [HEAD, ["1", "书柜", "2", "500", "1000"], ["2", "书桌", "4", "", ""] if halves else ["2", "书桌", "4", "300", "1200"]]
    ys = [680.0, 710.0, 740.0, 770.0]
    grid(canvas, XS, ys, rows) if closed else _open(canvas, ys, rows, below=True)
    canvas.showPage()
    rows = [["", "", "", "300", "1200"] if halves else ["3", "座椅", "6", "100", "600"], ["4", "台灯", "1", "80", "80"]]
    ys = [60.0, 90.0, 120.0]
    grid(canvas, XS, ys, rows) if closed else _open(canvas, ys, rows, below=False)
    body(canvas, 200, 10)


def _open(canvas, ys: list[float], rows: list[list[str]], below: bool) -> None:  # type: ignore[no-untyped-def]
    """A ruled table without the rule at the edge of the page."""
    for x in XS:
        canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])
    for y in ys[:-1] if below else ys[1:]:
        canvas.line(XS[0], HEIGHT - y, XS[-1], HEIGHT - y)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            put(canvas, XS[c] + 3, ys[r] + 14, text)


def test_a_table_open_at_the_page_break() -> None:
    document = read_bytes(make(lambda c: _cut_table(c, closed=False, halves=False)), "a.pdf")
    assert [(t.n_rows, t.n_cols) for t in document.tables] == [(5, 5)]
    assert "2\t书桌\t4\t300\t1200\n3\t座椅\t6\t100\t600\n" in document.text


def test_a_row_cut_between_its_cells() -> None:
    document = read_bytes(make(lambda c: _cut_table(c, closed=True, halves=True)), "a.pdf")
    assert "2\t书桌\t4\t300\t1200\n4\t台灯\t1\t80\t80\n" in document.text


def test_column_names_close_together() -> None:
    def draw(canvas):  # type: ignore[no-untyped-def]
        body(canvas, 80, 3)
        xs = [79, 79 + 34, 260, 340, 430]
        rows = [["序号", "设备名称", "数量", "单价", "金额"]]
        rows += [[str(k), "书柜", "2", "500.00", "1000.00"] for k in (1, 2, 3, 4)]
        for r, row in enumerate(rows):
            for x, text in zip(xs, row, strict=True):
                put(canvas, x, 180 + 20 * r, text)
        body(canvas, 330, 6)

    assert "序号\t设备名称\t数量\t单价\t金额\n1\t书柜\t2\t500.00\t1000.00\n" in read_bytes(make(draw), "a.pdf").text
