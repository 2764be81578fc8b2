"""Tables without rulings whose cells go on in a next line, set at the top or in the middle; what is none stays text."""

from __future__ import annotations

from typing import Literal

import pytest
from pdf_helpers import LEFT, body, lines, make, only_table, put
from reportlab.pdfgen.canvas import Canvas

from extract.ingest.pdf import read

LEAD, PAD, SIZE = 16.0, 8.0, 11.0
XS = [79.0, 120.0, 240.0, 400.0]
AWARD = [
    ["包号", "中标供应商", "供应商地址", "中标金额（元）"],
    ["1", "青岚教学装备制造|有限公司", "滨海新城科技大道|南侧十二号厂房|三层东区", "1860500.00"],
    ["2", "科桥实验室设备|有限公司", "崇明路一百五十号", "2437800.00"],
]
WHOLE = [[cell.replace("|", "") for cell in row] for row in AWARD]
FORM = [
    ["合同名称", "智慧站台采购|合同", "供应商", "云途交通有限|公司"],
    ["验收组成员（应当|邀请服务对象）", "林启文、陈姝", "验收结论", "合格"],
]


def table(c: Canvas, rows: list[list[str]], top: float, align: Literal["top", "middle"], xs: list[float] = XS) -> float:
    """Rows as tall as their tallest cell; where the last one ends."""
    for row in rows:
        most = max(cell.count("|") + 1 for cell in row)
        for x, cell in zip(xs, row, strict=True):
            parts = cell.split("|")
            first = top + (LEAD * (most - len(parts)) / 2 if align == "middle" else 0)
            for k, part in enumerate(parts):
                put(c, x, first + LEAD * k, part, SIZE)
        top += LEAD * most + PAD
    return top


@pytest.mark.parametrize("align", ["top", "middle"])
@pytest.mark.parametrize("rows", [AWARD, AWARD[:2]])
def test_a_row_is_what_stands_level(align: Literal["top", "middle"], rows: list[list[str]]) -> None:
    def page(c: Canvas) -> None:
        put(c, LEFT, 90, "三、中标信息", SIZE)
        end = table(c, rows, 126, align)
        put(c, LEFT, end + 12, "四、评审专家：顾明、陆芸", SIZE)
        body(c, 420, 6)

    document = read(make(page), "a.pdf")
    assert only_table(document) == WHOLE[: len(rows)]
    assert {"三、中标信息", "四、评审专家：顾明、陆芸"} <= set(lines(document))


def test_labels_and_values_side_by_side_where_lines_stand_at_half_heights() -> None:
    def page(c: Canvas) -> None:
        table(c, FORM, 126, "middle", [79.0, 190.0, 300.0, 380.0])
        body(c, 420, 6)

    assert only_table(read(make(page), "a.pdf")) == [[cell.replace("|", "") for cell in row] for row in FORM]


def test_columns_that_stand_close_are_cut_at_their_space() -> None:
    rows = [["供应商名称", "最终报价", "得分"], ["韵海工程|有限公司", "879000.00", "82.17"], ["声达科技|有限公司", "865300.00", "88.61"]]

    def page(c: Canvas) -> None:
        table(c, rows, 126, "middle", [79.0, 150.0, 212.0])
        body(c, 420, 6)

    assert only_table(read(make(page), "a.pdf")) == [[cell.replace("|", "") for cell in row] for row in rows]


def two_columns_of_prose(c: Canvas) -> None:
    for k in range(6):
        put(c, LEFT, 120 + 16 * k, "双方应当按照约定全面履行", SIZE)
        put(c, 320, 128 + 16 * k, "任何一方不得擅自变更内容", SIZE)


def signatures(c: Canvas) -> None:
    sides = [("甲方：示例局", "乙方：示例公司"), ("地址：甲路一号", "地址：乙路二号"), ("电话：000", "电话：111")]
    for k, (left, right) in enumerate(sides):
        put(c, LEFT, 120 + 24 * k, left, SIZE)
        put(c, 320, 120 + 24 * k, right, SIZE)
    put(c, 320, 136, "科技园三层", SIZE)


def uneven(c: Canvas) -> None:
    """Cells that are level neither at their tops nor in their middles."""
    table(c, [AWARD[0]], 126, "top")
    for x, top, text in [(79, 190, "1"), (120, 197, "青岚装备公司"), (240, 186, "科技大道"), (400, 203, "1860500.00")]:
        put(c, x, top, text, SIZE)


@pytest.mark.parametrize("draw", [two_columns_of_prose, signatures, uneven])
def test_what_cannot_be_dealt_out_stays_text(draw) -> None:  # type: ignore[no-untyped-def]
    def page(c: Canvas) -> None:
        draw(c)
        body(c, 420, 6)

    assert not read(make(page), "a.pdf").tables
