"""Tables without upright rulings, found by their columns; prose and forms are never cut up."""

from __future__ import annotations

import pytest
from pdf_helpers import HEIGHT, LEFT, body, lines, make, only_table, put
from reportlab.pdfgen.canvas import Canvas

from extract.ingest.pdf import read

XS = [79.0, 130.0, 280.0, 350.0, 430.0]
ROWS = [
    ["序号", "名称", "数量", "单价（元）", "金额（元）"],
    ["1", "示例服务器", "2", "45,000.00", "90,000.00"],
    ["2", "示例交换机", "6", "3,200.00", "19,200.00"],
    ["3", "安装调试", "1", "8,000.00", "8,000.00"],
    ["", "合计", "", "", "117,200.00"],
]


def rows(canvas: Canvas, table: list[list[str]], top: float, xs: list[float] = XS, lead: float = 20) -> None:
    for k, row in enumerate(table):
        for x, text in zip(xs, row, strict=True):
            if text:
                put(canvas, x, top + lead * k, text)


def rule(canvas: Canvas, top: float, x0: float = 75, x1: float = 515) -> None:
    canvas.line(x0, HEIGHT - top, x1, HEIGHT - top)


def plain(c: Canvas) -> None:
    rows(c, ROWS, 140)


def three_lines(c: Canvas) -> None:
    rule(c, 124)
    rule(c, 146)
    rows(c, ROWS, 140)
    rule(c, 228)


def rules_between_rows(c: Canvas) -> None:
    for k in range(6):
        rule(c, 126 + 20 * k)
    rows(c, ROWS, 140)


def rules_cell_by_cell(c: Canvas) -> None:
    for top in (124, 146, 228):
        for x0, x1 in ((75, 128), (128, 278), (278, 515)):
            rule(c, top, x0, x1)
    rows(c, ROWS, 140)


@pytest.mark.parametrize("draw", [plain, three_lines, rules_between_rows, rules_cell_by_cell])
def test_columns_make_a_table(draw) -> None:  # type: ignore[no-untyped-def]
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, "报价如下：")
        draw(c)
        body(c, 300, 6)

    document = read(make(page), "a.pdf")
    assert only_table(document) == ROWS
    assert lines(document)[0] == "报价如下：" and len(document.lines) == 7


def test_wrapped_text_stays_in_its_cell() -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, "报价如下：")
        rows(c, ROWS[:2], 140)
        put(c, XS[1], 174, "（含三年质保）")
        rows(c, ROWS[2:], 200)
        body(c, 320, 6)

    found = only_table(read(make(page), "a.pdf"))
    assert found[1] == ["1", "示例服务器 （含三年质保）", "2", "45,000.00", "90,000.00"]
    assert len(found) == 5


def test_figures_alone_make_a_table_too() -> None:
    def page(c: Canvas) -> None:
        body(c, 80, 2)
        rows(c, [r[:1] + r[2:] for r in ROWS[1:4]], 140, [79.0, 200.0, 300.0, 420.0])
        body(c, 300, 6)

    assert only_table(read(make(page), "a.pdf")) == [r[:1] + r[2:] for r in ROWS[1:4]]


def prose(c: Canvas) -> None:
    body(c, 100, 12)


def labelled(c: Canvas) -> None:
    for k, (a, b, d) in enumerate(
        [("甲方：示例局", "电话：000", "邮编：100"), ("乙方：示例司", "电话：111", "邮编：200")] * 3
    ):
        rows(c, [[a, b, d]], 100 + 22 * k, [79.0, 250.0, 400.0])


def dates(c: Canvas) -> None:
    for k in range(4):
        rows(c, [["日期：", "年", "月", "日"]], 100 + 22 * k, [79.0, 160.0, 200.0, 240.0])


def spread_title(c: Canvas) -> None:
    put(c, 200, 100, "采  购  合  同", 20)
    rows(
        c,
        [["项目名称", "示例系统采购项目"], ["合同编号", "ABC-2025-001"], ["签订日期", "2025-01-02"]],
        140,
        [120.0, 220.0],
    )


def contents(c: Canvas) -> None:
    for k, name in enumerate(["第一章 总则", "第二章 价款", "第三章 验收", "第四章 违约"]):
        put(c, LEFT, 100 + 20 * k, name)
        put(c, 480, 100 + 20 * k, str(k + 3))


def underlined_form(c: Canvas) -> None:
    for k, (label, value) in enumerate([("标的名称", "示例系统"), ("服务地点", "示例市"), ("服务时间", "一年")]):
        put(c, LEFT, 100 + 24 * k, label)
        put(c, 200, 100 + 24 * k, value)
        rule(c, 103 + 24 * k, 190, 500)


@pytest.mark.parametrize("draw", [prose, labelled, dates, spread_title, contents, underlined_form])
def test_what_is_no_table_stays_as_it_is(draw) -> None:  # type: ignore[no-untyped-def]
    def page(c: Canvas) -> None:
        draw(c)
        body(c, 400, 6)

    document = read(make(page), "a.pdf")
    assert document.tables == ()


def open_sides(c: Canvas, top: float, table: list[list[str]]) -> None:
    """Rules between all rows and columns, none at the outer left and right."""
    for k in range(len(table) + 1):
        rule(c, top + 20 * k)
    for x in XS[1:]:
        c.line(x - 4, HEIGHT - top, x - 4, HEIGHT - top - 20 * len(table))
    rows(c, table, top + 14)


def test_a_table_without_its_outer_rulings_keeps_its_outer_columns() -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 100, "报价如下：")
        open_sides(c, 126, ROWS)
        body(c, 300, 6)

    assert only_table(read(make(page), "a.pdf")) == ROWS


def test_a_three_line_table_goes_on_over_the_page_break() -> None:
    def page(c: Canvas) -> None:
        body(c, 100, 30)
        rule(c, 700)
        rows(c, ROWS[:3], 716)
        rule(c, 722)
        rule(c, 766)
        c.showPage()
        rule(c, 60)
        rows(c, ROWS[:1] + ROWS[3:], 76)
        rule(c, 82)
        rule(c, 126)
        body(c, 200, 6)

    document = read(make(page), "a.pdf")
    assert only_table(document) == ROWS[:3] + ROWS[:1] + ROWS[3:]
