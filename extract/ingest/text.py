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
from extract.ingest.boxed import unboxed
from extract.ingest.build import DocumentBuilder
from extract.ingest.columns import unfold
from extract.ingest.decode import decode
from extract.ingest.escapes import unescaped
from extract.ingest.fragments import whole
from extract.ingest.furniture import drop_furniture
from extract.ingest.glue import glue
from extract.ingest.inline import is_bold, plain
from extract.ingest.marked import closing_hashes, uses_markdown, without_comments
from extract.ingest.prefixes import drop_prefixes
from extract.ingest.reflow import Physical, reflow, wrap_of
from extract.ingest.runon import split_rows
from extract.ingest.sniff import kind_of, unknown
from extract.ingest.struck import warning, without_struck
from extract.ingest.symbols import PRIVATE
from extract.ingest.text_tables import BR, append_grid, table_at
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
_INDENT = re.compile(r"^[ \u3000\xa0]*")


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


def blocks(text: str) -> list[Block]:
    """Paragraphs and tables of a decoded text, in order; two-column blocks still stand side by side."""
    text = "\n".join(drop_prefixes(text.split("\n")))
    markdown = uses_markdown(text)
    text = unboxed(text)
    if markdown:
        text = without_comments(text)
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
        used, grid = table_at(lines, i, markdown)
        if used:
            flush()
            if isinstance(grid, Grid):
                append_grid(result, grid)
            elif grid is not None:
                result.append(grid)
            adjacent = False
            i += used
            continue
        if not (markdown and (_FENCE.match(line) or _THEMATIC.match(line))):
            for n, part in enumerate(BR.split(line)):
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
            style, line = f"heading{len(heading.group(1))}", closing_hashes(heading.group(2))
        bullet = _BULLET.match(line)
        if bullet:
            line, item = line[bullet.end() :], True
    bold = is_bold(line)
    text = plain(line.strip(" \u3000\xa0"), markdown=markdown).rstrip(" \u3000\xa0")
    text = text.lstrip(" \u3000\xa0") if "\t" not in text else text
    physical = Physical(text, 4 if item else indent, adjacent and not item, hard_break, bool(style) or bold, length)
    return physical, Para(text, style, bold=bold)
