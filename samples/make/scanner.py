"""What a printer, a stamp and an office scanner do to a page: pictures of pages that look scanned.

Everything is drawn from a seed, so the same page and the same settings give the same picture.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

RED = (214, 38, 44)
GRAY = (150, 150, 150)


@dataclass(frozen=True)
class Scan:
    """How a page was scanned. `skew` in degrees, `noise` and `shade` in gray levels (0–255), `blur` in pixels."""

    dpi: int = 200
    skew: float = 0.0
    noise: float = 4.0
    shade: float = 8.0
    blur: float = 0.4
    quality: int = 60
    gray: bool = False
    turns: int = 0


@dataclass(frozen=True)
class Stamp:
    """A round seal: what stands on its rim, where its centre is (points from the top left) and its diameter (points)."""

    text: str
    x: float
    y: float
    size: float = 113.0
    angle: float = 0.0
    colour: tuple[int, int, int] = RED


def stamped(page: Image.Image, stamp: Stamp, font: Path, dpi: int, seed: int) -> Image.Image:
    """The page with a seal pressed over the text, unevenly inked."""
    scale = dpi / 72
    size = round(stamp.size * scale)
    seal = _seal(stamp, font, size).rotate(stamp.angle, Image.Resampling.BICUBIC)
    ink = np.asarray(seal, np.float32) / 255
    rng = np.random.default_rng(seed)
    patches = Image.fromarray((rng.random((9, 9)) * 255).astype(np.uint8)).resize((size, size), Image.Resampling.BICUBIC)
    ink *= 0.62 + 0.38 * np.asarray(patches, np.float32) / 255
    ink *= 0.9 + 0.1 * rng.random(ink.shape, np.float32)
    colour = np.asarray(stamp.colour, np.float32)
    layer = 255 - ink[..., None] * (255 - colour)
    sheet = Image.new("RGB", page.size, "white")
    left, top = round(stamp.x * scale - size / 2), round(stamp.y * scale - size / 2)
    sheet.paste(Image.fromarray(layer.clip(0, 255).astype(np.uint8)), (left, top))
    return ImageChops.multiply(page.convert("RGB"), sheet)


def _seal(stamp: Stamp, font: Path, size: int) -> Image.Image:
    """The seal as a mask (255 = ink): ring, star, text along the upper rim."""
    mask = Image.new("L", (size, size), 0)
    draw = ImageDraw.Draw(mask)
    centre = size / 2
    draw.ellipse((2, 2, size - 3, size - 3), outline=255, width=max(size // 34, 2))
    points = [
        (centre + r * math.sin(k * math.pi / 5), centre - r * math.cos(k * math.pi / 5))
        for k in range(10)
        for r in [size * (0.16 if k % 2 == 0 else 0.062)]
    ]
    draw.polygon(points, fill=255)
    height = round(size * 0.125)
    face = ImageFont.truetype(str(font), height)
    spread = min(290.0, 22.0 * len(stamp.text))
    for k, char in enumerate(stamp.text):
        turn = -spread / 2 + spread * (k + 0.5) / len(stamp.text)
        glyph = Image.new("L", (2 * height, 2 * height), 0)
        ImageDraw.Draw(glyph).text((height, height), char, font=face, fill=255, anchor="mm")
        glyph = glyph.rotate(-turn, Image.Resampling.BICUBIC)
        radius = size * 0.37
        x, y = centre + radius * math.sin(math.radians(turn)), centre - radius * math.cos(math.radians(turn))
        at = (round(x - height), round(y - height))
        mask.paste(ImageChops.lighter(glyph, mask.crop((*at, at[0] + 2 * height, at[1] + 2 * height))), at)
    return mask


def scanned(page: Image.Image, scan: Scan, seed: int) -> Image.Image:
    """The page as the scanner gives it: laid down askew, lit unevenly, a little blurred, with noise."""
    rng = np.random.default_rng(seed)
    picture = page.convert("L" if scan.gray else "RGB")
    white = 255 if scan.gray else (255, 255, 255)
    if scan.skew:
        picture = picture.rotate(scan.skew, Image.Resampling.BICUBIC, fillcolor=white)
    if scan.blur:
        picture = picture.filter(ImageFilter.GaussianBlur(scan.blur))
    pixels = np.asarray(picture, np.float32)
    rows, columns = pixels.shape[:2]
    light = np.linspace(0, 1, rows, dtype=np.float32)[:, None] * np.linspace(1, 0.4, columns, dtype=np.float32)[None, :]
    grain = rng.normal(0, scan.noise, (rows, columns)).astype(np.float32)
    change = grain - scan.shade * light
    pixels = pixels + (change if scan.gray else change[..., None])
    out = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
    return out.rotate(90 * scan.turns, expand=True) if scan.turns else out


def jpeg(picture: Image.Image, quality: int, dpi: int) -> bytes:
    """The picture as JPEG."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
    return out.getvalue()
