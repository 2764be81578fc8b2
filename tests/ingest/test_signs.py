"""What formats hide: letters of symbol fonts, form fields, controls of pages, bullets that are boxes, page headers."""

from __future__ import annotations

import pytest

from extract.ingest import read_bytes
from extract.ingest.margins import kept
from tests.ingest.docx_helpers import W_NS, docx, level, numbered, par, run

_NS = f'xmlns:w="{W_NS}"'


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings 2", "R", "☑"), ("Wingdings 2", "£", "□"), ("Wingdings 2", "P", "√"), ("Wingdings 2", "S", "☒"),
        ("Wingdings", "þ", "☑"), ("Wingdings", "¨", "□"), ("Wingdings", "o", "□"), ("Wingdings", "ü", "√"), ("Wingdings", "\uf0fe", "☑"),
        ("Webdings", "a", "√"), ("Wingdings", "\x81", "①"), ("Symbol", "\uf0b3", "≥"), ("宋体", "\uf052", "☑"),
    ],
)  # fmt: skip
def test_letters_of_symbol_fonts(font: str, code: str, sign: str) -> None:
    if code == "\x81":
        code = "&#x81;"
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert read_bytes(docx(f"<w:p>{run(code, fonts)}{run('同意')}</w:p>"), "a.docx").text == f"{sign}同意\n"


def test_chinese_set_in_a_symbol_font_stays() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2" w:eastAsia="宋体"/>'
    assert read_bytes(docx(f"<w:p>{run('R分期', fonts)}</w:p>"), "a.docx").text == "☑分期\n"


def test_private_use_characters_in_a_text() -> None:
    assert read_bytes("\uf0fe同意 \uf0a8不同意".encode(), "a.txt").text == "☑同意 □不同意\n"


def test_bullets_that_are_boxes() -> None:
    box = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level(0, code, "bullet").replace("</w:lvl>", box + "</w:lvl>")}</w:abstractNum>'
        for n, code in ((1, "\uf0fe"), (2, "\uf0a8"), (3, "\uf0d8"))
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    body = numbered("转账", 1) + numbered("支票", 2) + numbered("其他", 3)
    assert read_bytes(docx(body, numbering=lists), "a.docx").text == "☑转账\n□支票\n其他\n"


def test_a_legacy_drop_down_field() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="支票"/>'
        '<w:listEntry w:val="转账"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read_bytes(docx(f"<w:p>{run('方式：')}{field}</w:p>"), "a.docx").text == "方式：转账\n"


def test_controls_of_a_page() -> None:
    page = (
        '<html><body><form><p>分包：<input type="radio" checked>可以<input type="radio">不可以</p>'
        '<p>编号：<input value="QH-7"><input type="hidden" value="secret">'
        '<input name="search" value="搜索"><input type="submit" value="提交"></p>'
        "<p>方式：<select><option>支票<option selected>转账</select></p>"
        "<p>备注：<textarea>自提</textarea></p></form></body></html>"
    )
    assert read_bytes(page.encode(), "a.html").text == "分包：☑可以□不可以\n编号：QH-7\n方式：转账\n备注：自提\n"


def _with_header(header: str, body: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relation = f'<Relationship Id="r1" Type="{kind}" Target="header1.xml"/>'
    return docx(
        body,
        extra={
            "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>".encode(),
            "word/header1.xml": f"<w:hdr {_NS}>{header}</w:hdr>".encode(),
        },
    )


def test_a_number_that_stands_only_in_the_page_header() -> None:
    header = "<w:p><w:r><w:t>协议编号：QH-2024-7</w:t><w:tab/><w:t>电话：010-5550100</w:t></w:r></w:p>"
    assert read_bytes(_with_header(header, par("租赁协议")), "a.docx").text == "协议编号：QH-2024-7\n租赁协议\n"
    twice = read_bytes(_with_header(header, par("租赁协议") + par("协议编号： QH-2024-7")), "a.docx")
    assert twice.text == "租赁协议\n协议编号： QH-2024-7\n"


def test_what_margins_keep() -> None:
    lines = ["合同编号：A-1    第1页", "地址：清河路1号", "项目名称：____", "编号：第3页共9页", "合同编号：A-1"]
    assert kept(lines, "正文") == ["合同编号：A-1"]
