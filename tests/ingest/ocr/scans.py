"""Scans made here: pages of the samples rendered, dirtied, turned, stamped, and put back into a PDF as pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from PIL import Image

SAMPLES = Path(__file__).parents[3] / "samples"
RED, BLUE = (205, 40, 45), (45, 65, 190)


def page(name: str, number: int, dpi: int = 200, share: float = 1.0) -> Any:
    """The upper `share` of page `number` of a sample as an array, red-green-blue."""
    pdf = pypdfium2.PdfDocument(SAMPLES / name)
    try:
        pixels = np.asarray(pdf[number - 1].render(scale=dpi / 72).to_pil().convert("RGB"))
    finally:
        pdf.close()
    return pixels[: int(share * pixels.shape[0])].copy()


def stamp(pixels: Any, x: int, y: int, radius: int, colour: tuple[int, int, int], square: bool = False) -> None:
    """A stamp as ink that lets what is under it shine through."""
    ink = np.full_like(pixels, 255)
    if square:
        cv2.rectangle(ink, (x - radius, y - radius), (x + radius, y + radius), colour, radius // 8)
        cv2.line(ink, (x, y - radius), (x, y + radius), colour, radius // 8)
        cv2.line(ink, (x - radius, y), (x + radius, y), colour, radius // 8)
    else:
        cv2.circle(ink, (x, y), radius, colour, max(radius // 15, 2))
        cv2.circle(ink, (x, y), radius // 5, colour, -1)
    pixels[:] = (pixels.astype(np.uint16) * ink // 255).astype(np.uint8)


def skewed(pixels: Any, degrees: float) -> Any:
    """Turned about its middle so that lines fall to the right by `degrees`."""
    rows, columns = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((columns / 2, rows / 2), -degrees, 1)
    return cv2.warpAffine(pixels, matrix, (columns, rows), borderValue=(255, 255, 255))


def noisy(pixels: Any, strength: float = 6.0) -> Any:
    noise = np.random.default_rng(7).normal(0, strength, pixels.shape[:2])
    noise = noise[..., None] if pixels.ndim == 3 else noise
    return np.clip(pixels + noise, 0, 255).astype(np.uint8)


def pdf_of(pictures: list[Any], dpi: int = 200, quality: int = 80, before: Path | None = None) -> bytes:
    """A PDF with one picture a page; the pages of the file `before` stand in front of them."""
    out = pypdfium2.PdfDocument.new()
    if before is not None:
        with pypdfium2.PdfDocument(before) as source:
            out.import_pages(source, [0])
    for pixels in pictures:
        data = io.BytesIO()
        Image.fromarray(pixels).save(data, "JPEG", quality=quality)
        data.seek(0)
        height, width = (72 * n / dpi for n in pixels.shape[:2])
        image = pypdfium2.PdfImage.new(out)
        image.load_jpeg(data, inline=True)
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = out.new_page(width, height)
        sheet.insert_obj(image)
        sheet.gen_content()
    data = io.BytesIO()
    out.save(data)
    out.close()
    return data.getvalue()


def plain(text: str) -> str:
    """Text without blanks, brackets and punctuation of either width alike."""
    from extract.text.fold import fold

    return "".join(fold(text).split())
