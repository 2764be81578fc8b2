"""Pages of an original as pictures with passages marked on them: made in a process of its own, for the report."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.annotate.frames import frames
from extract.annotate.notes import Note
from extract.batch.source import read_file
from extract.errors import DocumentError
from extract.record import Box, Record

WIDTH = 1000
"""Pixels of a picture."""
_QUALITY = 80
_MOST = 2_400
"""Pixels of a picture downwards: a page as long as a scroll is drawn smaller."""
FORMATS = frozenset({"pdf", "png", "jpeg", "tiff", "bmp", "webp", "gif"})
"""What has pages that can be drawn."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage: where it begins in the text, and its rectangles in pixels (x, y, width, height)."""

    start: int
    boxes: tuple[tuple[float, float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of a page (JPEG) with its size in pixels, and what is marked on it."""

    number: int
    jpeg: bytes
    width: int
    height: int
    spots: tuple[Spot, ...]


def shots(file: Path, record: Record, passages: Iterable[tuple[int, str, Sequence[Box]]]) -> list[Shot]:
    """The pages that passages (start, text, boxes) stand on. Raises `DocumentError` for a file that cannot be drawn."""
    data = read_file(file, record.source.path)
    wanted = {(start, text): tuple(boxes) for start, text, boxes in passages if boxes}
    notes = [Note("passage", "", (), start, start, text, boxes) for (start, text), boxes in wanted.items()]
    by_page: dict[int, dict[int, list[Box]]] = defaultdict(lambda: defaultdict(list))
    for note in notes:
        for box in note.boxes:
            by_page[box.page][note.start].append(box)
    try:
        draw = _of_pdf if record.source.format == "pdf" else _of_picture
        return draw(data, record.source.path, notes, by_page)
    except (OSError, ValueError, IndexError, ZeroDivisionError) as error:
        name = record.source.path
        raise DocumentError(f"{name}：页面画不出来", f"{name}: its pages cannot be drawn ({error})") from error


def _of_pdf(data: bytes, name: str, notes: Sequence[Note], by_page: Mapping[int, Mapping[int, list[Box]]]) -> list[Shot]:
    import pypdfium2
    import pypdfium2.raw as raw

    from extract.ingest.pdf.frame import page_frame

    found = frames(data, notes)
    made: list[Shot] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for number, places in sorted(by_page.items()):
            if number not in found:
                continue
            page = document[number - 1]
            shown = page_frame(raw, page.raw)
            width, height = shown.size
            scale = min(WIDTH / width, _MOST / height)
            picture = page.render(scale=scale).to_pil()
            read = found[number]
            rects = {
                start: [shown.rect(*read.corners(box.x0, box.top, box.x1, box.bottom)) for box in boxes]
                for start, boxes in places.items()
            }
            made.append(_shot(number, picture, rects, picture.width / width))
    finally:
        document.close()
    return made


def _of_picture(data: bytes, name: str, notes: Sequence[Note], by_page: Mapping[int, Mapping[int, list[Box]]]) -> list[Shot]:
    from PIL import Image

    from extract.ingest.image.reader import page_images

    made: list[Shot] = []
    for image in page_images(data, name):
        if image.number not in by_page:
            continue
        picture: Any = Image.fromarray(image.pixels)
        share = min(WIDTH / picture.width, _MOST / picture.height, 1.0)
        picture = picture.resize((max(round(picture.width * share), 1), max(round(picture.height * share), 1)))
        places = by_page[image.number]
        rects = {start: [(box.x0, box.top, box.x1, box.bottom) for box in boxes] for start, boxes in places.items()}
        made.append(_shot(image.number, picture, rects, picture.width / image.width))
    return made


def _shot(number: int, picture: Any, rects: Mapping[int, Sequence[tuple[float, float, float, float]]], scale: float) -> Shot:
    stored = io.BytesIO()
    picture.convert("RGB").save(stored, "JPEG", quality=_QUALITY)
    spots = tuple(
        Spot(start, tuple(tuple(round(v * scale, 1) for v in (x0, top, x1 - x0, bottom - top)) for x0, top, x1, bottom in boxes))  # type: ignore[misc]
        for start, boxes in sorted(rects.items())
    )
    return Shot(number, stored.getvalue(), picture.width, picture.height, spots)
