"""Amounts: every sum of money of the document, and what each one is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extract.facts.amounts.kinds import AFTER, kind_by_cue
from extract.facts.amounts.places import Places
from extract.facts.context import Context
from extract.facts.reading.sums import Mention, currency_at, mentions
from extract.lexicon import phrase, says
from extract.model import Fact, Span
from extract.record import Amount, Evidence, Fields, Item, Payment, Penalty
from extract.rulebook.book import MALFORMED

_FIELDS = (
    ("amount_excluding_tax", "net"),
    ("tax_amount", "tax"),
    ("performance_bond_amount", "bond"),
    ("retention_amount", "retention"),
)
_AROUND = 200  # characters on either side of a sum that may tell what it is (layout included; cues look at fewer)
_CAP_BEHIND = 80  # characters behind a penalty within which its cap may stand


def amounts(
    context: Context, fields: Fields, payments: list[Payment], penalties: list[Penalty], items: list[Item]
) -> list[Amount]:
    """One row a mention, one for each price of each item and one for each instalment of a table.

    Figures in tables carry no currency sign, so the items and the payments know them and the mentions do not;
    a sum that both know is one row.
    """
    others = _Others(payments, penalties)
    prices = Places(
        (value, item.start, item.end) for item in items if not item.is_total for value in (item.unit_price, item.amount)
    )
    rows = [
        _mention(context, mention, fields, others)
        for mention in mentions(context)
        if not prices.covers(mention.value, mention.span.start, mention.span.end)  # ¥1,200.00 of a cell: with its item
    ]
    rows += [_unread(context, fact) for fact in context.of(f"{MALFORMED}money")]
    stated = Places((row.value, row.start, row.end) for row in rows)
    for item in items:
        rows.extend(_of_item(item, fields, stated))
    for payment in payments:
        value = payment.amount
        if value is None or payment.amount_source != "stated" or _is_stated(payment, value, stated):
            continue
        rows.append(Amount(kind="instalment", value=value, figures=value, **_evidence(payment)))
    rows.sort(key=lambda row: (row.start, row.end, row.kind))
    return rows


def _evidence(row: Evidence) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Evidence.model_fields}


class _Others:
    """What payments and penalties know of the sums in their own words."""

    def __init__(self, payments: Sequence[Payment], penalties: Sequence[Penalty]) -> None:
        self.penalties = Places((row.amount, row.start, row.end) for row in penalties)
        self.caps = Places((row.cap_amount, row.start, row.end + _CAP_BEHIND) for row in penalties)
        self.payments = Places((row.amount, row.start, row.end) for row in payments if row.amount_source == "stated")
        self.instalments = len(payments)


def _is_stated(row: Evidence, value: Decimal, stated: Places) -> bool:
    return stated.meets(value, row.start, row.end)


def _of_item(item: Item, fields: Fields, stated: Places) -> list[Amount]:
    rows: list[Amount] = []
    if item.unit_price is not None and not item.is_total:
        rows.append(Amount(kind="unit_price", value=item.unit_price, figures=item.unit_price, **_evidence(item)))
    if item.amount is not None and not (item.is_total and _is_stated(item, item.amount, stated)):
        kind = _total_kind(item, fields) if item.is_total else "line_total"
        rows.append(Amount(kind=kind, value=item.amount, figures=item.amount, **_evidence(item)))  # type: ignore[arg-type]
    return rows


def _total_kind(item: Item, fields: Fields) -> str:
    name = item.name or ""
    if says("amounts.without_tax", name):
        return "net"
    if says("amounts.tax", name):
        return "tax"
    total = fields.total_amount
    return "total" if total is not None and item.amount == total.value else "other"


def _unread(context: Context, fact: Fact) -> Amount:
    """A sum that is written and cannot be read whole: a row without a value."""
    kind = kind_by_cue(*_around(context, fact.span)) or "other"
    evidence = {**context.evidence(fact.span, fact.rule, 0.0), "flags": ["malformed"]}
    return Amount(kind=kind, value=None, currency=currency_at(context, fact.span), **evidence)  # type: ignore[arg-type]


def _mention(context: Context, mention: Mention, fields: Fields, others: _Others) -> Amount:
    confidence = 0.93 if mention.agrees else 0.5
    if not mention.agrees:
        context.note(f"amounts：小写 {mention.figures} 与大写 {mention.words} 不一致，请核对原文")
    return Amount(
        kind=_kind(context, mention, fields, others),  # type: ignore[arg-type]
        value=mention.value,
        figures=mention.figures,
        words=mention.words,
        currency=mention.currency,
        **context.evidence(mention.span, mention.rule, confidence),
    )


def _kind(context: Context, mention: Mention, fields: Fields, others: _Others) -> str:
    """What other parts of the record know of the sum, before what the words around it tell."""
    start, value = mention.span.start, mention.value
    for name, kind in _FIELDS:
        fact = getattr(fields, name)
        if fact is not None and fact.start < mention.span.end and start < fact.end:
            return kind
    if others.penalties.covers(value, start, start + 1):
        return "penalty"
    if others.caps.covers(value, start, start + 1):
        return "cap"
    total = fields.total_amount.value if fields.total_amount is not None else None
    before, after = _around(context, mention.span)
    strong = kind_by_cue(before, after, strong=True)
    if strong is not None:
        return strong
    if others.payments.covers(value, start, start + 1):
        return "total" if total == value and others.instalments > 1 else "instalment"
    if total == value:
        return "total"
    return kind_by_cue(before, after) or "other"


def _around(context: Context, span: Span) -> tuple[str, str]:
    """The tight text of the line before and after a sum, brackets and 人民币 at the sum's edges left out.

    A sum that begins its line is told by the end of the line before (单价⏎1,480,000元), unless a sentence ended there.
    """
    line = context.document.line_at(span.start)
    first = max(line.start, span.start - _AROUND)
    before = context.tight(Span(first, span.start))
    if not says("amounts.words", before) and first == line.start > 0:
        above = context.document.line_at(line.start - 1)
        before = context.tight(Span(max(above.start, above.end - _AROUND), above.end)) + before
    after = context.tight(Span(span.end, min(max(line.end, span.end), span.end + _AROUND)))
    return phrase("amounts.sign").sub("", before), after.lstrip("元整）)")[:AFTER]
