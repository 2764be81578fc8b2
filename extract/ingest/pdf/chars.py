"""Characters of a PDF page with their boxes, read from pdfium in bulk.

Coordinates leave this module as people see the page: points, origin top left, after crop box and rotation.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.ingest.pdf.clean import JUNK, clean
from extract.ingest.pdf.fast import Fast
from extract.ingest.pdf.frame import Frame, page_frame
from extract.model import Seal

_UNMAPPED = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f]")  # U+0002 is how pdfium gives a hyphen
UNDER_PICTURE = "图片下"  # why text of a scan is not seen; it stays
MAX_CHARS = 100_000  # of one page; a page of a contract has about 1,000


@dataclass(slots=True)
class PageChars:
    """One page. `text[i]` stands in `boxes[4*i:4*i+4]` (x0, top, x1, bottom); `soft` are spaces pdfium made up.

    `scores[i]` says how sure the recognition is of a character (0–1) where the page was recognised; `None` for a text
    layer. A recognised page is laid out turned upright: there `places` holds the boxes on the page as it is displayed,
    `shown` its displayed size, `turns` the clockwise quarter turns that put it upright, `seals` the stamps on it.
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
    unmapped: int = 0
    under_picture: int = 0
    places: array[float] | None = None
    shown: tuple[float, float] | None = None
    turns: int = 0
    seals: tuple[Seal, ...] = ()

    def put(self, text: str, rect: tuple[float, float, float, float]) -> None:
        """Add what is not text of the page (a box that was ticked), in a rectangle of PDF (left, bottom, right, top)."""
        assert self.frame is not None
        x0, top, x1, bottom = self.frame.rect(*rect)
        start = len(self.text) + 1
        self.text += "\n" + text
        step = (x1 - x0) / len(text)
        self.boxes.extend((x0, top, x0, bottom))
        for i in range(len(text)):
            self.boxes.extend((x0 + i * step, top, x0 + (i + 1) * step, bottom))
        self.segments.append((start, start + len(text)))
        self.bold.append(False)


class TextReader:
    """Reads the characters of pages of one pdfium document."""

    def __init__(self, raw: Any, fast: Fast) -> None:
        self.raw = raw
        self.fast = fast
        self._font = ctypes.create_string_buffer(64)
        self._flags = ctypes.c_int()

    def read(self, page: Any, number: int, hidden: Mapping[int, str] | None = None) -> PageChars:
        """The characters of a loaded pdfium page (`FPDF_PAGE`).

        `hidden` are text objects that nobody sees, by address, with the reason: their characters are left out.
        """
        raw = self.raw
        frame = page_frame(raw, page)
        width, height = frame.size
        out = PageChars(number, width, height, frame=frame)
        handle = raw.FPDFText_LoadPage(page)
        if not handle:
            out.warnings.append(f"第{number}页的文字读不出来")
            return out
        try:
            self._fill(out, handle, frame, hidden)
        finally:
            raw.FPDFText_ClosePage(handle)
        return out

    def _fill(self, out: PageChars, handle: Any, frame: Frame, hidden: Mapping[int, str] | None) -> None:
        raw = self.raw
        n = raw.FPDFText_CountChars(handle)
        if n <= 0:
            return
        if n > MAX_CHARS:
            out.warnings.append(f"第{out.number}页字符过多（{n}），只读前{MAX_CHARS}个")
            n = MAX_CHARS
        text = self._text(handle, n)
        out.unmapped = len(_UNMAPPED.findall(text))
        text = clean(text)
        boxes = self.fast.boxes(handle, n)
        out.text = text
        out.segments = segments(text)
        self._angles(out, handle, frame, boxes)
        spaces = [m.start() for m in re.finditer(" ", text)]
        out.soft = frozenset(i for i in spaces if raw.FPDFText_IsGenerated(handle, i) == 1)
        out.bold = [self._is_bold(handle, a) for a, _ in out.segments]
        bad = {m.start() for m in JUNK.finditer(text)}
        if hidden:
            bad |= _hidden_characters(out, self.fast.owners(handle, n), hidden)
        if bad:
            drop(out, bad)

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

    def _angles(self, out: PageChars, handle: Any, frame: Frame, boxes: array[float]) -> None:
        """Turn pages whose text runs sideways; leave out text that runs diagonally (watermarks)."""
        angles = self.fast.angles(handle, [a for a, _ in out.segments])
        turns: list[int | None] = []
        votes: Counter[int] = Counter()
        for (a, b), angle in zip(out.segments, angles, strict=True):
            if angle == 0.0:
                turns.append(0)
                votes[frame.turns % 4] += b - a
                continue
            quarter = angle / (math.pi / 2)
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
        flags, name = self._flags, self._font
        if not self.raw.FPDFText_GetFontInfo(handle, index, name, 64, ctypes.byref(flags)):
            return False
        low = name.value.lower()
        return b"bold" in low or b"simhei" in low or b"heavy" in low or bool(flags.value & 0x40000)


def _hidden_characters(out: PageChars, owners: list[int], hidden: Mapping[int, str]) -> set[int]:
    """Indices of the characters of hidden objects, with a warning that quotes them."""
    found: dict[str, list[int]] = {}
    for i, owner in enumerate(owners):
        if owner in hidden:
            found.setdefault(hidden[owner], []).append(i)
    out.under_picture = len(found.pop(UNDER_PICTURE, ()))
    for reason, indices in found.items():
        quote = "".join(out.text[i] for i in indices if not out.text[i].isspace())
        if quote:
            out.warnings.append(f"第{out.number}页有{reason}的文字{len(quote)}字，未收入正文：“{shorten(quote)}”")
    return {i for indices in found.values() for i in indices}


def shorten(text: str, limit: int = 24) -> str:
    """A quotation for a warning."""
    return text if len(text) <= limit else text[:limit] + "…"


def drop(out: PageChars, bad: Container[int]) -> None:
    """Take characters out by index; boxes, segments and soft spaces follow."""
    text = out.text
    kept = [i for i in range(len(text)) if i not in bad]
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
