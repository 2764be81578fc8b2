"""Recognition by content, calm errors, lazy imports, and properties that hold for any text."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import zipfile

import pytest
from docx_helpers import docx, par
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import DocumentError
from extract.ingest import read, read_bytes
from extract.ingest.build import CellText, DocumentBuilder
from extract.model import Document


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("contract.txt")
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    return out.getvalue()


def _ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "\0".join(streams).encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (_zip("xl/workbook.xml"), "Excel"),
        (_zip("ppt/presentation.xml"), "演示"),
        (_zip("合同.pdf"), "hetong run"),
        (b"Rar!\x1a\x07\x00rest", "压缩包"),
        (b"7z\xbc\xaf\x27\x1crest", "压缩包"),
        (b"BZh91AY", "压缩包"),
        (_tar(), "压缩包"),
        (_ole("Workbook"), "Excel"),
        (_ole("PowerPoint Document"), "演示"),
        (_ole("__nameid_version1.0", "WordDocument"), "电子邮件"),
        (_ole("VisioDocument"), "旧版 Office"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"Received: from a by b\r\nFrom: x@example.com\r\nSubject: hi\r\n\r\ntext", "电子邮件"),
        (b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ntext", ".mht"),
        (b'<?xml version="1.0"?><invoice><no>1</no></invoice>', "XML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "Word XML"),
        (bytes(range(256)) * 8, "无法识别"),
    ],
)
def test_unknown_formats_say_what_they_are_and_what_to_do(data: bytes, word: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "附件.txt")
    assert caught.value.code == "unknown_format"
    assert word in caught.value.message
    assert "。请" in caught.value.message
    assert caught.value.english.isascii() or "附件.txt" in caught.value.english


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", "　\n　".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "空.txt")
    assert caught.value.code == "empty"


def test_a_locked_word_file_says_so() -> None:
    header = bytearray(_ole("WordDocument"))
    header[512:512] = b"\xec\xa5" + b"\0" * 9 + b"\x01" + b"\0" * 500
    with pytest.raises(DocumentError) as caught:
        read_bytes(bytes(header), "合同.doc")
    assert caught.value.code == "encrypted"


def test_a_text_that_quotes_a_mail_is_a_text() -> None:
    text = "采购合同\nFrom: 甲方\nTo: 乙方\nSubject: 供货\n"
    assert read_bytes(text.encode(), "合同.txt").format == "txt"


def test_missing_file(tmp_path: object) -> None:
    with pytest.raises(DocumentError):
        read(f"{tmp_path}/没有.txt")


def test_the_suffix_does_not_choose_the_format() -> None:
    assert read_bytes(docx(par("采购合同")), "合同.txt").format == "docx"
    assert read_bytes("采购合同".encode(), "合同.docx").format == "txt"
    assert read_bytes("# 采购合同".encode(), "合同.md").format == "md"


def test_reading_a_text_loads_no_xml_or_pdf_library() -> None:
    code = (
        "import sys; from extract.ingest import read_bytes; read_bytes('采购合同'.encode(), 'a.txt');"
        "print([m for m in ('lxml', 'pypdfium2', 'pdfplumber', 'numpy', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def check(document: Document) -> None:
    """What must hold for every document."""
    at = 0
    for line in document.lines:
        assert line.start == at
        assert document.text[line.end] == "\n"
        assert "\n" not in document.text[line.start : line.end]
        assert 0 <= line.label_end <= line.end - line.start
        at = line.end + 1
    assert at == len(document.text)
    for table in document.tables:
        assert 0 <= table.start <= table.end <= len(document.text)
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert "\t" not in document.text[cell.start : cell.end]
            assert 0 <= cell.row < cell.row + cell.rowspan <= table.n_rows
            assert 0 <= cell.col < cell.col + cell.colspan <= table.n_cols


@given(st.text(alphabet="甲乙方合同一二三、。：（）《》：ab1290 .-|#*$\\\t\n\f<>&;\"_　\u0301\u200b", max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_sound_document(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "a.txt")
    except DocumentError as error:
        assert error.code in ("empty", "unknown_format")
    else:
        check(document)


@given(st.lists(st.text(alphabet="甲乙合同约定付款验收应当ab，。；", min_size=1, max_size=30), min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_character_of_a_plain_text_is_lost(paragraphs: list[str]) -> None:
    document = read_bytes("\n\n".join(paragraphs).encode(), "a.txt")
    check(document)
    assert "".join(document.text.split()) == "".join(paragraphs)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_document_or_a_document_error(data: bytes) -> None:
    try:
        document = read_bytes(data, "x")
    except DocumentError:
        return
    check(document)


def test_builder_keeps_boxes_and_pages_with_their_characters() -> None:
    builder = DocumentBuilder("pdf")
    builder.page(1, 595, 842)
    builder.page(2, 595, 842)
    text = " e\u0301\x07合同 "
    boxes = [(float(i), 0.0, float(i) + 1, 10.0) for i in range(len(text))]
    builder.paragraph(text, boxes=boxes, pages=[1, 1, 1, 1, 1, 2, 2])
    builder.table([CellText("甲", 0, 0, boxes=[(5.0, 20.0, 6.0, 30.0)]), CellText("", 0, 1)], 1, 2, page=2)
    document = builder.build()
    check(document)
    assert document.text == "é合同\n甲\t\n"
    assert document.boxes is not None
    assert len(document.boxes) == 4 * len(document.text)
    assert document.boxes[0] == 1.0
    assert document.boxes[4] == 4.0
    assert [(page.number, page.start, page.end) for page in document.pages] == [(1, 0, 2), (2, 2, len(document.text))]
    assert document.lines[0].page == 1
    assert document.lines[1].page == 2
