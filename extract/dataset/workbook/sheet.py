"""A table on as many sheets as its rows need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from extract import labels
from extract.dataset.tables import Row
from extract.dataset.workbook.cells import Match, said, write, write_link
from extract.dataset.workbook.layout import FILLED_IN, HEIGHT, height, places
from extract.dataset.workbook.styles import SEVERITY, TABS, Styles

ROWS = 1_048_576
"""Rows of a sheet in the format; what goes beyond is written to a further sheet."""
HEADS = 1
_PRINTED = 250
"""Characters that fit on a landscape page and can still be read: what stands further right is not printed."""
_ON_SCREEN = ("clauses", "columns")
"""Sheets that are the text of the contracts, or about the sheets: whoever prints the book gets their heads alone, and prints the
original instead."""
_ALWAYS = ("findings", "review", "not_assessed")
"""Sheets whose rows are as high as their texts in a workbook of any size."""


class TableSheets:
    """The sheets of a table. Rows are written in order and never kept."""

    def __init__(self, workbook: Any, table: str, styles: Styles, *, few: bool = True) -> None:
        """`few`: there is memory to keep the height of every row."""
        self.table = table
        self._high = few or table in _ALWAYS
        self.rows = 0
        self._workbook = workbook
        self._styles = styles
        self._places = places(table)
        self._sheets = [self._new(labels.table(table))]

    @property
    def name(self) -> str:
        """The first sheet."""
        return str(self._sheets[0].get_name())

    def add(self, row: Row, path: str, *, contract: str | Match = "", files: str | None = None) -> None:
        """Write a row. `path` is the contract's file, `contract` a link to its row, `files` the folder of the originals."""
        line = self.rows % (ROWS - HEADS) + HEADS
        if self.rows and line == HEADS:
            self._close()
            self._sheets.append(self._new(f"{labels.table(self.table)} ({len(self._sheets) + 1})"))
        sheet = self._sheets[-1]
        if self._high:
            sheet.set_row(line, height(self._texts(row, path)))
        severity = row.get("severity") if row.get("severity") in SEVERITY else None
        for i, place in enumerate(self._places):
            name = place.column.name
            # Wrapped, or a long text would run over an empty cell beside it and look like its value.
            looks = ["wrap", "quiet"] if place.quiet else ["wrap"]
            if severity and name in ("severity", "title"):
                looks.append(str(severity))
            if name == "n_findings" and row[name]:
                looks.append("warning")
            if self.table == "findings" and name in FILLED_IN:
                looks = ["wrap", "input"]
            link = self._link(name, row, path, contract, files)
            if link:
                write_link(sheet, line, i, link, row["page"] if name == "page" else path, self._styles, *looks)
            else:
                value = path if name == "path" else row.get(name)
                write(sheet, line, i, value, place.column, self.table, self._styles, *looks)
        self.rows += 1

    def _texts(self, row: Row, path: str) -> Iterator[tuple[str, float]]:
        """The texts of a row that may take more than a line, with the width of their columns."""
        for place in self._places:
            value = path if place.column.name == "path" else row.get(place.column.name)
            if value and not place.quiet and place.column.type in ("text", "texts", "codes"):
                yield said(value, place.column, self.table), place.width

    def here(self) -> str:
        """A link to the row that is written next: it holds until the sheet is sorted."""
        full, line = divmod(self.rows, ROWS - HEADS)
        name = labels.table(self.table) if not full else f"{labels.table(self.table)} ({full + 1})"
        return f"#'{name}'!A{line + HEADS + 1}"

    def found(self, contract_id: str) -> Match:
        """A link to the row of a contract that holds however the sheet is sorted."""
        place = next(i for i, one in enumerate(self._places) if one.column.name == "contract_id")
        return Match(str(self._sheets[-1].get_name()), place, contract_id)

    def close(self) -> None:
        """All rows were written."""
        self._close()

    def _link(self, name: str, row: Row, path: str, contract: str | Match, files: str | None) -> str | Match:
        if name == "path" and contract:
            return contract
        if name == "path" and files is not None:
            return file_link(files, path)
        if name == "page" and files is not None and row["page"] and path.lower().endswith(".pdf"):
            return f"{file_link(files, path)}#page={row['page']}"
        return ""

    def _new(self, name: str) -> Any:
        sheet = self._workbook.add_worksheet(name)
        if not self._high:
            sheet.set_default_row(HEIGHT)  # heights row by row would be kept in memory
        sheet.set_row(0, 32)
        for i, place in enumerate(self._places):
            sheet.set_column(i, i, place.width)
            sheet.write_string(0, i, place.head, self._styles("head"))
        sheet.freeze_panes(HEADS, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L{name}&R&P / &N")
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_tab_color(TABS.get(self.table, "#5B9BD5"))
        return sheet

    def _close(self) -> None:
        last = (self.rows - 1) % (ROWS - HEADS) + HEADS if self.rows else 0
        sheet = self._sheets[-1]
        sheet.autofilter(0, 0, last, len(self._places) - 1)
        sheet.print_area(0, 0, 0 if self.table in _ON_SCREEN else last, self._printed() - 1)
        if self.table == "findings" and last:
            place = next(i for i, one in enumerate(self._places) if one.column.name == "verdict")
            sheet.data_validation(1, place, last, place, {"validate": "list", "source": list(labels.CODES["findings"]["verdict"].values())})

    def _printed(self) -> int:
        """How many columns fit on a page, from the left."""
        width, count = 0.0, 0
        for place in self._places:
            width += place.width
            if count and (width > _PRINTED or place.quiet):
                break
            count += 1
        return count


def file_link(folder: str, path: str) -> str:
    """A relative URL to an original; what would end or change a URL is escaped, Chinese stays readable.

    >>> file_link("../in", "甲/a#1 50%.pdf")
    '../in/甲/a%231%2050%25.pdf'
    """
    whole = (PurePosixPath(folder) / path).as_posix()
    return "".join(char if ord(char) > 127 else quote(char, safe="/._-~()") for char in whole)
