"""Bytes of a picture → page images → recognition. Pages are decoded one at a time, none before its size is known."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, UnidentifiedImageError

from extract.errors import DocumentError
from extract.ingest.ocr import PageImage, read_images
from extract.model import Document
from extract.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MAX_PIXELS = 80_000_000  # of one page: A3 at 600 dpi has 70 million; Pillow itself warns from 89 million
MAX_PAGES = 2_000
_MIN_SIDE = 12  # pixels: one line of the smallest print needs as many
_MAX_RATIO = 100  # of the sides; a screenshot of a whole chat has 30
_MOVING = frozenset({"PNG", "WEBP", "GIF"})
"""Formats whose further frames are those of an animation: somebody's slides, or a logo that turns."""
_GRID = (600, 600)
_CONTRAST = 60
_UNEVEN = 0.05  # how far the two resolutions may differ before the page is stretched (faxes: 204 × 98 dpi)
# What Pillow raises on pictures that are cut off or lie about themselves.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, ZeroDivisionError, OverflowError)


def read(data: bytes, name: str, settings: Settings) -> Document:
    """Raises `DocumentError` (`unreadable`, `too_large`, `no_text`), `UsageError` `extra` if OCR must run and cannot."""
    picture = _open(data, name)
    notes: list[str] = []
    with picture:
        format = (picture.format or "image").lower()
        document = read_images(_pages(picture, name, notes), settings, format="jpeg" if format == "mpo" else format)
    return replace(document, warnings=(*notes, *document.warnings))


def page_images(data: bytes, name: str) -> Iterator[PageImage]:
    """The pages of a picture as the reader sees them. Raises `DocumentError` (`unreadable`, `too_large`)."""
    with _open(data, name) as picture:
        yield from _pages(picture, name, [])


def page_of(data: bytes, name: str, number: int) -> Picture:
    """One page as it is displayed, for people to look at. Raises `DocumentError` (`unreadable`, `too_large`)."""
    with _open(data, name) as picture:
        try:
            picture.seek(number - 1)
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_large(name, f"第{number}页{picture.width}×{picture.height}像素")
            return _upright(picture)[0]
        except (Image.DecompressionBombError, MemoryError) as error:
            raise _too_large(name, f"第{number}页像素过多") from error
        except _BROKEN as error:
            raise _unreadable(name) from error


def _open(data: bytes, name: str) -> Picture:
    """The picture with nothing decoded but its header."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise _too_large(name, "像素过多") from error
        except UnidentifiedImageError as error:
            raise _unreadable(name) from error
        except _BROKEN as error:
            raise _unreadable(name) from error


def _pages(picture: Picture, name: str, notes: list[str]) -> Iterator[PageImage]:
    """The pages of a picture: of an animation those frames that show something else than the one before them."""
    import numpy as np

    try:
        frames = int(getattr(picture, "n_frames", 1))
    except _BROKEN as error:
        raise _unreadable(name) from error
    moving = frames > 1 and picture.format in _MOVING
    count = frames if moving or picture.format == "TIFF" else 1  # a JPEG holds thumbnails and the other eye's view
    if count > MAX_PAGES:
        raise _too_large(name, f"有{count}页，超过上限{MAX_PAGES}页")
    before: Any = None
    read: list[int] = []
    for number in range(1, count + 1):
        try:
            picture.seek(number - 1)
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_large(name, f"第{number}页{picture.width}×{picture.height}像素")
            if _is_strip(picture):
                notes.append(f"第{number}页是{picture.width}×{picture.height}像素的细条，放不下文字，未读取")
                continue
            page, dpi = _upright(picture)
            pixels = np.asarray(page)
        except (Image.DecompressionBombError, MemoryError) as error:
            raise _too_large(name, f"第{number}页像素过多") from error
        except _BROKEN as error:
            if count == 1:
                raise _unreadable(name) from error
            notes.append(f"第{number}页读不出来")
            continue
        if moving:
            ink = _ink(page)
            if before is not None and not is_another_page(before, ink):
                continue
            before = ink
        read.append(number)
        yield PageImage.of(number, pixels, dpi)
    if not read:
        raise _no_page(name, notes)
    if moving:
        rest = "，其余各帧与前一页相同，未再读取" if len(read) < frames else ""
        notes.append(f"动画图片，共{frames}帧：第{'、'.join(map(str, read))}帧各作为一页读取{rest}")


def _ink(page: Picture) -> Any:
    """Where a page is darker or lighter than most of it, on a grid that is fine enough for lines of print."""
    import numpy as np

    small = page.convert("L")
    small.thumbnail(_GRID)
    pixels = np.asarray(small).astype(np.int16)
    return np.abs(pixels - np.median(pixels)) > _CONTRAST


def is_another_page(before: Any, now: Any) -> bool:
    """Whether a frame shows other content: more of its marks are new than not. A cursor that blinks is none."""
    if before.shape != now.shape:
        return True
    changed, marks = int((before != now).sum()), int((before | now).sum())
    return changed * 2 > marks


def _is_strip(picture: Picture) -> bool:
    """Too thin for a line of text, or so long that no page is like it."""
    short, long = sorted(picture.size)
    return short < _MIN_SIDE or long > _MAX_RATIO * short


def _upright(picture: Picture) -> tuple[Picture, float | None]:
    """A page as it is displayed, gray or RGB with square pixels, and its resolution in dots an inch if it says so."""
    across, down = _resolution(picture)
    picture.load()
    page = ImageOps.exif_transpose(picture) or picture
    if page.size == picture.size[::-1] and page.width != page.height:
        across, down = down, across
    page = _flat(page)
    if across and down and abs(across / down - 1) > _UNEVEN:
        most = max(across, down)
        size = (round(page.width * most / across), round(page.height * most / down))
        if size[0] * size[1] <= MAX_PIXELS:
            return page.resize(size, Image.Resampling.BICUBIC), most
        return page, None
    return page, across or None


def _resolution(picture: Picture) -> tuple[float, float]:
    """Dots an inch, across and down; zeros where the file does not say."""
    written: Any = picture.info.get("dpi")
    try:
        across, down = float(written[0]), float(written[1])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0, 0.0
    return (across, down) if 1 <= across < 100_000 and 1 <= down < 100_000 else (0.0, 0.0)


def _flat(page: Picture) -> Picture:
    """Gray or RGB on white paper: palettes resolved, transparency laid on white, 16 bits reduced to 8."""
    if page.mode in ("L", "RGB"):
        return page
    if page.mode.startswith("I;16") or page.mode in ("I", "F"):
        high = page.getextrema()[1]
        span = 65_535.0 if not isinstance(high, tuple) and 255 < float(high) <= 65_535 else 255.0
        return page.convert("F").point(lambda v: v * (255.0 / span)).convert("L")
    if page.mode == "1":
        return page.convert("L")
    if "A" in page.getbands() or "transparency" in page.info:
        layer = page.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(paper, layer).convert("RGB")
    return page.convert("RGB")


def _unreadable(name: str) -> DocumentError:
    return DocumentError(f"图片已损坏，无法读取：{name}", f"{name}: broken picture", code="unreadable")


def _no_page(name: str, notes: list[str]) -> DocumentError:
    if any("细条" in note for note in notes):
        return DocumentError(f"图片是一条细线，没有文字：{name}", f"{name}: a strip without room for text", code="no_text")
    return _unreadable(name)


def _too_large(name: str, what: str) -> DocumentError:
    return DocumentError(
        f"图片过大，已拒绝读取：{name}（{what}）。请降低分辨率后重试（300 dpi 即可）",
        f"{name}: the picture is too large; 300 dpi are enough",
        code="too_large",
    )
