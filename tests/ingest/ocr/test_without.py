"""Recognition switched off, not installed, or refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2
import pypdfium2.raw as raw
import pytest
from scans import SAMPLES, pdf_of

from extract.errors import DocumentError, UsageError
from extract.ingest import read_bytes
from extract.ingest.ocr import PageImage, read_images
from extract.ingest.ocr.engine import runtime_of
from extract.ingest.ocr.pages import is_picture
from extract.ingest.ocr.render import render
from extract.ingest.pdf.engines import PdfiumEngine
from extract.settings import Settings

GRAY = np.full((600, 400, 3), 240, np.uint8)


@pytest.fixture
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ingest.ocr import install

    found: Callable[..., object] = install.find_spec
    install.is_installed.cache_clear()
    monkeypatch.setattr(install, "find_spec", lambda name: None if name == "rapidocr" else found(name))
    yield
    install.is_installed.cache_clear()


@pytest.mark.usefixtures("not_installed")
def test_a_scan_names_what_to_install() -> None:
    with pytest.raises(DocumentError, match=r'pip install "hetong\[ocr\]"') as caught:
        read_bytes(pdf_of([GRAY]), "scan.pdf")
    assert caught.value.code == "no_text"
    with pytest.raises(DocumentError, match=r"hetong\[ocr\]") as caught:
        read_images([PageImage.of(1, GRAY)], format="png")
    assert caught.value.code == "no_text"


@pytest.mark.usefixtures("not_installed")
def test_who_asks_for_recognition_always_is_told_at_once() -> None:
    for ask in (
        lambda s: read_bytes(pdf_of([GRAY]), "scan.pdf", s),
        lambda s: read_images([PageImage.of(1, GRAY)], s, format="png"),
        lambda s: runtime_of(s.ocr_runtime),
    ):
        with pytest.raises(UsageError, match=r"hetong\[ocr\]") as caught:
            ask(Settings(ocr="always"))
        assert caught.value.code == "extra"


def test_a_runtime_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.ingest.ocr import engine

    monkeypatch.setattr(engine, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"hetong\[ocr\]"):
        runtime_of("openvino")
    assert runtime_of("auto") == "onnxruntime"


def test_never_leaves_scans_alone() -> None:
    with pytest.raises(DocumentError, match="已关闭") as caught:
        read_bytes(pdf_of([GRAY]), "scan.pdf", Settings(ocr="never"))
    assert caught.value.code == "no_text"


def test_a_picture_without_text_is_no_text() -> None:
    with pytest.raises(DocumentError, match="没有识别出文字") as caught:
        read_bytes(pdf_of([GRAY]), "scan.pdf", Settings(ocr_runtime="onnxruntime"))
    assert caught.value.code == "no_text"


def _pdf(width: float, height: float, pixels: np.ndarray | None = None, words: bool = False) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(width, height))
    if pixels is not None:
        from PIL import Image

        picture = io.BytesIO()
        Image.fromarray(pixels).save(picture, "PNG")
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
    if words:
        canvas.drawString(50, height - 30, "CONTRACT No. 12")
        canvas.drawString(50, 20, "- 3 -")
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def _render(data: bytes) -> PageImage | None:
    pdf = pypdfium2.PdfDocument(data)
    page = raw.FPDF_LoadPage(pdf.raw, 0)
    try:
        return render(raw, page, 1)
    finally:
        raw.FPDF_ClosePage(page)
        pdf.close()


@pytest.mark.parametrize(
    ("page", "picture", "want"),
    [
        ((595, 842), None, 2339),  # no picture: 200 dpi
        ((595, 842), (1754, 1240), 1754),  # 150 dpi: never larger than it is
        ((595, 842), (1169, 827), 1169),  # 100 dpi, too
        ((595, 842), (7016, 4961), 3508),  # 600 dpi: 300 are enough
        ((1654, 2339), (2339, 1654), 2339),  # pixels taken for points
        ((2384, 3370), None, 2339),  # a poster
    ],
)
def test_a_page_is_rendered_at_its_own_resolution(
    page: tuple[int, int], picture: tuple[int, int] | None, want: int
) -> None:
    pixels = None if picture is None else np.full((*picture, 3), 230, np.uint8)
    image = _render(_pdf(*page, pixels))
    assert image is not None
    assert image.pixels.shape[0] == pytest.approx(want, abs=3)
    assert (image.width, image.height) == pytest.approx(page, abs=1)


def test_pages_of_insane_size_are_refused() -> None:
    assert _render(_pdf(5, 842)) is None
    assert _render(_pdf(50, 14_000)) is None


def test_a_running_head_over_a_picture_is_no_text_layer() -> None:
    def first(data: bytes) -> bool:
        engine = PdfiumEngine(data)
        try:
            page = engine.page(1)
            assert page is not None
            return is_picture(page)
        finally:
            engine.close()

    assert first(_pdf(595, 842, GRAY, words=True))
    assert not first(_pdf(595, 842, words=True))
    assert not first((SAMPLES / "design_hospital_yunnan.pdf").read_bytes())
