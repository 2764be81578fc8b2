"""The form that comes with the program: an audit working paper on one or two pages of A4."""

from __future__ import annotations

from typing import Any

from extract.annotate.extras import require
from extract.annotate.plain import blank, saved

_HEAD = "审 计 取 证 单"
_ROWS: tuple[tuple[str, str], ...] = (
    ("项目名称", "{{审计项目}}"),
    ("被审计（调查）单位", "{{被审计单位}}"),
    ("审计（调查）事项", "{{取证事项}}（{{发现级别}}）"),
)
_CONTRACT: tuple[tuple[str, str, str, str], ...] = (
    ("合同名称", "{{合同名称}}", "合同编号", "{{合同编号}}"),
    ("采购人", "{{采购人}}", "供应商", "{{供应商}}"),
    ("合同总价", "{{合同总价}}", "签订日期", "{{签订日期}}"),
)
_FACTS: tuple[tuple[str, str], ...] = (
    ("事实", "{{事实}}"),
    ("原文摘录", "{{原文}}"),
    ("涉及金额", "{{涉及金额}}"),
    ("依据", "{{依据}}"),
    ("核对事项", "{{核对事项}}"),
    ("复核认定", "{{认定}}"),
    ("证据文件", "{{合同文件}}\n发现编号：{{发现编号}}"),
)
_SIGNED = ("审计人员", "", "复核人员", "")
_REPLY = ("被审计单位意见", "\n\n\n\n（盖章）　　负责人（签名）：　　　　　　　　　　年　　月　　日")
_FOOT = (
    "说明：本单由程序根据合同文本填写，须由审计人员核对原件后签名；请被审计单位自收到之日起在规定期限内签署意见，"
    "意见可另附页。"
)
_WIDTHS = (26, 54, 26, 54)
"""Millimetres of the four columns."""


def default_template() -> bytes:
    """The form as a Word file with placeholders. Raises `UsageError` if python-docx is not installed."""
    require("docx")
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = blank()
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(head, _HEAD, size=18, bold=True)
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(line, "{{审计机关}}　　编号：{{编号}}", size=10.5)
    table = document.add_table(rows=0, cols=4)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for label, value in _ROWS:
        _wide(table, label, value)
    for four in _CONTRACT:
        _cells(table.add_row().cells, four)
    for label, value in _FACTS:
        _wide(table, label, value)
    _cells(table.add_row().cells, _SIGNED)
    _cells(table.add_row().cells, ("签名日期", "　　年　月　日", "复核日期", "　　年　月　日"))
    _wide(table, *_REPLY)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(row._tr.makeelement(qn("w:cantSplit")))  # a signature stands below its words
    foot = document.add_paragraph()
    foot.paragraph_format.space_before = Pt(4)
    _run(foot, _FOOT, size=9)
    return saved(document)


def _wide(table: Any, label: str, value: str) -> None:
    """A row of a label and one cell over the other three columns."""
    cells = table.add_row().cells
    _cells(cells, (label, "", "", ""))
    _fill(cells[1].merge(cells[3]), value)


def _cells(cells: Any, texts: tuple[str, ...]) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Mm

    for k, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        cell.width = Mm(_WIDTHS[k])
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        if text:
            _fill(cell, text, bold=k % 2 == 0)


def _fill(cell: Any, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    for k, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        _run(paragraph, line, size=10.5, bold=bold)


def _run(paragraph: Any, text: str, *, size: float, bold: bool = False) -> None:
    from docx.shared import Pt

    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
