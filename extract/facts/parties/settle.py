"""From the places that state a detail to one value: the best place wins, agreement raises confidence, contradiction costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.facts.choose import PARTS
from extract.facts.context import Context
from extract.model import Candidate as Offered
from extract.model import Span
from extract.record import TextFact
from extract.record.evidence import Unread

AGREES, CONTRADICTS, RIVALLED, TOP = 0.02, 0.15, 0.06, 0.98
_HAN = regex.compile(r"\p{Han}")
_SINGLE = ("account", "uscc", "legal_representative", "postcode")
"""A party has one of these; of addresses, telephones and contacts it may well state two."""
_NUMBERS = ("account", "phone", "fax")
_PERSONS = ("legal_representative", "authorised_representative", "contact")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value of a party's detail. `rank` orders places, the smallest first; `part`: it may be a part of what is written."""

    value: str
    span: Span
    rule: str
    confidence: float
    rank: tuple[int, int]
    part: bool = False

    def doubted(self, cost: float) -> Candidate:
        """The same, less sure."""
        return replace(self, confidence=max(self.confidence - cost, 0.0))


def settle(context: Context, field: str, found: Sequence[Candidate]) -> TextFact | Unread | None:
    """The value of a detail, `Unread` if it may be a part; every candidate is kept for `explain`."""
    if not found:
        return None
    # What is doubtful where it stands gives way to a place that is clear.
    ranked = sorted(found, key=lambda one: (one.part, one.confidence < 0.8, one.rank))
    best = ranked[0]
    if best.part:
        return unread(context, field, best.span, best.rule)
    ranked = [one for one in ranked if not one.part]
    for one in ranked:
        part = PARTS[context.part_at(one.span.start)]
        context.offer(Offered(field, one.value, one.span, one.rule, one.confidence, part))
    attribute = field.partition(".")[2]
    said = _bare(attribute, best.value)
    others = {one.value for one in ranked if _bare(attribute, one.value) != said and one.confidence >= 0.8 and one.rank[0] < 3}
    agreeing = sum(_bare(attribute, one.value) == said for one in ranked)
    confidence = min(best.confidence + AGREES * (agreeing - 1), max(TOP, best.confidence))
    if others and attribute in _SINGLE:
        context.note(f"{field}：前后不一致：{best.value}；{'；'.join(sorted(others))}")
        confidence -= CONTRADICTS
    elif others and agreeing == 1:
        confidence -= RIVALLED  # of two telephones, each told once, nobody knows which is that of the party
    value = _as_written(context, attribute, best)
    return TextFact(value=value, **context.evidence(best.span, best.rule, confidence))


def _bare(attribute: str, value: str) -> str:
    """What two writings of one value have in common: the dashes of an account and 转 before an extension may go."""
    return value.replace("-", "").replace("转", "") if attribute in _NUMBERS else value


def _as_written(context: Context, attribute: str, best: Candidate) -> str:
    """Folding has put one sign for another: the full-width stop that parts a name (买买提．库尔班) stays as it is written,
    and so do the commas of a foreign address."""
    if "，" in best.value:
        return latin_as_written(context, best.value, best.span)
    if "." not in best.value or attribute not in _PERSONS:
        return best.value
    written = "".join(context.document.quote(best.span).split())
    return written if "．" in written and written.replace("．", ".") == best.value else best.value


def latin_as_written(context: Context, value: str, span: Span) -> str:
    """An English name or address with its own commas and spaces (`Co., Ltd.`); any other value as it is."""
    if _HAN.search(value):
        return value
    written = " ".join(context.document.quote(span).split())
    return written if written.replace(",", "，").replace(" ", "") == value.replace(" ", "") else value


def unread(context: Context, field: str, span: Span, rule: str) -> Unread:
    """What is written at `span` and may be a part, with a note for the reader."""
    found = Unread(**{**context.evidence(span, rule, 0.0), "flags": ["malformed"]})
    context.note(f"{field}：“{found.text}”在行末，下一行可能还有，不能确定读全，未取值，请核对原文")
    return found
