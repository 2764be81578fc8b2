"""What LibreOffice loses of automatic numbers, put back into a converted file.

“Legal style numbering”: versions before 7.6 do not know the mark (`w:isLgl`) that writes the numbers of the levels above as
digits: 1.1 below 一、 comes out as 一.1, which nobody writes. A level of digits joined to Chinese ones by a full stop has lost
its mark. Signs: an RTF that it wrote has `?` for the `、` of 一、 in the definition of a level; what its numbers showed
(`listtext`) still has the sign.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence

from extract.ingest._listtext import shown, sign_in

_PART = "word/numbering.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_JOINED = re.compile(r"%[1-9](?:[.．]%[1-9])+[.．]?")
_CHINESE = re.compile(r"chinese|ideograph|japanese|taiwanese", re.IGNORECASE)


def restore_legal_numbering(data: bytes) -> bytes:
    """The package with the mark on every level that lost it; the same bytes if none did."""
    return _edited(data, _mark)


def restore_signs(data: bytes, rtf: bytes) -> bytes:
    """The package made of an RTF with the signs that its levels lost; the same bytes if none did."""
    labels = shown(rtf)
    return _edited(data, lambda definition: _sign(definition, labels)) if labels else data


def _edited(data: bytes, change: Callable[[object], int]) -> bytes:
    """The package with `change` made to each of its lists; the same bytes if it changed nothing."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _PART not in package.namelist():
            return data
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(package.read(_PART), parser)
        if not sum(change(definition) for definition in root.iter(f"{_W}abstractNum")):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
            for info in package.infolist():
                part = etree.tostring(root) if info.filename == _PART else package.read(info)
                copy.writestr(info, part)
    return out.getvalue()


def _sign(definition: object, labels: Sequence[str]) -> int:
    """Put back the sign of the levels of one list; returns of how many."""
    mended = 0
    for level in definition.iter(f"{_W}lvl"):  # type: ignore[attr-defined]
        sign = sign_in(_value(level, "lvlText"), labels)
        if sign:
            text = level.find(f"{_W}lvlText")
            text.set(f"{_W}val", text.get(f"{_W}val").replace("?", sign))
            mended += 1
    return mended


def _mark(definition: object) -> int:
    """Mark the levels of one list; returns how many."""
    from lxml.etree import SubElement

    levels = {level.get(f"{_W}ilvl"): level for level in definition.iter(f"{_W}lvl")}  # type: ignore[attr-defined]
    marked = 0
    for own, level in levels.items():
        text = _value(level, "lvlText")
        if _value(level, "numFmt") != "decimal" or not _JOINED.fullmatch(text) or level.find(f"{_W}isLgl") is not None:
            continue
        above = {str(int(digit) - 1) for digit in re.findall("%([1-9])", text)} - {own}
        if any(_CHINESE.search(_value(levels[n], "numFmt")) for n in above if n in levels):
            SubElement(level, f"{_W}isLgl")
            marked += 1
    return marked


def _value(level: object, name: str) -> str:
    found = level.find(_W + name)  # type: ignore[attr-defined]
    return "" if found is None else str(found.get(f"{_W}val", ""))
