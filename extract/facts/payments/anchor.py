"""An anchor: the words that state one instalment, and the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.reading.segments import segment
from extract.lexicon import phrase, says
from extract.model import Span

_FRONT = 1_000
"""Characters in which a contract names its parties."""


@dataclass(frozen=True)
class Anchor:
    """One instalment in the text. `form` is `share`, `sum`, `rest`, `lump`, `periodic` or `split`.

    `span` covers its figures; `sentence` is where it stands; `percent` is a fraction, `amount` in 元 as stated;
    `head` is the share in front that this one is a part of (余款10%分两次支付); `bounds` are the fractions that the
    contract leaves the share between (70%-80%), which has no single value.
    """

    form: str
    span: Span
    sentence: Span
    rule: str
    confidence: float
    percent: Decimal | None = None
    amount: Decimal | None = None
    unit: str = ""
    head: Span | None = None
    bounds: tuple[str, str] | None = None


def tail(context: Context, anchor: Anchor) -> int:
    """Offset where the words of an anchor end: the next comma, and what only explains the figure behind it."""
    view = context.document.view
    last = view.index(anchor.sentence.end)
    i = view.index(anchor.span.end)
    while i < last:
        while i < last and view.text[i] not in "，。；：":
            i += 1
        if i < last and says("payments.tail", view.text[i : i + 8]):
            i += 1
            continue
        break
    return view.at[i] if i < last else anchor.sentence.end


def _insures(context: Context) -> bool:
    """True for a contract of insurance: it names who insures himself."""
    return phrase("payments.insured").search(context.document.view.text[:_FRONT]) is not None


def is_bond(context: Context, span: Span, sentence: Span) -> bool:
    """The figure is that of a bond, a fee of an agency, wages: words of its own segment, before or after it."""
    here = segment(context, span.start, sentence)
    for fact in context.within("payment.exclude_bond", here):
        if says("payments.premium", context.tight(fact.span)) and context.once(_insures):
            continue  # what an insurance costs is its price
        before = context.tight(Span(fact.span.end, max(span.start, fact.span.end)))
        if fact.span.end <= span.start and says("payments.event_between", before):
            continue
        return True
    return False
