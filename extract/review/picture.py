"""A page of an original → its picture, in a worker process: files of strangers are opened nowhere else."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from extract.batch import source
from extract.errors import DocumentError
from extract.ingest.pdf.frame import page_frame
from extract.ingest.pdf.upright import Placed, frame_of

QUALITY = 86
_PIXELS = 24_000_000
"""Of one picture."""
PDF = frozenset({"pdf"})
PICTURES = frozenset({"png", "jpeg", "tiff", "bmp", "webp"})


@dataclass(frozen=True, slots=True)
class Job:
    """Page `number` (from 1) of a file, `width` pixels wide; `placed` are words of it as it was read: they say which way is up."""

    item: source.Item
    format: str
    number: int
    width: int
    placed: tuple[Placed, ...] = ()


def worker(_: object) -> Callable[[Job], bytes]:
    """Made once in the process; gives a JPEG for a job. Raises `DocumentError` for what cannot be shown."""
    files = source.Source()

    def draw(job: Job) -> bytes:
        data = files.read(job.item)
        return _of_pdf(data, job) if job.format in PDF else _of_picture(data, job)

    return draw


def _of_pdf(data: bytes, job: Job) -> bytes:
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[job.number - 1]
            turns = (frame_of(raw, document, job.number, job.placed).turns - page_frame(raw, page.raw).turns) % 4 if job.placed else 0
            width, height = page.get_size()[:: -1 if turns % 2 else 1]
            scale = min(job.width / width, float((_PIXELS / (width * height)) ** 0.5))
            picture = page.render(scale=scale, rotation=90 * turns).to_pil()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError) as error:
        raise _unshown(job) from error
    return _jpeg(picture)


def _of_picture(data: bytes, job: Job) -> bytes:
    from PIL import Image

    from extract.ingest.image.reader import page_of

    picture = page_of(data, job.item.name, job.number)
    if picture.width > job.width:
        picture = picture.resize(
            (job.width, max(round(picture.height * job.width / picture.width), 1)), Image.Resampling.LANCZOS
        )
    return _jpeg(picture)


def _jpeg(picture: object) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    made = io.BytesIO()
    picture.convert("RGB").save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def _unshown(job: Job) -> DocumentError:
    return DocumentError(
        f"{job.item.name}：第{job.number}页显示不出来", f"{job.item.name}: page {job.number} cannot be shown"
    )
