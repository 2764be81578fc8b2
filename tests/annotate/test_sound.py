"""Every Word file that is written is one that Word opens without a word: styles, types, links, ids, the order of elements."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.annotate.notes import Note
from extract.annotate.plain import to_docx
from extract.annotate.word import comment
from extract.model import Document
from extract.papers import PLACEHOLDERS
from extract.papers.fill import Form
from extract.papers.template import default_template
from extract.pipeline import examine_bytes
from tests.annotate.word_sound import faults

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "设备采购合同\n合同总价为人民币玖拾元整（¥90.00）。\n\n签订日期：2025年3月1日\n"


def _notes(text: str) -> list[Note]:
    """Remarks all over a text: some share words, one reaches over several lines."""
    length, step = len(text), max(1, len(text) // 12)
    places = [*((at, min(length, at + 9)) for at in range(0, length - 1, step)), (0, length // 2)]
    return [Note("warning", "标题", ("说明", "依据"), start, end, text[start:end]) for start, end in places]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.stem)
def test_a_copy_with_comments_is_as_sound_as_its_original(path: Path) -> None:
    data = path.read_bytes()
    document: Document = examine_bytes(data, path.name).document
    made, _ = comment(data, path.name, document.text, _notes(document.text), "某审计")
    assert set(faults(made)) <= set(faults(data))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b"<w:comment " in archive.read("word/comments.xml")


def test_what_is_written_from_scratch_is_sound() -> None:
    plain = to_docx(TEXT, "正文")
    remarked, _ = comment(plain, "a.docx", TEXT, _notes(TEXT), "某审计")
    form = default_template()
    paper = Form(form, "模板", PLACEHOLDERS).filled(dict.fromkeys(PLACEHOLDERS, "第一行\n第二行"))
    assert [faults(one) for one in (plain, remarked, form, paper)] == [[]] * 4


def test_what_is_unsound_is_seen() -> None:
    """The check itself: a style, a type and a link that are not there, and elements out of order."""
    with zipfile.ZipFile(io.BytesIO(to_docx(TEXT, "正文"))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    for old, new, told in (
        (b"<w:i/>", b'<w:i/><w:rStyle w:val="Missing"/>', ("rPr holds", "Missing is not defined")),
        (b"<w:i/>", b'<w:rPrChange r:id="rId99"/>', ("no rId99",)),
    ):
        assert old in body
        spoilt = io.BytesIO()
        with zipfile.ZipFile(spoilt, "w") as archive:
            for name, raw in {**parts, "word/document.xml": body.replace(old, new, 1)}.items():
                archive.writestr(name, raw)
            archive.writestr("word/more.xml", b"<w/>")
        said = "\n".join(faults(spoilt.getvalue()))
        assert all(one in said for one in (*told, "word/more.xml"))
