"""What was bought: the rows of goods that the tables give, and those that stand label by label."""

from __future__ import annotations

from collections.abc import Sequence

from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.facts.items.cells import quantity
from extract.facts.notices.awards import is_award
from extract.facts.notices.bidders import is_bids
from extract.facts.notices.form import Entry, Form, Row
from extract.facts.notices.sums import read_sum
from extract.facts.reading.written import tight as written
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Item

_KEYS = ("item_name", "org_name", "item_spec", "item_brand", "item_quantity", "item_unit_price")


def goods(context: Context, form: Form, general: Sequence[Item]) -> list[Item]:
    """`general` (what price tables give) without rows of suppliers and lots, and the things told label by label."""
    others = [row.span for row in form.rows if is_award(row) or is_bids(row) or _planned(row)]
    found = [item for item in general if not any(span.start <= item.start < span.end for span in others)]
    found += [item for item in _labelled(context, form) if not any(_same(item, other) for other in found)]
    for row in form.rows:
        if not _inside_table(context, row):
            found += _spaced(context, row)
    return found


def _same(one: Item, other: Item) -> bool:
    """True for what both ways of reading give of one place."""
    return one.name == other.name and one.start < other.end and other.start < one.end


def _planned(row: Row) -> bool:
    return bool({"budget", "ceiling_price", "outcome_reason"} & row.cells.keys()) and "item_name" not in row.cells


def _inside_table(context: Context, row: Row) -> bool:
    return any(table.start <= row.span.start < table.end for table in context.document.tables)


def _spaced(context: Context, row: Row) -> list[Item]:
    """A row of columns between spaces."""
    if "item_name" not in row.cells or not {"item_quantity", "item_unit_price"} & row.cells.keys():
        return []
    item = Item(**context.evidence(row.span, "notice.items", 0.85))
    for key, cell in row.cells.items():
        _fill(context, item, key, cell, row.labels[key].unit)
    return [item] if item.name else []


def _labelled(context: Context, form: Form) -> list[Item]:
    """主要标的名称：…, 规格型号：…, 数量：…, 单价：…: a name begins the next one."""
    made: list[Item] = []
    current: list[Entry] = []
    for entry in [*form.of(*_KEYS), None]:
        named = entry is not None and (entry.key == "item_name" or (entry.key == "org_name" and entry.part == "items"))
        if entry is None or named:
            made += _item(context, current)
            current = []
        if entry is not None and (named or current) and entry.part not in ("buyer", "agency", "change"):
            current.append(entry)
    return made


def _item(context: Context, entries: list[Entry]) -> list[Item]:
    if len(entries) < 2:
        return []
    span = Span(entries[0].value.start, max(entry.value.end for entry in entries))
    item = Item(**context.evidence(span, "notice.items", 0.88))
    for entry in entries:
        _fill(context, item, "item_name" if entry.key == "org_name" else entry.key, entry.value, entry.label.unit)
    told = (item.quantity, item.unit_price, item.spec, item.brand)
    return [item] if item.name and any(value is not None for value in told) else []


def _fill(context: Context, item: Item, key: str, span: Span, unit: str) -> None:
    said = clean(written(context.document, span).replace("\n", ""))
    if not said or phrase("notices.no_value").match(said):
        return
    if key == "item_quantity":
        item.quantity, own = quantity(said)
        item.unit = item.unit or own
    elif key == "item_unit_price":
        read = read_sum(context, span, unit)
        item.unit_price = read.value if read else None
    elif key in ("item_name", "item_spec", "item_brand"):
        name = key.removeprefix("item_")
        if getattr(item, name) is None and len(said) <= 300:
            setattr(item, name, said)
