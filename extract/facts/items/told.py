"""Lists that are no table: 名称：…；数量：2台；单价：…；金额：… row by row.

A row is taken where its labels say what each value is. Only for documents without a table of items: what is told beside one
tells it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import text
from extract.facts.items.cells import price, quantity
from extract.model import Span
from extract.record import Item
from extract.structure.columns import Column, column_of
from extract.structure.heads import heading_word

_CONFIDENCE = 0.85
_PIECE = re.compile(r"[^；。\n，]+")
_LONGEST = 60
_FEWEST = 2
_ASIDE = 20
_LEADERS = ("seq", "name", "group")
_NUMBER = re.compile(r"[ \t]*[（(]?\d{1,2}[）)、.．][ ]?")


@dataclass
class _Row:
    """The labelled values of a row, and where they stand in the view."""

    values: dict[str, str] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    others: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0
    spoilt: bool = False

    def take(self, label: str, column: Column, value: str) -> None:
        """A labelled value. Of two labels of one meaning (不含税单价, 含税单价) the better one counts; one label twice spoils the row."""
        self.spoilt |= label in self.labels
        self.labels.add(label)
        old = self.columns.get(column.name)
        if old is not None and old.rank <= column.rank:
            self.others.append(value)
            return
        if old is not None:
            self.others.append(self.values[column.name])
        self.values[column.name], self.columns[column.name] = value, column

    def comes_out(self, item: Item) -> bool:
        """Quantity × price = amount, be it with the months beside the number."""
        if item.quantity is None or item.unit_price is None or item.amount is None:
            return False
        factors = [Decimal(1), *(value for other in self.others if (value := quantity(other)[0]) is not None)]
        return any(item.quantity * item.unit_price * factor == item.amount for factor in factors)

    def _scale(self, name: str) -> Decimal:
        column = self.columns.get(name)
        return (column.scale if column else None) or Decimal(1)

    def item(self, context: Context) -> Item | None:
        """The item, if it has a name and two figures at least."""
        named = text(self.values.get("name", ""))
        count, unit = quantity(self.values.get("quantity"))
        each = price(self.values.get("unit_price"), self._scale("unit_price"))
        amount = price(self.values.get("amount"), self._scale("amount"))
        if self.spoilt or not named or sum(one is not None for one in (count, each, amount)) < _FEWEST:
            return None
        return _item(
            context, self.start, self.end, name=named, seq=self.values.get("seq"), spec=self.values.get("spec"),
            brand=self.values.get("brand"), unit=text(self.values.get("unit") or unit or "") or None,
            quantity=count, unit_price=each, amount=amount,
        )  # fmt: skip


def told(context: Context) -> list[Item]:
    """The rows of lists in running text, in its order; none where fewer than two are found."""
    found = [(row, item) for row in _rows(context.document.view.text) if (item := row.item(context)) is not None]
    proved = sum(row.comes_out(item) for row, item in found)
    return [item for _, item in found] if len(found) >= _FEWEST and 2 * proved >= len(found) else []


def _rows(view: str) -> Iterator[_Row]:
    """Runs of labelled values. A serial number and the label that began a run begin each row; one with a label twice is none."""
    row, leader = _Row(), ""
    for piece in _PIECE.finditer(view):
        label = _label(piece[0])
        between = view[row.end : piece.start()] if row.values else ""
        if label is None and (not row.values or (len(piece[0]) <= _ASIDE and "。" not in between)):
            continue  # 带轮 in 规格：铝合金，带轮; the rest of a value in the next line
        if label is None or (row.values and "。" in between):
            yield row
            row, leader = _Row(), ""
        if label is None:
            continue
        said, column, value = label
        if not leader and column.name not in _LEADERS:
            continue
        if column.name == "seq" or (column.name == leader and row.values.keys() - {"seq"}):
            yield row
            row = _Row()
        leader = leader or column.name
        if not row.values:
            row.start = piece.start()
        row.take(said, column, value)
        row.end = piece.end()
    yield row


def _label(piece: str) -> tuple[str, Column, str] | None:
    """The words at the head of a piece that head a column, the column, and the value behind them."""
    if len(piece) > _LONGEST:
        return None
    number = _NUMBER.match(piece)
    piece = piece[number.end() :] if number else piece
    end = piece.find("：")
    column = column_of(piece[:end]) if end > 0 else None
    if column is None:
        end = heading_word(piece)
        column = column_of(piece[:end]) if end else None
    value = piece[end:].lstrip("：:\t ").strip()
    return (piece[:end], column, value) if column is not None and value else None


def _item(context: Context, start: int, end: int, **values: object) -> Item:
    span = Span(*context.document.view.span(start, end))
    return Item(**values, **context.evidence(span, "items.told", _CONFIDENCE))  # type: ignore[arg-type]
