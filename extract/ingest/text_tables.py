"""A table at a line of a text, however it is drawn, and one that goes on behind a page or the name of a group."""

from __future__ import annotations

import re

from extract.ingest import tables
from extract.ingest.blocks import Block, Grid, Para
from extract.ingest.build import CellText
from extract.ingest.bycolumn import column_block
from extract.ingest.drawn import drawn_block
from extract.ingest.inline import plain
from extract.ingest.keyed import keyed_block
from extract.ingest.labels import MARKER, role_of
from extract.ingest.pairs import pairs_block
from extract.ingest.plans import plan_block
from extract.ingest.spread import spread_block
from extract.ingest.stacks import stacked_block

BR = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RUN_ON = 9
"""So many cells in one row of pipes are several rows."""


def table_at(lines: list[str], i: int, markdown: bool) -> tuple[int, Grid | Para | None]:
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
    for block_at in (column_block, pairs_block, stacked_block, keyed_block, plan_block):
        used, grid = block_at(lines, i)
        if used:
            return used, grid
    return spread_block(lines, i)


def _html_at(lines: list[str], i: int) -> tuple[int, Grid | None]:
    """An HTML table from line `i` to its end tag (converters write it on one line or on many)."""
    end = i
    while end < len(lines) - 1 and "</table>" not in lines[end].lower():
        end += 1
    return end - i + 1, tables.html_grid("\n".join(lines[i : end + 1]))


def _cell(cell: str, markdown: bool) -> str:
    return plain(BR.sub(" ", cell), markdown=markdown).strip()


def append_grid(result: list[Block], grid: Grid) -> None:
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
