"""Highlights with pop-up remarks in a copy of a PDF. What was there stays byte for byte: the remarks are written behind it."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from extract.annotate.extras import require
from extract.annotate.frames import frames
from extract.annotate.notes import Kind, Note
from extract.errors import DocumentError
from extract.ingest.pdf.frame import Frame
from extract.record import Box
from extract.text.controls import visible

_COLOURS: dict[Kind, tuple[float, float, float]] = {
    "error": (1.0, 0.55, 0.5),
    "warning": (1.0, 0.78, 0.35),
    "info": (0.65, 0.85, 1.0),
    "doubt": (1.0, 0.93, 0.4),
    "passage": (0.85, 0.8, 1.0),
}
_PRINT = 4
"""Flag of an annotation: printed with the page."""
_MARGIN = 18.0
_ICON = 20.0
_POPUP = (240.0, 130.0)
_ALL_PAGES = 1
"""Remarks without a place stand on the first page."""


def highlight(data: bytes, name: str, notes: Sequence[Note], author: str) -> tuple[bytes, int]:
    """A copy of a PDF with an annotation for each note, and how many of them stand at their very place.

    A note without boxes becomes a note at the edge of the first page. Raises `DocumentError` (`unreadable`,
    `encrypted`), `UsageError` (`extra`) if pypdf is not installed.
    """
    require("pypdf")
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
        if locked and not reader.decrypt(""):
            raise DocumentError(f"{name}：PDF 有密码，不能批注", f"{name}: the PDF asks for a password", code="encrypted")
        # A file that is locked against changes is copied without its lock; any other keeps every byte.
        writer = PdfWriter(clone_from=reader) if locked else PdfWriter(io.BytesIO(data), incremental=True)
        exact = _write(writer, notes, author, frames(data, notes))
        made = io.BytesIO()
        writer.write(made)
    except (PyPdfError, OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(
            f"{name}：PDF 结构有损坏，不能批注（{type(error).__name__}）；请用阅读器另存一份再试",
            f"{name}: the PDF is damaged and cannot be annotated ({error})",
        ) from error
    return made.getvalue(), exact


def _write(writer: Any, notes: Sequence[Note], author: str, places: Mapping[int, Frame]) -> int:
    exact = loose = 0
    for note in notes:
        by_page: dict[int, list[Box]] = defaultdict(list)
        for box in note.boxes:
            if box.page in places:
                by_page[box.page].append(box)
        for k, (number, boxes) in enumerate(sorted(by_page.items())):
            page = writer.pages[number - 1]
            words = note.words if k == 0 else f"{note.title}\n（接上页）"
            _highlight(writer, page, places[number], boxes, note.kind, words, author)
        if by_page:
            exact += 1
        else:
            page = writer.pages[_ALL_PAGES - 1]
            _loose(writer, page, loose, note, author)
            loose += 1
    return exact


def _highlight(writer: Any, page: Any, frame: Frame, boxes: list[Box], kind: Kind, words: str, author: str) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

    rects = [frame.corners(box.x0, box.top, box.x1, box.bottom) for box in boxes]
    quads = [v for x0, y0, x1, y1 in rects for v in (x0, y1, x1, y1, x0, y0, x1, y0)]
    around = (min(r[0] for r in rects), min(r[1] for r in rects), max(r[2] for r in rects), max(r[3] for r in rects))
    mark = _annotation("/Highlight", around, kind, words, author)
    mark[NameObject("/QuadPoints")] = ArrayObject([FloatObject(round(v, 2)) for v in quads])
    look = writer._add_object(_appearance(rects, around, kind))
    mark[NameObject("/AP")] = DictionaryObject({NameObject("/N"): look})
    _add(writer, page, mark, (around[2], around[3]))


def _loose(writer: Any, page: Any, nth: int, note: Note, author: str) -> None:
    from pypdf.generic import NameObject

    x, y = float(page.cropbox.left) + 4, float(page.cropbox.top) - _MARGIN - nth * (_ICON + 4)
    rect = (x, y - _ICON, x + _ICON, y)
    mark = _annotation("/Text", rect, note.kind, note.words, author)
    mark[NameObject("/Name")] = NameObject("/Comment")
    _add(writer, page, mark, (rect[2], rect[3]))


def _annotation(subtype: str, rect: Sequence[float], kind: Kind, words: str, author: str) -> Any:
    from pypdf.generic import (
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        RectangleObject,
        TextStringObject,
    )

    return DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject(subtype),
        NameObject("/Rect"): RectangleObject([round(v, 2) for v in rect]),
        NameObject("/Contents"): TextStringObject(visible(words)),
        NameObject("/T"): TextStringObject(visible(author)),
        NameObject("/C"): ArrayObject([FloatObject(v) for v in _COLOURS[kind]]),
        NameObject("/F"): NumberObject(_PRINT),
    })  # fmt: skip


def _add(writer: Any, page: Any, mark: Any, corner: tuple[float, float]) -> None:
    """Put an annotation and its pop-up on a page: beside each other, and none of it beyond the edge, where it is lost."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, RectangleObject

    reference = writer._add_object(mark)
    box = page.cropbox
    x = max(min(corner[0], float(box.right) - _POPUP[0]), float(box.left))
    y = min(max(corner[1], float(box.bottom) + _POPUP[1]), float(box.top))
    popup = DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"),
        NameObject("/Subtype"): NameObject("/Popup"),
        NameObject("/Rect"): RectangleObject([round(v, 2) for v in (x, y - _POPUP[1], x + _POPUP[0], y)]),
        NameObject("/Parent"): reference,
    })  # fmt: skip
    popup_reference = writer._add_object(popup)
    mark[NameObject("/Popup")] = popup_reference
    there = page.get("/Annots")
    listed = list(there.get_object()) if there is not None else []
    page[NameObject("/Annots")] = ArrayObject([*listed, reference, popup_reference])


def _appearance(rects: Sequence[Sequence[float]], around: Sequence[float], kind: Kind) -> Any:
    """How a highlight looks, for viewers that draw nothing of their own: colour multiplied with what is below."""
    from pypdf.generic import DictionaryObject, NameObject, RectangleObject, StreamObject

    red, green, blue = _COLOURS[kind]
    parts = ["/H gs", f"{red} {green} {blue} rg"]
    parts += [f"{x0:.2f} {y0:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f" for x0, y0, x1, y1 in rects]
    look = StreamObject()
    look.set_data("\n".join(parts).encode())
    blend = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/H"): blend})
    look.update({
        NameObject("/Type"): NameObject("/XObject"),
        NameObject("/Subtype"): NameObject("/Form"),
        NameObject("/BBox"): RectangleObject([round(v, 2) for v in around]),
        NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
    })  # fmt: skip
    return look

