"""Tables without upright rulings: by the columns that their rows share. Precision first: prose is never cut up.

Three kinds: between horizontal rules of one width (three-line tables), under a row of column names (序号 名称 数量 …),
and rows of which most columns are figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.lines import PrintedLine
from extract.ingest.pdf.pieces import INSERTED, Piece, compress, make_piece
from extract.ingest.pdf.rules import same_width
from extract.ingest.pdf.rulings import Rulings
from extract.ingest.pdf.tables import PageCell, PageTable, fill

_NAMES = re.compile(
    r"(?:序号|编号|项次|名称|品名|品牌|厂家|制造商|型号|规格|参数|配置|产地|单位|数量|单价|总价|金额|合价|小计|总额|价格|税率|税额|备注|说明"
    r"|内容|项目|标的|货物|服务|产品|设备|材料|期次|阶段|比例|节点|期限|时间|日期|姓名|职务|职称|岗位|人数|地点|地址|面积|费用|标准|指标|要求)"
)
_NAME = re.compile(r"[^\d：:，。；]{1,14}(?:[(（][^()（）]{1,8}[)）])?$")
_FIGURE = re.compile(r"[¥￥]?\s*\d[\d,，.]*\s*(?:元|万元|%|％)?$|[-/—]$")
_MAX_LEAD = 2.6  # em between the rows of a table without rules
_MAX_COLUMNS = 16


def find_gridless(
    page: PageChars, lines: list[PrintedLine], rulings: Rulings, taken: Sequence[PageTable]
) -> tuple[list[PageTable], list[PrintedLine]]:
    """Filled tables among the lines of a page, and the lines that remain. `taken` are the ruled tables."""
    wide = [len(line.pieces) > 2 for line in lines]
    if sum(wide) < 2:
        return [], lines
    lines = [_names_apart(line, lines[i + 1 : i + 4]) for i, line in enumerate(lines)]
    tables: list[PageTable] = []
    rest = lines
    for rules in _bands(rulings, taken):
        inside = [n for n in rest if rules[0] < (n.top + n.bottom) / 2 < rules[-1]]
        table = _ruled(page, inside, rules)
        if table is not None:
            tables.append(table)
            rest = [n for n in rest if n not in inside]
    for part in _stretches(rest):
        table = _table(page, part, [])
        if table is not None:
            tables.append(table)
            rest = [n for n in rest if n not in part]
    return sorted(tables, key=lambda t: t.top), rest


def _names_apart(line: PrintedLine, below: Sequence[PrintedLine]) -> PrintedLine:
    """A row of column names of which two stand close together: apart, where the rows below stand apart too."""
    if len(line.pieces) < 2 or not is_header(line) or not any(" " in p.text for p in line.pieces):
        return line
    pieces: list[Piece] = []
    for piece in line.pieces:
        words = _words(piece)
        edges = [(a.x1, b.x0) for a, b in pairwise(words)]
        apart = all(sum(_gap_over(row, x0, x1) for row in below) >= 2 for x0, x1 in edges)
        named = all(_NAMES.search(word.text) for word in words)
        pieces += words if len(words) > 1 and named and apart else [piece]
    return replace(line, pieces=pieces)


def _gap_over(row: PrintedLine, x0: float, x1: float) -> bool:
    """Two pieces of a row stand apart where a gap is: one ends before its end, the next begins behind its start."""
    return any(a.x1 <= x1 and b.x0 >= x0 for a, b in pairwise(row.pieces))


def _words(piece: Piece) -> list[Piece]:
    """The parts of a piece between its spaces."""
    text = piece.page.text
    groups: list[list[int]] = [[]]
    for a, b in piece.runs:
        if a == INSERTED:
            groups.append([])
            continue
        for i in range(a, b):
            if text[i] == " ":
                groups.append([])
            else:
                groups[-1].append(i)
    return [make_piece(piece.page, compress(group), piece.bold) for group in groups if group]


def parts_of(piece: Piece, apart: float) -> list[Piece]:
    """A piece cut where its words stand as far apart as columns may: `apart` em."""
    if " " not in piece.text:
        return [piece]
    out: list[Piece] = []
    for word in _words(piece):
        if out and word.x0 - out[-1].x1 < apart * piece.em:
            out[-1] = make_piece(piece.page, [*out[-1].runs, (INSERTED, 1), *word.runs], piece.bold)
        else:
            out.append(word)
    return out


def _bands(rulings: Rulings, taken: Sequence[PageTable]) -> Iterator[list[float]]:
    """Heights of the rules of one width, three at least, that belong to no ruled table."""
    for group in same_width(rulings):
        free = [y for y, _, _ in group if not any(t.top - 2 <= y <= t.bottom + 2 for t in taken)]
        if len(free) >= 3:
            yield free


def _ruled(page: PageChars, lines: list[PrintedLine], rules: list[float]) -> PageTable | None:
    """A table between rules, if its first row is one of column names or most columns are figures."""
    if len(lines) < 2 or len(lines[0].pieces) < 2:
        return None
    return _table(page, lines, rules)


def _stretches(lines: list[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """Lines that may be a table: a row of column names, or of figures, and what stands in its columns below it."""
    i = 0
    while i < len(lines):
        size = _extent(lines, i) if len(lines[i].pieces) >= 3 else 0
        if size:
            yield lines[i : i + size]
        i += max(size, 1)


def _extent(lines: list[PrintedLine], i: int) -> int:
    """Number of lines from `i` on that share the columns of line `i`, 0 if they are no table."""
    first = lines[i]
    named = is_header(first)
    if not named and sum(bool(_FIGURE.match(p.text)) for p in first.pieces) < 2:
        return 0
    columns = len(first.pieces)
    j = i + 1
    while j < len(lines):
        line = lines[j]
        if line.top - lines[j - 1].bottom > _MAX_LEAD * line.em or len(line.pieces) > columns:
            break
        if len(_columns(lines[i : j + 1])) != columns:
            break
        j += 1
    while j > i and len(lines[j - 1].pieces) < 2:
        j -= 1  # what stands alone under the last row is not sure to be of the table
    return j - i


def is_header(line: PrintedLine) -> bool:
    """True for a row of column names: short pieces without punctuation, two of them known."""
    if not all(_NAME.match(p.text) for p in line.pieces):
        return False
    return sum(bool(_NAMES.search(p.text)) for p in line.pieces) >= 2


def _columns(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Left and right edges of the columns: what the pieces of all lines cover, cut where nothing stands."""
    em = min(n.em for n in lines)
    out: list[tuple[float, float]] = []
    for x0, x1 in sorted((p.x0, p.x1) for n in lines for p in n.pieces):
        if out and x0 < out[-1][1] + 0.6 * em:
            out[-1] = (out[-1][0], max(out[-1][1], x1))
        else:
            out.append((x0, x1))
    return out


def _table(page: PageChars, lines: list[PrintedLine], rules: list[float]) -> PageTable | None:
    columns = _columns(lines)
    if not 3 <= len(columns) <= _MAX_COLUMNS:
        return None
    rows = _rows(lines, columns, rules)
    grid = [[_cell_text(row, column) for column in columns] for row in rows]
    full = [row for row in grid if sum(map(bool, row)) >= 3]
    enough = 2 if rules and is_header(lines[0]) else 3
    if len(full) < enough or len(full) < 0.6 * len(grid):
        return None
    body = grid[1:] if is_header(lines[0]) else grid
    figures = sum(_is_figures([row[k] for row in body]) for k in range(len(columns)))
    if is_header(lines[0]):
        if not all(grid[0]) or any("：" in text for row in grid for text in row[:1]):
            return None
    elif figures < 2 or 2 * figures < len(columns):
        return None
    return _build(page, lines, columns, rows)


def _is_figures(cells: list[str]) -> bool:
    filled = [text for text in cells if text]
    return len(filled) >= 3 and all(_FIGURE.match(text) for text in filled)


def _cell_text(row: list[PrintedLine], column: tuple[float, float]) -> str:
    return "".join(p.text for n in row for p in n.pieces if column[0] <= (p.x0 + p.x1) / 2 <= column[1])


def _rows(lines: list[PrintedLine], columns: list[tuple[float, float]], rules: list[float]) -> list[list[PrintedLine]]:
    """Lines that are one row: between two rules, or the wrapped text under a line that has something in column one."""
    rows: list[list[PrintedLine]] = []
    for line in lines:
        before = rows[-1][-1] if rows else None
        if before is None or any(before.bottom - 3 < y < line.top + 3 for y in rules):
            rows.append([line])
            continue
        hanging = line.x0 > columns[0][1] and line.top - before.bottom < 0.9 * line.em
        fewer = len(line.pieces) < len(rows[-1][0].pieces)
        more_rules = len(rules) >= len(lines) // 2 and len(rules) > 3
        if more_rules or (hanging and fewer and not any(_FIGURE.match(p.text) for p in line.pieces)):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _build(
    page: PageChars, lines: list[PrintedLine], columns: list[tuple[float, float]], rows: list[list[PrintedLine]]
) -> PageTable:
    bounds = [(min(n.top for n in row), max(n.bottom for n in row)) for row in rows]
    return loose_table(page, columns, bounds, [piece for line in lines for piece in line.pieces])


def loose_table(
    page: PageChars, columns: Sequence[tuple[float, float]], bounds: Sequence[tuple[float, float]], pieces: list[Piece]
) -> PageTable:
    """A filled table of columns (left, right) and rows (top, bottom): its grid lines are in the middle between them."""
    xs = [columns[0][0] - 2, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 2]
    ys = [bounds[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(bounds)), bounds[-1][1] + 1]
    cells = [
        PageCell(r, c, 1, 1, xs[c], ys[r], xs[c + 1], ys[r + 1]) for r in range(len(bounds)) for c in range(len(columns))
    ]
    table = PageTable(page, xs, ys, cells, {(cell.row, cell.col): cell for cell in cells}, loose=True)
    fill([table], pieces)
    return table
