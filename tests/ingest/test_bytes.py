"""Encodings and damage: read it, or say it."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.ingest.slots import MAX_COLS
from tests.ingest.docx_helpers import docx, level, numbered, par

TEXT = "租赁合同\n出租人：清河区档案馆\n承租人：某某公司\n租金每月捌仟元，按月支付。\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_encodings(encoding: str) -> None:
    document = read_bytes(TEXT.encode(encoding), "a.txt")
    assert document.text == TEXT and document.warnings == ()


def test_big5() -> None:
    text = "採購合同書\n甲方應於驗收後付款，乙方應提供發票。\n工程總價為新臺幣壹佰萬元。\n"
    assert read_bytes(text.encode("big5"), "a.txt").text == text
    page = f"<html><body><p>{text.splitlines()[1]}</p></body></html>"
    assert "驗收後付款" in read_bytes(page.encode("big5"), "a.html").text


def _seven_bit(text: str, begin: bytes, first: bytes, last: bytes) -> bytes:
    """A text in an encoding that shifts in and out of GB 2312 in every line."""
    shifted = re.sub("[^\0-\x7f]+", lambda m: "\1" + m[0] + "\2", text).encode("gb2312")
    return begin + re.sub(rb"\x01([^\x02]*)\x02", lambda m: first + bytes(b & 0x7F for b in m[1]) + last, shifted)


@pytest.mark.parametrize(("name", "shifts"), [("HZ", (b"", b"~{", b"~}")), ("ISO-2022-CN", (b"\x1b$)A", b"\x0e", b"\x0f"))])
def test_seven_bits(name: str, shifts: tuple[bytes, bytes, bytes]) -> None:
    data = _seven_bit(TEXT, *shifts)
    assert data.isascii()
    document = read_bytes(data, "a.txt")
    assert document.text == TEXT and document.warnings == (f"文件用的是七位汉字编码（{name}），已解码",)
    page = _seven_bit(f"<html><head><title>x</title></head><body><p>{TEXT.splitlines()[1]}</p></body></html>", *shifts)
    assert TEXT.splitlines()[1] in read_bytes(page, "a.html").text


KOREAN = "물품구매계약서\n발주자: 푸른초등학교\n계약상대자: 먼산상사 주식회사\n제1조 계약금액은 일금 일백만원으로 한다.\n"
JAPANESE = "売買契約書\n売主：東京商事株式会社（以下「甲」という）\n第一条　売買代金は金壱百万円とし、三十日以内に支払うものとする。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KOREAN, "euc_kr"), (KOREAN, "johab"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp")],
)
@pytest.mark.parametrize("times", [1, 8])
def test_another_encoding_is_told(text: str, encoding: str, times: int) -> None:
    data = (text * times).encode(encoding)
    assert any("可能是乱码" in one for one in read_bytes(data, "a.txt").warnings)
    page = b"<html><head><meta charset=gb2312></head><body><p>" + data.replace(b"\n", b"</p><p>") + b"</p></body></html>"
    assert any("可能是乱码" in one for one in read_bytes(page, "a.html").warnings)


@pytest.mark.parametrize(("text", "encoding"), [(TEXT, "utf-7"), (JAPANESE, "iso2022_jp")])
def test_other_encodings_of_seven_bits(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding), "a.txt")
    assert text.split("\n")[0] in document.text and "七位汉字编码" in document.warnings[0]


def test_short_and_odd_texts_are_no_nonsense() -> None:
    for text in ("联系人：邵立平 电话：0999-5550108", "a+bcdefghij/klm= +123456789 x", "清单\n课桌椅\n讲台\n黑板\n电子屏\n饮水机\n"):
        assert read_bytes(text.encode(), "a.txt").warnings == ()


def test_a_tilde_and_a_brace_are_no_encoding() -> None:
    text = "Terms of delivery ~{see annex~} and ~~ remarks\n"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_lines_of_two_encodings() -> None:
    lines = TEXT.split("\n")
    data = b"\n".join(line.encode("gbk" if i % 2 else "utf-8") for i, line in enumerate(lines))
    document = read_bytes(data, "a.txt")
    assert document.text == TEXT and document.warnings == ("文件混用了UTF-8和国标编码，已逐行解码",)


def test_ascii_is_not_taken_for_utf_16() -> None:
    assert read_bytes("a。a。".encode(), "a.txt").text == "a。a。\n"
    assert read_bytes(b"Service agreement between the parties, signed", "a.txt").text.startswith("Service")


def test_entities_that_a_part_declares() -> None:
    parts = docx(par("甲方：&name;"))
    archive = zipfile.ZipFile(io.BytesIO(parts))
    xml = b'<!DOCTYPE d [<!ENTITY name "\xe6\xb8\x85\xe6\xb2\xb3\xe5\xb1\x80">]>' + archive.read("word/document.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("word/document.xml", xml)
    assert read_bytes(out.getvalue(), "a.docx").text == "甲方：清河局\n"


def test_numbering_with_an_empty_start() -> None:
    lists = level(0, "%1.").replace('<w:start w:val="1"/>', '<w:start w:val=""/>')
    lists = f'<w:abstractNum w:abstractNumId="1">{lists}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    assert read_bytes(docx(numbered("供货"), numbering=lists), "a.docx").text == "1.供货\n"


def test_a_damaged_directory() -> None:
    data = bytearray(docx(par("x" * 50)))
    at = data.rfind(b"PK\x05\x06")
    data[at + 16 : at + 20] = (0xFFFFFF).to_bytes(4, "little")
    with pytest.raises(DocumentError) as told:
        read_bytes(bytes(data), "a.docx")
    assert told.value.code == "unreadable"


@pytest.mark.parametrize("depth", [100, 253, 3000])
def test_deep_pages(depth: int) -> None:
    page = "<html><body><p>甲</p>" + "<div>" * depth + "<p>乙<b>丙</b></p>" + "</div>" * depth + "<p>丁</p></body></html>"
    assert read_bytes(page.encode(), "a.html").text == "甲\n乙丙\n丁\n"


def test_spans_that_claim_too_much() -> None:
    cells = "<td rowspan=500 colspan=100>格</td>" * 40
    document = read_bytes(f"<html><body><p>表</p><table><tr>{cells}</tr><tr>{cells}</tr></table></body></html>".encode(), "a.html")
    assert document.text.count("格") == 80
    assert document.tables[0].n_cols <= max(80, MAX_COLS)


def test_a_span_over_columns_that_no_cell_begins_in() -> None:
    page = "<html><body><table><tr><td colspan=9>清单</td><td>价</td></tr><tr><td colspan=9>桌</td><td>5</td></tr></table></body></html>"
    assert read_bytes(page.encode(), "a.html").tables[0].n_cols == 2
