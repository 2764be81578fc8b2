"""The total that its own sentence proves: 每月服务费54,000元，年合计648,000元; 三级76000元，二级42000元，共118000元.

Where nothing is called the total price, a sum behind a word for all of it is the total if what stands before it makes it:
a price times a number that is told (9辆，每辆…) or times the periods of a year, or sums that add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
_PERIODS = {"month": 12, "quarter": 4, "half": 2}
"""How often a period comes in a year: the groups of the wording `price.per_period`."""
_YEAR = 12
_OTHER = frozenset({"liability", "bond", "insurance", "dispute", "warranty", "termination"})
_MOST = 8  # figures before the sum; among more some product comes out by chance


def reckoned(context: Context, months: int | None) -> ExactFact | None:
    """The one sum that is proved so, if no sum of the contract is above it. `months`: how long the term is told to be."""
    found = mentions(context)
    proved = {m.value: m for m in _proved(context, found, months)}
    if len(proved) != 1:
        return None
    value, mention = next(iter(proved.items()))
    if any(m.value > value for m in found if not context.types_at(m.span.start) & _OTHER):
        return None
    context.offer(Candidate("total_amount", value, mention.span, RULE, _CONFIDENCE, "由同一句里的单价、数量算得出"))
    return ExactFact(value=value, **context.evidence(mention.span, RULE, _CONFIDENCE))


def _proved(context: Context, found: tuple[Mention, ...], months: int | None) -> Iterator[Mention]:
    of_years = says("price.years", context.document.view.text)
    for clause in context.outline.clauses:
        if set(clause.types) & _OTHER or clause.part in ("signature", "annex"):
            continue
        for sentence in context.sentences(clause.span):
            inside = starting_in(found, sentence)
            if len(inside) < 2 or context.within("payment.exclude_bond", sentence) or says("price.not_reckoned", context.tight(sentence)):
                continue
            for number, mention in enumerate(inside[1:], 1):
                before = context.tight(Span(sentence.start, mention.span.start))
                told = phrase("price.all_of_it").search(before)
                if told is None or not mention.agrees:
                    continue
                if told["year"] and (months not in (None, _YEAR) or (months is None and of_years)):
                    continue  # the fee of one year of several
                if _comes_out(context, sentence, inside[:number], mention):
                    yield mention


def _comes_out(context: Context, sentence: Span, parts: Sequence[Mention], whole: Mention) -> bool:
    values = [part.value for part in parts]
    if len(values) > 1 and sum(values) == whole.value:
        return True
    counts = _counts(context, sentence, parts, whole)
    for part in parts:
        period = phrase("price.per_period").search(context.tight(Span(sentence.start, part.span.start)))
        times = next((n for name, n in _PERIODS.items() if period is not None and period[name]), 1)
        factors = [*counts, *([Decimal(times)] if times > 1 else [])]
        products = (a * b for a, b in combinations(factors, 2))
        if len(factors) <= _MOST and any(part.value * n == whole.value for n in [*factors, *products]):
            return True
    return False


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
