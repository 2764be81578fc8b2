"""Characters of a PDF page with their boxes, read from pdfium in bulk.

Coordinates leave this module as people see the page: points, origin top left, after crop box and rotation.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from extract.ingest.pdf.clean import JUNK, clean
from extract.model import Seal

MAX_CHARS = 100_000  # of one page; a page of a contract has about 1,000


@dataclass(slots=True)
class PageChars:
    """One page. `text[i]` stands in `boxes[4*i:4*i+4]` (x0, top, x1, bottom); `soft` are spaces pdfium made up.

    `scores[i]` says how sure the recognition is of a character (0–1) where the page was recognised; `None` for a text
    layer. A recognised page is laid out turned upright: there `places` holds the boxes on the page as it is displayed,
    `shown` its displayed size, `seals` the stamps on it.
    """

    number: int
    width: float
    height: float
    text: str = ""
    boxes: array[float] = field(default_factory=lambda: array("f"))
    soft: frozenset[int] = frozenset()
    segments: list[tuple[int, int]] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    frame: Frame | None = None
    scores: array[float] | None = None
    places: array[float] | None = None
    shown: tuple[float, float] | None = None
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """From the PDF's user space to the page as seen: the visible box and the clockwise rotation (0–3 quarter turns)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        w, h = self.right - self.left, self.top - self.bottom
        return (h, w) if self.turns % 2 else (w, h)

    def turned(self, turns: int) -> Frame:
        return Frame(self.left, self.bottom, self.right, self.top, (self.turns + turns) % 4)

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """(x0, top, x1, bottom) of a rectangle given by its PDF corners (left, bottom, right, top)."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    def flip(self, raw: array[float]) -> array[float]:
        """All boxes at once: `raw` holds pdfium's left, top, right, bottom."""
        x0s, y1s, x1s, y0s = raw[0::4], raw[1::4], raw[2::4], raw[3::4]
        columns: tuple[list[float], ...]
        if self.turns == 0:
            left, high = self.left, self.top
            if left == 0.0:
                out = raw[:]
                out[1::4] = array("f", [high - y for y in y1s])
                out[3::4] = array("f", [high - y for y in y0s])
                return out
            columns = (
                [x - left for x in x0s],
                [high - y for y in y1s],
                [x - left for x in x1s],
                [high - y for y in y0s],
            )
        else:
            rects = [self.rect(*r) for r in zip(x0s, y0s, x1s, y1s, strict=True)]
            columns = tuple([r[k] for r in rects] for k in range(4))
        out = array("f", bytes(len(raw) * 4))
        for k, column in enumerate(columns):
            out[k::4] = array("f", column)
        return out


class TextReader:
    """Reads pages of one pdfium document. Holds the two bulk entry points, typed for plain addresses."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        address = ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
        prototype = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
        assert address is not None
        self.loose_box = prototype(address)

    def read(self, page: Any, number: int) -> PageChars:
        """The characters of a loaded pdfium page (`FPDF_PAGE`)."""
        raw = self.raw
        frame = page_frame(raw, page)
        width, height = frame.size
        out = PageChars(number, width, height, frame=frame)
        handle = raw.FPDFText_LoadPage(page)
        if not handle:
            out.warnings.append(f"第{number}页的文字读不出来")
            return out
        try:
            self._fill(out, handle, frame)
        finally:
            raw.FPDFText_ClosePage(handle)
        return out

    def _fill(self, out: PageChars, handle: Any, frame: Frame) -> None:
        raw = self.raw
        n = raw.FPDFText_CountChars(handle)
        if n <= 0:
            return
        if n > MAX_CHARS:
            out.warnings.append(f"第{out.number}页字符过多（{n}），只读前{MAX_CHARS}个")
            n = MAX_CHARS
        text = self._text(handle, n)
        boxes = self._boxes(handle, n)
        text = clean(text)
        out.text = text
        out.segments = segments(text)
        self._angles(out, handle, frame, boxes)
        spaces = [m.start() for m in re.finditer(" ", text)]
        out.soft = frozenset(i for i in spaces if raw.FPDFText_IsGenerated(handle, i) == 1)
        out.bold = [self._is_bold(handle, a) for a, _ in out.segments]
        if JUNK.search(text):
            _drop_junk(out)

    def _text(self, handle: Any, n: int) -> str:
        raw = self.raw
        buffer = (ctypes.c_ushort * (n + 1))()
        got = raw.FPDFText_GetText(handle, 0, n, buffer)
        text = bytes(buffer)[: 2 * max(got - 1, 0)].decode("utf-16-le", "surrogatepass")
        if got - 1 == n and len(text) == n:
            return text
        # A character without a code, or beyond the first plane: indices would drift, so ask one by one.
        codes = [raw.FPDFText_GetUnicode(handle, i) for i in range(n)]
        return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else "\ufffd" for c in codes)

    def _boxes(self, handle: Any, n: int) -> array[float]:
        buffer = (ctypes.c_float * (4 * n))()
        base = ctypes.addressof(buffer)
        token = ctypes.cast(handle, ctypes.c_void_p).value
        # map over C iterators: no Python frame for each character
        any(r == 2 for r in map(self.loose_box, repeat(token), range(n), range(base, base + 16 * n, 16)))
        return array("f", bytes(buffer))

    def _angles(self, out: PageChars, handle: Any, frame: Frame, boxes: array[float]) -> None:
        """Turn pages whose text runs sideways; leave out text that runs diagonally (watermarks)."""
        angle = self.raw.FPDFText_GetCharAngle
        turns: list[int | None] = []
        votes: Counter[int] = Counter()
        for a, b in out.segments:
            quarter = angle(handle, a) / (math.pi / 2)
            turn = round(quarter)
            turns.append(turn % 4 if abs(quarter - turn) < 0.1 else None)
            if turns[-1] is not None:
                votes[(turn + frame.turns) % 4] += b - a
        main = min(votes, key=lambda t: (-votes[t], t)) if votes else 0
        if main:
            frame = frame.turned(-main)
            out.width, out.height = frame.size
            out.frame = frame
        out.boxes = frame.flip(boxes)
        if None in turns:
            out.segments = [s for s, t in zip(out.segments, turns, strict=True) if t is not None]
            out.warnings.append(f"第{out.number}页的斜排文字（水印？）未收入正文")

    def _is_bold(self, handle: Any, index: int) -> bool:
        flags = ctypes.c_int(0)
        name = ctypes.create_string_buffer(64)
        if not self.raw.FPDFText_GetFontInfo(handle, index, name, 64, ctypes.byref(flags)):
            return False
        low = name.raw.lower()
        return b"bold" in low or b"simhei" in low or b"heavy" in low or bool(flags.value & 0x40000)


def page_frame(raw: Any, page: Any) -> Frame:
    """The visible box of a page (crop box within media box) and its rotation."""
    rect = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(rect)):
        return Frame(0.0, 0.0, 612.0, 792.0, 0)
    turns = raw.FPDFPage_GetRotation(page)
    return Frame(rect.left, rect.bottom, rect.right, rect.top, turns if turns in (0, 1, 2, 3) else 0)


def _drop_junk(out: PageChars) -> None:
    """Take invisible characters out; boxes, segments and soft spaces follow."""
    text = out.text
    kept = [i for i, c in enumerate(text) if not JUNK.match(c)]
    moved = [0] * (len(text) + 1)
    for new, old in enumerate(kept):
        moved[old + 1] = new + 1
    for i in range(1, len(moved)):
        moved[i] = max(moved[i], moved[i - 1])
    boxes = out.boxes
    out.boxes = array("f", [v for i in kept for v in boxes[4 * i : 4 * i + 4]])
    out.text = "".join(text[i] for i in kept)
    out.soft = frozenset(moved[i] for i in out.soft)
    spans = [(moved[a], moved[b], bold) for (a, b), bold in zip(out.segments, out.bold, strict=True)]
    spans = [(a, b, bold) for a, b, bold in spans if out.text[a:b].strip()]
    out.segments = [(a, b) for a, b, _ in spans]
    out.bold = [bold for _, _, bold in spans]


_SEGMENT = re.compile(r"[^\r\n]+")
_INK = re.compile(r"\S(?:.*\S)?")


def segments(text: str) -> list[tuple[int, int]]:
    """Stretches without a line end, outer spaces left out."""
    found = []
    for match in _SEGMENT.finditer(text):
        ink = _INK.search(text, match.start(), match.end())
        if ink:
            found.append(ink.span())
    return found
