"""赔偿上限冲突: two caps on the liability of one side, or a cap and full compensation beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import SURE, Case
from extract.audit.figures import percent, yuan
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Penalty, Quote
from extract.structure.numerals import ordinal
from extract.text.fold import fold
from extract.values import money, ratio
from extract.values.errors import ValueParseError
from extract.values.number import figure

CHECK = "liability-cap-conflict"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Caps of the whole liability only: a cap of one penalty (逾期违约金不超过5%) is another thing."""
    never = list(_never_reached(case))
    yield from never
    caps = list(_caps(case))
    if not caps:
        if not never:
            yield NotAssessed("合同没有约定赔偿责任总额上限")
        return
    yield from _above(case, *caps[0], [quote for *_, quote in caps])
    for index, (side, share, sum_, quote) in enumerate(caps):
        for other_side, other_share, other_sum, other in caps[index + 1 :]:
            known = side is not None and side == other_side
            if (side and other_side and side != other_side) or (share, sum_) == (other_share, other_sum) or other.start < quote.end:
                continue
            first, second = _text(share, sum_), _text(other_share, other_sum)
            if _same(case, share, sum_, other_share, other_sum):
                continue
            yield case.finding(
                f"{'同一方的' if known else ''}赔偿责任上限一处为{first}，另一处为{second}。",
                quote,
                other,
                expected=first,
                actual=second,
                severity=None if known or side == other_side else "info",
            )
            return
    side, share, sum_, quote = caps[0]
    for unlimited, _ in case.find("unlimited"):
        sentence = case.sentence(unlimited)
        if sentence.start == quote.start or next(case.find("carve_out", _span(sentence)), None) is not None:
            continue
        if _side(case, sentence) not in (side, None):
            continue
        yield case.finding(
            f"一处约定赔偿责任以{_text(share, sum_)}为限，另一处又约定超出部分仍须全额赔偿。",
            quote,
            sentence,
        )
        return


def _never_reached(case: Case) -> Iterator[Finding]:
    """扣款全年不超过5%, and the contract may be ended once they have come to 10 % of the same: a right that never begins."""
    caps = [(quote, match, figure(match["share"])) for quote, match in case.find("deducted_upto")]
    for quote, match in case.find("ends_from"):
        least = figure(match["share"])
        for cap, found, most in caps:
            if least is None or most is None or most >= least or not _one_base(found["base"], match["base"]):
                continue
            if phrase("audit.kind_of_deduction").findall(found.group()) != phrase("audit.kind_of_deduction").findall(match.group()):
                continue
            yield case.finding(
                f"累计以{most:f}%为限，又约定累计达到{least:f}%才可解除（终止）合同：上限以内到不了这个比例，解除条件落空。",
                case.sentence(cap),
                *([case.sentence(quote)] if case.sentence(quote).start != case.sentence(cap).start else []),
                expected=f"≤{most:f}%",
                actual=f"{least:f}%",
            )
            return


def _one_base(one: str, other: str) -> bool:
    """年服务费 and 全年服务费: one holds the other, or one is not told."""
    return not one or not other or one.endswith(other) or other.endswith(one)


def _above(
    case: Case, side: str | None, share: Decimal | None, sum_: Decimal | None, quote: Quote, caps: list[Quote]
) -> Iterator[Finding]:
    """A single penalty on the price (泄密20%, 2倍) that is above the cap of all liability."""
    total = case.record.fields.total_amount
    most = share if share is not None else sum_ / total.value if sum_ and total and total.value else None
    if most is None or case.info.phrases["carve_out_of_cap"].found_in(quote.text):
        return
    for one in case.record.penalties:
        rate = Decimal(1) if one.kind == "full_base" else one.rate
        if one.kind not in ("percent", "multiple", "full_base") or rate is None:
            continue
        if one.base != "contract_total" and not (one.base_text and one.base_text in quote.text):
            continue
        if rate <= most or one.confidence < SURE or (side and one.liable and one.liable != side) or any(_inside(one, cap) for cap in caps):
            continue
        yield case.finding(
            f"赔偿责任总额以{_text(share, sum_)}为限，另一处一次违约即须支付{one.base_text or '合同价款'}的{percent(rate)}，超过上限。",
            quote,
            one,
            expected=f"≤{percent(most)}",
            actual=percent(rate),
        )
        return


def _inside(one: Penalty, quote: Quote) -> bool:
    return one.start < quote.end and quote.start < one.end


def _caps(case: Case) -> Iterator[tuple[str | None, Decimal | None, Decimal | None, Quote]]:
    for quote, match in case.find("total_cap"):
        share: Decimal | None = None
        sum_: Decimal | None = None
        try:
            if match["share"]:
                share = ratio.parse(match["share"])
            elif match["times"] or match["whole"]:
                share = Decimal(ordinal(match["times"]) or 0) if match["times"] else Decimal(1)
            else:
                sum_ = money.parse(match["sum"])
        except ValueParseError:
            continue
        sentence = case.sentence(quote)
        yield _side(case, sentence), share, sum_, sentence


def _side(case: Case, sentence: Quote) -> str | None:
    """Whose liability it is, as far as the sentence names one side only."""
    text = fold(sentence.text)
    roles: set[str] = {party.role for party in case.record.parties if party.label and party.label in text}
    return roles.pop() if len(roles) == 1 else None


def _span(quote: Quote) -> Span:
    return Span(quote.start, quote.end)


def _text(share: Decimal | None, sum_: Decimal | None) -> str:
    if share is not None:
        return f"合同价款的{percent(share)}"
    return yuan(sum_ or Decimal(0))


def _same(
    case: Case, share: Decimal | None, sum_: Decimal | None, other: Decimal | None, other_sum: Decimal | None
) -> bool:
    """A share and a sum that come to the same."""
    total = case.record.fields.total_amount
    if total is None:
        return (share is None) != (other is None)  # cannot be told
    first = share * total.value if share is not None else sum_
    second = other * total.value if other is not None else other_sum
    return first is not None and second is not None and abs(first - second) < 1
