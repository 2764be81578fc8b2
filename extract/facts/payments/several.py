"""One instalment told at once that is several: one for each date, event or part."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extract.facts.context import Context
from extract.facts.payments.places import Place
from extract.facts.payments.terms import due, triggers
from extract.facts.reading.sums import mentions
from extract.lexicon import phrase, says
from extract.model import Span
from extract.record import Payment

_MOST = 24
"""Parts of a price that is paid in equal ones."""


def several(context: Context, place: Place, row: Payment, dates: list[tuple[str, Span]], paid: Decimal) -> list[Payment]:
    """One row for each of several dates (各支付50%) or for each of N equal parts (分四期，每期25%)."""
    each = [
        f
        for f in context.within("payment.per_part", Span(place.before.start, place.right.end))
        if f.span.end <= place.anchor.span.start
    ]
    if len(dates) > 1 and (each or says("payments.respectively", context.tight(place.left))):
        return [row.model_copy(update={"due_on": iso}) for iso, _ in dates]
    if each and len(row.triggers) > 1:
        parts = [p for p in _split(context, place.left) if triggers(context, [p])]
        if len(parts) > 1:
            updates = [(triggers(context, [p]), *due(context, [p], None)) for p in parts]
            return [row.model_copy(update={"triggers": t, "due_days": d, "due_day_kind": k}) for t, d, k in updates]
    if (each or (row.percent is not None and row.percent * 2 == 1)) and says("payments.two_halves", context.tight(place.left)):
        return [row.model_copy() for _ in range(2)]
    counts = context.within("payment.count", place.item.span)
    if each and counts and row.percent is not None:
        n = int(str(counts[0].holes["n"].value))
        # The parts make the whole price, or what the instalments before them leave of it (余款分两次各付5%).
        left = {Decimal(1), Decimal(1) - paid}
        if 1 < n <= _MOST and any(abs(row.percent * n - whole) < Decimal("0.001") for whole in left):
            update = {"kind": "periodic"} if context.within("payment.periodic", place.item.span) else {}
            return [row.model_copy(update=update) for _ in range(n)]
    if each and counts and row.percent is None and row.amount is not None:
        n = int(str(counts[0].holes["n"].value))
        if 1 < n <= _MOST and any(m.value == n * row.amount for m in mentions(context) if place.item.span.contains(m.span)):
            return [row.model_copy() for _ in range(n)]
    return [row]


def _split(context: Context, span: Span) -> list[Span]:
    """The members of a list of conditions: 合同签订后10日内、验收合格后10日内."""
    view = context.document.view
    first, text = view.index(span.start), context.tight(span)
    cuts = [0, *(m.end() for m in phrase("payments.list_of_conditions").finditer(text)), len(text)]
    return [Span(*view.span(first + i, first + j)) for i, j in pairwise(cuts) if j > i]
