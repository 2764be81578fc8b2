"""What the text layer of a page is worth: to be used as it is, or to be recognised from the picture of the page.

A layer can be there and say nothing: fonts without a map to Unicode give private-use or control characters or letters
of foreign scripts, an OCR program gives `ZOq5年` under a scan, an app puts its name under one. Contracts in Chinese
tell themselves from that by the share of common characters: measured over real contracts it is never below 98 % of a
page, nor below 92 % of sixty characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.ingest.pdf.raw import RawPage
from extract.settings import Settings

Kind = Literal["good", "layer", "blank", "missing", "garbled"]

_SCAN = 0.5  # share of the page under pictures from which on it may be a scan
_FEW = 60  # characters; a scan with fewer has no text layer worth the name
_COMMON = 0.75  # of the Han characters, at least
_OUTLINES = 300  # painted paths; with next to no text, the text itself may be drawn
_GRID = 24  # points a side at which the pictures' cover is sampled

_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf8ff\ufffd]")
_SYMBOL_FONT = re.compile("[\uf000-\uf0ff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# Letters that Chinese contracts do not use (Greek, Roman numerals and full-width letters they do).
_FOREIGN = re.compile(r"[^\W\d_\x00-\x7fͰ-Ͽ⅐-ↈ⁰-ₜ぀-ヿ㐀-鿿\uf900-\ufaff０-ｚ\U00020000-\U0003ffff]|[¡-¦¨-¯´¶¸º»¿]")
_SUSPECT = re.compile(f"{_PRIVATE.pattern}|{_SYMBOL_FONT.pattern}|{_FOREIGN.pattern}")
_RUN = re.compile(r"(.)\1{2,}")
_WORD = re.compile(r"[A-Za-z]{3,}")
_VOWEL = re.compile(r"[aeiouAEIOU]")
_MIXED = re.compile(r"[a-z][A-Z]")
# A figure before a unit in which letters stand for digits: ZOq5年, l2月, 3O日, 1O5Oo.00元.
_FIGURE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?=\d{0,3}[OoQqDIlZzSsBbg])(?=[A-Za-z]{0,3}\d)[\dOoQqDIlZzSsBbg]{4}(?=年)"
    r"|(?:[\d][OoIl]|[OoIl]\d|lO|Il|lo)(?=[月日])|(?=[\d,.]*[OoIl])(?=[OoIl,.]*\d)[\dOoIl,.]{4,15}(?=万?元))"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text layer is worth.

    `good`: it can be read. `layer`: a scan with a text layer under it that can be read. `blank`: no text, and nothing
    on the page that could be text. `missing`: a picture or drawing with no text, or next to none. `garbled`: text that
    says nothing. `note` says what is wrong, in Chinese, for the warnings.
    """

    kind: Kind
    note: str = ""


def quality(page: RawPage) -> Verdict:
    """The verdict on one page, from its characters and from what else is on it."""
    chars = page.chars
    ink = "".join(chars.text.split())
    cover = _cover(page) if page.rulings.images else 0.0
    if not ink and not chars.unmapped:
        drawn = page.rulings.images or page.rulings.drawings
        return Verdict("missing" if drawn else "blank", "没有文字层（扫描件？）" if drawn else "没有文字")
    problem = _problem(ink, chars.unmapped, scan=cover >= _SCAN)
    if problem:
        return Verdict("garbled", f"文字层不可靠（{problem}）")
    if cover >= _SCAN and len(ink) < _FEW:
        return Verdict("missing", f"是扫描件，文字层只有{len(ink)}字")
    if page.rulings.drawings >= _OUTLINES and len(ink) < _FEW:
        return Verdict("missing", f"文字可能画成了图形，文字层只有{len(ink)}字")
    if chars.under_picture > 0.5 * len(ink):
        return Verdict("layer", "是扫描件，文字取自文件自带的识别结果，请核对")
    if 0.3 <= cover < 0.9:
        return Verdict("good", f"有图片（约占页面{round(100 * cover)}%），图中文字未识别")
    return Verdict("good")


def needs_ocr(verdict: Verdict, settings: Settings) -> bool:
    """True if the page is to be recognised from its picture: always, never, or where the text layer is no use."""
    if settings.ocr != "auto":
        return settings.ocr == "always"
    return verdict.kind in ("missing", "garbled")


def _problem(ink: str, unmapped: int, scan: bool) -> str:
    """Why a text says nothing, in Chinese; "" if it can be read. `unmapped` were left out of `ink` already."""
    bad, size = unmapped, len(ink) + unmapped
    if _SUSPECT.search(ink):
        bad += len(_PRIVATE.findall(ink))
        symbols = len(_SYMBOL_FONT.findall(ink))
        if symbols > 20 and symbols > 0.2 * size:
            return f"无法映射的字符占{_percent(symbols, size)}"
        foreign = len(_FOREIGN.findall(ink))
        if foreign >= 10 and foreign > 0.15 * size:
            return f"非中文字母占{_percent(foreign, size)}"
    if bad >= 5 and bad > 0.03 * size:
        return f"无法映射的字符占{_percent(bad, size)}"
    rare = sum(ink.count(c) for c in set(ink) - common_characters() if _HAN.match(c))
    if rare >= 5:
        han = len(_HAN.findall(ink))
        if han >= 20 and rare > (1 - (_COMMON if han >= 40 else 0.6)) * han:
            return f"常用汉字只占{_percent(han - rare, han)}"
    if not ink.isascii() and len(_FIGURE.findall(ink)) >= (1 if scan else 3):
        return "数字中混有字母"
    # Three bytes a Chinese character: where most are ASCII, they must be words or figures.
    if len(ink.encode()) < 1.5 * len(ink) and len(_HAN.findall(ink)) < 0.2 * size and _no_language(ink):
        return "不成文字"
    return ""


def _no_language(ink: str) -> bool:
    """True for ASCII that is neither words nor figures (codes of glyphs, or Chinese read by an English OCR)."""
    ascii_ink = _RUN.sub(r"\1", "".join(c for c in ink if c.isascii()))
    if len(ascii_ink) < 40:
        return False
    marks = sum(not c.isalnum() and c not in ".,-/():%_+=" for c in ascii_ink)
    if marks > 0.2 * len(ascii_ink):
        return True
    words = "".join(_WORD.findall(ascii_ink))
    if len(words) < 40 or len(words) < 0.5 * len(ascii_ink):
        return False
    vowels = len(_VOWEL.findall(words)) / len(words)
    return not 0.2 < vowels < 0.7 or (len(_MIXED.findall(words)) > 0.15 * len(words))


@cache
def common_characters() -> frozenset[str]:
    """The common Chinese characters: level 1 of GB 2312, and those of Big5 for text in traditional characters."""
    found = set()
    for encoding, rows, columns in (
        ("gb2312", range(0xB0, 0xD8), [range(0xA1, 0xFF)]),
        ("big5", range(0xA4, 0xC7), [range(0x40, 0x7F), range(0xA1, 0xFF)]),
    ):
        pairs = (bytes((row, cell)) for row in rows for cells in columns for cell in cells)
        found |= {pair.decode(encoding, "ignore") for pair in pairs}
    return frozenset(c for c in found if len(c) == 1 and _HAN.match(c))


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)}%"


def _cover(page: RawPage) -> float:
    """Share of the page that lies under pictures, sampled at a grid of points."""
    width, height = page.chars.width, page.chars.height
    hit = 0
    for row in range(_GRID):
        y = (row + 0.5) * height / _GRID
        spans = [(i[0], i[2]) for i in page.rulings.images if i[1] <= y <= i[3]]
        if spans:
            xs = [(column + 0.5) * width / _GRID for column in range(_GRID)]
            hit += sum(any(a <= x <= b for a, b in spans) for x in xs)
    return hit / _GRID**2
