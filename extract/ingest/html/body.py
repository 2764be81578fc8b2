"""The tree of a page → paragraphs and grids, in the order in which a reader sees them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from extract.ingest.blocks import Block, Grid, Para
from extract.ingest.build import CellText
from extract.ingest.html.controls import CONTROLS, shown
from extract.ingest.html.lists import Numbering
from extract.ingest.html.rows import TABLE_PARTS, is_layout, rows_of, span
from extract.ingest.html.sheet import Sheet
from extract.ingest.html.style import bold, centered, hidden, struck, tag_of, text_of
from extract.ingest.reflow import rejoin
from extract.ingest.slots import Slots, compact

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p section summary ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_IN_TABLES = frozenset(("td", "th", "caption", "col", "colgroup"))
_HAN = r"[⺀-鿿豈-﫿、-〿！-～]"
# A line end in the source between Han characters is where the writer's editor wrapped, not a space.
_WRAPPED = re.compile(rf"(?<={_HAN})[ \t\f]*[\r\n]\s*(?={_HAN})", re.ASCII)
_SPACES = re.compile(r"[ \t\r\n\f]+")


class PageReader:
    """Walks a page once. Inline text is collected until a block begins or ends."""

    def __init__(self, sheet: Sheet, struck_texts: list[str] | None = None) -> None:
        self.struck: list[str] = [] if struck_texts is None else struck_texts  # what is crossed out
        self._sheet = sheet
        self._out: list[Block] = []
        self._lines: list[Para] = []  # of the paragraph that is open
        self._text: list[str] = []
        self._bold: list[bool] = []
        self._style = ""
        self._centered = False
        self._label = ""
        self._pre = 0
        self._numbering = Numbering()

    def blocks(self, root: Element) -> list[Block]:
        """Everything visible below `root`."""
        self._element(root, False)
        self._flush()
        return self._out

    def _element(self, node: Element, strong: bool) -> None:
        tag = tag_of(node)
        if not tag:
            return
        style = self._sheet.of(node, tag)
        if hidden(node, tag, style):
            return
        if struck(tag, style):
            crossed = text_of(node)
            if crossed.strip():
                self.struck.append(crossed)
            return
        if tag in CONTROLS:
            self._add(shown(node, tag), strong)
        elif tag == "br":
            self._flush(keep=True)
        elif tag == "table":
            self._flush()
            self._table(node)
        elif tag == "pre":
            self._flush()
            self._pre += 1
            self._children(node, strong)
            self._flush()
            self._pre -= 1
        elif tag in _BLOCKS:
            self._block(node, tag, strong)
        else:
            self._children(node, strong or bold(node, tag))

    def _block(self, node: Element, tag: str, strong: bool) -> None:
        self._flush()
        before = self._style, self._centered
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._style = f"heading{tag[1]}"
        self._centered = centered(node, tag, self._centered)
        if tag in ("ol", "ul", "menu", "dir"):
            self._numbering.open(node, tag)
        if tag == "li":
            self._label = self._numbering.label(node)
        self._children(node, strong or bold(node, tag))
        self._flush()
        if tag in ("ol", "ul", "menu", "dir"):
            self._numbering.close()
        self._style, self._centered = before
        self._label = "" if tag == "li" else self._label

    def _children(self, node: Element, strong: bool) -> None:
        self._add(node.text, strong)
        for child in node:
            self._element(child, strong)
            self._add(child.tail, strong)

    def _add(self, text: str | None, strong: bool) -> None:
        if not text:
            return
        if self._pre:
            for i, line in enumerate(re.split(r"\r\n|\r|\n", text)):
                if i:
                    self._flush(keep=True)
                self._collect(line, strong)
        else:
            self._collect(text, strong)

    def _collect(self, text: str, strong: bool) -> None:
        self._text.append(text)
        if text.strip():
            self._bold.append(strong)

    def _flush(self, keep: bool = False) -> None:
        """End a paragraph. `keep`: the block itself goes on (`<br>`), only its label is used up."""
        text = "".join(self._text)
        if not self._pre:
            text = _SPACES.sub(" ", _WRAPPED.sub("", text)).strip(" ")
        if text.strip():
            label = self._numbering.needed(self._label, text)
            self._lines.append(Para(text, self._style, all(self._bold), self._centered, label))
            self._label = ""
        self._text, self._bold = [], []
        if not keep:
            self._end_lines()

    def _end_lines(self) -> None:
        """The lines of one paragraph, those that a `<br>` cut in the middle of a sentence put together."""
        lines, self._lines = self._lines, []
        at = 0
        for text in rejoin([line.text for line in lines]) if len(lines) > 1 else [line.text for line in lines]:
            first = lines[at]
            size = len("".join(text.split()))
            part: list[Para] = []
            while at < len(lines) and (not part or sum(len("".join(p.text.split())) for p in part) < size):
                part.append(lines[at])
                at += 1
            self._out.append(replace(first, text=text, bold=all(p.bold for p in part)))

    def _table(self, table: Element) -> None:
        """A table of data becomes a grid; one that only lays out the page is read cell by cell."""
        rows = list(rows_of(table))
        cells = [[cell for cell in row if tag_of(cell) in ("td", "th") and not hidden(cell)] for row in rows]
        for child in table:
            if tag_of(child) == "caption":
                self._element(child, False)
        self._astray(table)
        self._flush()
        if is_layout(table, cells):
            for cell in chain.from_iterable(cells):
                self._flush()
                self._children(cell, tag_of(cell) == "th")
                self._flush()
            return
        grid = _grid(cells, self._sheet, self.struck)
        if grid is not None:
            self._out.append(grid)

    def _astray(self, node: Element) -> None:
        """What stands in a table and in none of its cells (text, a form around rows): browsers show it in front."""
        self._add(node.text, False)
        for child in node:
            tag = tag_of(child)
            if tag == "tr" or tag in TABLE_PARTS:
                if not hidden(child):
                    self._astray(child)
            elif tag not in _IN_TABLES:
                self._element(child, False)
            self._add(child.tail, False)


def _grid(rows: list[list[Element]], sheet: Sheet, struck_texts: list[str]) -> Grid | None:
    slots = Slots()
    cells: list[CellText] = []
    n_rows = len(rows)
    for r, row in enumerate(rows):
        for cell in row:
            rowspan = min(span(cell, "rowspan", n_rows), n_rows - r)
            col, rowspan, colspan = slots.place(r, rowspan, span(cell, "colspan", 1))
            lines = [line for block in PageReader(sheet, struck_texts).blocks(cell) for line in _lines_of(block)]
            cells.append(CellText("\n".join(lines), r, col, rowspan, colspan))
    if not cells:
        return None
    cells = compact(cells)
    return Grid(n_rows, max(cell.col + cell.colspan for cell in cells), cells)


def _lines_of(block: Block) -> list[str]:
    """A block inside a cell as lines: a nested table becomes its rows."""
    if isinstance(block, Para):
        return [block.text]
    return [" ".join(cell.text.replace("\n", " ") for cell in row if cell.text.strip()) for row in block.rows()]
