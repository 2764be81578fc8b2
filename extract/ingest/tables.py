"""Tables in plain text: pipes, tabs and HTML, found among physical lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

from extract.ingest.blocks import Grid
from extract.ingest.build import CellText
from extract.ingest.labels import MARKER, label_of, role_of
from extract.ingest.slots import Slots, compact

_PIPE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:[|+]\s*:?-+:?\s*)*\|?$")
_BARS = re.compile(r"(?<=[^\s|]) \|(?: |$)|(?<= ) ?\|(?: |$)|(?<=\|)  ?\|")
_TAB_RULE = re.compile(r"^\s*:?-{2,}:?(?:\t+:?-{2,}:?)+\s*$")
_TOC = re.compile(r"^[.…·\s]*\d{1,3}$")


def is_pipe_row(line: str) -> bool:
    """A row such as `| a | b |` (at least two pipes, the first at the start)."""
    stripped = line.strip()
    return stripped.startswith("|") and stripped.count("|") >= 2


def is_rule(line: str) -> bool:
    """The line between head and body of a pipe or tab table."""
    return bool("|" in line and _PIPE_RULE.match(line.strip())) or bool(_TAB_RULE.match(line))


def bar_block(lines: Sequence[str], start: int) -> list[str]:
    """Consecutive rows such as `a | b | c`, bars between their cells only; empty if the line at `start` begins none."""
    end = start
    while end < len(lines) and _BARS.search(lines[end]) and "\t" not in lines[end]:
        end += 1
    block = list(lines[start:end])
    counts = Counter(len(_BARS.findall(line)) for line in block)
    alike = counts.most_common(1)[0] if counts else (0, 0)
    return block if alike[1] >= 2 and alike[1] >= 0.5 * len(block) else []


def pipe_rows(lines: Sequence[str]) -> list[list[str]]:
    """Cells of pipe rows; rules and rows without any content are syntax and go."""
    rows = []
    for line in lines:
        if is_rule(line):
            continue
        body = re.sub(r"^\|", "", re.sub(r"(?<!\\)\|$", "", line.strip()))
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", body)]
        if any(cells):
            rows.append(cells)
    return rows


def tab_rows(lines: Sequence[str]) -> list[list[str]]:
    """Cells of tab-separated lines; a cell in double quotes may hold tabs and line ends, as spreadsheets copy it."""
    rows = []
    for line in lines:
        if is_rule(line):
            continue
        cells = _split_tabs(line)
        if any(cell.strip() for cell in cells):
            rows.append([cell.strip() for cell in cells])
    return rows


def _split_tabs(line: str) -> list[str]:
    """Cells of a line; quotes around a cell are a spreadsheet's only if they are balanced."""
    if '"' not in line or line.count('"') % 2:
        return line.split("\t")
    try:
        rows = list(csv.reader(io.StringIO(line, newline=""), delimiter="\t"))
    except csv.Error:
        return line.split("\t")
    return rows[0] if len(rows) == 1 else line.split("\t")


def _is_open(row: str) -> bool:
    """A cell begins with a quote that is not closed on this line."""
    return row.count('"') % 2 == 1 and (row.startswith('"') or '\t"' in row)


def tab_block(lines: Sequence[str], start: int) -> list[str]:
    """Consecutive tab-separated lines from `start`, rows with an open quoted cell completed."""
    block: list[str] = []
    i = start
    while i < len(lines) and "\t" in lines[i].strip("\n"):
        row = lines[i]
        used = 1
        while _is_open(row) and used <= 6 and i + used < len(lines):
            row = f"{row}\n{lines[i + used]}"
            used += 1
        if _is_open(row):
            row, used = lines[i], 1  # the quote never closes: an ordinary character
        block.append(row)
        i += used
        if used > 1:
            block.extend([""] * (used - 1))
    return block


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Tab-separated rows that are a table: not a signature block, not a table of contents."""
    wide = [row for row in rows if sum(bool(cell) for cell in row) >= 2 or len(row) >= 3]
    if len(rows) < 2 or len(wide) < 2:
        return False
    filled = [[cell for cell in row if cell] for row in rows]
    if all(len(row) <= 2 and all(label_of(c) or (i == 0 and role_of(c)) for i, c in enumerate(row)) for row in filled):
        return False
    if _two_columns(filled):
        return False
    return not all(len(row) == 2 and _TOC.match(row[1]) and MARKER.match(row[0]) for row in filled)


def _two_columns(filled: Sequence[Sequence[str]]) -> bool:
    """`甲方：…⇥乙方：…` lines: each filled cell begins with a label, or a role heads each column."""
    first = filled[0]
    if len(first) != 2 or any(len(row) > 2 for row in filled):
        return False
    roles = [role_of(cell) for cell in first]
    if not (all(roles) and roles[0] != roles[1]):
        return False
    colons = sum("：" in cell or ":" in cell for row in filled for cell in row)
    return colons >= 0.5 * sum(len(row) for row in filled)


def form_number(rows: Sequence[Sequence[str]]) -> str:
    """A number printed one character a box: `京⇥A⇥-⇥2⇥0` → `京A-20`; "" for any other table."""
    if len(rows) != 1 or len(rows[0]) < 5 or any(len(cell) > 2 for cell in rows[0]):
        return ""
    return "".join(cell or " " for cell in rows[0]).strip()


class _HtmlTable(HTMLParser):
    """Cells of one `<table>`, with their spans."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[CellText] = []
        self._slots = Slots()
        self._row = -1
        self._open: tuple[int, int, int] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close()
            self._row += 1
        elif tag in ("td", "th"):
            self._close()
            self._row = max(self._row, 0)
            spans = {k: int(v[:6]) for k, v in attrs if v and v.isascii() and v.isdigit() and k in ("rowspan", "colspan")}
            self._open = self._slots.place(self._row, spans.get("rowspan", 1), spans.get("colspan", 1))
        elif tag in ("br", "p", "div") and self._open:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)

    def _close(self) -> None:
        if self._open is None:
            return
        col, rowspan, colspan = self._open
        text = " ".join("".join(self._text).split())
        self.cells.append(CellText(text, self._row, col, rowspan, colspan))
        self._open, self._text = None, []


def html_grid(source: str) -> Grid | None:
    """The grid of an HTML table, `None` if it holds no cell."""
    parser = _HtmlTable()
    parser.feed(source)
    parser.close()
    parser._close()
    if not parser.cells:
        return None
    n_rows = max(cell.row for cell in parser.cells) + 1
    cells = [replace(cell, rowspan=min(cell.rowspan, n_rows - cell.row)) for cell in compact(parser.cells)]
    return Grid(n_rows, max(cell.col + cell.colspan for cell in cells), cells)
