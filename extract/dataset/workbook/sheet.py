"""A table on as many sheets as its rows need."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from extract import labels
from extract.dataset.tables import Row
from extract.dataset.workbook.cells import write, write_link
from extract.dataset.workbook.layout import HEIGHT, HEIGHTS, places
from extract.dataset.workbook.styles import SEVERITY, TABS, Styles

ROWS = 1_048_576
"""Rows of a sheet in the format; what goes beyond is written to a further sheet."""
HEADS = 2
_PRINTED = 260
"""Characters that fit on a landscape page and can still be read."""


class TableSheets:
    """The sheets of a table. Rows are written in order and never kept."""

    def __init__(self, workbook: Any, table: str, styles: Styles) -> None:
        self.table = table
        self.rows = 0
        self._workbook = workbook
        self._styles = styles
        self._places = places(table)
        self._sheets = [self._new(labels.table(table))]

    @property
    def name(self) -> str:
        """The first sheet."""
        return str(self._sheets[0].get_name())

    def add(self, row: Row, path: str, *, contract: str = "", files: str | None = None) -> None:
        """Write a row. `path` is the contract's file, `contract` a link to its row, `files` the folder of the originals."""
        line = self.rows % (ROWS - HEADS) + HEADS
        if self.rows and line == HEADS:
            self._close()
            self._sheets.append(self._new(f"{labels.table(self.table)} ({len(self._sheets) + 1})"))
        sheet = self._sheets[-1]
        severity = row.get("severity") if row.get("severity") in SEVERITY else None
        for i, place in enumerate(self._places):
            name = place.column.name
            # Wrapped, or a long text would run over an empty cell beside it and look like its value.
            looks = ["wrap", "quiet"] if place.quiet else ["wrap"]
            if severity and name in ("severity", "title"):
                looks.append(str(severity))
            if name == "n_findings" and row[name]:
                looks.append("warning")
            link = self._link(name, row, path, contract, files)
            if link:
                write_link(sheet, line, i, link, row["page"] if name == "page" else path, self._styles, *looks)
            else:
                value = path if name == "path" else row.get(name)
                write(sheet, line, i, value, place.column, self.table, self._styles, *looks)
        self.rows += 1

    def here(self) -> str:
        """A link to the row that is written next."""
        full, line = divmod(self.rows, ROWS - HEADS)
        name = labels.table(self.table) if not full else f"{labels.table(self.table)} ({full + 1})"
        return f"#'{name}'!A{line + HEADS + 1}"

    def close(self) -> None:
        """All rows were written."""
        self._close()

    def _link(self, name: str, row: Row, path: str, contract: str, files: str | None) -> str:
        if name == "path" and contract:
            return contract
        if name == "path" and files is not None:
            return file_link(files, path)
        if name == "page" and files is not None and row["page"] and path.lower().endswith(".pdf"):
            return f"{file_link(files, path)}#page={row['page']}"
        return ""

    def _new(self, name: str) -> Any:
        sheet = self._workbook.add_worksheet(name)
        sheet.set_default_row(HEIGHTS.get(self.table, HEIGHT))  # heights row by row would be kept in memory
        sheet.set_row(0, 32)
        sheet.set_row(1, 15)
        for i, place in enumerate(self._places):
            sheet.set_column(i, i, place.width)
            sheet.write_string(0, i, place.head, self._styles("head"))
        for i, place in enumerate(self._places):
            sheet.write_string(1, i, place.column.name, self._styles("name"))
        sheet.freeze_panes(HEADS, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        if sum(place.width for place in self._places) <= _PRINTED:
            sheet.fit_to_pages(1, 0)
        else:  # on one page nobody could read it
            sheet.repeat_columns(0)
            sheet.set_print_scale(60)
        sheet.set_tab_color(TABS.get(self.table, "#5B9BD5"))
        return sheet

    def _close(self) -> None:
        last = (self.rows - 1) % (ROWS - HEADS) + HEADS if self.rows else 1
        self._sheets[-1].autofilter(1, 0, max(last, 1), len(self._places) - 1)


def file_link(folder: str, path: str) -> str:
    """A relative URL to an original; what would end or change a URL is escaped, Chinese stays readable.

    >>> file_link("../in", "甲/a#1 50%.pdf")
    '../in/甲/a%231%2050%25.pdf'
    """
    whole = (PurePosixPath(folder) / path).as_posix()
    return "".join(char if ord(char) > 127 else quote(char, safe="/._-~()") for char in whole)
