"""What a Word file holds and is not read: told, so that nobody takes the text for all there is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.ingest.docx.names import Element, W
from extract.ingest.docx.package import Package

_WIDE, _HIGH = 3_240_000, 1_800_000
"""Of a picture (English metric units: 9 cm and 5 cm): a seal, a signature and a logo are smaller, a page or a table is not."""
_POINT = 12_700
_SIZE = re.compile(r"(width|height)\s*:\s*([0-9]{1,4}(?:\.[0-9]{1,4})?)pt")
_SHOWN = 24


def left_out(package: Package, body: Element, hidden: list[str]) -> Iterator[str]:
    """Warnings: other files, objects, notes, large pictures, hidden text."""
    if any(body.find(f".//{W}{name}") is not None for name in ("altChunk", "subDoc")):
        yield "文件中嵌入了其他文件（altChunk），其内容未读取"
    objects = sum(1 for one in body.iter(W + "object") if one.find(f".//{W}txbxContent") is None)
    if objects:
        yield f"文件中嵌入了对象{objects}个（公式、表格或其他文件），其内容未读取"
    notes = [text for kind in ("footnote", "endnote") for text in _notes(package, body, kind)]
    if notes:
        yield f"文件中有脚注、尾注{len(notes)}条，未收入正文：“{_short(''.join(notes))}”"
    pictures = sum(map(_large, body.iter(W + "drawing", W + "pict")))
    if pictures:
        yield f"文件中有较大的图片{pictures}张，图中若有文字，未读取"
    unseen = "".join("".join(hidden).split())
    if unseen:
        yield f"文件中有隐藏的文字{len(unseen)}字，未收入正文：“{_short(unseen)}”"


def _notes(package: Package, body: Element, kind: str) -> Iterator[str]:
    """The notes that the text refers to, and that say something."""
    wanted = {one.get(W + "id") for one in body.iter(f"{W}{kind}Reference")}
    root = package.related(f"{kind}s", f"{kind}s.xml") if wanted else None
    for note in root if root is not None else ():
        text = "".join(one.text or "" for one in note.iter(W + "t"))
        if note.get(W + "id") in wanted and text.strip():
            yield text


def _large(drawing: Element) -> bool:
    """A picture, not a text box or a line, that is large enough for text."""
    if next(drawing.iter(W + "txbxContent"), None) is not None:
        return False
    if next(drawing.iter("{*}blip"), None) is not None:
        return any(_number(one, "cx") >= _WIDE and _number(one, "cy") >= _HIGH for one in drawing.iter("{*}extent"))
    for shape in drawing.iter("{urn:schemas-microsoft-com:vml}shape"):
        size = dict(_SIZE.findall(shape.get("style") or ""))
        wide, high = (float(size.get(name, 0)) * _POINT for name in ("width", "height"))
        if wide >= _WIDE and high >= _HIGH and next(shape.iter("{*}imagedata"), None) is not None:
            return True
    return False


def _number(element: Element, name: str) -> int:
    written = element.get(name) or ""
    return int(written) if re.fullmatch("[0-9]{1,12}", written) else 0


def _short(text: str) -> str:
    tight = "".join(text.split())
    return tight if len(tight) <= _SHOWN else tight[:_SHOWN] + "…"
