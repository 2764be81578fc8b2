"""The tax: its rate, its amount and the price without it, those of the whole contract and not of a part."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from extract.facts.choose import candidates, rank
from extract.facts.context import Context, hole
from extract.facts.convert import money
from extract.facts.fields.by_rules import by_rules
from extract.model import Candidate
from extract.record import Evidence, ExactFact

_MOST_TAX, _LEAST_TAX = Decimal("0.2"), Decimal("0.008")
_CENTS = Decimal("1")
_NET, _TAX = "amount_excluding_tax", "tax_amount"


def net_and_tax(context: Context, total: ExactFact | None) -> dict[str, Evidence | None]:
    """`amount_excluding_tax` and `tax_amount` as stated: the two that come to the price, wherever they stand.

    Where none do, one of several is that of a part, and so is one too large or too small for the price.
    """
    if total is None or not total.value:
        return {name: by_rules(context, name) for name in (_NET, _TAX)}
    found = {name: candidates(context, name, money) for name in (_NET, _TAX)}
    for net, tax in product(found[_NET], found[_TAX]):
        if abs(net.value + tax.value - total.value) <= _CENTS:  # type: ignore[operator]
            return {_NET: _fact(context, net), _TAX: _fact(context, tax)}
    return {
        name: by_rules(context, name) if len({one.value for one in several}) == 1 and _likely(name, several[0], total) else None
        for name, several in found.items()
    }


def _likely(name: str, one: Candidate, total: ExactFact) -> bool:
    share: Decimal = one.value / total.value  # type: ignore[operator]
    return 1 - _MOST_TAX <= share <= 1 if name == _NET else _LEAST_TAX <= share <= _MOST_TAX


def _fact(context: Context, best: Candidate) -> ExactFact:
    context.offer(best)
    return ExactFact(value=best.value, **context.evidence(best.span, best.rule, best.confidence))  # type: ignore[arg-type]


def one_rate(context: Context) -> Evidence | None:
    """The rate of tax; none where one clause gives the parts of the price (design, equipment, works) rates of their own."""
    facts = sorted(context.of("field.tax_rate"), key=lambda fact: rank(context, fact))
    whole = _top(context, facts[0].span.start) if facts else ""
    rates = {hole(fact) for fact in facts if _top(context, fact.span.start) == whole}
    if len(rates) > 1:
        context.note(f"tax_rate：各部分税率不同（{'、'.join(sorted(map(str, rates)))}），没有一个总的税率")
        return None
    return by_rules(context, "tax_rate")


def _top(context: Context, offset: int) -> str:
    """The clause of the first level that an offset stands in."""
    clause = context.clause(offset)
    while clause is not None and clause.level > 1 and clause.parent in context.outline.by_id:
        clause = context.outline.by_id[clause.parent]
    return clause.id if clause is not None else ""
