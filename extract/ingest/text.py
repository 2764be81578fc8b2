"""Plain text (.txt), with or without Markdown in it: the reader, and the steps that Markdown shares.

decode → page numbers and running heads out → tables and headings found → hard-wrapped lines joined → two-column
signature blocks unfolded → `Document`.
"""

from __future__ import annotations

import re

from extract.errors import DocumentError
from extract.ingest import tables
from extract.ingest.aligned import side_by_side
from extract.ingest.beside import rejoined
from extract.ingest.blocks import Block, Grid, Para, write
from extract.ingest.build import CellText, DocumentBuilder
from extract.ingest.columns import unfold
from extract.ingest.decode import decode
from extract.ingest.drawn import drawn_block
from extract.ingest.escapes import unescaped
from extract.ingest.fragments import whole
from extract.ingest.furniture import drop_furniture
from extract.ingest.inline import is_bold, plain
from extract.ingest.labels import MARKER, role_of
from extract.ingest.prefixes import drop_prefixes
from extract.ingest.reflow import Physical, glue, reflow, wrap_of
from extract.ingest.runon import split_rows
from extract.ingest.sniff import kind_of, unknown
from extract.ingest.spread import spread_block
from extract.ingest.struck import warning, without_struck
from extract.ingest.symbols import PRIVATE
from extract.ingest.unwrap import unwrap
from extract.ingest.upright import upright
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "txt"
PRIORITY = 90  # the last to be asked: nearly every byte sequence without NUL is a text

_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:\s+|(?=[^\s#\d]))(.*)$")
_BULLET = re.compile(r"^(\s*)[-*+]\s+(?=\S)")
_QUOTE = re.compile(r"^ {0,3}(?:>\s?)+")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_THEMATIC = re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|(?:- ?){3,}|(?:\* ?){3,})\s*$")
_BR = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INDENT = re.compile(r"^[ \u3000\xa0]*")
_RUN_ON = 9
"""So many cells in one row of pipes are several rows."""
_MARKS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.M),
    re.compile(r"^[ \t]{0,8}\|?[ \t]{0,8}:?-{2,}:?[ \t]*\|[ \t:|-]*$", re.M),
    re.compile(r"^\*\*[^*\n]+\*\*[ \t]*$", re.M),
    re.compile(r"\*\*[^*\n]{2,60}\*\*[^*]", re.M),
    re.compile(r"^[ \t]{0,12}[-*][ \t]+(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[\u3400-\u9fff])", re.M),
    re.compile(r"\$[^$\n]{0,40}\\[a-z%][^$\n]{0,40}\$"),
    re.compile(r"(?<=[^\W_])\\[-.()_*#+\[\]](?=[^\W_])|^\d{1,2}\\\.", re.M),
    re.compile(r"^__[^_\n]+__[ \t]*$", re.M),
    re.compile(r"\]\{\.[a-z][a-z-]{1,20}\}"),
)


def accepts(data: bytes, name: str) -> bool:
    """Any text."""
    return kind_of(data) == "text" and decode(data) is not None


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read a plain text. Raises `DocumentError` (`unknown_format`, `empty`)."""
    return read_as(data, name, FORMAT)


def read_as(data: bytes, name: str, format: str) -> Document:
    """Read a text and call its format `format`."""
    decoded = decode(data)
    if decoded is None:
        raise unknown("binary", name)
    text = unescaped(decoded.text.translate(PRIVATE))
    builder = DocumentBuilder(format, engine="text")
    if decoded.note:
        builder.warn(decoded.note)
    text, struck = without_struck(text)
    if struck:
        builder.warn(warning(struck))
    write(unfold(blocks(text)), builder)
    if builder.empty:
        raise DocumentError(f"文件中没有文字：{name}", f"no text in {name}", code="empty")
    return builder.build()


def uses_markdown(text: str) -> bool:
    """True if a text has enough marks of Markdown that they cannot be chance."""
    counts = [len(mark.findall(text)) for mark in _MARKS]
    return any(counts[:3]) or sum(counts) >= 2


def blocks(text: str) -> list[Block]:
    """Paragraphs and tables of a decoded text, in order; two-column blocks still stand side by side."""
    text = "\n".join(drop_prefixes(text.split("\n")))
    markdown = uses_markdown(text)
    if markdown:
        text = _without_comments(text)
    printed = unwrap(whole(drop_furniture(text)))
    laid = upright(side_by_side(printed))
    lines = rejoined(_apart(laid))
    result: list[Block] = []
    pending: list[tuple[Physical, Para]] = []
    # How wide the text was set shows in its lines as they were printed.
    as_printed = lines if laid == printed else rejoined(_apart(printed))
    plain_lines = [line for line in as_printed if not tables.is_pipe_row(line) and "\t" not in line]
    wrap = wrap_of([Physical(line.strip(), length=len(line.rstrip())) for line in plain_lines])

    def flush() -> None:
        for group in reflow([physical for physical, _ in pending], wrap):
            first = pending[group[0]][1]
            joined = ""
            for i in group:
                joined = glue(joined, pending[i][1].text)
            first.text = pending[group[0]][0].indent * " " + joined if len(group) == 1 else joined
            first.bold = all(pending[i][1].bold for i in group)
            result.append(first)
        pending.clear()

    i = 0
    adjacent = False
    while i < len(lines):
        line = lines[i]
        if not line.strip(" \u3000\xa0\t"):
            adjacent = False
            i += 1
            continue
        used, grid = _table_at(lines, i, markdown)
        if used:
            flush()
            if isinstance(grid, Grid):
                _append_grid(result, grid)
            elif grid is not None:
                result.append(grid)
            adjacent = False
            i += used
            continue
        if not (markdown and (_FENCE.match(line) or _THEMATIC.match(line))):
            for n, part in enumerate(_BR.split(line)):
                if part.strip():
                    pending.append(_paragraph(part, markdown, adjacent or n > 0))
                    adjacent = True
        i += 1
    flush()
    return result


def _apart(lines: list[str]) -> list[str]:
    """The lines with rows of tables that run on in one line told apart."""
    rows = [tables.is_pipe_row(line) for line in lines if line.strip()]
    parts: list[str] = []
    i = 0
    for line in lines:
        blank = not line.strip()
        beside = not blank and ((i > 0 and rows[i - 1]) or (i + 1 < len(rows) and rows[i + 1]))
        parts += split_rows(line, alone=not beside)
        i += not blank
    return parts


def _paragraph(line: str, markdown: bool, adjacent: bool) -> tuple[Physical, Para]:
    """One physical line: what reflow needs to know of it, and the paragraph it would be alone."""
    style = ""
    item = False
    length = len(line)
    hard_break = line.endswith("  ") or line.endswith("\\")
    indent = sum(2 if c == "\u3000" else 1 for c in (_INDENT.match(line) or [""])[0])
    if markdown:
        line = _QUOTE.sub("", line.removesuffix("\\"))
        heading = _HEADING.match(line)
        if heading:
            style, line = f"heading{len(heading.group(1))}", _closing_hashes(heading.group(2))
        bullet = _BULLET.match(line)
        if bullet:
            line, item = line[bullet.end() :], True
    bold = is_bold(line)
    text = plain(line.strip(" \u3000\xa0"), markdown=markdown).rstrip(" \u3000\xa0")
    text = text.lstrip(" \u3000\xa0") if "\t" not in text else text
    physical = Physical(text, 4 if item else indent, adjacent and not item, hard_break, bool(style) or bold, length)
    return physical, Para(text, style, bold=bold)


def _without_comments(text: str) -> str:
    """The text without `<!-- … -->`; one that never ends is ordinary text."""
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join(parts) + text[at:]


def _closing_hashes(heading: str) -> str:
    """A heading without the `##` that some writers put at its end too."""
    bare = heading.rstrip().rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else heading.rstrip()


def _table_at(lines: list[str], i: int, markdown: bool) -> tuple[int, Grid | Para | None]:
    """`(lines used, table)`: a table that starts at line `i`, a paragraph if it is a boxed number; 0 lines if none."""
    line = lines[i]
    if "<table" in line.lower():
        return _html_at(lines, i)
    used, drawn = drawn_block(lines, i, lambda cell: _cell(cell, markdown))
    if drawn is not None:
        return used, drawn
    headless = i + 1 < len(lines) and "|" in line and tables.is_rule(lines[i + 1]) and "\t" not in line
    if tables.is_pipe_row(line) or headless:
        end = i
        while end < len(lines) and (tables.is_pipe_row(lines[end]) or (headless and "|" in lines[end])):
            end += 1
        rows = [[_cell(cell, markdown) for cell in row] for row in tables.pipe_rows(lines[i:end])]
        rows = [row for row in rows if any(row)]
        if len(rows) == 1 and len(rows[0]) >= _RUN_ON:
            return end - i, Para(plain(lines[i].strip(), markdown=markdown))  # its rows run on in one line
        return end - i, Grid.of_rows(rows) if rows else None
    if bars := tables.bar_block(lines, i):
        rows = [[_cell(cell, markdown) for cell in row] for row in tables.pipe_rows(bars)]
        return len(bars), Grid.of_rows(rows)
    if tables.is_rule(line):
        return 1, None
    if "\t" in line:
        block = tables.tab_block(lines, i)
        rows = [[_cell(cell, markdown) for cell in row] for row in tables.tab_rows(block)]
        number = tables.form_number(rows)
        if number:
            return len(block), Para(number)
        if tables.is_table(rows):
            return len(block), Grid.of_rows(rows)
    return spread_block(lines, i)


def _html_at(lines: list[str], i: int) -> tuple[int, Grid | None]:
    """An HTML table from line `i` to its end tag (converters write it on one line or on many)."""
    end = i
    while end < len(lines) - 1 and "</table>" not in lines[end].lower():
        end += 1
    return end - i + 1, tables.html_grid("\n".join(lines[i : end + 1]))


def _cell(cell: str, markdown: bool) -> str:
    return plain(_BR.sub(" ", cell), markdown=markdown).strip()


def _append_grid(result: list[Block], grid: Grid) -> None:
    """Add a table, or its rows to the table before it if a page break cut it in two.

    It goes on if it repeats the header row, or if a group row of a price list (`三、某某系统`) was left between as a
    paragraph of its own.
    """
    before = result[-1] if result else None
    if isinstance(before, Grid) and before.n_cols == grid.n_cols:
        old, new = before.rows(), grid.rows()
        if [c.text for c in old[0]] == [c.text for c in new[0]] and len(new[0]) > 1:
            _extend(before, grid)
            return
    caption = before
    table = _headed(result[-2], grid.n_cols) if len(result) > 1 else None
    if (
        isinstance(caption, Para)
        and table is not None
        and table.n_cols == grid.n_cols >= 3
        and len(caption.text) <= 40
        and not caption.style
        and MARKER.match(caption.text)
        and not role_of(caption.text)
        and (any(_is_group(row) for row in table.rows()[1:]) or _begins_anew(table, grid))
    ):
        result[-2:] = [table]
        _extend(table, Grid.of_rows([[caption.text] + [""] * (grid.n_cols - 1)]))
        _extend(table, grid)
        return
    result.append(grid)


def _headed(block: Block, n_cols: int) -> Grid | None:
    """The table above a caption; a line of cells alone is the head of one."""
    if isinstance(block, Grid):
        return block
    cells = [cell.strip() for cell in block.text.split("\t")]
    return Grid.of_rows([cells]) if len(cells) == n_cols and all(cells) else None


def _begins_anew(table: Grid, more: Grid) -> bool:
    """The rows below a caption count from 1 again, as those of the table above it did (or it has only its head)."""
    first = more.rows()[0][0].text
    return first == "1" and (table.n_rows == 1 or any(row[0].text == "1" for row in table.rows() if row))


def _is_group(row: list[CellText]) -> bool:
    """Only the first cell is filled, with a numbered name."""
    return bool(row) and bool(MARKER.match(row[0].text)) and not any(cell.text for cell in row[1:])


def _extend(table: Grid, more: Grid) -> None:
    shift = table.n_rows
    table.cells.extend(
        CellText(c.text, c.row + shift, c.col, c.rowspan, c.colspan) for c in more.cells
    )
    table.n_rows += more.n_rows
