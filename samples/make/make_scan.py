"""Make the scanned samples from make/src: the contract is set and printed as a PDF, stamped, scanned, and only the
pictures are kept (PDF of JPEG pages, or a TIFF of black-and-white pages).

Usage: python make_scan.py [FONT.ttf] [OUT_DIR]
FONT as in make_pdf.py. OUT_DIR is by default the folder `scanned` beside this one. Needs reportlab, pypdfium2, Pillow,
numpy. The same source, versions and font give the same bytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import make_pdf
import pypdfium2
from markup import read
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from scanner import GRAY, Scan, Stamp, jpeg, scanned, stamped

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Job:
    """One sample: its source, its file, how it is scanned, page by page where the pages differ, and its seals."""

    source: str
    file: str
    scan: Scan
    skews: Sequence[float]
    turns: Sequence[int] = (0, 0, 0)
    seals: dict[int, tuple[Stamp, ...]] = field(default_factory=dict)


JOBS = [
    Job(
        "services_elevator_hainan",
        "services_elevator_hainan_scan.pdf",
        Scan(dpi=200, noise=3, shade=10, quality=58),
        skews=(0.7, -0.4),
        seals={
            0: (Stamp("椰林市示范人民医院", 330, 405, angle=12),),
            1: (Stamp("椰林市示范人民医院", 150, 330, angle=-6), Stamp("海南范例电梯工程有限公司", 390, 330, angle=9)),
        },
    ),
    Job(
        "goods_laboratory_neimenggu",
        "goods_laboratory_neimenggu_scan.pdf",
        Scan(dpi=120, noise=9, shade=24, blur=0.55, quality=42, gray=True),
        skews=(-1.6, 1.2),
        seals={1: (Stamp("草原市示范检验检测中心", 170, 300, colour=GRAY), Stamp("内蒙古范本科学仪器有限公司", 410, 300, colour=GRAY))},
    ),
    Job(
        "works_road_fujian",
        "works_road_fujian_scan.tif",
        Scan(dpi=240, noise=5, shade=0, blur=0.9, gray=True),
        skews=(0.9, -0.6),
        turns=(0, 1),
    ),
]


def pages(job: Job, font: Path, folder: Path) -> Iterator[Image.Image]:
    """The scanned pages of a sample."""
    printed = folder / f"{job.source}.pdf"
    make_pdf.write(read(HERE / "src" / f"{job.source}.src"), printed)
    with pypdfium2.PdfDocument(printed) as document:
        for number in range(len(document)):
            page = document[number].render(scale=job.scan.dpi / 72).to_pil().convert("RGB")
            for k, stamp in enumerate(job.seals.get(number, ())):
                page = stamped(page, stamp, font, job.scan.dpi, seed=100 * number + k)
            scan = replace(job.scan, skew=job.skews[number], turns=job.turns[number])
            yield scanned(page, scan, seed=number + 1)


def write_pdf(pictures: Sequence[Image.Image], scan: Scan, path: Path) -> None:
    """A PDF of nothing but JPEG pictures."""
    canvas = Canvas(str(path), invariant=1, pageCompression=1)
    for picture in pictures:
        size = (picture.width * 72 / scan.dpi, picture.height * 72 / scan.dpi)
        canvas.setPageSize(size)
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(picture, scan.quality, scan.dpi))), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def write_tiff(pictures: Sequence[Image.Image], scan: Scan, path: Path) -> None:
    """A black-and-white TIFF as fax machines and office scanners write it (CCITT group 4)."""
    sheets = [picture.convert("L").point(lambda v: 255 * (v > 165)).convert("1", dither=Image.Dither.NONE) for picture in pictures]
    sheets[0].save(path, save_all=True, append_images=sheets[1:], compression="group4", dpi=(scan.dpi, scan.dpi))


def main() -> None:
    font = Path(sys.argv[1]) if len(sys.argv) > 1 else make_pdf.find_font()
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parent / "scanned"
    out.mkdir(exist_ok=True)
    pdfmetrics.registerFont(TTFont("CJK", str(font)))
    pdfmetrics.registerFont(TTFont("Latin", "Vera.ttf"))
    with tempfile.TemporaryDirectory() as folder:
        for job in JOBS:
            pictures = list(pages(job, font, Path(folder)))
            write = write_tiff if job.file.endswith(".tif") else write_pdf
            write(pictures, job.scan, out / job.file)


if __name__ == "__main__":
    main()
