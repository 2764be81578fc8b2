"""Items told in sentences (A4复印纸，数量300包，单价22元，小计6600元), where a contract has no price table.

A quantity and a price stand with every name; one row at least proves itself (quantity × price = amount), or the rows make
a sum that the contract states. Anything less is a sentence about money, and no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import text
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Item
from extract.structure.item_rules import row_is
from extract.text.sentences import STOPS
from extract.values.number import figure

RULE = "items.prose"
_CONFIDENCE = 0.85
NEVER = frozenset({
    "payment", "liability", "assessment", "bond", "dispute", "signature", "personnel", "warranty", "support", "insurance",
    "integrity", "confidentiality", "termination", "tax", "invoice",
})  # fmt: skip
_ENDS = STOPS + "\n"
_END = re.compile(f"[{_ENDS}]")
_REACH = 4  # characters between the name of a price and its figure


def prose(context: Context) -> list[Item]:
    """The items of the first article whose sentences make a list."""
    for clause in context.outline.clauses:
        if len(context.outline.ancestors(clause)) > 1 or clause.part in ("signature", "cover") or set(clause.types) & NEVER:
            continue
        article = context.outline.subtree(clause)
        rows = [row for entry in _entries(context, article) if (row := _read(context, *entry)) is not None]
        if rows and _is_list(context, rows):
            return rows
    return []


def _is_list(context: Context, rows: list[Item]) -> bool:
    amounts = [_amount(row) for row in rows]
    if any(row.amount is not None and row.unit_price is not None for row in rows):
        return True
    whole = sum((amount for amount in amounts if amount is not None), Decimal(0))
    return None not in amounts and any(mention.value == whole for mention in mentions(context))


def _amount(row: Item) -> Decimal | None:
    if row.amount is None and row.quantity is not None and row.unit_price is not None:
        return (row.quantity * row.unit_price).quantize(Decimal("0.01"))
    return row.amount


def _entries(context: Context, article: Span) -> Iterator[tuple[int, int]]:
    """Stretches of the view that may be one item each: from one name to the next; what begins with a label goes with the name before."""
    view = context.document.view
    at, end = view.index(article.start), view.index(article.end)
    start: int | None = None
    while at < end:
        found = _END.search(view.text, at, end)
        stop = found.start() if found else end
        piece = view.text[at:stop]
        if "\t" in piece or not piece:
            if start is not None:
                yield start, at
            start = None
        elif start is None or not phrase("items.prose_label").match(piece):
            if start is not None:
                yield start, at
            start = at
        at = stop + 1
    if start is not None:
        yield start, end


def _read(context: Context, start: int, end: int) -> Item | None:
    view = context.document.view
    words = view.text[start:end].rstrip(_ENDS)
    named = phrase("items.prose_name").match(words)
    if named is None or phrase("items.prose_no_name").search(named["name"]) or row_is("total", named["name"]):
        return None
    behind = words[named.end("name") :]
    counted = phrase("items.prose_labelled_count").search(behind) or phrase("items.prose_count").search(behind)
    if counted is None:
        return None
    quantity = figure(counted["n"])
    unit_price, amount = _sum(context, start, words, "items.prose_price"), _sum(context, start, words, "items.prose_amount")
    if quantity is None or quantity <= 0 or (unit_price is None and amount is None):
        return None
    if unit_price is not None and amount is not None and (quantity * unit_price).quantize(Decimal("0.01")) != amount:
        return None
    return Item(
        name=text(named["name"]), unit=counted["unit"], quantity=quantity, unit_price=unit_price, amount=amount,
        **context.evidence(Span(*view.span(start, end)), RULE, _CONFIDENCE),
    )  # fmt: skip


def _sum(context: Context, first: int, words: str, name: str) -> Decimal | None:
    """The one sum that stands behind a name of a price."""
    found = set()
    for match in phrase(name).finditer(words):
        at = first + match.end()
        token = next((t for t in context.lexed.over(at, at + _REACH + 1) if t.family == "money" and t.end > at), None)
        if token is None or not isinstance(token.value, Decimal):
            return None
        found.add(token.value)
    return found.pop() if len(found) == 1 else None
