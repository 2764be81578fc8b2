"""What the user should know about recognised pages, in Chinese, page numbers drawn together."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan

from extract.ingest.ocr.sheet import Sheet
from extract.ingest.pdf.chars import PageChars

_LOW = 0.9  # mean score of a page below which a person should look at it
_SKEWED = 0.5  # degrees worth telling


@dataclass(slots=True)
class Notes:
    """Collects notes page by page."""

    read: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    turned: dict[int, list[int]] = field(default_factory=dict)
    skewed: list[int] = field(default_factory=list)
    weak: list[tuple[int, float]] = field(default_factory=list)

    def page(self, chars: PageChars, sheet: Sheet) -> None:
        """Note how a page went."""
        scores = [s for s, c in zip(chars.scores or (), chars.text, strict=False) if not isnan(s) and c != "\n"]
        (self.read if scores else self.empty).append(chars.number)
        if not scores:
            return
        if sheet.turns:
            self.turned.setdefault(90 * sheet.turns, []).append(chars.number)
        if abs(sheet.angle) >= _SKEWED:
            self.skewed.append(chars.number)
        mean = sum(scores) / len(scores)
        if mean < _LOW:
            self.weak.append((chars.number, mean))

    def lines(self) -> tuple[str, ...]:
        """The notes, one sentence each."""
        out: list[str] = []
        if self.read:
            out.append(f"第{ranges(self.read)}页的文字由OCR识别，未经人工核对")
        if self.empty:
            out.append(f"第{ranges(self.empty)}页没有识别出文字（空白页？）")
        for degrees, pages in sorted(self.turned.items()):
            out.append(f"第{ranges(pages)}页顺时针旋转{degrees}°后识别")
        if self.skewed:
            out.append(f"第{ranges(self.skewed)}页扫描倾斜，已校正")
        out += [f"第{number}页识别把握较低（平均{mean:.2f}），请对照原件" for number, mean in self.weak]
        return tuple(out)


def ranges(numbers: list[int]) -> str:
    """Page numbers drawn together.

    >>> ranges([1, 2, 3, 5, 7, 8])
    '1–3、5、7–8'
    """
    parts: list[list[int]] = []
    for n in numbers:
        if parts and parts[-1][1] == n - 1:
            parts[-1][1] = n
        else:
            parts.append([n, n])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in parts)
