"""The total that its own sentence proves: 每月服务费54,000元，年合计648,000元; 三级76000元，二级42000元，共118000元.

Where nothing is called the total price, a sum behind a word for all of it is the total if what stands before it makes it:
a price times a number that is told (9辆，每辆…) or times the periods of a year, or sums that add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extract.facts.context import Context
from extract.facts.reading.sums import Mention, mentions, starting_in
from extract.lexicon import phrase, says
from extract.model import Candidate, Span
from extract.record import ExactFact
from extract.structure.numerals import ordinal

RULE = "price.total.reckoned"
_CONFIDENCE = 0.85
_PERIODS = {"month": 1, "quarter": 3, "half": 6}
"""Months of a period: the groups of the wording `price.per_period`."""
_YEAR = 12
_OTHER = frozenset({"liability", "bond", "dispute", "warranty", "termination"})
_OF_INSURANCE = "insurance"
_MOST = 8  # figures before the sum; among more some product comes out by chance


@dataclass(frozen=True, slots=True)
class Proof:
    """A sum and the sums of its sentence that make it: added up, or one of them times a number that is told."""

    whole: Mention
    parts: tuple[Mention, ...]


def reckoned(context: Context, proofs: Sequence[Proof]) -> ExactFact | None:
    """The one sum that is proved so, if no sum of the contract is above it."""
    proved = {proof.whole.value: proof.whole for proof in proofs}
    if len(proved) != 1:
        return None
    value, mention = next(iter(proved.items()))
    aside = _OTHER | {_OF_INSURANCE}
    if any(m.value > value for m in mentions(context) if not context.types_at(m.span.start) & aside):
        return None
    context.offer(Candidate("total_amount", value, mention.span, RULE, _CONFIDENCE, "由同一句里的单价、数量算得出"))
    return ExactFact(value=value, **context.evidence(mention.span, RULE, _CONFIDENCE))


def proofs(context: Context, months: int | None) -> list[Proof]:
    """Every sum that its sentence says is all of it, and proves. `months`: how long the term is told to be."""
    return list(_proofs(context, mentions(context), months))


def _proofs(context: Context, found: tuple[Mention, ...], months: int | None) -> Iterator[Proof]:
    of_years = says("price.years", context.document.view.text)
    for clause in context.outline.clauses:
        if set(clause.types) & _OTHER or clause.part in ("signature", "annex"):
            continue
        for sentence in context.sentences(clause.span):
            inside = starting_in(found, sentence)
            if len(inside) < 2 or says("price.not_reckoned", context.tight(sentence)):
                continue
            for number, mention in enumerate(inside):
                before = context.tight(Span(sentence.start, mention.span.start))
                told = phrase("price.all_of_it").search(before)
                if told is None or not mention.agrees:
                    continue
                if told["year"] and (months not in (None, _YEAR) or (months is None and of_years)):
                    continue  # the fee of one year of several
                if number and (parts := _parts(context, sentence, inside[:number], mention, months)):
                    yield Proof(mention, parts)
                elif number == 0 and (part := _period(context, sentence, inside[1:], mention, months)) is not None:
                    yield Proof(mention, (part,))


def _parts(
    context: Context, sentence: Span, parts: Sequence[Mention], whole: Mention, months: int | None
) -> tuple[Mention, ...]:  # fmt: skip
    """The sums before the whole that make it, none if they do not."""
    if len(parts) > 1 and sum(part.value for part in parts) == whole.value:
        return tuple(parts)
    counts = _counts(context, sentence, parts, whole)
    for part in parts:
        factors = [*counts, *_times(context, sentence, part, months)]
        products = (a * b for a, b in combinations(factors, 2))
        if len(factors) <= _MOST and any(part.value * n == whole.value for n in [*factors, *products]):
            return (part,)
    return ()


def _period(context: Context, sentence: Span, parts: Sequence[Mention], whole: Mention, months: int | None) -> Mention | None:
    """The price of a period behind the whole, which makes it: 全年45.6万元，按季支付，每季11.4万元."""
    return next((one for one in parts if any(one.value * n == whole.value for n in _times(context, sentence, one, months))), None)


def _times(context: Context, sentence: Span, part: Mention, months: int | None) -> list[Decimal]:
    """How often the period of a price comes in a year, and in the term."""
    told = phrase("price.per_period").search(context.tight(Span(sentence.start, part.span.start)))
    length = next((n for name, n in _PERIODS.items() if told is not None and told[name]), None)
    if length is None:
        return []
    return [Decimal(n // length) for n in sorted({_YEAR, months or _YEAR}) if n % length == 0 and n > length]


def _counts(context: Context, sentence: Span, parts: Sequence[Mention], whole: Mention) -> list[Decimal]:
    """Numbers of things and times that the sentence tells before the sum, above one."""
    view = context.document.view
    first = view.index(sentence.start)
    found: list[Decimal] = []
    for match in phrase("price.count").finditer(context.tight(Span(sentence.start, whole.span.start))):
        at = view.at[first + match.start("n")]
        value = ordinal(match["n"])
        if value is not None and value > 1 and not any(part.span.start <= at < part.span.end for part in parts):
            found.append(Decimal(value))
    return found
