"""The total price, in figures and in words, and what the tax makes of it."""

from __future__ import annotations

from dataclasses import replace

from extract.facts.choose import candidates
from extract.facts.context import Context
from extract.facts.convert import money
from extract.facts.reading.sums import Mention, at, mentions
from extract.model import Candidate
from extract.record import ExactFact


def total(context: Context) -> tuple[ExactFact | None, ExactFact | None]:
    """`(total_amount, total_amount_words)`.

    Where figures and words disagree both are kept as they are, with a low confidence and a note.
    """
    found = mentions(context)
    ranked: list[tuple[Candidate, Mention | None]] = []
    for candidate in candidates(context, "total_amount", money):
        mention = at(found, candidate.span.start) or at(found, candidate.span.end - 1)
        if mention is not None:
            candidate = replace(candidate, value=mention.value, span=mention.span)
        if candidate.value and candidate.value > 0:  # type: ignore[operator]
            ranked.append((candidate, mention))
    if not ranked:
        return None, None
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
        others = "、".join(sorted(str(v) for v in rivals))
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
        words = _words_elsewhere(context, ranked, best)
    return amount, words


def _words_elsewhere(
    context: Context, ranked: list[tuple[Candidate, Mention | None]], best: Candidate
) -> ExactFact | None:
    """The capital form may stand in another place than the figures (another cell, another line)."""
    for candidate, mention in ranked:
        if mention is not None and mention.words is not None and mention.figures in (None, best.value):
            agrees = mention.words == best.value
            if not agrees and candidate.rule != best.rule and not candidate.rule.startswith("price.total.words"):
                continue
            if not agrees:
                context.note(f"total_amount：小写 {best.value} 与大写 {mention.words} 不一致，请核对原文")
            return ExactFact(
                value=mention.words,
                **context.evidence(mention.span, candidate.rule, candidate.confidence if agrees else 0.5),
            )
    return None
