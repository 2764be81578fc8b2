"""Invoices as text or recognition gives them: two columns side by side, captions letter by letter, rows torn into lines.

    购 名称：青石县教育局   销 名称：云桥印务有限公司
    *印刷品*宣传册 A4 册 5000 3.6792452830188 18396.23 6% 1103.77
    合 计 ¥18396.23 ¥1103.77
    价税合计（大写） 壹万玖仟伍佰圆整 （小写）¥19500.00

Prices of its rows and the first figure of 合计 are without tax, as they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.notices.form import masked, plain
from extract.facts.notices.invoice_sides import parties
from extract.facts.notices.sums import Sum, read_sum
from extract.lexicon import phrase
from extract.model import Span
from extract.record import ExactFact, Item, Party, TextFact
from extract.values.number import figure

_CENT = Decimal("0.01")
_NEAR = Decimal("0.001")
_SUM_REACH = 60
_FIGURE = re.compile(r"[¥￥]?-?\d[\d,]*(?:\.\d+)?")
_RATE = re.compile(r"(\d{1,2}(?:\.\d)?)%")


@dataclass
class Invoice:
    """What an invoice states; `fields` of the record, `facts` of `Record.notice`."""

    fields: dict[str, ExactFact | None] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    parties: list[Party] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)


def invoice(context: Context) -> Invoice:
    """The whole invoice. Net and tax are taken where they add up to the total, or where no total is read."""
    text = plain(context)
    made = Invoice(parties=parties(context, text), items=list(_items(context, text)))
    for name in ("invoice_number", "invoice_code"):
        match = phrase(f"notices.{name}").search(text)
        if match is not None:
            span = Span(*match.span("value"))
            made.facts[name] = TextFact(value=match["value"], **context.evidence(span, f"notice.{name}", 0.95))
    total = total_of(context)
    made.fields |= _net_and_tax(context, text, total)
    rates = list(_RATE.finditer(text, *_rows(text)))
    if len({match[0] for match in rates}) == 1:  # of several none is that of the invoice
        evidence = context.evidence(Span(*rates[0].span()), "notice.tax_rate", 0.93)
        made.fields["tax_rate"] = ExactFact(value=ratio(figure(rates[0][1], "%")), **evidence)
    return made


def total_of(context: Context) -> Sum | None:
    """价税合计（大写）叁万圆整（小写）¥30000.00, wherever its lines end."""
    text = plain(context)
    match = phrase("notices.invoice_total").search(text)
    return read_sum(context, Span(match.end(), min(match.end() + _SUM_REACH, len(text))), "元") if match else None


def _net_and_tax(context: Context, text: str, total: Sum | None) -> dict[str, ExactFact | None]:
    match = phrase("notices.invoice_sums").search(text)
    if match is None:
        return {}
    net, tax = (figure(match[name]) for name in ("net", "tax"))
    if net is None or tax is None:
        return {}
    if total is not None and net + tax != total.value:
        return {}
    sure = 0.97 if total is not None else 0.85
    return {
        name: ExactFact(value=money(value), **context.evidence(Span(*match.span(group)), f"notice.{name}", sure))
        for name, group, value in (("amount_excluding_tax", "net", net), ("tax_amount", "tax", tax))
    }


def _rows(text: str) -> tuple[int, int]:
    """Where the rows stand: from the first mark (*印刷品*宣传册) to 合计; empty where one of them is missing."""
    first = phrase("notices.invoice_row").search(text)
    foot = phrase("notices.invoice_foot").search(text, first.start()) if first else None
    return (first.start(), foot.start()) if first and foot else (0, 0)


def _items(context: Context, text: str) -> Iterator[Item]:
    """Row by row, from mark to mark."""
    start, end = _rows(text)
    marks = list(phrase("notices.invoice_row").finditer(text, start, end))
    for k, mark in enumerate(marks):
        stop = marks[k + 1].start() if k + 1 < len(marks) else end
        item = _item(context, text, mark.end(), stop, Span(mark.start(), stop))
        if item is not None:
            yield item


def _item(context: Context, text: str, start: int, end: int, row: Span) -> Item | None:
    """Name [specification] [unit] [quantity price] amount rate tax; `None` where they cannot be told apart."""
    words = text[start:end].split()
    at = next((i for i, word in enumerate(words) if phrase("notices.invoice_rate").match(word)), -1)
    if at < 2:
        return None
    figures: list[Decimal] = []
    while at - len(figures) - 1 > 0 and len(figures) < 3:
        value = figure(words[at - len(figures) - 1]) if _FIGURE.fullmatch(words[at - len(figures) - 1]) else None
        if value is None:
            break
        figures.append(value)
    if not figures or masked(context, Span(start, start + len(words[0]))):
        return None
    item = Item(**context.evidence(Span(row.start, row.start + len(text[row.start : row.end].rstrip())), "notice.invoice_row", 0.88))
    item.name = words[0] + "".join(word for word in words[at + 2 :] if not _FIGURE.fullmatch(word))
    item.amount = money(figures[0])
    between = words[1 : at - len(figures)]
    if len(figures) == 3 and abs(figures[2] * figures[1] - figures[0]) <= max(_CENT, abs(figures[0]) * _NEAR):
        item.quantity, item.unit_price = figures[2], figures[1]
        item.unit = between.pop() if between and len(between[-1]) <= 4 else None
        item.spec = " ".join(between) or None
    return item
