"""Whose kind of breach a figure prices: read from the whole clause, the words of the figure itself first."""

from __future__ import annotations

from extract.facts.context import Context
from extract.facts.penalties.scope import Anchor, Scope, sentence_before
from extract.lexicon import phrase, says
from extract.model import Clause, Fact, Span

NOT_SUPPLIER = frozenset({"late_payment", "late_acceptance", "refusal_to_accept"})
"""What only the side that pays can do wrong."""

_BUYER_TRIGGERS = NOT_SUPPLIER | {
    "termination", "general_breach", "non_performance", "confidentiality", "corruption", "other",
}  # fmt: skip
_BY_TYPE = (
    ("confidentiality", "confidentiality"),
    ("integrity", "corruption"),
    ("subcontracting", "subcontracting"),
    ("personnel", "personnel"),
    ("data_security", "security_incident"),
    ("safety", "security_incident"),
)
_BY_ANNEX = ("confidentiality", "corruption", "security_incident")


def trigger_of(context: Context, scope: Scope, anchor: Anchor, previous_end: int, side: str | None) -> str | None:
    """The kind of breach: from the words since the last figure, the sentence, the one before, what stands above."""
    sentence = scope.sentence
    general = False
    left = Span(sentence.start, anchor.span.start)
    for span in (Span(previous_end, anchor.span.start), left):
        found = _fitting(context, span, side)
        if found == "general_breach":
            general = True
        elif found is not None:
            return found
    words = context.tight(left)
    if general and side == "buyer" and _fitting(context, scope.before, side) == "late_payment":
        return "late_payment"  # 逾期超过60日的 behind 逾期交纳租金的: the delay goes on
    back = phrase("breach.reference").search(words) or phrase("breach.back").search(words)
    if general or back:
        found = _referred(context, scope, words, side) if back else None
        return found or "general_breach"
    previous = None if "\t" in words else sentence_before(context, scope)
    spans = [Span(anchor.span.end, sentence.end)]
    if previous is not None and (says("breach.goes_on", words.lstrip("0123456789.、（）")) or not says("breach.condition", words)):
        spans.insert(0, previous)
        spans.append(scope.before)
    for span in spans:
        found = _fitting(context, span, side)
        if found not in (None, "general_breach"):
            return found
    if says("breach.list_follows", words):
        found = _fitting(context, Span(sentence.end, context.outline.subtree(scope.clause).end), side)
        if found is not None:
            return found
    for above in [*([scope.head] if scope.head else []), *(one.span for one in context.outline.ancestors(scope.clause)[1:])]:
        found = _fitting(context, above, side)
        if found is not None:
            return found
    return _by_type(context, scope, side)


def compensation_trigger(context: Context, sentence: Span, side: str | None) -> str | None:
    """The kind of breach that a duty to make good damage speaks of."""
    return _fitting(context, sentence, side)


def _fitting(context: Context, span: Span, side: str | None) -> str | None:
    """The most telling trigger of a span that the liable side can commit."""
    text = context.tight(span)
    asides = []
    if "（" in text:
        i = context.document.view.index(span.start)
        asides = [Span(*context.document.view.span(i + m.start(), i + m.end())) for m in phrase("breach.in_brackets").finditer(text)]
    facts = [f for f in context.within("penalty.trigger", span) if not any(a.contains(f.span) for a in asides)]
    facts = _results(context, span, text, facts)
    facts.sort(key=lambda f: (f.order, f.span.start))
    triggers = [str(f.constants["trigger"]) for f in facts]
    if side == "buyer":
        telling = set(triggers) & (_BUYER_TRIGGERS - {"general_breach", "non_performance"})
        if "late_delivery" in triggers and not telling:
            return "late_payment" if says("breach.of_paying", text) else "general_breach"
        triggers = [t for t in triggers if t in _BUYER_TRIGGERS]
    elif side == "supplier":
        triggers = [t for t in triggers if t not in NOT_SUPPLIER]
    return triggers[0] if triggers else None


def _results(context: Context, span: Span, text: str, facts: list[Fact]) -> list[Fact]:
    """因乙方维保不当造成安全事故的: what came of it is the breach, where the rest of the words name one."""
    cause = phrase("breach.cause").search(text)
    if cause is None:
        return facts
    view = context.document.view
    i = view.index(span.start)
    words = Span(*view.span(i + cause.start(), i + cause.end()))
    results = [f for f in facts if not words.start <= f.span.start < words.end]
    telling = [f for f in results if f.constants["trigger"] != "general_breach"]
    return results if telling else facts


def _referred(context: Context, scope: Scope, words: str, side: str | None) -> str | None:
    """What 违反第十一条第（二）项, 违反本条 or 违反本协议 points back to."""
    match = phrase("breach.reference").search(words)
    if match is not None:
        target = _clause(context, scope.clause, match["n"], match["m"])
        return _fitting(context, context.outline.subtree(target), side) if target is not None else None
    if says("breach.whole", words):
        # The agreement as a whole: only an annex is about one thing.
        return _named(context, scope, side) if scope.clause.part == "annex" else None
    found = _fitting(context, scope.before, side)
    if found in (None, "general_breach"):
        found = _named(context, scope, side)
    for above in context.outline.ancestors(scope.clause)[1:]:
        if found not in (None, "general_breach"):
            return found
        found = _fitting(context, above.span, side)
    return found


def _clause(context: Context, here: Clause, number: str, item: str | None) -> Clause | None:
    """The clause that a reference names, in the same part and annex."""
    for clause in context.outline.clauses:
        if clause.part != here.part or clause.annex != here.annex or clause.id == here.id:
            continue
        if clause.number.strip("第条、．. ") != number:
            continue
        if item is None:
            return clause
        for child in context.outline.clauses:
            if child.id.startswith(clause.id + "/") and child.number.strip("（）()、. ") == item:
                return child
        return clause
    return None


def _by_type(context: Context, scope: Scope, side: str | None) -> str | None:
    named = _named(context, scope, side)
    if named is not None:
        return named
    return "general_breach" if "违约" in context.tight(scope.sentence) else "other"


def _named(context: Context, scope: Scope, side: str | None) -> str | None:
    """The breach that the type of the clause or the title of the annex announces."""
    if side == "buyer":
        return None
    types = {t for above in context.outline.ancestors(scope.clause) for t in above.types}
    for name, trigger in _BY_TYPE:
        if name in types:
            return trigger
    annex = scope.clause.annex or ""
    return next((trigger for trigger in _BY_ANNEX if says(f"breach.annex_{trigger}", annex)), None)
