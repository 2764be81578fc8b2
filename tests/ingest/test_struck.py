"""Crossed-out text is left out in every format, and told."""

from __future__ import annotations

import pytest

from extract.ingest import read_bytes
from tests.ingest.docx_helpers import docx, par, run

STRIKE = "<w:strike/>"


def _p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


@pytest.mark.parametrize("tag", ["<w:strike/>", "<w:dstrike/>", '<w:strike w:val="1"/>'])
def test_word(tag: str) -> None:
    document = read_bytes(docx(_p(run("租金每月"), run("捌仟元", tag), run("玖仟元"))), "a.docx")
    assert document.text == "租金每月玖仟元\n"
    assert document.warnings == ("文件中有划去的文字3字，未收入正文：“捌仟元”",)


def test_word_by_style_and_switched_off() -> None:
    styles = f'<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr>{STRIKE}</w:rPr></w:style>'
    body = _p(run("共"), run("叁", '<w:rStyle w:val="X"/>'), run("肆", '<w:rStyle w:val="X"/><w:strike w:val="0"/>'), run("份"))
    assert read_bytes(docx(body, styles=styles), "a.docx").text == "共肆份\n"


def test_a_whole_paragraph_in_word() -> None:
    document = read_bytes(docx(par("第一条 标的") + _p(run("第二条 预付款", STRIKE)) + par("第三条 验收")), "a.docx")
    assert document.text == "第一条 标的\n第三条 验收\n"


@pytest.mark.parametrize(
    "text",
    ["共~~叁~~肆份", "共<s>叁</s>肆份", "共<del>叁</del>肆份", '共<del datetime="2024">叁</del>肆份', "共<strike>叁</strike>肆份"],
)
def test_markdown(text: str) -> None:
    document = read_bytes(f"# 协议\n\n{text}\n".encode(), "a.md")
    assert document.text == "协议\n共肆份\n"
    assert "叁" in document.warnings[0]


def test_markdown_over_a_line_end_but_not_over_a_paragraph() -> None:
    assert "旧" not in read_bytes("价款~~为旧\n价~~为新价\n".encode(), "a.md").text
    assert "旧" in read_bytes("价款~~为旧\n\n价~~为新价\n".encode(), "a.md").text


def test_blanks_of_tildes_stay() -> None:
    assert "~~" in read_bytes("金额：~~~~~~元\n温度10~~20度".encode(), "a.txt").text


@pytest.mark.parametrize(
    "inner",
    [
        "<s>叁</s>", "<del>叁</del>", "<strike>叁</strike>", '<span style="text-decoration:line-through">叁</span>',
        '<span style="color:red; text-decoration: underline line-through">叁</span>',
        '<span class="t7">叁</span>', "<b class='x t7'>叁</b>",
    ],
)  # fmt: skip
def test_html(inner: str) -> None:
    style = "/* x */ i, .t7 {text-decoration-line: line-through; color:red} p{text-decoration:none}"
    page = f"<html><head><style>{style}</style></head><body><div>共{inner}肆份</div></body></html>"
    document = read_bytes(page.encode(), "a.html")
    assert document.text == "共肆份\n"
    assert document.warnings == ("文件中有划去的文字1字，未收入正文：“叁”",)


def test_html_in_a_table() -> None:
    page = "<html><body><table><tr><td>单价</td><td><s>10</s>12</td></tr><tr><td>数量</td><td>3</td></tr></table></body></html>"
    assert read_bytes(page.encode(), "a.html").text == "单价\t12\n数量\t3\n"
