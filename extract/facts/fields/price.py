"""The total price, in figures and in words.

A sum is the total because it is called so and stands where the price is agreed; a sum behind 支付 is an instalment, one
behind 不超过 a bound. `candidates` come from the rules, what they say of themselves (`alone`) from their `set`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extract.facts.choose import candidates, settle
from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.fields.no_total import (
    Sums,
    beside_another_fee,
    in_list_of_parts,
    in_part,
    is_alone,
    is_another_sum,
    is_paid,
    of_each,
    of_year,
    of_years,
)
from extract.facts.fields.reckoned import Proof, proofs, reckoned
from extract.facts.reading.earlier import of_earlier_contract
from extract.facts.reading.scales import in_unit_of_cell
from extract.facts.reading.sums import Mention, at, currency_at, mentions
from extract.lexicon import phrase, says
from extract.model import Candidate, Span
from extract.record import ExactFact, Item, TextFact

_TOLD = 8
"""Other sums that a note tells one by one."""
_YEAR, _YEARS = 12, 18
"""Months of a term of one year, and from which on the fee of a year is no total."""
_FIELD = "field.total_amount"
_FEES = frozenset({"price.total.pair", "price.total.bare"})
"""Rules whose names are those of a fee as well: 安装费."""
_EACH = "price.total.each_then"
_BARE = re.compile(r"\d+(?:\.\d+)?")
Ranked = tuple[Candidate, Mention | None]


def total(context: Context, items: Sequence[Item] = (), *, months: int | None = None) -> tuple[ExactFact | None, ExactFact | None]:
    """`(total_amount, total_amount_words)`.

    Where figures and words disagree both are kept as they are, with a low confidence and a note. A contract that names
    no total but lists its prices with a sum has that sum (the row of the table is its evidence). `months`: how long
    the term is told to be; the fee of a year is the total of one year, and of no more.
    """
    proved = proofs(context, months)
    ranked = _ranked(context, months, proved)
    if not ranked:
        return _of_items(context, items) or reckoned(context, proved), None
    best, mention = ranked[0]
    partner = next(
        (m for c, m in ranked if c.value == best.value and m is not None and None not in (m.words, m.figures)),
        None,
    )
    if partner is not None and (mention is None or mention.words is None):
        # The same sum stands elsewhere with both readings: that place is the better evidence.
        best, mention = next((c, m) for c, m in ranked if m is partner)
    confidence = best.confidence
    rivals = {c.value for c, _ in ranked if c.rule == best.rule} - {best.value}
    if rivals:
        confidence -= 0.1
        others = "、".join(sorted(str(v) for v in rivals)[:_TOLD]) + (f" 等 {len(rivals)} 种" if len(rivals) > _TOLD else "")
        context.note(f"total_amount：合同总价有不同的写法，取 {best.value}；另有 {others}")
    if mention is not None and not mention.agrees:
        confidence = min(confidence, 0.5)
        context.note(f"total_amount：小写 {mention.figures} 与大写 {mention.words} 不一致，请核对原文")
    for candidate, _ in ranked:
        context.offer(candidate)
    amount = ExactFact(value=best.value, **context.evidence(best.span, best.rule, confidence))  # type: ignore[arg-type]
    words = None
    if mention is not None and mention.words is not None:
        words = ExactFact(value=mention.words, **context.evidence(mention.span, best.rule, confidence))
    else:
        words = _words_elsewhere(context, ranked, best) or _words_beside(context, best)
        if words is not None and words.value != amount.value:
            amount.confidence = min(amount.confidence, 0.5)
    return amount, words


def _scaled(context: Context, candidate: Candidate) -> Candidate:
    """A bare figure in the unit that its table says above or in its head: 单位：万元."""
    figure = context.tight(candidate.span).replace(",", "")
    if not _BARE.fullmatch(figure) or Decimal(figure) != candidate.value:
        return candidate
    value = in_unit_of_cell(context, candidate.span, Decimal(figure))
    return candidate if value == candidate.value else replace(candidate, value=value)


def _ranked(context: Context, months: int | None, proved: Sequence[Proof]) -> list[Ranked]:
    """What may be the total, best first: sums behind a duty to pay come last, and weak ones only if nothing else is.

    What is multiplied or added up to a sum that its sentence calls all of it is a part: 每科2.4万元，共5科，合计12万元.
    """
    found = mentions(context)
    parts = {part.span for proof in proved for part in proof.parts}
    sums = Sums(context, found)
    facts = {fact.rule: fact for fact in context.of(_FIELD)}
    ranked: list[Ranked] = []
    several = says("price.years", context.document.view.text) if months is None else months >= _YEARS
    for candidate in candidates(context, "total_amount", money):
        mention = at(found, candidate.span.start) or at(found, candidate.span.end - 1)
        if mention is not None:
            candidate = replace(candidate, value=mention.value, span=mention.span)
        constants = facts[candidate.rule].constants
        one_year = constants.get("one_year") and (months == _YEAR or says("price.one_year", context.document.view.text))
        if (constants.get("one_year") and not one_year) or candidate.span in parts:
            continue
        if (
            (not one_year and of_each(context, candidate.span))
            or is_another_sum(context, candidate.span)
            or in_part(context, candidate.span)
            or in_list_of_parts(context, candidate.span)
            or of_earlier_contract(context, candidate.span.start)
        ):
            continue
        if (constants.get("yearly") or of_year(context, candidate.span)) and several:
            continue
        if of_years(context, candidate.span) and says("price.signed_yearly", context.document.view.text):
            continue
        if candidate.rule == _EACH and _of_other_money(context, candidate.span):
            continue
        if constants.get("alone") and not is_alone(context, candidate, found):
            continue
        if beside_another_fee(context, candidate, found, sums):
            continue
        candidate = _scaled(context, candidate)
        if candidate.value and candidate.value > 0:  # type: ignore[operator]
            ranked.append((candidate, mention))
    ranked = _without_fees(ranked, {rule for rule, fact in facts.items() if fact.constants.get("sole")}, found)
    ranked.sort(key=lambda pair: not sums.has(pair[0]))
    starts = {fact.holes["value"].span.start: fact.span.start for fact in context.of(_FIELD) if "value" in fact.holes}
    paid = [pair for pair in ranked if is_paid(context, starts.get(pair[0].span.start, pair[0].span.start))]
    if len(paid) < len(ranked):
        late = set(map(id, paid))
        ranked = [pair for pair in ranked if id(pair) not in late]
        named = {candidate.value for candidate, _ in ranked}
        ranked += [pair for pair in paid if pair[0].value in named]
    return ranked


def _of_other_money(context: Context, span: Span) -> bool:
    """押金每台2,000元，10台共20,000元; 每次扣300元，两次共600元: what the line counts is no price."""
    line = context.document.line_at(span.start).start
    return says("price.not_reckoned", context.tight(Span(max(line, span.start - 60), span.start)))


def _without_fees(ranked: list[Ranked], sole: set[str], found: Sequence[Mention]) -> list[Ranked]:
    """Without one of several fees, each the label of a clause of its own, of which nothing says what they come to."""
    fees = {candidate.value for candidate, _ in ranked if candidate.rule in sole}
    if not fees:
        return ranked
    most = max(mention.value for mention in found)
    alone = len(fees) == 1 and most in fees
    part = {value for value in fees if value < max(fees)}  # type: ignore[operator, type-var]
    return [
        (candidate, mention)
        for candidate, mention in ranked
        if (alone if candidate.rule in sole else candidate.rule not in _FEES or candidate.value not in part)
    ]


def _of_items(context: Context, items: Sequence[Item]) -> ExactFact | None:
    """The sum of the price table where nothing else names the total: its last row, if the rows above make it."""
    for row in reversed(items):
        name = phrase("price.grand_total").search(row.name or "") if row.is_total else None
        if name is None or row.amount is None:
            continue
        same = [one for one in items if one.table == row.table]
        parts = sum((one.amount for one in same if one.amount is not None and not one.is_total), Decimal(0))
        if parts != row.amount:
            continue
        span = Span(row.start, row.end)
        context.offer(
            Candidate("total_amount", row.amount, span, "items.total", 0.85, "价格表的合计行，与各行之和相等")
        )
        return ExactFact(value=row.amount, **context.evidence(span, "items.total", 0.85))
    return None


def _words_elsewhere(context: Context, ranked: list[Ranked], best: Candidate) -> ExactFact | None:
    """The capital form may stand in another place than the figures (another cell, another line)."""
    weak = {fact.rule for fact in context.of(_FIELD) if fact.constants.get("alone")}
    for candidate, mention in ranked:
        if mention is not None and mention.words is not None and mention.figures in (None, best.value):
            agrees = mention.words == best.value
            if not agrees and candidate.rule != best.rule and candidate.rule not in weak:
                continue
            if not agrees:
                context.note(f"total_amount：小写 {best.value} 与大写 {mention.words} 不一致，请核对原文")
            return ExactFact(
                value=mention.words,
                **context.evidence(mention.span, candidate.rule, candidate.confidence if agrees else 0.5),
            )
    return None


def _words_beside(context: Context, best: Candidate) -> ExactFact | None:
    """The same sum in words that another label tells in the same clause, or in one about the price."""
    home = context.clause(best.span.start)
    for mention in mentions(context):
        if mention.figures is not None or mention.words is None or mention.words != best.value:
            continue
        place = context.clause(mention.span.start)
        if (home is not None and place is home) or "price" in context.types_at(mention.span.start):
            return ExactFact(value=mention.words, **context.evidence(mention.span, best.rule, best.confidence))
    return None


def currency(context: Context, amount: ExactFact | None) -> TextFact | None:
    """The currency that the total itself names, where it is a foreign one; else what the document says of it."""
    if amount is not None:
        place = Span(amount.start, amount.end)
        if (code := currency_at(context, place)) != "CNY":
            return TextFact(value=code, **context.evidence(place, amount.rule, amount.confidence))
    facts = context.of("field.currency")
    if amount is None:
        # Prices of single things in 元 do not say in what a contract is paid that names no price.
        facts = [fact for fact in facts if says("price.currency_named", context.tight(fact.span))]
    return settle(context, "currency", candidates(context, "currency", str, facts), TextFact)
