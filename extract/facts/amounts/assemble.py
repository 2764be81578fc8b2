"""Amounts: every sum of money of the document, and what each one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from extract.facts.amounts.kinds import AFTER, kind_by_cue
from extract.facts.context import Context
from extract.facts.reading.sums import Mention, mentions
from extract.model import Span
from extract.record import Amount, Evidence, Fields, Item, Payment, Penalty

_FIELDS = (
    ("amount_excluding_tax", "net"),
    ("tax_amount", "tax"),
    ("performance_bond_amount", "bond"),
    ("retention_amount", "retention"),
)
_CAP_BEHIND = 80  # characters behind a penalty within which its cap may stand


def amounts(
    context: Context, fields: Fields, payments: list[Payment], penalties: list[Penalty], items: list[Item]
) -> list[Amount]:
    """One row a mention, one for each price of each item and one for each instalment of a table.

    Figures in tables carry no currency sign, so the items and the payments know them and the mentions do not;
    a sum that both know is one row.
    """
    found = mentions(context)
    rows = [
        _mention(context, mention, fields, payments, penalties)
        for mention in found
        if not _is_price_of_item(mention, items)
    ]
    stated = [(row.start, row.end, row.value) for row in rows if row.value is not None]
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


def _is_stated(row: Evidence, value: Decimal, stated: Sequence[tuple[int, int, Decimal]]) -> bool:
    return any(row.start < end and start < row.end and value == other for start, end, other in stated)


def _is_price_of_item(mention: Mention, items: Sequence[Item]) -> bool:
    """A cell such as ¥1,200.00 is the item's price, and listed with the item."""
    return any(
        mention.value in (item.unit_price, item.amount)
        for item in items
        if not item.is_total and item.start <= mention.span.start and mention.span.end <= item.end
    )


def _of_item(item: Item, fields: Fields, stated: Sequence[tuple[int, int, Decimal]]) -> list[Amount]:
    rows: list[Amount] = []
    if item.unit_price is not None and not item.is_total:
        rows.append(Amount(kind="unit_price", value=item.unit_price, figures=item.unit_price, **_evidence(item)))
    if item.amount is not None and not (item.is_total and _is_stated(item, item.amount, stated)):
        kind = _total_kind(item, fields) if item.is_total else "line_total"
        rows.append(Amount(kind=kind, value=item.amount, figures=item.amount, **_evidence(item)))  # type: ignore[arg-type]
    return rows


def _total_kind(item: Item, fields: Fields) -> str:
    name = item.name or ""
    if re.search(r"不含税|未税|税前", name):
        return "net"
    if re.match(r"(?:增值)?税(?:金|额|款)?|增值税", name):
        return "tax"
    total = fields.total_amount
    return "total" if total is not None and item.amount == total.value else "other"


def _mention(
    context: Context, mention: Mention, fields: Fields, payments: list[Payment], penalties: list[Penalty]
) -> Amount:
    confidence = 0.93 if mention.agrees else 0.5
    if not mention.agrees:
        context.note(f"amounts：小写 {mention.figures} 与大写 {mention.words} 不一致，请核对原文")
    return Amount(
        kind=_kind(context, mention, fields, payments, penalties),  # type: ignore[arg-type]
        value=mention.value,
        figures=mention.figures,
        words=mention.words,
        currency=mention.currency,
        **context.evidence(mention.span, mention.rule, confidence),
    )


def _kind(context: Context, mention: Mention, fields: Fields, payments: list[Payment], penalties: list[Penalty]) -> str:
    """What other parts of the record know of the sum, before what the words around it tell."""
    start, value = mention.span.start, mention.value
    for name, kind in _FIELDS:
        fact = getattr(fields, name)
        if fact is not None and fact.start < mention.span.end and start < fact.end:
            return kind
    if any(p.amount == value and p.start <= start < p.end for p in penalties):
        return "penalty"
    if any(p.cap_amount == value and p.start <= start < p.end + _CAP_BEHIND for p in penalties):
        return "cap"
    total = fields.total_amount.value if fields.total_amount is not None else None
    before, after = _around(context, mention)
    strong = kind_by_cue(before, after, strong=True)
    if strong is not None:
        return strong
    if any(p.amount == value and p.amount_source == "stated" and p.start <= start < p.end for p in payments):
        return "total" if total == value and len(payments) > 1 else "instalment"
    if total == value:
        return "total"
    return kind_by_cue(before, after) or "other"


def _around(context: Context, mention: Mention) -> tuple[str, str]:
    """The tight text of the line before and after a sum, brackets and 人民币 at the sum's edges left out.

    A sum that begins its line is told by the end of the line before (单价⏎1,480,000元), unless a sentence ended there.
    """
    line = context.document.line_at(mention.span.start)
    before = context.tight(Span(line.start, mention.span.start))
    if not re.search(r"[一-龥]", before.replace("人民币", "")) and line.start > 0:
        above = context.document.line_at(line.start - 1)
        before = context.tight(above.span) + before
    after = context.tight(Span(mention.span.end, max(line.end, mention.span.end)))
    return re.sub(r"[（(¥￥]+$|人民币$", "", before), after.lstrip("元整）)")[:AFTER]
