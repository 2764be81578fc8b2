"""A contract in time: award, signing, publication, performance, acceptance, guarantee, and the payments below the stage
that they wait for. What is out of order is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extract.audit.case import full_date
from extract.audit.metadata import day
from extract.pages.charts import Chart, Shape, dot, line, words
from extract.pages.filters import percent
from extract.pages.tongue import CHINESE, Tongue
from extract.record import Payment, Record
from extract.record.stated import DurationFact, TextFact

_WIDTH, _EDGE, _LINE = 760, 70, 54
_STEP = 16
_DROP = 32
"""Pixels between the line and the first payment below it, and from one to the next."""
_LONGEST = 14
_WAITS_FOR = {
    "contract_signed": "signed", "contract_effective": "signed", "bond_received": "signed",
    "delivered": "end", "installed": "end", "work_done": "end", "documents_submitted": "end",
    "accepted": "accepted", "inspected": "accepted", "approved": "accepted", "audited": "accepted",
    "warranty_expired": "guarantee",
}  # fmt: skip
"""Trigger of a payment → the stage after which it is due."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a contract in the order in which stages belong: its day where it is stated, else what is said of it."""

    key: str
    name: str
    day: date | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A payment: below which stage it hangs, its words, and why it is out of order ("" if it is not)."""

    stage: str
    words: str
    wrong: str = ""


def stages(record: Record, metadata: Mapping[str, str] | None = None, tongue: Tongue = CHINESE) -> list[Stage]:
    """The stages that belong to any contract, and those of which something is known besides."""
    fields = record.fields
    known, say, unknown = metadata or {}, tongue.say, tongue.say("未写明", "not stated")
    award = _day(fields.award_notice_on) or day(known.get("award_date", ""))
    publish = day(known.get("publish_date", ""))
    acceptance = fields.acceptance_days
    found = [Stage("award", say("成交", "Award"), award)] if award else []
    found.append(_stage("signed", say("签订", "Signed"), fields.signed_on, unknown))
    found += [Stage("published", say("公告", "Published"), publish)] if publish else []
    found.append(_stage("start", say("开始履行", "Start"), fields.term_start, unknown))
    end = _stage("end", say("履行期满", "End"), fields.term_end, unknown)
    found.append(end if end.day or end.said != unknown else Stage("end", end.name, said=_length(fields.term_duration, tongue)))
    limit = say("未写明期限", "no time stated")
    if acceptance and acceptance.value is not None:
        limit = say(f"{acceptance.value}天内", f"within {tongue.many(acceptance.value, 'day')}")
    found.append(Stage("accepted", say("验收", "Acceptance"), said=limit))
    if fields.warranty_duration or fields.retention_rate:
        found.append(Stage("guarantee", say("质保期满", "Warranty ends"), said=_length(fields.warranty_duration, tongue)))
    return found


def dues(record: Record, found: Sequence[Stage], tongue: Tongue = CHINESE) -> list[Due]:
    """The payments, each below the last stage that it waits for, or the last one before the day that it is due on."""
    known = {stage.key for stage in found}
    made = []
    for payment in record.payments:
        waits = [_WAITS_FOR[one] for one in payment.triggers if _WAITS_FOR.get(one) in known]
        order = [stage.key for stage in found]
        stage = max(waits, key=order.index, default="")
        on = full_date(payment.due_on) if payment.due_on else None
        wrong = ""
        if stage and on:
            reached = next((one.day for one in found if one.key == stage), None)
            if reached and on < reached:
                wrong = tongue.say(f"早{(reached - on).days}天", f"{tongue.many((reached - on).days, 'day')} early")
        elif on:
            stage = next((one.key for one in reversed(found) if one.day and one.day <= on), "signed")
        made.append(Due(stage or "signed", _payment(payment, tongue), wrong))
    return made


def late(found: Sequence[Stage], tongue: Tongue = CHINESE) -> dict[str, str]:
    """Stage → by how much it is before one that belongs before it."""
    wrong: dict[str, str] = {}
    latest: Stage | None = None
    for stage in found:
        if stage.day is None:
            continue
        if latest and latest.day and stage.day < latest.day:
            days = (latest.day - stage.day).days
            wrong[stage.key] = tongue.say(f"比{latest.name}早{days}天", f"{tongue.many(days, 'day')} before “{latest.name}”")
        elif latest is None or latest.day is None or stage.day > latest.day:
            latest = stage
    return wrong


def timeline(record: Record, metadata: Mapping[str, str] | None = None, tongue: Tongue = CHINESE) -> Chart | None:
    """The picture; `None` where neither a day nor a payment is known."""
    found, say = stages(record, metadata, tongue), tongue.say
    if not record.payments and sum(stage.day is not None for stage in found) < 2:
        return None
    due, wrong = dues(record, found, tongue), late(found, tongue)
    at = {stage.key: _EDGE + i * (_WIDTH - 2 * _EDGE) / (len(found) - 1) for i, stage in enumerate(found)}
    out: list[Shape] = []
    for before, stage in pairwise(found):
        whole = before.day is not None and stage.day is not None
        look = "late" if stage.key in wrong else "thick" if whole else "gap"
        out.append(line(at[before.key] + 7, _LINE, at[stage.key] - 7, _LINE, f"line {look}"))
        if whole and before.day and stage.day and stage.key not in wrong:
            middle = (at[before.key] + at[stage.key]) / 2
            days = (stage.day - before.day).days
            out.append(words(middle, _LINE - 6, say(f"{days}天", tongue.many(days, "day")), "mid tiny pale"))
    rows = dict.fromkeys(at, 0)
    for stage in found:
        x = at[stage.key]
        out.append(dot(x, _LINE, 6, "error solid" if stage.key in wrong else "main solid" if stage.day else "empty"))
        out.append(words(x, _LINE - 34, stage.name, "mid strong"))
        known = stage.day is not None
        out.append(
            words(x, _LINE - 20, stage.day.isoformat() if stage.day else stage.said, "mid tiny" + " pale" * (not known))
        )
        if stage.key in wrong:
            out.append(words(x, _LINE + 20, wrong[stage.key], "mid tiny late"))
            rows[stage.key] = 1
    for one in due:
        y = _LINE + _DROP - _STEP + 4 + rows[one.stage] * _STEP
        text = f"{one.words} {one.wrong}".rstrip()
        out.append(words(at[one.stage], y, text, "mid tiny" + (" late" if one.wrong else "")))
        rows[one.stage] += 1
    space = say("", " ")
    odd = [f"{stage.name}{space}{wrong[stage.key]}" for stage in found if stage.key in wrong]
    odd += [f"{one.words}{space}{one.wrong}" for one in due if one.wrong]
    title = say("合同各阶段与付款", "Stages of the contract and payments")
    if odd:
        title += say(f"（次序不符：{'；'.join(odd)}）", f" (out of order: {'; '.join(odd)})")
    return Chart(_WIDTH, _LINE + _DROP - _STEP + 8 + max(*rows.values(), 1) * _STEP, title, tuple(out))


def _stage(key: str, name: str, fact: TextFact | None, unknown: str) -> Stage:
    on = _day(fact)
    return Stage(key, name, on, "" if on else (fact.value if fact and fact.value else unknown))


def _day(fact: TextFact | None) -> date | None:
    return full_date(fact.value) if fact and fact.value else None


def _length(fact: DurationFact | None, tongue: Tongue) -> str:
    if not (fact and fact.value):
        return tongue.say("未写明", "not stated")
    return tongue.say("为期", "for ") + tongue.duration(fact.value.count, fact.value.unit)


def _payment(payment: Payment, tongue: Tongue) -> str:
    kind = tongue.code(payment.kind, "payments", "kind") or tongue.say(f"第{payment.seq}期", f"Instalment {payment.seq}")
    name = payment.label or kind
    if len(name) > _LONGEST - 4:
        name = kind
    share = percent(payment.percent)
    return " ".join(one for one in (name, share) if one)
