"""同一违约两种罚则: one kind of breach of one side that two clauses price differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.events import alike, breach, cores
from extract.audit.figures import percent, yuan
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Evidence, Finding, Penalty
from extract.values.number import figure

CHECK = "breach-priced-twice"

_NAMES = {
    "subcontracting": "转包、分包", "confidentiality": "泄密", "corruption": "商业贿赂", "refusal_to_accept": "拒绝接收货物",
    "invoice": "发票不符", "ip": "侵犯知识产权",
}  # fmt: skip
"""Breaches that are one event: a contract may well have several kinds of nonconformity or absence, each with its price."""
_GENERAL = (None, "general_breach", "termination", "other")
_HEADED = ("corruption", "confidentiality", "subcontracting")
"""Breaches that a heading tells: the wordings `heads_NAME`."""
_KINDS = ("percent", "fixed", "multiple", "rate_per_period")
_WORDS = 0.6
"""Confidence from which rows are compared by their words: these tell the breach, whatever kind it was read as."""
_SHOWN = 24
"""Characters of a sentence that the detail repeats."""
_NEAR = 200
"""Penalties behind one that it is compared with: no contract has as many, and a list of thousands must end."""
_READ = 0.75
"""Confidence from which a row is compared: the finding is a hint."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Single penalties (a share, a sum, a multiple) in two sentences, with neither a step (超过30日, 情节严重) nor a
    repetition that sets them apart. Rates per day are compared by `numeric-term-conflict`."""
    yield from _same_sum_twice(case)
    seen = [*_same_words(case), *_listed(case)]
    yield from seen
    told = {(one.start, other.start) for one in seen for other in one.quotes}
    groups: defaultdict[tuple[str, str], list[Penalty]] = defaultdict(list)
    for one in case.record.penalties:
        single = one.kind in ("percent", "fixed", "multiple", "full_base") and not one.period_unit
        trigger = _trigger(case, one)
        if trigger in _NAMES and one.liable and single and one.confidence >= _READ and not _step(case, one):
            groups[_liable(trigger, one), trigger].append(one)
    if not seen and not any(len(group) > 1 for group in groups.values()):
        yield NotAssessed("没有在两处以上写明的同一违约责任")
        return
    for (_, trigger), group in groups.items():
        first = group[0]
        for other in group[1:]:
            apart = case.sentence(other).start != case.sentence(first).start
            if apart and _price(other) != _price(first) and (first.start, other.start) not in told:
                yield case.finding(
                    f"{_NAMES[trigger]}的违约责任一处为{_told(first)}，另一处为{_told(other)}。",
                    first,
                    other,
                    expected=_told(first),
                    actual=_told(other),
                )
                break


def _same_words(case: Case) -> Iterator[Finding]:
    """Two sentences of different clauses that name one breach in nearly the same words (员工脱岗 / 人员脱岗的), with two
    prices of one kind. Grades of a breach (首次, 情节严重, 低于60分) have prices of their own."""
    rows = [one for one in case.record.penalties if one.kind in _KINDS and one.confidence >= _WORDS]
    known = [(one, _home(case, one), set(cores(one.text))) for one in rows if not _graded(case, one)]
    for index, (first, home, breaches) in enumerate(known):
        for other, elsewhere, others in known[index + 1 : index + 1 + _NEAR]:
            same = (
                first.liable or other.liable,
                first.kind,
                _each(first),
                first.base or other.base,
                first.per_day_rate is None,
            )
            if same != (
                other.liable or first.liable,
                other.kind,
                _each(other),
                other.base or first.base,
                other.per_day_rate is None,
            ):
                continue
            if home == elsewhere or _price(first)[1:3] == _price(other)[1:3]:
                continue
            if _late(first) and first.trigger == other.trigger:
                continue  # numeric-term-conflict compares the rates of one lateness
            if any(alike(one, two) for one in breaches for two in others):
                sure = _both_leave(case, first, other) or _told_again(case, first, other)
                yield case.finding(
                    f"同一违约一处为{_told(first)}，另一处为{_told(other)}（{_short(first)}／{_short(other)}）。",
                    first,
                    other,
                    expected=_told(first),
                    actual=_told(other),
                    severity="warning" if sure else None,
                    unsure=False if sure else None,
                )
                break


def _both_leave(case: Case, *penalties: Penalty) -> bool:
    """Both are owed by whoever leaves the contract without cause: there is one way to do it."""
    leaves = case.info.phrases["leaves"]
    return not recognised(case) and all(leaves.found_in(case.sentence(one).text) for one in penalties)


def _told_again(case: Case, *places: Evidence) -> bool:
    """One in the body, one in an annex, neither a step of a scale: the annex prices what the body has priced."""
    clauses = [case.contract.clause_at(one.start) for one in places]
    parts = {clause.part for clause in clauses if clause is not None}
    stepped = any(case.info.phrases["graded"].found_in(one.text) for one in places)
    return parts == {"body", "annex"} and not stepped and not recognised(case)


def _listed(case: Case) -> Iterator[Finding]:
    """保洁不达标的，每次支付违约金200元, and a row of the annex (保洁…每次不达标…违约金500元) with another sum."""
    rows = [(quote, figure(match["n"])) for quote, match in case.find("listed") if _is_row(case, quote)]
    for one in case.record.penalties:
        each = one.period_unit in (None, "occurrence")
        if one.kind != "fixed" or one.amount is None or not each or _is_row(case, one) or _graded(case, one):
            continue
        breaches = [core for core in cores(one.text) if len(core) >= _TOLD]
        for quote, amount in rows:
            known = [quote.text, *(cell for cell in _CELLS.split(quote.text) if len(cell.strip()) >= _TOLD)]
            if amount and amount != one.amount and any(alike(core, text) for core in breaches for text in known):
                yield case.finding(
                    f"同一违约正文为{yuan(one.amount)}，附表为{yuan(amount)}（{_short(one)}）。",
                    one,
                    quote,
                    expected=_told(one),
                    actual=yuan(amount),
                    severity="warning" if _told_again(case, one, quote) else None,
                    unsure=False if _told_again(case, one, quote) else None,
                )
                break


def _is_row(case: Case, one: Evidence) -> bool:
    """In an annex, or in a row of a table."""
    clause = case.contract.clause_at(one.start)
    return (clause is not None and clause.part == "annex") or len(_CELLS.findall(one.text)) > 1


def _each(one: Penalty) -> str | None:
    """每次 and 每人次 are one to who pays; a sum of no unit is owed each time as well."""
    return (
        "occurrence" if one.period_unit in (None, "occurrence", "person") and one.kind == "fixed" else one.period_unit
    )


_CELLS = regex.compile(r"[\t/]")
_TOLD = 4
"""Characters of a breach that are enough to know it in a row of a table."""


def _home(case: Case, one: Penalty) -> str | None:
    """The clause that a penalty stands under: those of one list (脱岗…, 睡岗…) are told apart there."""
    clause = case.contract.clause_at(one.start)
    return clause.parent if clause is not None and clause.parent else one.clause


def _graded(case: Case, one: Penalty) -> bool:
    return case.info.phrases["graded"].found_in(breach(one.text))


def _late(one: Penalty) -> bool:
    return one.kind == "rate_per_period" and (one.trigger or "").startswith("late_")


def _short(one: Penalty) -> str:
    text = "".join(one.text.split())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


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
        clause = case.contract.clause_of(clause.parent)
    return one.trigger or ""


def _same_sum_twice(case: Case) -> Iterator[Finding]:
    """One share for a promise, and the same again for a breach of any clause, the promise named among them: owed once or
    twice?"""
    whole = [one for one in case.record.penalties if one.kind == "percent" and one.base == "contract_total"]
    general: defaultdict[object, list[Penalty]] = defaultdict(list)
    for one in whole:
        if one.trigger in _GENERAL and not _step(case, one):
            general[one.rate].append(one)
    if not general:
        return
    for one in whole:
        sentence = case.sentence(one)
        if next(case.find("any_breach", Span(sentence.start, sentence.end)), None) is None:
            continue
        for other in general[one.rate]:
            if other is not one:
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
    if one.kind == "multiple" and one.rate is not None:
        return f"{base}的{one.rate.normalize():f}倍"
    if one.kind == "rate_per_period" and one.rate is not None:
        return f"每期{base}的{percent(one.rate)}"
    if one.kind == "fixed":
        return yuan(one.amount) if one.amount is not None else "定额"
    if one.kind == "full_base":
        return f"{base}的全部"
    return f"{base}的{percent(one.rate)}" if one.rate is not None else base
