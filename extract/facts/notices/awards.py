"""Who got which lot at what price: from labels that follow one another, and from rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.notices.form import Entry, Form, Row, tight
from extract.facts.notices.labels import Label
from extract.facts.notices.names import Name, read_names
from extract.facts.notices.sums import Sum, read_rate, whole_sum
from extract.facts.parties import gates
from extract.lexicon import phrase
from extract.lexicon.simplified import simplified
from extract.model import Span

_ITEMS = frozenset({"item_quantity", "item_unit_price", "item_brand", "item_spec"})
_TOTAL = ("line_total",)
_DETAILS = ("address", "phone", "contact", "legal_representative")
_UNIT_WITHIN = 4
_MOST_LOTS = 99
"""Entries behind a sum within which its unit may stand as a field of its own (价格单位：万元)."""


@dataclass
class Award:
    """The winners of a lot (members of a consortium each) with price or rate; `rows` are where it is told."""

    lot: str | None
    names: list[Name]
    via: str
    amount: Sum | None = None
    rate: tuple[Decimal, Span] | None = None
    uscc: tuple[str, Span] | None = None
    details: dict[str, Span] = field(default_factory=dict)
    """Other cells of the row of a single winner: its address, telephone."""
    label: str = ""
    spans: list[Span] = field(default_factory=list)
    net: bool = False
    """The price is one without tax, which gives way to one with it."""


def awards(context: Context, form: Form, *, letter: bool) -> list[Award]:
    """The awards in the order of the text, each lot and supplier once; a `letter` goes to the one who won."""
    found = [*of_labels(context, form), *_of_rows(context, form)]
    if letter and not found:
        found = list(_of_letter(context, form))
    merged: list[Award] = []
    known: dict[frozenset[str], list[Award]] = {}
    for one in found:
        of_names = known.setdefault(frozenset(name.value for name in one.names), [])
        same = next((other for other in of_names if _same(other, one)), None)
        if same is None:
            merged.append(one)
            of_names.append(one)
            continue
        same.lot = same.lot or one.lot
        same.amount = same.amount or one.amount
        same.rate = same.rate or one.rate
        same.uscc = same.uscc or one.uscc
    return merged


def unit_of(form: Form, entry: Entry) -> str:
    """The unit of a sum: of its label, or of the field 价格单位 behind it."""
    if entry.label.unit:
        return entry.label.unit
    for other in form.behind(entry, _UNIT_WITHIN):
        if other.key == "unit":
            found = phrase("notices.unit_inside").search(tight(form.text[other.value.start : other.value.end]))
            return found["unit"] if found else ""
        if other.key in ("amount", "budget", "ceiling_price"):
            break
    return ""


def is_total(label: Label) -> bool:
    """True for a sum of the whole purchase: 总中标金额, 合同金额."""
    return label.lot is None and phrase("notices.total_label").search(label.core) is not None


def _same(one: Award, other: Award) -> bool:
    if one.amount is not None and other.amount is not None and one.amount.value != other.amount.value:
        return False
    return one.lot == other.lot or None in (one.lot, other.lot)


def of_labels(context: Context, form: Form) -> Iterator[Award]:
    """供应商名称 opens an award, what follows belongs to it until the next; a sum before its supplier waits for it."""
    current: Award | None = None
    waiting: Sum | None = None
    ahead = False
    """The first sum stood in front of its supplier: so do those of the others."""
    for entry in form.entries:
        if entry.key == "supplier" or (entry.key == "org_name" and entry.part in ("award", "supplier")):
            if entry.part in ("items", "change"):
                continue
            names = read_names(context, entry.value)
            if not names:
                continue
            if current is not None:
                yield current
            ahead = ahead or (current is None and waiting is not None)
            current = Award(entry.lot, names, entry.via, waiting, label=entry.label.core, spans=[entry.value])
            waiting = None
        elif entry.key == "amount" and entry.part not in ("change", "fee") and not is_total(entry.label):
            read = whole_sum(context, entry.value, unit_of(form, entry))
            rate = read_rate(context, entry.value) if read is None else None
            open_ = current is not None and current.rate is None and (current.amount is None or (current.net and not entry.label.net))
            if current is not None and open_ and _near(current, entry):
                current.amount, current.rate, current.net = read, rate, entry.label.net
                current.spans.append(entry.value)
            elif current is None or ahead:
                waiting = read
        elif entry.key == "rate" and current is not None and current.rate is None and _near(current, entry):
            current.rate = read_rate(context, entry.value)
            current.spans.append(entry.value)
        elif entry.key == "detail" and entry.label.detail == "uscc" and current is not None and entry.side == "supplier":
            current.uscc = current.uscc or read_uscc(context, entry.value)
        elif entry.part in ("buyer", "agency", "watch") and current is not None:
            yield current
            current = None
    if current is not None:
        yield current


def _of_letter(context: Context, form: Form) -> Iterator[Award]:
    """某某公司：贵公司被确定为成交供应商: who is written to, with the sum that is named."""
    lines = context.document.lines
    told = next((i for i, line in enumerate(lines) if phrase("notices.letter_award").search(context.tight(line.span))), None)
    if told is None:
        return
    for line in reversed(lines[: told + 1]):
        view = context.document.view
        match = phrase("notices.letter_to").match(simplified(context.tight(line.span)))
        if match is None:
            continue
        i = view.index(line.start)
        names = read_names(context, Span(*view.span(i + match.start("name"), i + match.end("name"))))
        if not names:
            continue
        amount = next((read for entry in form.of("amount") if (read := whole_sum(context, entry.value, unit_of(form, entry)))), None)
        yield Award(None, names, "prose", amount, spans=[line.span])
        return


def _near(current: Award, entry: Entry) -> bool:
    return entry.lot in (None, current.lot) or current.lot is None


def _of_rows(context: Context, form: Form) -> Iterator[Award]:
    """Rows with a winner and a price: 供应商名称 | 供应商地址 | 中标金额."""
    rows = [row for row in form.rows if is_award(row) and not _lost(form, row)]
    numbers: dict[Span, list[str | None]] = {}
    for row in rows:
        numbers.setdefault(row.table, []).append(_number(form, row))
    for row in rows:
        names = read_names(context, row.cells["supplier"])
        if not names:
            continue
        lot = row.lot or _lot_by_number(form, row, numbers[row.table])
        told = ("amount", "rate", "awarded", *_TOTAL, *(("price",) if _won_said(row) else ()))
        label, cell = next(((row.labels[key], row.cells[key]) for key in told if key in row.cells), (None, None))
        award = Award(lot, names, "row", label=row.labels["supplier"].core, spans=[row.span])
        if cell is not None and label is not None:
            award.amount = whole_sum(context, cell, label.unit)
            award.rate = read_rate(context, cell) if award.amount is None else None
        if len(names) == 1:
            own = ("", "supplier")
            award.details = {key: row.cells[key] for key in _DETAILS if key in row.cells and row.labels[key].side in own}
        if "uscc" in row.cells:
            award.uscc = read_uscc(context, row.cells["uscc"])
        yield award


def is_award(row: Row) -> bool:
    """True for a row of winners: it has a supplier and its price, and neither quantities nor scores."""
    if "supplier" not in row.cells or row.part in ("change", "closed"):
        return False
    if items := _ITEMS & row.labels.keys():  # 标项名称 | 数量 | 总价 | 中标供应商: a lot a row, with how many of it
        return items == {"item_quantity"} and "lot_name" in row.labels and bool({"amount", *_TOTAL} & row.cells.keys())
    if {"passed", "reason"} & row.labels.keys():
        return False
    priced = bool({"amount", "rate", *_TOTAL} & row.labels.keys())
    compared = {"score", "rank", "price"} & row.labels.keys()
    return priced or _won_said(row) or (row.part == "award" and not compared)


def _won_said(row: Row) -> bool:
    """True where the head of the column says that its suppliers won: 中标人 | 综合得分."""
    return phrase("notices.won_said").match(row.labels["supplier"].core) is not None


def _lost(form: Form, row: Row) -> bool:
    """True for a row that says of itself that it is not the first; those of a shortlist (入围供应商) are all in it."""
    said = {key: tight(form.text[cell.start : cell.end]) for key, cell in row.cells.items() if key in ("rank", "awarded")}
    if phrase("notices.shortlist").search(row.labels["supplier"].core):
        said.pop("rank", None)
    first = phrase("notices.rank_first").match(said["rank"]) if "rank" in said else True
    return not first or ("awarded" in said and phrase("notices.not_won").match(said["awarded"]) is not None)


def _lot_by_number(form: Form, row: Row, numbers: Sequence[str | None]) -> str | None:
    """序号 is the lot where a table of results has several winners, each with a number and a price of its own."""
    if row.part != "award" or not {"seq", "amount"} <= row.cells.keys():
        return None
    apart = len(numbers) > 1 and len(numbers) <= _MOST_LOTS and None not in numbers and len(set(numbers)) == len(numbers)
    return _number(form, row) if apart else None


def _number(form: Form, row: Row) -> str | None:
    said = tight(form.text[row.cells["seq"].start : row.cells["seq"].end]) if "seq" in row.cells else ""
    return said.lstrip("0") if said.isdigit() and len(said) <= 2 else None


def read_uscc(context: Context, span: Span) -> tuple[str, Span] | None:
    """A credit code whose check character is right, and where it stands."""
    view = context.document.view
    i, j = view.index(span.start), view.index(span.end)
    found = gates.read("uscc", view.text[i:j])
    return (found.value, Span(*view.span(i + found.start, i + found.end))) if found else None
