"""同一违约两种罚则: one kind of breach of one side that two clauses price differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.case import Case
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
_GENERAL = (None, "general_breach", "termination", "other")
_HEADED = ("corruption", "confidentiality", "subcontracting")
"""Breaches that a heading tells: the wordings `heads_NAME`."""
_READ = 0.75
"""Confidence from which a row is compared: the finding is a hint."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Single penalties (a share, a sum, a multiple) in two sentences, with neither a step (超过30日, 情节严重) nor a
    repetition that sets them apart. Rates per day are compared by `numeric-term-conflict`."""
    yield from _same_sum_twice(case)
    groups: defaultdict[tuple[str, str], list[Penalty]] = defaultdict(list)
    for one in case.record.penalties:
        single = one.kind in ("percent", "fixed", "multiple", "full_base") and not one.period_unit
        trigger = _trigger(case, one)
        if trigger in _NAMES and one.liable and single and one.confidence >= _READ and not _step(case, one):
            groups[_liable(trigger, one), trigger].append(one)
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


def _liable(trigger: str, one: Penalty) -> str:
    """A bribe is paid by the supplier, whoever the sentence names."""
    return "supplier" if trigger == "corruption" else one.liable or ""


def _trigger(case: Case, one: Penalty) -> str:
    """The breach of a penalty; what is owed for a breach of “this article” is that of the article's heading."""
    clause = case.contract.clause_at(one.start)
    while clause is not None and one.trigger in _GENERAL:
        heading = clause.heading or ""
        name = next((name for name in _HEADED if case.info.phrases[f"heads_{name}"].found_in(heading)), "")
        if name or (clause.annex and case.info.phrases["heads_corruption"].found_in(clause.annex)):
            return name or "corruption"
        clause = next((other for other in case.record.clauses if clause is not None and other.id == clause.parent), None)
    return one.trigger or ""


def _same_sum_twice(case: Case) -> Iterator[Finding]:
    """One share for a promise, and the same again for a breach of any clause, the promise named among them: owed once or
    twice?"""
    whole = [one for one in case.record.penalties if one.kind == "percent" and one.base == "contract_total"]
    for one in whole:
        sentence = case.sentence(one)
        if next(case.find("any_breach", Span(sentence.start, sentence.end)), None) is None:
            continue
        for other in whole:
            if other is not one and other.rate == one.rate and other.trigger in _GENERAL and not _step(case, other):
                yield case.finding(
                    f"违反任何条款即付{_told(one)}，另一处又对具体违约约定{_told(other)}，是否并罚不明。", other, one
                )
                return


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
