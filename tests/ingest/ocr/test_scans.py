"""Whole scans through the models: text, places, scores, tables, turned pages, mixed documents."""

from __future__ import annotations

import io
import math
import socket
from difflib import SequenceMatcher

import numpy as np
import pypdfium2
import pytest
from scans import RED, SAMPLES, noisy, page, pdf_of, plain, skewed, stamp

from extract.ingest import read, read_bytes
from extract.ingest.ocr import PageImage, read_images
from extract.model import Document, Span
from extract.settings import Settings

GOODS = "goods_it_hardware_guizhou.pdf"
ONNX = Settings(ocr_runtime="onnxruntime")


@pytest.fixture(autouse=True, scope="module")
def offline() -> object:
    """Recognition works without any network: a connection would fail here."""
    patch = pytest.MonkeyPatch()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("recognition reached for the network")

    patch.setattr(socket.socket, "connect", refuse)
    patch.setattr(socket, "getaddrinfo", refuse)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def text_layer() -> Document:
    return read(SAMPLES / GOODS)


@pytest.fixture(scope="module")
def scan() -> Document:
    """The first page as it is, the table page skewed and stamped, the same upside down, a page on its side."""
    table = page(GOODS, 2)[900:]
    stamp(table, 500, 350, 150, RED)
    side = page(GOODS, 4, share=0.3)
    pictures = [noisy(skewed(table, 1.5)), np.rot90(noisy(skewed(side, -3.0)), 1).copy(), np.rot90(side, 2).copy()]
    return read_bytes(pdf_of(pictures, before=SAMPLES / GOODS), "scan.pdf", ONNX)


def on_page(document: Document, number: int) -> str:
    span = document.pages[number - 1]
    return document.text[span.start : span.end]


def alike(a: str, b: str) -> float:
    return SequenceMatcher(None, plain(a), plain(b), autojunk=False).ratio()


def test_a_mixed_document_says_so(scan: Document, text_layer: Document) -> None:
    assert (scan.format, scan.text_source) == ("pdf", "mixed")
    assert scan.engine.startswith("pdfium ") and "rapidocr 3.10" in scan.engine and "onnxruntime" in scan.engine
    assert on_page(scan, 1).endswith(on_page(text_layer, 1))  # one page alone has no running head
    assert scan.scores is not None and all(math.isnan(s) for s in scan.scores[: scan.pages[0].end])
    notes = "".join(scan.warnings)
    assert "第2–4页的文字由OCR识别" in notes and "第3页顺时针旋转90°" in notes and "第4页顺时针旋转180°" in notes


def test_recognised_text_is_the_text(scan: Document, text_layer: Document) -> None:
    want = plain(text_layer.text)
    for number in (2, 3, 4):
        got = plain(on_page(scan, number))[40:]
        start = want.index(got[:8])
        assert len(got) > 200 and alike(want[start : start + len(got)], got) > 0.98


def test_paragraphs_are_joined_as_on_a_text_layer(scan: Document, text_layer: Document) -> None:
    want = {plain(text_layer.quote(n.span)) for n in text_layer.lines if n.page == 4}
    got = [plain(scan.quote(n.span)) for n in scan.lines if n.page == 4]
    assert sum(line in want for line in got) >= 0.75 * len(got)


def test_the_table_has_the_same_cells(scan: Document, text_layer: Document) -> None:
    (table,), (wanted, *_) = scan.tables, text_layer.tables
    cells = {(c.row, c.col): plain(scan.text[c.start : c.end]) for c in table.cells}
    want = {(c.row, c.col): plain(text_layer.text[c.start : c.end]) for c in wanted.cells if c.row < table.n_rows}
    assert table.n_cols == wanted.n_cols and table.n_rows >= 9
    wrong = [(k, cells.get(k), v) for k, v in want.items() if cells.get(k) != v]
    assert len(wrong) <= 0.05 * len(want), wrong


def test_scores_and_boxes_belong_to_characters(scan: Document) -> None:
    assert scan.scores is not None and scan.boxes is not None
    assert len(scan.scores) == len(scan.text) and len(scan.boxes) == 4 * len(scan.text)
    start = scan.pages[1].start
    marks = [i for i in range(start, len(scan.text)) if not scan.text[i].isspace()]
    known = [scan.scores[i] for i in marks if not math.isnan(scan.scores[i])]
    assert len(known) == len(marks) and all(0 < s <= 1 for s in known)
    assert np.mean(known) > 0.95
    assert scan.score(Span(0, 20)) is None
    worst, mean = scan.score(Span(start, start + 200)), scan.mean_score(Span(start, start + 200))
    assert worst is not None and mean is not None and worst <= mean <= 1


def find(document: Document, words: str, page: int) -> Span:
    text = on_page(document, page)
    start = document.pages[page - 1].start + text.index(words)
    return Span(start, start + len(words))


def test_boxes_are_on_the_displayed_page(scan: Document, text_layer: Document) -> None:
    """The same words on the page upside down and on the page on its side: where they are on the paper, turned."""
    words = "履约保函有效期"
    (want,) = text_layer.places(find(text_layer, words, 4))
    width, height = scan.pages[3].width, scan.pages[3].height
    (got,) = scan.places(find(scan, words, 4))
    assert (got.x0, got.top) == pytest.approx((width - want.x1, height - want.bottom), abs=3)
    assert (got.x1, got.bottom) == pytest.approx((width - want.x0, height - want.top), abs=3)
    side = scan.pages[2]
    assert (side.width, side.height) == pytest.approx((height, width), abs=0.5)
    (lying,) = scan.places(find(scan, words, 3))  # turned by a quarter and skewed by three degrees
    assert lying.bottom - lying.top == pytest.approx(want.x1 - want.x0, abs=6)
    assert lying.x0 == pytest.approx(want.top, abs=20) and lying.x1 == pytest.approx(want.bottom, abs=20)
    assert 0 <= lying.x0 < lying.x1 <= side.width and 0 <= lying.top < lying.bottom <= side.height


def test_the_stamp_is_noted(scan: Document) -> None:
    (seal,) = scan.seals
    assert (seal.place.page, seal.colour, seal.shape) == (2, "red", "round")
    unit = 72 / 200
    assert seal.place.x1 - seal.place.x0 == pytest.approx(300 * unit, abs=8)


def test_images_are_read_lazily_and_alike_twice() -> None:
    pixels = page(GOODS, 1, share=0.25)
    left = []

    def pages() -> object:
        for number in (1, 2):
            yield PageImage.of(number, pixels if number == 1 else np.full((600, 600), 255, np.uint8), 200)
            left.append(number)

    one = read_images(pages(), ONNX, format="tiff")  # type: ignore[arg-type]
    assert left == [1, 2] and one.format == "tiff" and one.text_source == "ocr" and len(one.pages) == 2
    assert "政府采购合同" in plain(one.text)
    assert any("第2页没有识别出文字" in note for note in one.warnings)
    two = read_images(pages(), ONNX, format="tiff")  # type: ignore[arg-type]
    assert (one.text, one.warnings) == (two.text, two.warnings)
    assert one.boxes is not None and two.boxes is not None and one.scores is not None and two.scores is not None
    assert one.boxes.tobytes() == two.boxes.tobytes() and one.scores.tobytes() == two.scores.tobytes()


def test_always_recognises_pages_with_a_good_text_layer() -> None:
    with pypdfium2.PdfDocument(SAMPLES / GOODS) as source:
        one = pypdfium2.PdfDocument.new()
        one.import_pages(source, [0])
    data = io.BytesIO()
    one.save(data)
    document = read_bytes(data.getvalue(), "a.pdf", Settings(ocr="always", ocr_runtime="onnxruntime"))
    assert document.text_source == "ocr" and document.scores is not None
    assert alike(document.text, read_bytes(data.getvalue(), "a.pdf").text) > 0.97
