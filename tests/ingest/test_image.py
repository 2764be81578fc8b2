"""Pictures of pages: sizes and resolutions, colours, many pages, and what is refused. Recognition itself is faked here."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extract.errors import DocumentError
from extract.ingest import read_bytes
from extract.ingest.image import reader
from extract.ingest.ocr import PageImage, is_installed
from extract.model import Document, Line
from extract.settings import Settings


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[PageImage]:
    """The page images that recognition is given."""
    seen: list[PageImage] = []

    def fake(images: Iterable[PageImage], settings: Settings, *, format: str) -> Document:
        seen.extend(images)
        return Document("采购合同\n", (Line(0, 4, 1),), format=format, text_source="ocr")

    monkeypatch.setattr(reader, "read_images", fake)
    return seen


def _bytes(picture: Image.Image, format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()


def _picture(mode: str = "L", size: tuple[int, int] = (620, 877)) -> Image.Image:
    return Image.new(mode, size, "white")


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_every_kind_is_read_and_named(pages: list[PageImage], format: str) -> None:
    document = read_bytes(_bytes(_picture("RGB"), format), "扫描.dat")
    assert document.format == format.lower()
    (page,) = pages
    assert page.pixels.shape == (877, 620, 3) and page.pixels.dtype == np.uint8


@pytest.mark.parametrize(("dpi", "width"), [((75, 75), 595.2), ((150, 150), 297.6), (None, 595.2), ((1, 1), 595.2)])
def test_the_resolution_gives_the_size_of_the_page(pages: list[PageImage], dpi: Any, width: float) -> None:
    """A4 where the file says nothing or nonsense."""
    options = {"dpi": dpi} if dpi else {}
    read_bytes(_bytes(_picture(), "PNG", **options), "a.png")
    assert pages[0].width == pytest.approx(width, abs=0.5)


def test_a_fax_with_two_resolutions_is_stretched(pages: list[PageImage]) -> None:
    read_bytes(_bytes(_picture("1", (1728, 1145)), "TIFF", dpi=(204, 98)), "fax.tif")
    rows, columns = pages[0].pixels.shape
    assert (rows, columns) == (round(1145 * 204 / 98), 1728)
    assert pages[0].width == pytest.approx(1728 / 204 * 72, abs=0.5)


def test_the_orientation_of_a_camera_is_applied(pages: list[PageImage]) -> None:
    picture = Image.new("L", (40, 20), "white")
    picture.putpixel((0, 0), 0)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to see it upright
    read_bytes(_bytes(picture, "PNG", exif=exif), "a.png")
    assert pages[0].pixels.shape == (40, 20)
    assert pages[0].pixels[0, 19] == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I"])
def test_every_colour_mode_becomes_black_on_white(pages: list[PageImage], mode: str) -> None:
    picture = Image.new("L", (60, 60), 255)
    picture.paste(0, (20, 20, 40, 40))
    if mode in ("I;16", "I"):
        wide = np.asarray(picture).astype(np.uint16) * 257
        picture = Image.fromarray(wide) if mode == "I;16" else Image.fromarray(wide.astype(np.int32))
    elif mode in ("LA", "RGBA"):
        picture = picture.convert("RGBA")
        picture.putalpha(Image.fromarray(np.asarray(picture.convert("L")) ^ 255))  # the paper is transparent
        picture = picture.convert(mode)
    else:
        picture = picture.convert(mode)
    read_bytes(_bytes(picture, "TIFF" if mode == "I" else "PNG"), "a.png")
    pixels = pages[0].pixels
    assert int(pixels[5, 5].min()) == 255 and int(pixels[30, 30].max()) == 0


def test_a_tiff_of_three_pages(pages: list[PageImage]) -> None:
    frames = [_picture("L", (600, 800 + i)) for i in range(3)]
    data = _bytes(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    read_bytes(data, "合同.tiff")
    assert [(page.number, page.pixels.shape[0]) for page in pages] == [(1, 800), (2, 801), (3, 802)]


def _page(*rows: int) -> Image.Image:
    """A page with bars of print in these rows."""
    page = _picture("RGB", (400, 560))
    for row in rows:
        page.paste((20, 20, 20), (40, row, 360, row + 8))
    return page


@pytest.mark.parametrize("format", ["PNG", "WEBP", "GIF"])
def test_an_animation_of_pages_is_read_page_by_page_and_says_so(pages: list[PageImage], format: str) -> None:
    first, blinking, second = _page(40, 80, 120, 160), _page(40, 80, 120, 160), _page(60, 100, 140, 180, 220)
    blinking.paste((0, 0, 200), (300, 500, 306, 510))
    data = _bytes(first, format, save_all=True, append_images=[blinking, second], duration=500)
    document = read_bytes(data, "合同.dat")
    assert document.format == format.lower() and [page.number for page in pages] == [1, 3]
    assert int(pages[1].pixels[64, 200].min()) < 60 and int(pages[1].pixels[44, 200].min()) > 200
    assert any("共3帧：第1、3帧各作为一页读取，其余各帧与前一页相同" in note for note in document.warnings)


def test_a_still_picture_says_nothing_of_frames(pages: list[PageImage]) -> None:
    assert not read_bytes(_bytes(_page(40), "GIF"), "a.gif").warnings and len(pages) == 1


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_picture_that_is_cut_off_is_unreadable(pages: list[PageImage], format: str, share: float) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (200, 200), np.uint8))
    data = _bytes(noise, format)
    with pytest.raises(DocumentError) as caught:
        read_bytes(data[: max(int(len(data) * share), 16)], "a.png")
    assert caught.value.code == "unreadable"


def _png_bomb(side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [9_200, 11_000, 60_000])
def test_a_bomb_is_refused_before_it_is_decoded(pages: list[PageImage], side: int) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(_png_bomb(side), "a.png")
    assert caught.value.code == "too_large"
    assert "降低分辨率" in caught.value.message


def test_without_recognition_a_picture_has_no_text() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(_bytes(_picture(), "PNG"), "a.png", Settings(ocr="never"))
    assert caught.value.code == "no_text"


@pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")
def test_a_blank_page_has_no_text() -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(_bytes(_picture(), "PNG"), "a.png")
    assert caught.value.code == "no_text"
