"""Comments in Word files, read back: at their words, and nothing else changed."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from extract.annotate.notes import Note
from extract.annotate.word import comment, is_signed

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from docx_helpers import W_NS, cell, docx, par, run, table

W = f"{{{W_NS}}}"
TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def note(text: str, quote: str, title: str = "标题", occurrence: int = 0) -> Note:
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(quote, start + 1)
    return Note("error", title, ("说明",), start, start + len(quote), quote)


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def marked(data: bytes) -> dict[str, str]:
    """Id of a comment → the words between its marks."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for element in body(data).iter():
        if element.tag == W + "commentRangeStart":
            open_.append(element.get(W + "id"))
            found[open_[-1]] = ""
        elif element.tag == W + "commentRangeEnd":
            open_.remove(element.get(W + "id"))
        elif element.tag == W + "t":
            for one in open_:
                found[one] += element.text or ""
    assert not open_
    return found


def words(data: bytes) -> str:
    return "".join(element.text or "" for element in body(data).iter(W + "t", W + "delText"))


def test_a_comment_stands_at_its_words_and_the_run_keeps_its_looks() -> None:
    text = "合同总价为人民币玖拾元整（¥100.00）。"
    bold = run(text, '<w:b/><w:sz w:val="28"/>')
    original = docx(f"<w:p>{bold}</w:p>", extra={"[Content_Types].xml": TYPES})
    made, exact = comment(original, "a.docx", text, [note(text, "玖拾元整"), note(text, "¥100.00")], "某审计")
    assert exact == 2
    assert marked(made) == {"0": "玖拾元整", "1": "¥100.00"}
    assert words(made) == text
    runs = [one for one in body(made).iter(W + "r") if one.find(W + "t") is not None]
    assert len(runs) == 5 and all(one.find(f"{W}rPr/{W}sz").get(W + "val") == "28" for one in runs)


def test_notes_that_overlap_or_share_words() -> None:
    text = "甲方应于十日内支付合同总价的百分之三十。"
    notes = [note(text, text), note(text, "支付合同总价"), note(text, "合同总价的百分之三十"), note(text, "合同总价")]
    made, exact = comment(docx(par(text)), "a.docx", text, notes, "审")
    assert exact == 4
    assert sorted(marked(made).values()) == sorted(one.text for one in notes)
    assert words(made) == text


def test_tracked_changes_stay_as_they_are() -> None:
    xml = (
        f"<w:p>{run('合同总价为')}"
        '<w:del w:id="5" w:author="甲"><w:r><w:delText>捌拾</w:delText></w:r></w:del>'
        f'<w:ins w:id="6" w:author="甲">{run("玖拾元整")}</w:ins>{run("，含税。")}</w:p>'
    )
    text = "合同总价为玖拾元整，含税。"
    made, exact = comment(docx(xml), "a.docx", text, [note(text, "拾元整，含税")], "审")
    assert exact == 1 and marked(made) == {"0": "拾元整，含税"}
    [insertion], [deletion] = body(made).iter(W + "ins"), body(made).iter(W + "del")
    assert "".join(insertion.itertext()) == "玖拾元整" and "".join(deletion.itertext()) == "捌拾"


def test_a_passage_over_cells_keeps_to_the_first_and_one_over_paragraphs_goes_on() -> None:
    grid = table([cell("第一期"), cell("30%"), cell("验收后")], [cell("第二期"), cell("60%"), cell("质保后")])
    original = docx(par("付款安排如下：") + par("共分两期。") + grid)
    text = "付款安排如下：\n共分两期。\n第一期\t30%\t验收后\n第二期\t60%\t质保后"
    notes = [note(text, "安排如下：\n共分两期"), note(text, "第二期\t60%\t质保后")]
    made, exact = comment(original, "a.docx", text, notes, "审")
    assert exact == 2
    assert list(marked(made).values()) == ["安排如下：共分两期", "第二期"]


def test_words_in_a_text_box_are_remarked_on_what_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{par('合同编号：A-1')}</w:txbxContent></w:pict></w:r>"
    text = "采购合同\n合同编号：A-1"
    made, _ = comment(docx(f"<w:p>{run('采购合同')}{box}</w:p>"), "a.docx", text, [note(text, "A-1")], "审")
    [start] = body(made).iter(W + "commentRangeStart")
    assert start.getnext().find(W + "pict") is not None
    assert not list(body(made).find(f".//{W}txbxContent").iter(W + "commentRangeStart"))


def test_what_stands_in_no_run_goes_to_the_nearest_place_and_says_so() -> None:
    text = "第一条 标的\n第二条 价款"
    made, exact = comment(docx(par("标的") + par("价款")), "a.docx", text, [note(text, "第二条")], "审")
    assert exact == 0 and len(marked(made)) == 1
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "无法精确标出" in archive.read("word/comments.xml").decode()


def test_python_docx_reads_comments_beside_those_that_were_there() -> None:
    from docx import Document

    made_by_word = Document()
    paragraph = made_by_word.add_paragraph("合同总价为人民币玖拾元整。")
    made_by_word.add_comment(paragraph.runs[0], text="经办人意见", author="经办人")
    made_by_word.add_paragraph("其他约定从略。")
    stored = io.BytesIO()
    made_by_word.save(stored)
    text = "合同总价为人民币玖拾元整。\n其他约定从略。"
    made, exact = comment(stored.getvalue(), "a.docx", text, [note(text, "玖拾元整", "【错误1】大小写不一致")], "合同审核")
    assert exact == 1
    read = Document(io.BytesIO(made))
    assert [(one.author, one.text.split("\n")[0]) for one in read.comments] == [
        ("经办人", "经办人意见"),
        ("合同审核", "【错误1】大小写不一致"),
    ]
    assert [one.text for one in read.paragraphs] == text.split("\n")
    with zipfile.ZipFile(stored) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        touched = {"word/document.xml", "word/comments.xml"}
        assert set(old.namelist()) == set(new.namelist())
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name not in touched)


def test_the_language_of_a_strict_file_is_kept() -> None:
    strict = docx(par("合同总价"))
    with zipfile.ZipFile(io.BytesIO(strict)) as archive:
        document = archive.read("word/document.xml").replace(W_NS.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    original = docx("", extra={"word/document.xml": document, "[Content_Types].xml": TYPES})
    made, exact = comment(original, "a.docx", "合同总价", [note("合同总价", "总价")], "审")
    assert exact == 1
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for part in ("word/document.xml", "word/comments.xml"):
            assert W_NS.encode() not in archive.read(part)
        assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in archive.read("word/_rels/document.xml.rels")
        assert b'PartName="/word/comments.xml"' in archive.read("[Content_Types].xml")


@pytest.mark.parametrize("hostile", ["=HYPERLINK(1)", "<w:t>x</w:t>", "a\x0b\x1b[31m\ufffe\u202eb", "&lt;!ENTITY"])
def test_words_of_a_remark_are_only_words(hostile: str) -> None:
    from docx import Document

    text = "合同总价"
    with_title = Note("doubt", hostile, (), 0, 4, text)
    original = io.BytesIO()
    plain = Document()
    plain.add_paragraph(text)
    plain.save(original)
    made, _ = comment(original.getvalue(), "a.docx", text, [with_title], "审")
    [read] = Document(io.BytesIO(made)).comments
    assert read.text.translate({0xFFFD: None}) == "".join(c for c in hostile if c not in "\x0b\x1b\ufffe\u202e")


def test_a_signature_is_seen() -> None:
    assert is_signed(docx(par("x"), extra={"_xmlsignatures/sig1.xml": b"<x/>"}))
    assert not is_signed(docx(par("x")))


def test_a_link_to_what_holds_no_comments_is_none() -> None:
    """The part that says it holds the comments is the document itself: it is not written over."""
    text = "合同总价"
    first, _ = comment(docx(par(text)), "a.docx", text, [note(text, "总价")], "审")
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        links = archive.read("word/_rels/document.xml.rels").replace(b"comments.xml", b"document.xml")
    made, exact = comment(docx(par(text), extra={"word/_rels/document.xml.rels": links}), "a.docx", text, [note(text, "总价")], "审")
    assert exact == 1 and len(marked(made)) == 1 and words(made) == text
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert W_NS.encode() in archive.read("word/comments.xml")
