"""Lots: what each may cost, who got it; and lots that nobody got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.facts.context import Context
from extract.facts.convert import text as clean
from extract.facts.notices.awards import Award, is_total, unit_of
from extract.facts.notices.form import Form, Row, masked, tight
from extract.facts.notices.sums import by_lot, read_sum
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Lot

_SUMS = ("budget", "ceiling_price")


def lots(context: Context, form: Form, awarded: Sequence[Award], *, closed: bool) -> list[Lot]:
    """The lots in the order of the text; a purchase without lots that was awarded, or came to nothing, is one row.

    `closed`: the notice says that the purchase came to nothing.
    """
    found: dict[str | None, Lot] = {}
    shared: list[Lot] = []
    """Of lots that several suppliers got, each at a price of its own (入围): a row a supplier."""
    for award in awarded:
        if award.lot in found and _apart(found[award.lot], award):
            shared.append(_award(context, {}, award))
        else:
            _award(context, found, award)
    for row in form.rows:
        _planned(context, form, found, row)
    for entry in form.of(*_SUMS):
        told = list(by_lot(context, entry.value, unit_of(form, entry)))
        if len(told) > 1:
            for lot, one in told:
                _set(_lot(context, found, lot, one.span), entry.key, one.value)
        elif entry.lot is not None and not is_total(entry.label) and entry.part != "change":
            read = read_sum(context, entry.value, unit_of(form, entry))
            if read is not None:
                _set(_lot(context, found, entry.lot, read.span), entry.key, read.value)
    for lot, span in form.failed if awarded or closed else ():
        if lot not in found:
            _lot(context, found, lot, span).outcome = "failed"
    for lot, name, _ in form.lots:
        if name is not None and lot in found and found[lot].name is None:
            found[lot].name = clean(context.tight(name))
    if closed and not found:
        entry_or_none = next(iter(form.of("outcome_reason")), None)
        if entry_or_none is not None:
            _lot(context, found, None, entry_or_none.value).outcome = "failed"
    # A document of which one lot alone is spoken of is about that lot.
    if None in found and len(found) == 2:
        only = next(lot for lot in found if lot is not None)
        if found[None].suppliers == found[only].suppliers:
            del found[None]
    return [*sorted([*found.values(), *shared], key=_order), *_projects(context, form)]


def _projects(context: Context, form: Form) -> list[Lot]:
    """The projects of one intention (采购意向), each with its budget: not lots of one purchase, so none has a number."""
    of_projects = [row for row in form.rows if "project_name" in row.cells and set(_SUMS) & row.cells.keys() and row.lot is None]
    count = Counter(row.table for row in of_projects)
    made: list[Lot] = []
    for row in of_projects:
        name = clean(tight(form.text[row.cells["project_name"].start : row.cells["project_name"].end]))
        if count[row.table] < 2 or masked(context, row.cells["project_name"]) or phrase("notices.no_value").match(name):
            continue
        one = Lot(name=name, **context.evidence(row.span, "notice.project", 0.93))
        for key in _SUMS:
            read = read_sum(context, row.cells[key], row.labels[key].unit) if key in row.cells else None
            if read is not None:
                _set(one, key, read.value)
                one.flags = sorted({*one.flags, *read.flags})
        made.append(one)
    return made


def _order(lot: Lot) -> tuple[int, str]:
    said = lot.lot or ""
    return (int(said), "") if said.isdigit() else (99, said)


def _apart(row: Lot, award: Award) -> bool:
    """True for another supplier of a lot whose price is not that of the first."""
    if {name.value for name in award.names} & set(row.suppliers):
        return False
    amount = award.amount.value if award.amount is not None else None
    rate = award.rate[0] if award.rate is not None else None
    return (amount, rate) != (row.amount, row.rate) and (amount is not None or rate is not None)


def _award(context: Context, found: dict[str | None, Lot], award: Award) -> Lot:
    row = _lot(context, found, award.lot, _whole(context, award))
    for name in award.names:
        if name.value not in row.suppliers:
            row.suppliers.append(name.value)
    row.outcome = "awarded"
    if award.amount is not None:
        row.amount = award.amount.value if row.amount is None or len(award.names) > 1 else row.amount
        row.flags = sorted({*row.flags, *award.amount.flags})
        row.confidence = round(min(row.confidence, 0.94 * award.amount.sure), 2)
    if award.rate is not None and row.rate is None:
        row.rate = award.rate[0]
    return row


def _whole(context: Context, award: Award) -> Span:
    """From the name to the price, where they stand close by; else the name."""
    spans = sorted(award.spans)
    whole = Span(spans[0].start, max(span.end for span in spans))
    return whole if len(whole) <= 300 else spans[0]


def _lot(context: Context, found: dict[str | None, Lot], lot: str | None, span: Span) -> Lot:
    if lot not in found:
        found[lot] = Lot(lot=lot, **context.evidence(span, "notice.lot", 0.94))
    return found[lot]


def _set(row: Lot, name: str, value: object) -> None:
    if getattr(row, name) is None:
        setattr(row, name, value)


def _planned(context: Context, form: Form, found: dict[str | None, Lot], row: Row) -> None:
    """包号 | 包名称 | 预算 | 限价, and 标项名称 | 废标理由."""
    said = {key: tight(form.text[cell.start : cell.end]) for key, cell in row.cells.items()}
    failed = row.part == "closed" or ("outcome_reason" in row.cells and "supplier" not in row.cells)
    lot = row.lot
    if lot is None and "seq" in said and said["seq"].isdigit() and ("lot_name" in row.cells or failed):
        lot = said["seq"].lstrip("0")
    if lot is None or row.part == "change":
        return
    if not (failed or set(_SUMS) & row.cells.keys()):
        if "lot_name" in row.cells and lot in found and found[lot].name is None:
            found[lot].name = clean(said["lot_name"])
        return
    one = _lot(context, found, lot, row.span)
    if "lot_name" in said and one.name is None:
        one.name = clean(said["lot_name"])
    for key in _SUMS:
        if key in row.cells:
            read = read_sum(context, row.cells[key], row.labels[key].unit)
            if read is not None:
                _set(one, key, read.value)
                one.flags = sorted({*one.flags, *read.flags})
    if failed and one.outcome is None:
        one.outcome = "failed"


def of_one(form: Form) -> str | None:
    """The lot of a document that speaks of one alone (包号：2, 第二标段 in a letter); `None` of several or none."""
    told = {lot for lot, _, _ in form.lots} | {row.lot for row in form.rows if row.lot}
    return next(iter(told)) if len(told) == 1 else None
