"""The body of a Word document → paragraphs and grids in order."""

from __future__ import annotations

from collections.abc import Iterator

from extract.ingest.blocks import Block, Grid, Para
from extract.ingest.build import CellText
from extract.ingest.docx.names import MC, Element, W, local, number, switch, value
from extract.ingest.docx.numbering import Numbering
from extract.ingest.docx.runs import Content, RunReader
from extract.ingest.docx.styles import Styles
from extract.ingest.reflow import rejoin
from extract.ingest.slots import compact

_MAX_COLS = 512
_COLS_OF_WORD = 63
_MAX_DEPTH = 24
"""Tables within tables that are read as such."""


class BodyReader:
    """Walks the body. Numbering counts in document order, so a reader is used once, from top to bottom."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = RunReader(styles)
        self._depth = 0
        self._carried: Content | None = None  # text whose paragraph mark was deleted: it flows into the next one

    @property
    def struck(self) -> list[str]:
        """Crossed-out text, which was left out."""
        return self._runs.struck

    @property
    def hidden(self) -> list[str]:
        """What Word does not show, as read so far."""
        return self._runs.hidden

    def blocks(self, parent: Element) -> list[Block]:
        """Everything inside a body, cell, text box or content control."""
        found: list[Block] = []
        for child in self._children(parent):
            if local(child) == "p":
                found.extend(self._paragraph(child))
            else:
                found.extend(self._table(child))
        if self._carried is not None:
            found.extend(self._lines(self._carried, "", "", False))
            self._carried = None
        return found

    def _children(self, parent: Element) -> Iterator[Element]:
        """Paragraphs and tables, through the wrappers that mean nothing to the text."""
        for child in parent:
            name = local(child)
            if name in ("p", "tbl"):
                yield child
            elif name == "sdt":
                inner = child.find(W + "sdtContent")
                if inner is not None and not switch(child.find(W + "sdtPr"), "showingPlcHdr"):
                    yield from self._children(inner)
            elif name in ("customXml", "ins", "moveTo"):
                yield from self._children(child)
            elif name == "AlternateContent":
                branch = child.find(MC + "Choice")
                branch = child.find(MC + "Fallback") if branch is None else branch
                yield from self._children(branch if branch is not None else [])

    def _paragraph(self, paragraph: Element) -> list[Block]:
        properties = paragraph.find(W + "pPr")
        style_id = value(properties, "pStyle") or self._styles.default
        content = self._carried or Content()
        self._carried = None
        self._runs.collect(paragraph, content, style_id)
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            self._carried = content
            return []
        text = content.text
        label = self._label(properties, style_id, bool(text.strip()))
        jc = value(properties, "jc") or self._styles.inherited(style_id, "jc")
        hint = self._styles.hint(style_id, number(value(properties, "outlineLvl")))
        found = self._lines(content, label, hint, jc == "center")
        for box in content.boxes:
            found.extend(self.blocks(box))
        return found

    @staticmethod
    def _lines(content: Content, label: str, style: str, centered: bool) -> list[Block]:
        """A line break inside a paragraph ends a line, unless it cuts a sentence; the label belongs to the first one."""
        found: list[Block] = []
        for line in rejoin([line for line in content.text.split("\n") if line.strip()]):
            if line.strip():
                found.append(Para(line, style, content.bold, centered, label))
                label = ""
        return found

    def _label(self, properties: Element | None, style_id: str | None, filled: bool) -> str:
        num_id = number(value(properties, "numPr", "numId"))
        ilvl = number(value(properties, "numPr", "ilvl"))
        if num_id is None:
            inherited = self._styles.inherited(style_id, "num_id")
            if not isinstance(inherited, int) or isinstance(inherited, bool):
                return ""
            num_id = inherited
            if ilvl is None:
                styled = self._styles.inherited(style_id, "ilvl")
                chain = [style.id for style in self._styles.chain(style_id)]
                ilvl = int(styled) if isinstance(styled, int) else self._numbering.level_of_style(num_id, chain)
        if num_id == 0:
            return ""  # numbering switched off for this paragraph
        label = self._numbering.label(num_id, ilvl or 0)
        return label if filled else ""  # an empty numbered paragraph counts, but says nothing

    def _table(self, table: Element) -> list[Block]:
        if self._depth >= _MAX_DEPTH:  # whoever lays out so deep means no table: its paragraphs, one after the other
            return [block for one in _paragraphs(table) for block in self._paragraph(one)]
        self._depth += 1
        try:
            return self._grid(table)
        finally:
            self._depth -= 1

    def _grid(self, table: Element) -> list[Block]:
        rows = [row for row in _children(table, "tr") if not _deleted(row)]
        grid = Grid(len(rows), 0)
        open_merges: dict[int, int] = {}  # column → index in grid.cells of the cell that goes on below
        boxed: list[list[Block]] = []
        for r, row in enumerate(rows):
            properties = row.find(W + "trPr")
            col = min(number(value(properties, "gridBefore")) or 0, _MAX_COLS)
            for tc in _children(row, "tc"):
                tc_properties = tc.find(W + "tcPr")
                span = min(max(number(value(tc_properties, "gridSpan")) or 1, 1), _MAX_COLS)
                inner = self.blocks(tc)
                text = "\n".join(_flat(block) for block in inner)
                merge = tc_properties.find(W + "vMerge") if tc_properties is not None else None
                going_on = merge is not None and merge.get(W + "val", "continue") != "restart"
                if going_on and col in open_merges:
                    at = open_merges[col]
                    top = grid.cells[at]
                    joined = "\n".join(part for part in (top.text, text) if part)
                    grid.cells[at] = CellText(joined, top.row, top.col, r - top.row + 1, top.colspan)
                elif value(tc_properties, "hMerge") == "continue" and grid.cells and grid.cells[-1].row == r:
                    left = grid.cells[-1]
                    grid.cells[-1] = CellText(left.text, r, left.col, left.rowspan, left.colspan + span)
                else:
                    grid.cells.append(CellText(text, r, col, 1, span))
                    boxed.append(inner)
                    for c in range(col, col + span):
                        open_merges.pop(c, None)
                    if merge is not None:
                        open_merges[col] = len(grid.cells) - 1
                col += span
            grid.n_cols = max(grid.n_cols, col)
        if grid.n_cols > _COLS_OF_WORD:  # spans that claim columns which no cell begins
            grid.cells = compact(grid.cells)
            grid.n_cols = max(cell.col + cell.colspan for cell in grid.cells)
        if len(grid.cells) == 1:
            return boxed[0]  # a frame around text, not a table
        return [grid]


def _children(parent: Element, kind: str) -> Iterator[Element]:
    """The rows (`tr`) of a table or the cells (`tc`) of a row, those in content controls and insertions too."""
    for child in parent:
        name = local(child)
        if name == kind:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _children(child, kind)


def _paragraphs(parent: Element) -> Iterator[Element]:
    """The paragraphs inside, however deep, in their order; what lies in one is its own affair."""
    open_ones = [iter(parent)]
    while open_ones:
        child = next(open_ones[-1], None)
        if child is None:
            open_ones.pop()
        elif local(child) == "p":
            yield child
        elif not (local(child) == "del" or (local(child) == "tr" and _deleted(child))):
            open_ones.append(iter(child))


def _deleted(row: Element) -> bool:
    properties = row.find(W + "trPr")
    return properties is not None and properties.find(W + "del") is not None


def _flat(block: Block) -> str:
    """A block inside a cell as text: a nested table becomes its rows."""
    if isinstance(block, Para):
        return block.label + block.text
    return "\n".join(" ".join(cell.text for cell in row if cell.text.strip()) for row in block.rows())
