"""An anchor: the words that state one instalment, and the words that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extract.facts.context import Context
from extract.facts.reading.segments import segment
from extract.lexicon import phrase, says
from extract.model import Fact, Span

_FRONT = 1_000
"""Characters in which a contract names its parties."""
_TITLE = 200
"""Characters in which it is named itself."""


@dataclass(frozen=True)
class Anchor:
    """One instalment in the text. `form` is `share`, `sum`, `rest`, `lump`, `periodic` or `split`.

    `span` covers its figures; `sentence` is where it stands; `percent` is a fraction, `amount` in 元 as stated;
    `head` is the share in front that this one is a part of (余款10%分两次支付); `bounds` are the fractions that the
    contract leaves the share between (70%-80%), which has no single value;
    `case` is what a duty is for, where several stand side by side (1万元以下的, 春季学期).
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
    case: str = ""


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


def others_money(context: Context, span: Span) -> list[Fact]:
    """Words for bonds, wages, fees of somebody else in `span`; the fee of an audit is the price where one is bought."""
    titled = context.once(_title_lines)
    found = context.within("payment.exclude_bond", span)
    return [f for f in found if not (fee := phrase("payments.fee_of").match(context.tight(f.span))) or fee["what"] not in titled]


def _title_lines(context: Context) -> str:
    """The lines at the head that end as a title does (…审计服务合同)."""
    head = context.document.view.text[:_TITLE].split("\n")
    return "\n".join(line for line in head if phrase("title.end").search(line))


def is_bond(context: Context, span: Span, sentence: Span) -> bool:
    """The figure is that of a bond, a fee of an agency, wages: words of its own segment, before or after it."""
    here = segment(context, span.start, sentence)
    for fact in others_money(context, here):
        if says("payments.premium", context.tight(fact.span)) and context.once(_insures):
            continue  # what an insurance costs is its price
        before = context.tight(Span(fact.span.end, max(span.start, fact.span.end)))
        if fact.span.end <= span.start and says("payments.event_between", before):
            continue
        return True
    return False
