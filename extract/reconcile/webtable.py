"""Tables that finance systems save under the name of a workbook: a web page, or the XML of an old spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

_SPAN = 100
"""Columns or rows that a cell may reach over."""
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def rows_of(text: str) -> Iterator[list[list[str]]]:
    """The tables of a page or of a spreadsheet's XML, each as rows of texts; nothing for what is neither."""
    if _SPREADSHEET in text[:2000]:
        yield from _sheets(text)
        return
    try:
        page = html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return
    for table in page.iter("table"):
        if not any(inner is not table for inner in table.iter("table")):
            yield _table(table)


def _table(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for i, row in enumerate(table.iter("tr")):
        said: list[str] = []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (i, len(said)) in below:
                said.append(below[i, len(said)])
            shown = " ".join(cell.text_content().split())
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for k in range(i + 1, i + high):
                below |= {(k, j): shown for j in range(len(said), len(said) + wide)}
            said += [shown] * wide
        rows.append(said)
    return rows


def _span(cell: Any, name: str) -> int:
    said = str(cell.get(name, "1")).strip()
    return min(int(said), _SPAN) if said.isdigit() and int(said) else 1


def _sheets(text: str) -> Iterator[list[list[str]]]:
    try:
        book = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True, recover=True, encoding="utf-8"))
    except etree.XMLSyntaxError:
        return
    space = f"{{{_SPREADSHEET}}}"
    for table in book.iter(f"{space}Table") if book is not None else ():
        rows: list[list[str]] = []
        for row in table.iter(f"{space}Row"):
            said: list[str] = []
            for cell in row.iter(f"{space}Cell"):
                at = cell.get(f"{space}Index", "")
                said += [""] * (int(at) - 1 - len(said) if at.isdigit() else 0)
                shown = "".join("".join(map(str, data.itertext())) for data in cell.iter(f"{space}Data"))
                said += [" ".join(shown.split())] * (1 + _merged(cell.get(f"{space}MergeAcross", "")))
            rows.append(said)
        yield rows


def _merged(said: str) -> int:
    return min(int(said), _SPAN) if said.isdigit() else 0
