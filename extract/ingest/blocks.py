"""What the text and Word readers hand to the builder: paragraphs and grids, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.ingest.build import CellText, DocumentBuilder


@dataclass(slots=True)
class Para:
    """A paragraph before it is written. `text` may hold tabs (layout), never a line end."""

    text: str
    style: str = ""
    bold: bool = False
    centered: bool = False
    label: str = ""


@dataclass(slots=True)
class Grid:
    """A table before it is written: the cells of a grid of `n_rows` × `n_cols`."""

    n_rows: int
    n_cols: int
    cells: list[CellText] = field(default_factory=list)

    @classmethod
    def of_rows(cls, rows: list[list[str]]) -> Grid:
        """A grid without merged cells; short rows simply have fewer cells."""
        grid = cls(len(rows), max((len(row) for row in rows), default=0))
        grid.cells = [CellText(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)]
        return grid

    def rows(self) -> list[list[CellText]]:
        """Cells by the row in which they start, left to right."""
        rows: list[list[CellText]] = [[] for _ in range(self.n_rows)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return [sorted(row, key=lambda cell: cell.col) for row in rows]


Block = Para | Grid


def texts(block: Block) -> list[str]:
    """The text of a paragraph, or of each cell of a grid."""
    return [block.text] if isinstance(block, Para) else [cell.text for cell in block.cells]


def write(blocks: Iterable[Block], builder: DocumentBuilder) -> None:
    """Hand the blocks to the builder."""
    for block in blocks:
        if isinstance(block, Para):
            builder.paragraph(
                block.text, style=block.style, bold=block.bold, centered=block.centered, label=block.label
            )
        elif any(cell.text.strip() for cell in block.cells):
            builder.table(block.cells, block.n_rows, block.n_cols)
