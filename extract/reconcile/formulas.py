"""Formulas of a workbook (.xlsx) whose results were never kept: programs that write a file without reckoning leave them so."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RESULT = re.compile(rb"<(?:\w+:)?v[^>/]*>[^<]")
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*([\"'])(.*?)\2")
_LARGEST = 512 << 20
"""Bytes of a sheet's XML that are looked through."""


def unsolved(data: bytes) -> Mapping[str, list[tuple[int, int]]]:
    """Sheet name → its cells (row, column; from 0) that hold a formula and no result. Nothing for files of other kinds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {name: list(_cells(package, part)) for name, part in _sheets(package)}
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return {}


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet. Raises `KeyError` where there is no workbook."""
    relations = {}
    for found in _RELATION.finditer(package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")):
        given = _attributes(found[1])
        relations[given.get("Id", "")] = given.get("Target", "")
    for found in _SHEET.finditer(package.read("xl/workbook.xml").decode("utf-8", "replace")):
        given = _attributes(found[1])
        target = next((relations.get(value, "") for name, value in given.items() if name.endswith(":id")), "")
        if target:
            yield given.get("name", ""), posixpath.normpath(posixpath.join("xl", target)).lstrip("/")


def _cells(package: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    if part not in package.namelist() or package.getinfo(part).file_size > _LARGEST:
        return
    for cell in _CELL.finditer(package.read(part)):
        if _FORMULA.search(cell[2]) and not _RESULT.search(cell[2]) and (place := _PLACE.search(cell[1])):
            column = 0
            for letter in place[1]:
                column = column * 26 + letter - 64
            yield int(place[2]) - 1, column - 1


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, _, value in _ATTRIBUTE.findall(text)}
