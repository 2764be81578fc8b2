"""`python -m extract.evaluate.scans`: the samples as scans of many kinds, read by every engine; writes `docs/scans.md`.

The pages of the born-digital samples are drawn, spoiled as scanners spoil them, and recognised. What a page says is
known from its text layer: how many characters differ, which sums of money are wrong, which are lost.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.settings import OcrRuntime, Settings

PAGE = "docs/scans.md"
ENGINES: tuple[OcrRuntime, ...] = ("onnxruntime", "openvino")
INKS = {"红 · red": (200, 30, 30), "蓝 · blue": (40, 60, 190), "紫 · violet": (130, 40, 150)}
_SEED = 1


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to scan: resolution, quality of the JPEG, degrees of skew, gray, noise (of 255), ink of a stamp."""

    dpi: int = 200
    quality: int = 80
    skew: float = 0.0
    gray: bool = False
    noise: float = 4.0
    ink: tuple[int, int, int] | None = None


KINDS: dict[str, Kind] = {
    "200 dpi": Kind(),
    "150 dpi": Kind(150),
    "150 dpi，灰度、噪声 · gray, noisy": Kind(150, gray=True, noise=12),
    "歪斜 2° · skewed": Kind(skew=2.0),
    "JPEG 40": Kind(quality=40),
    **{f"印章：{name} stamp": Kind(ink=ink) for name, ink in INKS.items()},
}


@dataclass(slots=True)
class Result:
    """What came of reading: characters there, characters wrong, sums there, read and wrong, lost; unflagged wrong ones."""

    chars: int = 0
    wrong: int = 0
    sums: int = 0
    wrong_sums: int = 0
    lost_sums: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every kind with every engine that is installed, and write the table."""
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate.scans", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="born-digital PDF (default: those of the samples)")
    parser.add_argument("--root", type=Path, default=Path(), help="top of the repository (default: here)")
    asked = parser.parse_args(arguments)
    files = asked.files or sorted((asked.root / "samples").glob("*.pdf"))
    engines = [engine for engine in ENGINES if find_spec(engine)]
    rows = []
    for name, kind in KINDS.items():
        results = [measure(files, kind, engine) for engine in engines]
        rows.append((name, results))
        print(name, *results, sep="\n    ", file=sys.stderr, flush=True)
    if not asked.files:
        path = asked.root / PAGE
        path.write_text(page(engines, rows), encoding="utf-8", newline="\n")
        print(f"written: {path.as_posix()}", file=sys.stderr)
    return 0


def measure(files: Sequence[Path], kind: Kind, engine: OcrRuntime) -> Result:
    """All files in one way, by one engine."""
    from extract.ingest import read_bytes

    total = Result()
    for path in files:
        data = path.read_bytes()
        said = read_bytes(data, path.name, Settings(ocr="never")).text
        heard = read_bytes(scanned(data, kind), path.name, Settings(ocr="always", ocr_runtime=engine)).text
        compare(said, heard, total)
    return total


def compare(said: str, heard: str, total: Result) -> None:
    """Add to `total` what `heard` makes of `said`; white space and the order of repeated sums do not count.

    >>> compare("合同总价 1,200.00元，另付300元", "合同总价1,260.00元另付300元", total := Result())
    >>> (total.wrong, total.sums, total.wrong_sums, total.lost_sums)
    (2, 2, 1, 1)
    """
    from rapidfuzz.distance import Levenshtein

    from extract.text.fold import fold

    mine, theirs = ("".join(fold(text).split()) for text in (said, heard))
    total.chars += len(mine)
    total.wrong += Levenshtein.distance(mine, theirs)
    want, got = _sums(mine), _sums(theirs)
    total.sums += want.total()
    total.wrong_sums += (got - want).total()
    total.lost_sums += (want - got).total()


def _sums(text: str) -> Counter[str]:
    from extract.values.lexer import lex

    return Counter(str(token.value) for token in lex(text).tokens if token.family == "money" and token.value is not None)


def scanned(data: bytes, kind: Kind) -> bytes:
    """A PDF of pictures: the pages of a born-digital one, spoiled."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    noise = np.random.default_rng(_SEED)
    pictures = []
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            picture = page.render(scale=kind.dpi / 72).to_pil().convert("RGB")
            if kind.ink:
                picture = _stamped(picture, kind.ink)
            if kind.skew:
                picture = picture.rotate(kind.skew, Image.Resampling.BICUBIC, fillcolor="white")
            grain = noise.normal(0, kind.noise, picture.size[::-1])[..., None]
            picture = Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))
            pictures.append(picture.convert("L") if kind.gray else picture)
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=kind.dpi, quality=kind.quality)
    return out.getvalue()


def _stamped(picture: Any, ink: tuple[int, int, int]) -> Any:
    """A round stamp (ring and star) over the text of a page, as ink lies over print: what is dark stays dark."""
    from PIL import Image, ImageChops, ImageDraw

    wide, high = picture.size
    layer = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(layer)
    radius = wide * 0.12
    for x, y in ((wide * 0.35, high * 0.3), (wide * 0.65, high * 0.7)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=max(wide // 150, 2))
        draw.regular_polygon((x, y, radius * 0.35), 5, fill=ink)
    return ImageChops.darker(picture, layer)


def page(engines: Sequence[str], rows: Sequence[tuple[str, Sequence[Result]]]) -> str:
    """The page, in Chinese and English."""
    lines = [
        "<!-- Written by `make accuracy-ocr`. Do not edit: change the program, then run it again. -->",
        "# 扫描件的准确度 · Accuracy on scans",
        "",
        "把样本里的电子 PDF 按各种扫描方式弄成图片再识别，与文字层逐字比较；“错的金额”是读出而原文没有的，“漏的金额”是原文有而没有读出的。",
        "The born-digital samples, drawn and spoiled as scanners do, against their own text layer. A wrong sum was read and",
        "does not stand there; a lost one stands there and was not read.",
        "",
        "| 扫描方式 · kind | " + " | ".join(f"{e}：字符错误率 characters | 错的金额 wrong | 漏的金额 lost" for e in engines) + " |",
        "| --- |" + " ---: | ---: | ---: |" * len(engines),
    ]
    for name, results in rows:
        cells = (f"{100 * r.wrong / max(r.chars, 1):.2f} % | {r.wrong_sums} / {r.sums} | {r.lost_sums} / {r.sums}" for r in results)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(main())
