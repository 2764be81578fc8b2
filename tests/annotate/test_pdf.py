"""Highlights in PDF files, read back: over their words, with title, detail and statute, and no byte of the original lost."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from extract.annotate.notes import Note
from extract.annotate.pdf import highlight
from extract.annotate.picture import to_pdf
from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.ingest.pdf.frame import Frame
from extract.model import Span
from extract.record import Box

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
from pdf_helpers import make, put

LINES = ["合同总价为人民币玖拾元整（¥100.00）。", "乙方逾期交货的，每逾期一日支付违约金。"]


def contract(rotation: int = 0, crop: bool = False) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(make(lambda c: [put(c, 79, 100 + 30 * i, line) for i, line in enumerate(LINES)])))
    page = writer.pages[0]
    if crop:
        page.cropbox.lower_left, page.cropbox.upper_right = (40, 300), (560, 800)
    if rotation:
        page.rotate(rotation)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def note(data: bytes, quote: str) -> Note:
    document = read_bytes(data, "a.pdf")
    start = document.text.index(quote)
    places = document.places(Span(start, start + len(quote)))
    boxes = tuple(Box(page=p.page, x0=p.x0, top=p.top, x1=p.x1, bottom=p.bottom) for p in places)
    return Note("error", "【错误1】大小写不一致", ("大写玖拾元，小写100元", "依据：《民法典》"), start, start + len(quote), quote, boxes)


def annotations(data: bytes, page: int = 0) -> list[dict[str, object]]:
    found = PdfReader(io.BytesIO(data)).pages[page].get("/Annots") or []
    return [one.get_object() for one in found]


@pytest.mark.parametrize(("rotation", "crop"), [(0, False), (0, True), (90, False), (180, True), (270, False)])
def test_a_highlight_lies_over_its_words(rotation: int, crop: bool) -> None:
    original = contract(rotation, crop)
    made, exact = highlight(original, "a.pdf", [note(original, "人民币玖拾元整")], "某审计")
    assert exact == 1
    mark, popup = annotations(made)
    assert mark["/Subtype"] == "/Highlight" and popup["/Subtype"] == "/Popup" and popup["/Parent"] == mark
    assert mark["/Contents"] == "【错误1】大小写不一致\n大写玖拾元，小写100元\n依据：《民法典》" and mark["/T"] == "某审计"
    x0, y0, x1, y1 = (float(v) for v in mark["/Rect"])  # type: ignore[attr-defined]
    # The original lies upright with its corner at 0: the words are where the mark says, in the space of the page itself.
    with pdfplumber.open(io.BytesIO(contract())) as upright:
        chars = upright.pages[0].chars
    under = [c["text"] for c in chars if x0 < (c["x0"] + c["x1"]) / 2 < x1 and y0 < (c["y0"] + c["y1"]) / 2 < y1]
    assert "".join(under) == "人民币玖拾元整"


@pytest.mark.parametrize("quote", ["人民币玖拾元整（¥100.00）", "乙方逾期交货", "支付违约金"])
def test_no_part_of_a_popup_is_beyond_the_edge_of_the_page(quote: str) -> None:
    original = contract(crop=True)
    _, popup = annotations(highlight(original, "a.pdf", [note(original, quote)], "某审计")[0])
    x0, y0, x1, y1 = map(float, popup["/Rect"])  # type: ignore[call-overload]
    assert 40 <= x0 < x1 <= 560 and 300 <= y0 < y1 <= 800


def test_the_original_is_kept_byte_for_byte() -> None:
    original = contract()
    made, _ = highlight(original, "a.pdf", [note(original, "违约金")], "审")
    assert made.startswith(original)
    again, _ = highlight(original, "a.pdf", [note(original, "违约金")], "审")
    assert hashlib.sha256(made).digest() == hashlib.sha256(again).digest()


def test_annotations_that_were_there_stay() -> None:
    original = contract()
    once, _ = highlight(original, "a.pdf", [note(original, "违约金")], "甲")
    twice, _ = highlight(once, "a.pdf", [note(original, "玖拾元整")], "乙")
    assert [one.get("/T") for one in annotations(twice)] == ["甲", None, "乙", None]


def test_a_remark_without_a_place_stands_at_the_edge_of_the_first_page() -> None:
    original = contract()
    nowhere = Note("warning", "【疑点1】没有页码", (), 0, 0, "")
    made, exact = highlight(original, "a.pdf", [nowhere, nowhere], "审")
    first, _, second, _ = annotations(made)
    assert exact == 0 and first["/Subtype"] == "/Text" and first["/Rect"] != second["/Rect"]


def test_a_locked_file_is_copied_and_one_with_a_password_refused() -> None:
    for user, opens in (("", True), ("secret", False)):
        writer = PdfWriter(clone_from=io.BytesIO(contract()))
        writer.encrypt(user, "owner", algorithm="AES-256")
        out = io.BytesIO()
        writer.write(out)
        words = [note(contract(), "违约金")]
        if opens:
            assert len(annotations(highlight(out.getvalue(), "a.pdf", words, "审")[0])) == 2
        else:
            with pytest.raises(DocumentError, match="有密码"):
                highlight(out.getvalue(), "a.pdf", words, "审")


@pytest.mark.parametrize("broken", [b"%PDF-1.4\n", b"%PDF-1.7\ntrailer<</Root 1 0 R>>", contract()[:600]])
def test_a_broken_file_is_one_line(broken: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.pdf"):
        highlight(broken, "a.pdf", [Note("error", "x", (), 0, 0, "")], "审")


def test_a_picture_becomes_pages_of_its_size() -> None:
    pages = [Image.new("RGB", (600, 840), "white"), Image.new("L", (840, 600), "gray")]
    stored = io.BytesIO()
    pages[0].save(stored, "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))
    made = to_pdf(stored.getvalue(), "a.tif")
    sizes = [(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in PdfReader(io.BytesIO(made)).pages]
    assert sizes == [(432, 605), (605, 432)]
    box = Box(page=2, x0=72, top=36, x1=144, bottom=54)
    marked, exact = highlight(made, "a.tif", [Note("doubt", "【存疑】合同总价", (), 0, 1, "x", (box,))], "审")
    [mark, _] = annotations(marked, page=1)
    assert exact == 1 and [round(float(v), 1) for v in mark["/Rect"]] == [72.0, 378.0, 144.0, 396.0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("turns", range(4))
def test_the_way_back_from_the_page_as_seen(turns: int) -> None:
    frame = Frame(40.0, 300.0, 560.0, 800.0, turns)
    assert frame.corners(*frame.rect(50.0, 310.0, 150.0, 340.0)) == (50.0, 310.0, 150.0, 340.0)
