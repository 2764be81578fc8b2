"""What bounds a penalty and what comes with it: cap (上限), grace (宽限期), further consequences."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.convert import money, ratio
from extract.facts.parties.sides import PARTY
from extract.facts.penalties.scope import Scope, sentence_before
from extract.lexicon import says
from extract.model import Fact, Span

Cap = tuple[Decimal | None, Decimal | None, str | None]


def cap_of(context: Context, scope: Scope, start: int, end: int) -> Cap:
    """`(rate, amount, base)` of the cap in `[start, end)`, or in the next sentence if that goes on about it."""
    facts = context.within("penalty.cap", Span(start, end))
    if not facts and end == scope.sentence.end:
        sentence = next(iter(context.sentences(scope.behind)), None)
        if sentence is not None and says("penalties.cap_goes_on", context.tight(sentence).lstrip("0123456789（）.、，")):
            facts = context.within("penalty.cap", sentence)
            shares = context.within("penalty.ratio", sentence)
            if facts and any(not facts[0].span.overlaps(share.span) for share in shares):
                facts = []
        elif sentence is None:
            facts = _cap_in_next_clause(context, scope)
        elif scope.sentence.end < scope.clause.end:
            facts = _cap_of_list(context, scope)
    if not facts:
        return None, None, None
    fact = facts[0]
    rate = ratio(fact.holes["rate"].value) if "rate" in fact.holes else None
    amount = money(fact.holes["amount"].value) if "amount" in fact.holes else None
    base = None
    if "base_text" in fact.holes:
        inside = sorted(context.within("penalty.base", fact.span), key=lambda f: (f.order, f.span.start))
        base = str(inside[0].constants["base"]) if inside else None
    return rate, amount, base


def _cap_in_next_clause(context: Context, scope: Scope) -> list[Fact]:
    """The cap that stands in a clause of its own behind that of the penalty, of the same list: 7.2 累计不超过合同金额5%."""
    clauses = context.outline.clauses
    k = bisect_right(clauses, scope.clause.start, key=lambda one: one.start)
    following = clauses[k] if k < len(clauses) else None
    if following is None or following.parent != scope.clause.parent:
        return []
    words = context.tight(following.span)
    bare = words.removeprefix(following.number).lstrip("0123456789（）.、，")
    shares = context.within("penalty.ratio", following.span)
    facts = context.within("penalty.cap", following.span)
    alone = len(facts) == 1 and all(facts[0].span.overlaps(share.span) for share in shares)
    return facts if alone and says("penalties.cap_of_clause_before", bare) else []


def cap_of_all(context: Context, scope: Scope, start: int) -> Cap:
    """The cap at the end of a sentence that holds for each of its rates: 第1周扣0.5%，第2周起扣1%，合计不超过10%."""
    facts = context.within("penalty.cap", Span(start, scope.sentence.end))
    if len(facts) != 1 or any(r.span.start > facts[0].span.end for r in context.within("penalty.ratio", Span(start, scope.sentence.end))):
        return None, None, None
    before = context.tight(Span(start, facts[0].span.start))
    return cap_of(context, scope, facts[0].span.start, scope.sentence.end) if says("penalties.cap_of_all", before) else (None, None, None)


def _cap_of_list(context: Context, scope: Scope) -> list[Fact]:
    """The cap that ends a list joined by ；: 每延误1天5000元；节点每延误1天2000元；累计最高限额为合同价的3％."""
    if not (says("penalties.per_day", context.tight(scope.sentence)) and context.tight(scope.sentence).endswith("；")):
        return []
    for sentence in context.sentences(scope.behind):
        words = context.tight(sentence)
        facts = context.within("penalty.cap", sentence)
        if says("penalties.cap_of_list", words) and facts:
            return facts
        if facts or not says("penalties.per_day", words) or PARTY.search(words) or not words.endswith("；"):
            return []
    return []


def grace_of(context: Context, scope: Scope) -> tuple[int | None, str | None]:
    """`(days, kind)` that are tolerated first: said in the sentence, or in the one before that it refers to."""
    spans = [scope.sentence]
    words = context.tight(scope.sentence)
    if "宽限" in words or says("penalties.beyond", words.lstrip("0123456789（）.、，")):
        previous = sentence_before(context, scope)
        spans += [previous] if previous is not None else []
    for span in spans:
        for fact in context.within("penalty.grace", span):
            found = _grace(fact)
            if found is not None:
                return found
    return None, None


def _grace(fact: Fact) -> tuple[int, str] | None:
    if "day" in fact.holes:
        from extract.values import PARSERS

        raw = str(fact.holes["day"].value)
        first = int(raw) if raw.isdigit() else int(str(PARSERS["int"](raw)))
        return (first - 1, "calendar") if first > 1 else None
    length = fact.holes["value"].value
    unit, count = getattr(length, "unit", ""), getattr(length, "count", 0)
    if unit not in ("day", "working_day"):
        return None
    return int(count), "working" if unit == "working_day" else "calendar"


def consequences(context: Context, sentence: Span) -> list[str]:
    """What else the sentence threatens with, in the order of the text."""
    found: list[str] = []
    for fact in context.within("penalty.consequence", sentence):
        name = str(fact.constants["consequence"])
        if name not in found:
            found.append(name)
    return found
