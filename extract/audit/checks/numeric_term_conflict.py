"""同一事项前后数值矛盾: one figure stated in two clauses, and not the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.recognised import recognised
from extract.audit.topics import (
    Statement,
    Topic,
    count,
    differ,
    in_days,
    length,
    schedule,
    share,
    statements,
    total,
    value_text,
)
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Penalty

CHECK = "numeric-term-conflict"

TOPICS = (
    Topic("price", "合同总价", total),
    Topic("term", "合同（服务）期限", length),
    Topic("transition", "过渡期", length),
    Topic("secrecy", "保密期限", length),
    Topic("warranty", "质保期", length),
    Topic("whole_warranty", "整机（全部货物）的质保期", length),
    Topic("part_warranty", "同一部件（部位）的质保期", length, apart=True),
    Topic("defects", "缺陷责任期", length),
    Topic("trial_run", "试运行期", length),
    Topic("deemed", "逾期视为验收合格的期限", in_days),
    Topic("delivery", "交货期", length),
    Topic("invoice_days", "收到发票后的付款期限", length, apart=True),
    Topic("acceptance_days", "组织验收的期限", length, apart=True),
    Topic("on_site", "到达现场的时限", length),
    Topic("bond", "履约保证金比例", share),
    Topic("retention", "质量保证金比例", share),
    Topic("hotline", "服务热线时间", schedule),
    Topic("accept_organise", "组织验收的期限", length, apart=True, hint=True),
    Topic("accept_complete", "完成验收的期限", length, apart=True, hint=True),
    Topic("works_period", "工期", length, hint=True),
    Topic("response", "响应时限", length, hint=True),
    Topic("upkeep", "养护期（管护期）", length, hint=True),
    Topic("copies", "合同份数", count, body=True),
    Topic("tax_rate", "增值税税率", share),
    Topic("team", "项目团队（驻场）人数", count, hint=True),
    Topic("notice", "提前通知解除（终止）的期限", length, apart=True, hint=True),
    Topic("availability", "系统可用性", share, apart=True),
    Topic("insured_liability", "保险金额", total),
    Topic("insured", "每人保险金额", total, hint=True),
    Topic("advance", "预付款比例", share, hint=True),
    Topic("renewal_notice", "期满前提出续签（不续签）的期限", length, apart=True, hint=True),
    Topic("bond_back", "履约保证金退还的期限", length, apart=True, hint=True),
    Topic("paid_after", "验收合格后的付款期限", length, apart=True, hint=True),
)


MOST = 500
"""Statements of one topic that are compared with each other; no contract has as many."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Statements of one topic in two clauses with unequal values of the same kind, neither marked as an exception nor
    tied to an object of its own; and rates of penalty for the same lateness. A question: only a reader can exclude that
    the two speak of different things."""
    assessed = False
    told: set[tuple[int, int]] = set()
    for topic in TOPICS:
        found = list(statements(case, topic))
        assessed = assessed or len(found) > 1
        pair = _conflict(found, topic)
        if pair is None:
            continue
        first, other = pair
        if (first.quote.start, other.quote.start) in told:
            continue  # 整机质保期二年 is the guarantee of the whole and the guarantee
        told.add((first.quote.start, other.quote.start))
        one, two = value_text(first.value, first.written), value_text(other.value, other.written)
        yield case.finding(
            f"{topic.label}一处为{one}，另一处为{two}。",
            first.quote,
            other.quote,
            expected=one,
            actual=two,
            severity="info" if topic.hint and not _body_and_annex(first, other) else None,
            unsure=recognised(case),
        )
    rates = list(_rates(case))
    assessed = assessed or any(len(group) > 1 for group in rates)
    for group in rates:
        yield from _penalties(case, group)
    caps = [
        one for one in case.record.penalties if one.cap_rate is not None and one.trigger in _LATENESS and one.liable
    ]
    assessed = assessed or len(caps) > 1
    yield from _caps(case, caps)
    if not assessed:
        yield NotAssessed("没有在两处以上写明的同一数值")


def _conflict(found: list[Statement], topic: Topic) -> tuple[Statement, Statement] | None:
    found = found[:MOST]
    told = Counter((one.value, one.top) for one in found)
    for index, first in enumerate(found):
        for other in found[index + 1 :]:
            if first.thing != other.thing or not differ(first.value, other.value):
                continue
            if other.quote.start == first.quote.start or (topic.apart and other.top == first.top):
                continue
            # A value that agrees with one of several in its own clause is that one told again.
            if told[other.value, first.top] > (other.top == first.top):
                continue
            return first, other
    return None


def _body_and_annex(one: Statement, other: Statement) -> bool:
    """An annex tells again what the body says: a figure of the same topic is meant to be the same."""
    return {clause.part for clause in (one.clause, other.clause) if clause} >= {"body", "annex"}


_LATENESS = {"late_delivery": "逾期履行（交付）", "late_payment": "逾期付款", "late_acceptance": "逾期验收"}


def _rates(case: Case) -> Iterator[list[Penalty]]:
    """Penalties for one lateness of one side on one base."""
    groups: defaultdict[tuple[object, ...], list[Penalty]] = defaultdict(list)
    for penalty in case.record.penalties:
        clause = case.contract.clause_at(penalty.start)
        if penalty.kind != "rate_per_period" or penalty.rate is None or penalty.trigger not in _LATENESS:
            continue
        if clause is None or penalty.base is None:
            continue
        key = (penalty.liable, penalty.trigger, penalty.base, penalty.period_count, penalty.period_unit)
        groups[key].append(penalty)
    yield from groups.values()


def _penalties(case: Case, group: list[Penalty]) -> Iterator[Finding]:
    first = group[0]
    home = _top(case, first)
    for other in group[1:]:
        # Steps of one clause (逾期30日内…，超过30日…) are no conflict.
        if other.rate == first.rate or _top(case, other) == home or other.rate is None or first.rate is None:
            continue
        label = _LATENESS.get(first.trigger or "", "违约")
        yield case.finding(
            f"{label}违约金比例一处为每{_period(first)}{percent(first.rate)}，另一处为每{_period(other)}{percent(other.rate)}。",
            first,
            other,
            expected=f"{first.rate:f}",
            actual=f"{other.rate:f}",
        )
        return


_READ = 0.75
"""Confidence from which the caps of two penalties are compared: what is told is the share, which stands in the text."""


def _caps(case: Case, penalties: list[Penalty]) -> Iterator[Finding]:
    """What the penalty for one lateness of one side may come to at most, told in two clauses by shares of one base."""
    told: set[tuple[object, ...]] = set()
    rates: defaultdict[tuple[object, ...], set[Decimal | None]] = defaultdict(set)
    for one in penalties:
        rates[one.liable, one.trigger, one.cap_base].add(one.cap_rate)
    # Where all say the same nothing is compared: a contract may list thousands.
    unequal = [one for one in penalties if len(rates[one.liable, one.trigger, one.cap_base]) > 1]
    for place, first in enumerate(unequal):
        for other in unequal[place + 1 :]:
            key = (first.liable, first.trigger)
            one_base = first.cap_base == other.cap_base is not None and other.liable == first.liable
            apart = _top(case, first) != _top(case, other) and first.cap_rate != other.cap_rate
            if key in told or not one_base or other.trigger != first.trigger or not apart:
                continue
            told.add(key)
            yield case.finding(
                f"{_LATENESS[first.trigger or '']}的违约金上限一处为{percent(first.cap_rate or Decimal(0))}，"
                f"另一处为{percent(other.cap_rate or Decimal(0))}。",
                first,
                other,
                expected=f"{first.cap_rate:f}",
                actual=f"{other.cap_rate:f}",
                unsure=recognised(case) or min(first.confidence, other.confidence) < _READ,
            )


def _top(case: Case, penalty: Penalty) -> str:
    clause = case.contract.clause_at(penalty.start)
    return "/".join(clause.id.split("/")[:2]) if clause else ""


_UNITS = {"day": "日", "working_day": "工作日", "week": "周", "month": "月", "hour": "小时"}


def _period(penalty: Penalty) -> str:
    count = penalty.period_count or 1
    return f"{'' if count == 1 else count}{_UNITS.get(penalty.period_unit or 'day', '期')}"
