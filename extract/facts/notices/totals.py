"""The price of all that a notice speaks of: labelled as a total, of its only award, of an invoice, of the only bid."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.fields.numbers import lot as numeral
from extract.facts.notices.awards import Award, is_total, unit_of
from extract.facts.notices.form import Entry, Form
from extract.facts.notices.invoice import total_of
from extract.facts.notices.sums import Sum, read_sum, whole_sum
from extract.lexicon import phrase
from extract.model import Span
from extract.record import ExactFact, Item

_STOPS = frozenset("，。；\n")
_LEAD = 3
"""Characters of a currency (人民币) in front of a sum."""
_REACH = 30_000
"""Characters of a text within which other lots are looked for."""


def total(context: Context, form: Form, kind: str, awarded: list[Award]) -> dict[str, ExactFact | None]:
    """The price of all: as a total is labelled, else that of the only award; of several lots only what is stated."""
    several = len({award.lot for award in awarded}) > 1 or len({name.value for one in awarded for name in one.names}) > 1
    totals: list[Sum] = []
    stated = form.of("amount", *(("price",) if kind == "bid" else ()))
    gross = [entry for entry in stated if not entry.label.net]
    for entry in gross or stated:
        stays = kind == "contract_notice" and entry.part == "change" and _plainly_stated(context, form, entry)
        if (entry.part in ("change", "fee") and not stays) or (entry.lot is not None and several):
            continue
        if not is_total(entry.label) and several:
            continue
        read = whole_sum(context, entry.value, unit_of(form, entry))
        if read is not None:
            totals.append(read)
    if not totals and len(awarded) == 1 and awarded[0].amount is not None and not _one_of_several(context, awarded[0]):
        totals = [awarded[0].amount]
    if kind == "invoice" and not totals:
        totals = [one for one in (total_of(context),) if one is not None]
    if not totals and kind == "bid":
        totals = [one for one in (_offered(context, form),) if one is not None]
    return total_facts(context, totals)


def _plainly_stated(context: Context, form: Form, entry: Entry) -> bool:
    """True for a sum that is all that its label says, up to a comma: among changes to a contract its price that stays."""
    read = whole_sum(context, entry.value, unit_of(form, entry))
    if read is None:
        return False
    stop = next((i for i in range(entry.value.start, entry.value.end) if form.text[i] in _STOPS), entry.value.end)
    return read.span.start - entry.value.start <= _LEAD and 0 <= stop - read.span.end <= 1


def _one_of_several(context: Context, award: Award) -> bool:
    """True if the only award that was read is of a lot, and the text speaks of other lots as well."""
    if award.lot is None:
        return False
    marks = phrase("notices.lot_mark").finditer(context.document.view.text, 0, _REACH)
    return any(numeral(mark["a"] or mark["b"] or mark["c"]) != award.lot for mark in marks)


def _offered(context: Context, form: Form) -> Sum | None:
    """The price of the only bid in a table (投标人名称 | 投标报价), or what the last line of a quotation comes to."""
    for key in ("price", "first_price", "grand_total"):
        rows = [row for row in form.rows if key in row.cells]
        if len(rows) == 1:
            return read_sum(context, rows[0].cells[key], rows[0].labels[key].unit)
        entries = form.of(key)
        if len(entries) == 1:
            return read_sum(context, entries[0].value, unit_of(form, entries[0]))
    return None


def of_list(context: Context, items: Sequence[Item]) -> ExactFact | None:
    """What the last row of a price list says that its rows come to, where they do; `None` for any other list."""
    totals = [(item.amount, item) for item in items if item.is_total and item.amount is not None]
    rows = [item.amount for item in items if not item.is_total]
    if len(totals) != 1 or None in rows or sum(one for one in rows if one is not None) != totals[0][0]:
        return None
    value, row = totals[0]
    return ExactFact(value=value, **context.evidence(Span(row.start, row.end), "notice.total_amount", 0.9))


def total_facts(context: Context, totals: list[Sum]) -> dict[str, ExactFact | None]:
    """`total_amount` and `total_amount_words` of what is stated; statements that differ are told, the surest is taken."""
    if not totals:
        return {"total_amount": None, "total_amount_words": None}
    best = max(totals, key=lambda one: one.sure)
    evidence = context.evidence(best.span, "notice.total_amount", 0.95 * best.sure)
    flags, others = [*evidence.pop("flags", []), *best.flags], sorted({_shown(one.value) for one in totals} - {_shown(best.value)})
    if others:
        flags.append("conflict")
        evidence["confidence"] = min(evidence["confidence"], 0.6)
    made = ExactFact(value=best.value, **evidence, flags=sorted(set(flags)), others=others)
    said = next((one for one in totals if one.words is not None), None)
    in_words = None
    if said is not None and said.words is not None:
        in_words = ExactFact(value=said.words, **context.evidence(said.span, "notice.total_amount", 0.9 * said.sure))
    return {"total_amount": made, "total_amount_words": in_words}


def _shown(value: Decimal) -> str:
    return format(value, "f")
