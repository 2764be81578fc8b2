"""One page image → characters with boxes and scores, and rulings: what a text layer would have given.

Order of work: coloured stamps off, lines detected, page put upright, skew measured, rulings found on the straightened
picture, detected lines cut where a ruling crosses them, text recognised from the page as it was scanned (turning pixels
blurs them; only coordinates are turned).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from extract.ingest.ocr.colour import prepare
from extract.ingest.ocr.ends import bridge, grow
from extract.ingest.ocr.engine import Engine, LineText, load, runtime_of
from extract.ingest.ocr.glyphs import place
from extract.ingest.ocr.kept import Read, pages
from extract.ingest.ocr.lean import DOUBT, upright_share
from extract.ingest.ocr.lines import find_rulings
from extract.ingest.ocr.notes import Notes
from extract.ingest.ocr.page import PageImage
from extract.ingest.ocr.permille import tell_permille
from extract.ingest.ocr.quads import cut_at_rulings, handiest, picture
from extract.ingest.ocr.seals import Stamp, find_gray_stamps
from extract.ingest.ocr.sheet import Sheet, skew
from extract.ingest.ocr.writing import Written, write
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.rulings import Rulings
from extract.model import Place, Seal
from extract.settings import DEFAULT, Settings

_LOOK = 2_000 / 842  # pixels to a point at which lines are detected: finer finds no more, coarser loses table cells
_LOOK_PIXELS = 4_500_000  # of the picture in which lines are detected: memory
_LEAST = 0.5  # mean score below which a line is no text (stamps, stains, signatures)
_ASK = 12  # lines that are asked whether they stand on their heads


class Scanner:
    """Recognises pages one by one; nothing of a page is kept but its characters and what `warnings` says of it."""

    def __init__(self, settings: Settings = DEFAULT) -> None:
        self.engine: Engine = load(runtime_of(settings.ocr_runtime))
        self.name = self.engine.name
        self.notes = Notes()
        self.kept = pages(self.name)

    def warnings(self) -> tuple[str, ...]:
        """What to tell the user, in Chinese: pages recognised, turned, hard to read."""
        return self.notes.lines()

    def read(self, image: PageImage) -> tuple[PageChars, Rulings]:
        """The characters and rulings of a page, in its upright and level layout."""
        image = image.fitted()
        key = self.kept.key(image) if self.kept is not None else ""
        read = self.kept.get(key, image.number) if self.kept is not None else None
        if read is None:
            read = self._read(image)
            if self.kept is not None:
                self.kept.put(key, read)
        chars, rulings, sheet = read
        self.notes.page(chars, sheet)
        return chars, rulings

    def _read(self, image: PageImage) -> Read:
        prepared = prepare(image.pixels, image.scale)
        rows, columns = prepared.gray.shape
        sheet = Sheet(columns, rows, 0, 0.0, image.scale, image.width / columns)
        sheet, gray, quads = self._upright(sheet, prepared.gray)
        stamps = prepared.stamps
        if not prepared.coloured:
            stamps = find_gray_stamps(prepared.gray, image.scale)
        sheet = replace(sheet, angle=skew(quads))
        blots = [_level(stamp, sheet) for stamp in stamps]
        rulings = find_rulings(sheet.straight(gray), sheet.scale, blots)
        if not prepared.coloured:
            quads = bridge(quads, blots, sheet)
        quads = cut_at_rulings(grow(quads, gray, rulings, sheet), rulings, sheet)
        chars = PageChars(image.number, *sheet.layout_size)
        chars.shown = (image.width, image.height)
        chars.turns = sheet.turns
        chars.seals = tuple(_seal(stamp, image.number, sheet.unit) for stamp in stamps)
        write(chars, self._recognise(gray, quads, sheet))
        return chars, rulings, sheet

    def _upright(self, sheet: Sheet, gray: Any) -> tuple[Sheet, Any, Any]:
        """The page turned so that its lines can be read, and the lines found on it."""
        share = upright_share(gray, sheet.scale)
        first = self._turned(sheet, gray, 0 if share >= 0.5 else 1)
        if not DOUBT[0] < share < DOUBT[1]:
            return first
        second = self._turned(sheet, gray, 1 if share >= 0.5 else 0)
        return second if self._legible(second) > self._legible(first) else first

    def _turned(self, sheet: Sheet, gray: Any, turns: int) -> tuple[Sheet, Any, Any]:
        """The page turned clockwise by so many quarters, or by two more if its lines stand on their heads."""
        sheet = replace(sheet, turns=turns)
        upright = sheet.upright(gray)
        quads = self._detect(upright, sheet.scale)
        if self.engine.upside_down([picture(upright, quad) for quad in handiest(quads, _ASK)]):
            sheet = replace(sheet, turns=turns + 2)
            upright = sheet.upright(gray)
            quads = self._detect(upright, sheet.scale)
        return sheet, upright, quads

    def _legible(self, page: tuple[Sheet, Any, Any]) -> float:
        """How much of a few lines can be read: the sum of their characters' scores."""
        _, upright, quads = page
        lines = self.engine.recognise([picture(upright, quad) for quad in handiest(quads, _ASK)])
        return sum(sum(line.scores) for line in lines if _is_text(line))

    def _detect(self, gray: Any, scale: float) -> Any:
        import cv2

        rows, columns = gray.shape
        share = min(_LOOK / scale, (_LOOK_PIXELS / (rows * columns)) ** 0.5, 1.0)
        size = max(round(columns * share / 32) * 32, 32), max(round(rows * share / 32) * 32, 32)
        look = cv2.resize(gray, size, interpolation=cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR)
        quads = self.engine.detect(cv2.merge([look, look, look]))
        quads[:, :, 0] *= columns / size[0]
        quads[:, :, 1] *= rows / size[1]
        return quads

    def _recognise(self, gray: Any, quads: Any, sheet: Sheet) -> list[Written]:
        crops = [picture(gray, quad) for quad in quads]
        out: list[Written] = []
        for quad, crop, line in zip(quads, crops, self.engine.recognise(crops), strict=True):
            if not _is_text(line):
                continue
            glyphs = place(line.text, line.at, crop[:, :, 0])
            if "%" in line.text or "％" in line.text:
                line, glyphs = tell_permille(line, glyphs, crop[:, :, 0])
            out.append(Written(line, quad, glyphs, sheet))
        return out


def _level(stamp: Stamp, sheet: Sheet) -> tuple[float, float, float, float]:
    """The box of a stamp (found on the displayed picture) in the layout."""
    import numpy as np

    left, top, right, bottom = stamp.box
    corners = sheet.level(sheet.turned(np.array([[left, top], [right, top], [right, bottom], [left, bottom]])))
    x0, y0 = corners.min(axis=0).tolist()
    x1, y1 = corners.max(axis=0).tolist()
    return x0, y0, x1, y1


def _is_text(line: LineText) -> bool:
    marks = [score for char, score in zip(line.text, line.scores, strict=True) if not char.isspace()]
    return bool(marks) and sum(marks) / len(marks) >= _LEAST


def _seal(stamp: Stamp, page: int, unit: float) -> Seal:
    left, top, right, bottom = (round(v * unit, 2) for v in stamp.box)
    return Seal(Place(page, left, top, right, bottom), stamp.colour, stamp.shape)
