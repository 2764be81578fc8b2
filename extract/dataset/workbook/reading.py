"""A sheet of a workbook (.xlsx) as rows of text: enough for tables that people fill in."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lxml import etree

from extract.errors import UsageError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LARGEST = 256 << 20
"""Bytes of a part, unpacked."""
_WIDEST = 512


def read_rows(path: str | Path, named: str = "") -> list[list[str]]:
    """Cells of the sheet of a name (else of the first one), row by row, as stored (a date is its serial number).

    Raises `UsageError`.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            strings = _strings(archive)
            sheet = _sheets(archive).get(named) if named else None
            if sheet is None:
                parts = (name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
                sheet = min(parts, key=_number)
            return [_row(row, strings) for row in _part(archive, sheet).iter(f"{_MAIN}row")]
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError, ValueError, KeyError, IndexError) as error:
        raise UsageError(f"{path}：不是能读的 xlsx 工作簿", f"{path}: not a workbook that can be read ({error})") from error


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet → its part."""
    parts = {one.get("Id"): one.get("Target", "") for one in _part(archive, "xl/_rels/workbook.xml.rels")}
    found = {}
    for sheet in _part(archive, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
        target = parts.get(sheet.get(_REFERENCE), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            found[sheet.get("name", "")] = part
    return found


def _number(name: str) -> int:
    return int("".join(filter(str.isdigit, name.rpartition("/")[2])))


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _LARGEST:
        raise ValueError("too large")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    items = _part(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return ["".join(text.text or "" for text in item.iter(f"{_MAIN}t")) for item in items]


def _row(row: etree._Element, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{_MAIN}c"):
        place = _column(cell.get("r", ""), len(cells))
        if place >= _WIDEST:
            break
        cells += [""] * (place - len(cells))
        value = cell.findtext(f"{_MAIN}v") or ""
        if cell.get("t") == "s":
            value = strings[int(value)]
        elif cell.get("t") == "inlineStr":
            value = "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
        elif re.fullmatch(r"-?\d+\.\d*(?:E[+-]?\d+)?", value):
            value = f"{float(value):.10f}".rstrip("0").rstrip(".")
        cells.append(value)
    return cells


def _column(reference: str, next_one: int) -> int:
    """`C7` → 2.

    >>> _column("A1", 9), _column("AB12", 0), _column("", 3)
    (0, 27, 3)
    """
    letters = re.match(r"[A-Z]+", reference)
    if letters is None:
        return next_one
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1
