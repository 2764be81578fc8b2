"""Payments and penalties: what the tender's contract form, a bid or an announcement says, and what was signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract import labels
from extract.audit.figures import percent, yuan
from extract.reconcile.differences.compared import Compared, beside
from extract.record import Payment, Penalty, Record

_FORMS = frozenset({"tender", "bid"})
"""Papers that have terms of payment and liability of their own."""
_MOST = 12
"""Rows of payments beyond which a paper lists something else."""


def compare(mine: Record, theirs: Record) -> Iterator[Compared]:
    """One row for the payments as a whole, one for each penalty that both state, or that only one does."""
    if theirs.source.document_type not in _FORMS:
        return
    yield from payments(mine.payments, theirs.payments)
    yield from _penalties(mine.penalties, theirs.penalties)


def payments(mine: Sequence[Payment], theirs: Sequence[Payment]) -> Iterator[Compared]:
    """The instalments of two documents, where both have some."""
    if not theirs or len(theirs) > _MOST or not mine:
        return
    shares = [[(one.percent, one.amount if one.percent is None else None) for one in rows] for rows in (mine, theirs)]
    days = [[(one.due_days, one.due_day_kind) for one in rows] for rows in (mine, theirs)]
    first, second = "；".join(map(instalment, mine)), "；".join(map(instalment, theirs))
    yield beside("payments", first, second, same=shares[0] == shares[1], mine=mine[0], theirs=theirs[0])
    if shares[0] == shares[1] and days[0] != days[1]:
        for a, b in zip(mine, theirs, strict=True):
            if (a.due_days, a.due_day_kind) != (b.due_days, b.due_day_kind) and a.due_days and b.due_days:
                yield beside("payments.due_days", instalment(a), instalment(b), same=False, mine=a, theirs=b)


def instalment(one: Payment) -> str:
    """An instalment in a few words.

    >>> instalment(Payment(seq=1, percent="0.3", triggers=["contract_signed"], due_days=10, due_day_kind="working",
    ...     text="", start=0, end=0, rule="", confidence=1))
    '30%（合同签订，10个工作日内）'
    """
    share = percent(one.percent) if one.percent is not None else yuan(one.amount) if one.amount is not None else "未写明比例"
    when = "、".join(labels.code("payments", "triggers", trigger) for trigger in one.triggers)
    days = f"{one.due_days}{'个工作日' if one.due_day_kind == 'working' else '日'}内" if one.due_days else ""
    told = "，".join(part for part in (when, days, f"至{one.due_on}" if one.due_on else "") if part)
    return f"{share}（{told}）" if told else share


def _penalties(mine: Sequence[Penalty], theirs: Sequence[Penalty]) -> Iterator[Compared]:
    if not theirs:
        return
    groups: list[dict[tuple[object, ...], list[Penalty]]] = []
    for rows in (mine, theirs):
        by: dict[tuple[object, ...], list[Penalty]] = defaultdict(list)
        for one in rows:
            if one.trigger is not None and one.liable is not None and one.kind in ("rate_per_period", "percent", "fixed"):
                by[one.liable, one.trigger, one.kind].append(one)
        groups.append(by)
    for key in dict.fromkeys([*groups[0], *groups[1]]):
        first, second = groups[0].get(key, []), groups[1].get(key, [])
        if len(first) > 1 or len(second) > 1:  # several steps of one breach do not pair off by themselves
            continue
        a, b = next(iter(first), None), next(iter(second), None)
        same = a is not None and b is not None and _measure(a) == _measure(b)
        liable, trigger = (labels.code("penalties", name, str(code)) for name, code in zip(("liable", "trigger"), key[:2], strict=True))
        yield beside(
            "penalties", penalty(a), penalty(b), same=same, mine=a, theirs=b, note=f"{liable}{trigger}"
        )


def _measure(one: Penalty) -> tuple[object, ...]:
    rate = one.per_day_rate if one.per_day_rate is not None else one.rate
    return rate, one.amount


def penalty(one: Penalty | None) -> str:
    """What a breach costs, in a few words; "" for none."""
    if one is None:
        return ""
    figure = percent(one.rate) if one.rate is not None else yuan(one.amount) if one.amount is not None else "未写明"
    unit = labels.code("penalties", "period_unit", one.period_unit) if one.period_unit else ""
    count = one.period_count or 1
    each = f"每{unit}" if unit and count == 1 else f"每{count}{unit}" if unit else ""
    cap = f"，上限{percent(one.cap_rate)}" if one.cap_rate is not None else ""
    return f"{each}{figure}{cap}"
