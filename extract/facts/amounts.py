"""Amounts: every sum of money of the document, and what each one is."""

from __future__ import annotations

import re

from extract.facts.context import Context
from extract.facts.money import Mention, mentions
from extract.model import Span
from extract.record import Amount, Evidence, Fields, Item, Payment, Penalty

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("net", re.compile(r"不含(?:增值)?税[^。；]{0,16}$")),
    ("tax", re.compile(r"(?<![含除])(?:增值税额?|税额|税款|税金|税费)[^。；，]{0,12}$")),
    ("bond", re.compile(r"(?:履约|投标|安全|诚信)(?:保证金|担保|保函|押金|金)[^。；]{0,30}$|押金[^。；]{0,12}$")),
    ("retention", re.compile(r"(?:质量保证金|质保金|保修金|保留金|尾款)[^。；]{0,24}$")),
    ("cap", re.compile(r"(?:不超过|最高|上限|限额|封顶)[^。；，]{0,16}$")),
    ("budget", re.compile(r"(?:预算|最高限价|控制价|采购限价)[^。；，]{0,14}$")),
    ("unit_price", re.compile(r"单价[^。；，]{0,14}$|每(?:平方米|人|月|台|套|年|次|个|吨|米|公里)[^。；，]{0,8}$")),
    ("penalty", re.compile(r"(?:违约金|罚款|扣款|滞纳金|赔偿金|扣除|扣罚)[^。；，]{0,14}$")),
)
_PER = re.compile(r"^(?:/|／|每)(?:人|月|平方米|台|套|年|次|个|吨|㎡|m2|天|日|工日|平米)")


def amounts(
    context: Context, fields: Fields, payments: list[Payment], penalties: list[Penalty], items: list[Item]
) -> list[Amount]:
    """One row a mention; then one row for each price of each item, for figures in tables carry no currency sign."""
    rows = [_mention(context, mention, fields, payments, penalties) for mention in mentions(context)]
    covered = {(row.start, row.end) for row in rows}
    for item in items:
        evidence = {name: getattr(item, name) for name in Evidence.model_fields}
        if item.unit_price is not None and not item.is_total:
            rows.append(Amount(kind="unit_price", value=item.unit_price, figures=item.unit_price, **evidence))
        if item.amount is not None and (item.start, item.end) not in covered:
            kind = "other" if item.is_total else "line_total"
            if item.is_total and fields.total_amount is not None and item.amount == fields.total_amount.value:
                kind = "total"
            rows.append(Amount(kind=kind, value=item.amount, figures=item.amount, **evidence))  # type: ignore[arg-type]
    rows.sort(key=lambda row: (row.start, row.end, row.kind))
    return rows


def _mention(
    context: Context, mention: Mention, fields: Fields, payments: list[Payment], penalties: list[Penalty]
) -> Amount:
    kind = _kind(context, mention, fields, payments, penalties)
    confidence = 0.93 if mention.agrees else 0.5
    if not mention.agrees:
        context.note(f"amounts：小写 {mention.figures} 与大写 {mention.words} 不一致，请核对原文")
    currency = "CNY"
    return Amount(
        kind=kind,  # type: ignore[arg-type]
        value=mention.value,
        currency=currency,
        figures=mention.figures,
        words=mention.words,
        **context.evidence(mention.span, mention.rule, confidence),
    )


def _kind(
    context: Context, mention: Mention, fields: Fields, payments: list[Payment], penalties: list[Penalty]
) -> str:
    for name, kind in (("amount_excluding_tax", "net"), ("tax_amount", "tax"), ("performance_bond_amount", "bond"), ("retention_amount", "retention")):
        fact = getattr(fields, name)
        if fact is not None and fact.start < mention.span.end and mention.span.start < fact.end:
            return kind
    if _inside(mention.span, penalties) and any(p.amount == mention.value for p in penalties if p.start <= mention.span.start < p.end):
        return "penalty"
    if any(p.cap_amount == mention.value for p in penalties if p.start <= mention.span.start < p.end + 80):
        return "cap"
    if any(p.amount == mention.value and p.amount_source == "stated" and p.start <= mention.span.start < p.end for p in payments):
        total = fields.total_amount
        return "total" if total is not None and total.value == mention.value and len(payments) > 1 else "instalment"
    if fields.total_amount is not None and mention.value == fields.total_amount.value:
        return "total"
    line = context.document.line_at(mention.span.start)
    before = context.tight(Span(line.start, mention.span.start))[-48:]
    after = context.tight(Span(mention.span.end, line.end))[:8]
    if _PER.match(after):
        return "unit_price"
    for kind, pattern in _CUES:
        if pattern.search(before):
            return kind
    return "other"


def _inside(span: Span, rows: list[Penalty]) -> bool:
    return any(row.start <= span.start < row.end for row in rows)
