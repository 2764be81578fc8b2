"""Items: the rows of price and quantity tables, with group rows, totals, units of the whole table and its continuation."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, text
from extract.facts.item_columns import Header, header_of
from extract.model import Cell, Span, Table
from extract.record import Item

_TOTAL = re.compile(
    r"^(?:[一二三四五六七八九十\d]{0,3}[、.]?)?(?:合计|总计|小计|总价|共计|总金额|金额合计|合计金额|总合计|本页小计|大写|投标总价|报价合计|"
    r"人民币|总报价|费用合计|税金|增值税|含税总?价|不含税|价税合计|合同(?:成交|总)?(?:价|金额)|年度?合计|总额|投标报价|成交价|优惠|下浮)"
)
_NUMBER = re.compile(r"^[¥$]?(?P<n>-?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(?P<rest>.{0,12})$")
_BLANK = re.compile(r"^[\s/／\-—_·.…﹍*]*$")
_TABLE_UNIT = re.compile(r"(?:单位|金额单位|货币单位)：?(?:人民币)?[（(]?万元")
_WORDS = re.compile(r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}")


def items(context: Context) -> list[Item]:
    """All item rows of the document, in the order of the text."""
    found: list[Item] = []
    carried: tuple[Header, int] | None = None
    for table in context.document.tables:
        rows, carried = _table(context, table, carried)
        found.extend(rows)
    return found


def _table(
    context: Context, table: Table, carried: tuple[Header, int] | None
) -> tuple[list[Item], tuple[Header, int] | None]:
    """Items of one table, and its header for a continuation that repeats none."""
    grid = table.grid(context.document.text)
    texts = [[_cell(context, cell) for cell in row] for row in grid]
    header: Header | None = None
    start = 0
    for at in range(min(len(texts), 6)):
        header = header_of(texts, at)
        if header is not None:
            start = at + header.rows
            break
    if header is None:
        if carried is None or carried[1] != table.n_cols or not _continues(texts, carried[0]):
            return [], None
        header = carried[0]
    caption = _caption(context, table)
    whole = Decimal(10000) if _TABLE_UNIT.search(_above(context, table) + "".join(texts[0])) else Decimal(1)
    rows: list[Item] = []
    group: str | None = None
    for r in range(start, len(texts)):
        if header_of(texts, r) is not None:
            continue
        cells = texts[r]
        distinct = {id(cell): value for cell, value in zip(grid[r], cells, strict=True) if cell is not None and not _BLANK.match(value)}
        if not distinct:
            continue
        first = next(iter(distinct.values()))
        row = _row(context, header, grid[r], cells, group, caption, whole)
        if row is None and len(distinct) == 1 and not _TOTAL.match(first) and not _NUMBER.match(first):
            group = text(first)
        elif row is not None:
            rows.append(row)
    return rows, (header, table.n_cols)


def _cell(context: Context, cell: Cell | None) -> str:
    return context.tight(Span(cell.start, cell.end)).strip() if cell is not None else ""


def _row(
    context: Context,
    header: Header,
    row: list[Cell | None],
    cells: list[str],
    group: str | None,
    caption: str | None,
    whole: Decimal,
) -> Item | None:
    """One row, or `None` if it is no item: a group, a row of the template left empty, a note."""

    def column(name: str) -> str | None:
        index = header.columns.get(name)
        value = cells[index] if index is not None else ""
        return None if _BLANK.match(value) else value

    name, seq = column("name"), column("seq")
    quantity, unit = _quantity(column("quantity"))
    unit_price = _price(column("unit_price"), header.scale.get("unit_price", whole))
    amount = _price(column("amount"), header.scale.get("amount", whole))
    first = next((value for value in cells if not _BLANK.match(value)), "")
    is_total = bool(_TOTAL.match(first)) or (name is not None and bool(_TOTAL.match(name)) and quantity is None)
    if is_total:
        if amount is None:
            amount = _total_in(cells)
        if amount is None:
            return None
        return _item(context, row, table=caption, group=None, name=text(first), amount=amount, is_total=True)
    if name is None or (quantity is None and unit_price is None and amount is None):
        return None
    spread = {id(cell) for cell in row if cell is not None}
    if len(spread) < 2:
        return None
    spec, brand, note = column("spec"), column("brand"), column("note")
    return _item(
        context,
        row,
        table=caption,
        group=group,
        seq=seq,
        name=text(name),
        spec=text(spec) if spec else None,
        brand=text(brand) if brand else None,
        unit=text(column("unit") or unit or header.unit or "") or None,
        quantity=quantity,
        unit_price=unit_price,
        amount=amount,
        note=text(note) if note and note != "无" else None,
    )


def _item(context: Context, row: list[Cell | None], **values: object) -> Item:
    cells = [cell for cell in row if cell is not None and cell.end > cell.start]
    line = context.document.line_at(max(cell.start for cell in cells))
    inside = [cell for cell in cells if line.start <= cell.start < line.end] or cells
    span = Span(min(cell.start for cell in inside), max(cell.end for cell in inside))
    return Item(**values, **context.evidence(span, "items.total" if values.get("is_total") else "items.row", 0.93))  # type: ignore[arg-type]


def _quantity(value: str | None) -> tuple[Decimal | None, str | None]:
    """`10台` is 10 and 台; what is no plain number (若干, 按需) is nothing."""
    if value is None:
        return None, None
    match = _NUMBER.match(value)
    if match is None:
        return None, None
    rest = match["rest"].strip("（）()")
    if re.search(r"\d", rest) and not re.fullmatch(r"[^\d]{0,3}[\d*×xX]{1,6}[^\d]{0,3}", rest):
        return None, None
    return Decimal(re.sub(r"[, ]", "", match["n"])), rest or None


def _price(value: str | None, scale: Decimal) -> Decimal | None:
    """A price in 元; 万元 in the cell or in the header counts."""
    if value is None:
        return None
    match = _NUMBER.match(value)
    if match is None:
        return None
    rest = match["rest"]
    if rest and not re.fullmatch(r"(?:万)?元?整?(?:[/／每].{1,6})?|（.{1,10}）", rest):
        return None
    number = Decimal(re.sub(r"[, ]", "", match["n"]))
    if rest.startswith("万"):
        return money(number * 10000)
    return money(number * scale)


def _total_in(cells: list[str]) -> Decimal | None:
    """The sum of a total row that stands in another column than the amounts."""
    from extract.values import PARSERS

    for cell in reversed(cells):
        price = _price(None if _BLANK.match(cell) else cell, Decimal(1))
        if price is not None and price >= 10:
            return price
    for cell in cells:
        for candidate in re.findall(r"¥?\d[\d,]*(?:\.\d+)?元?|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]{2,}[元圆]?整?", cell):
            try:
                return money(PARSERS["money"](candidate))
            except (ValueError, ArithmeticError):
                continue
    return None


def _continues(texts: list[list[str]], header: Header) -> bool:
    """A table without a header goes on where the one before ended if its rows fit that header's numbers."""
    numeric = [header.columns[name] for name in ("quantity", "unit_price", "amount") if name in header.columns]
    rows = [row for row in texts if any(not _BLANK.match(cell) for cell in row)]
    fitting = sum(1 for row in rows if any(i < len(row) and _NUMBER.match(row[i]) for i in numeric))
    return bool(rows) and fitting >= max(1, len(rows) // 2)


def _above(context: Context, table: Table) -> str:
    """The two lines above a table."""
    lines = [line for line in context.document.lines if line.end <= table.start][-2:]
    return " ".join(context.tight(line.span) for line in lines)


def _caption(context: Context, table: Table) -> str | None:
    """What a table is called: the short line right above it, else the heading of its clause."""
    lines = [line for line in context.document.lines if line.end <= table.start and line.end > line.start][-2:]
    for line in reversed(lines):
        words = context.tight(line.span)
        if words and len(words) <= 30 and not re.search(r"单位：|[。；]", words):
            return text(words)
        if not re.search(r"单位：", words):
            break
    clause = context.clause(table.start)
    return text(clause.heading) if clause is not None and clause.heading else None
