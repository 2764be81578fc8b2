"""同一违约两种罚则: one kind of breach of one side that two clauses price differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import SURE, Case
from extract.audit.figures import percent, yuan
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Penalty

CHECK = "breach-priced-twice"

_NAMES = {
    "subcontracting": "转包、分包", "confidentiality": "泄密", "corruption": "商业贿赂", "refusal_to_accept": "拒绝接收货物",
    "invoice": "发票不符", "ip": "侵犯知识产权",
}  # fmt: skip
"""Breaches that are one event: a contract may well have several kinds of nonconformity or absence, each with its price."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Single penalties (a share, a sum, a multiple) in two sentences, with neither a step (超过30日, 情节严重) nor a
    repetition that sets them apart. Rates per day are compared by `numeric-term-conflict`."""
    groups: defaultdict[tuple[str, str], list[Penalty]] = defaultdict(list)
    for one in case.record.penalties:
        single = one.kind in ("percent", "fixed", "multiple", "full_base") and not one.period_unit
        if one.trigger in _NAMES and one.liable and single and one.confidence >= SURE and not _step(case, one):
            groups[one.liable, one.trigger].append(one)
    if not any(len(group) > 1 for group in groups.values()):
        yield NotAssessed("没有在两处以上写明的同一违约责任")
        return
    for (_, trigger), group in groups.items():
        first = group[0]
        for other in group[1:]:
            if _price(other) != _price(first) and case.sentence(other).start != case.sentence(first).start:
                yield case.finding(
                    f"{_NAMES[trigger]}的违约责任一处为{_told(first)}，另一处为{_told(other)}。",
                    first,
                    other,
                    expected=_told(first),
                    actual=_told(other),
                )
                break


def _step(case: Case, one: Penalty) -> bool:
    sentence = case.sentence(one)
    return next(case.find("step", Span(sentence.start, sentence.end)), None) is not None


def _price(one: Penalty) -> tuple[object, ...]:
    return one.kind, one.rate, one.amount, one.base


def _told(one: Penalty) -> str:
    base = one.base_text or "基数"
    if one.kind == "fixed":
        return yuan(one.amount) if one.amount is not None else "定额"
    if one.kind == "full_base":
        return f"{base}的全部"
    return f"{base}的{percent(one.rate)}" if one.rate is not None else base
