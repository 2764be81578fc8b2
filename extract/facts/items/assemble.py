"""Items: the rows of price and quantity tables, with their groups, totals, units and continuations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import text
from extract.facts.items.caption import caption
from extract.facts.items.cells import BLANK, is_number, price, quantity, total
from extract.facts.items.levels import settle_levels
from extract.facts.items.prose import prose
from extract.facts.items.proved import proved
from extract.facts.items.told import told
from extract.facts.reading.scales import scale_above
from extract.lexicon import phrase
from extract.model import Cell, Span, Table
from extract.record import Item
from extract.structure.columns import NUMBERS
from extract.structure.header import Header, header_of
from extract.structure.item_rules import row_is

_HEADER_WITHIN = 6  # rows: a title, a unit, a buyer may stand inside the table above its header
_CONTINUED_WITHIN = 80  # characters between a table and its continuation

Row = Sequence[Cell | None]


@dataclass(frozen=True)
class _List:
    """What is known of the table being read; a continuation without a header goes on with it."""

    header: Header
    n_cols: int
    end: int
    caption: str | None
    scale: Decimal
    group: str | None = None


def items(context: Context) -> list[Item]:
    """All item rows of the document, in the order of the text; those told in sentences where no table lists any."""
    found: list[Item] = []
    last: _List | None = None
    for table in context.document.tables:
        rows, last = _table(context, table, last)
        found.extend(rows)
    return found or told(context) or max(proved(context), prose(context), key=len)


def _table(context: Context, table: Table, last: _List | None) -> tuple[list[Item], _List | None]:
    """Items of one table, and what a continuation needs to know."""
    grid = table.grid(context.document.text)
    texts = [[_cell(context, cell) for cell in row] for row in grid]
    start, header = _find_header(texts)
    if header is not None:
        first = " ".join(words for row in texts[: max(start - header.rows, 1)] for words in row)
        scale = scale_above(context, table, first)
        header = header.by_figures(texts[start:]) if not header.width else header
        current = _List(header, table.n_cols, table.end, caption(context, table), scale)
        if last is not None and last.header.heads == header.heads and _near(context, last, table):
            current = replace(current, caption=last.caption, scale=last.scale, group=last.group)
    elif last is not None and _near(context, last, table) and _continues(texts, last):
        current, start = replace(last, end=table.end), 0
    else:
        return [], None
    rows: list[Item] = []
    r = start
    while r < len(texts):
        again = header_of(texts, r)
        if again is not None:
            if again.heads != current.header.heads:
                again = again.by_figures(texts[r + again.rows :]) if not again.width else again
                current = replace(current, header=again, group=None)
            r += again.rows
            continue
        for cells, words in _lists(current.header, grid[r], texts[r]):
            row, group = _read(context, current, r, cells, words)
            current = replace(current, group=group)
            if row is not None:
                rows.append(row)
        r += 1
    if any(row.name is not None and phrase("items.reckoning").search(row.name) for row in rows):
        return [], None
    return settle_levels(rows), current


def _find_header(texts: list[list[str]]) -> tuple[int, Header | None]:
    for at in range(min(len(texts), _HEADER_WITHIN)):
        header = header_of(texts, at)
        if header is not None:
            return at + header.rows, header
    return 0, None


def _cell(context: Context, cell: Cell | None) -> str:
    return context.tight(Span(cell.start, cell.end)).replace("\n", "").strip() if cell is not None else ""


def _near(context: Context, last: _List, table: Table) -> bool:
    return len(context.tight(Span(last.end, max(table.start, last.end))).strip()) <= _CONTINUED_WITHIN


def _continues(texts: list[list[str]], last: _List) -> bool:
    """A table without a header goes on where the one before ended if its rows fit that header's numbers."""
    columns = last.header.columns
    numeric = [columns[name] for name in NUMBERS if name in columns]
    rows = [row for row in texts if any(not BLANK.match(cell) for cell in row)]
    if not rows or len(rows[0]) != last.n_cols:
        return False
    fitting = sum(any(is_number(row[i]) for i in numeric) for row in rows)
    named = sum(bool(row[columns["name"]]) and not is_number(row[columns["name"]]) for row in rows)
    return fitting >= max(1, len(rows) // 2) and named >= max(1, len(rows) // 2)


def _lists(header: Header, cells: Row, words: list[str]) -> Iterator[tuple[Row, list[str]]]:
    """The row of each list where several stand side by side."""
    width = header.width or len(words)
    if len({id(cell) for cell in cells if cell is not None}) < 2:
        width = len(words)
    for i in range(0, len(words), width):
        yield cells[i : i + width], words[i : i + width]


def _read(context: Context, current: _List, r: int, row: Row, cells: list[str]) -> tuple[Item | None, str | None]:
    """An item (or `None`: a group, an empty row of a template, a note) and the group that holds from here on."""
    header, group = current.header, current.group
    distinct = _distinct(row, cells)
    if not distinct or row_is("skip", distinct[0][1]):
        return None, group

    def column(name: str) -> str | None:
        index = header.columns.get(name)
        words = cells[index] if index is not None and index < len(cells) else ""
        return None if BLANK.match(words) else words

    def number(name: str) -> str | None:
        """A figure merged over several rows belongs to the first of them. One of two columns headed alike may be blank."""
        index = header.columns.get(name)
        cell = row[index] if index is not None and index < len(row) else None
        words = column(name) if cell is not None and cell.row == r else None
        others = [cells[i] for i in header.beside(name) if i < len(cells) and not BLANK.match(cells[i])]
        return words if words is not None or len(others) != 1 else others[0]

    name, seq = column("name"), column("seq")
    count, unit = quantity(number("quantity"))
    unit_price = price(number("unit_price"), header.scale.get("unit_price", current.scale))
    amount = price(number("amount"), header.scale.get("amount", current.scale))
    first = distinct[0][1]
    label = next((words for words in (first, name or "") if row_is("total", words)), None)
    if label is not None and (unit_price is None or label == first):
        scale = header.scale.get("amount", current.scale)
        amount = amount if amount is not None else total([words for _, words in distinct], scale)
        if amount is None:
            return None, group
        return _item(context, row, table=current.caption, name=_total_name(label), amount=amount, is_total=True), group
    if count is None and unit_price is None and amount is None:
        return None, _group(distinct, name, seq) or group
    if count is None and unit_price is None and amount == 0:
        return None, group  # 运费 | 0.00: nothing is bought
    if name is None or len(distinct) < 2 or not any(char.isalpha() for char in name):
        return None, group
    own = text(column("group") or "") or None
    if own is not None and own != name:
        group = own  # holds for the rows below where a table in plain text leaves it out
    spec, brand, note = column("spec"), column("brand"), column("note")
    return _item(
        context,
        row,
        table=current.caption,
        group=group,
        seq=seq,
        name=text(name),
        spec=text(spec) if spec else None,
        brand=text(brand) if brand else None,
        unit=text(column("unit") or unit or header.unit or "") or None,
        quantity=count,
        unit_price=unit_price,
        amount=amount,
        note=text(note) if note and note != "无" else None,
    ), group


def _total_name(label: str) -> str:
    """合计（大写：伍拾万元整） and 总计（元） are called 合计 and 总计."""
    return text(phrase("items.total_name").split(label, maxsplit=1)[0]) or text(label)


def _distinct(row: Row, cells: Sequence[str]) -> list[tuple[int, str]]:
    """Index and text of the cells that say something, a merged cell once."""
    found: dict[int, tuple[int, str]] = {}
    for i, (cell, words) in enumerate(zip(row, cells, strict=True)):
        if cell is not None and not BLANK.match(words):
            found.setdefault(id(cell), (i, words))
    return list(found.values())


def _group(distinct: list[tuple[int, str]], name: str | None, seq: str | None) -> str | None:
    """The title of a section: the only cell of its row, or 一 | 硬件设备."""
    if len(distinct) == 1:
        words = distinct[0][1]
        return None if is_number(words) or len(words) > 40 else text(words)
    if len(distinct) == 2 and name is not None and seq is not None and phrase("items.ordinal").match(seq):
        return text(name)
    return None


def _item(context: Context, row: Row, **values: object) -> Item:
    """An item with the evidence of its row: the cells that stand on its line."""
    cells = [cell for cell in row if cell is not None and cell.end > cell.start]
    line = context.document.line_at(max(cell.start for cell in cells))
    inside = [cell for cell in cells if line.start <= cell.start < line.end] or cells
    span = Span(min(cell.start for cell in inside), max(cell.end for cell in inside))
    rule = "items.total" if values.get("is_total") else "items.row"
    return Item(**values, **context.evidence(span, rule, 0.93))  # type: ignore[arg-type]
