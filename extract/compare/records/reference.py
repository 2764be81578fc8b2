"""What is usual in a group of contracts, and how far one contract is from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extract.compare.records.spoken import percent, plain
from extract.compare.records.terms import Term, Value
from extract.compare.records.value import HAS, HAS_NOT
from extract.pages.tongue import CHINESE, Tongue

FEWEST = 5
"""Contracts that must state a term before anything counts as usual."""
GROUP = 5
"""Contracts of one category and type from which they are compared with each other."""
_MOST = Decimal("0.8")
_UNITS = {
    "month": ("个月", "month"),
    "day": ("天", "day"),
    "working_day": ("个工作日", "working day"),
    "hour": ("小时", "hour"),
    "working": ("个工作日", "working day"),
    "calendar": ("天", "day"),
    "unknown": ("天", "day"),
}

Level = Literal["", "differs", "far", "missing"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What is usual: the median of numbers (of the commonest unit) or the most frequent value.

    `size` contracts are in the group, `stated` state the term, `counted` of them in the unit of the median, or with
    the most frequent value. `shown` is "" where nothing is usual (fewer than five values, or no majority).
    """

    size: int
    stated: int
    counted: int = 0
    median: Decimal | None = None
    unit: str = ""
    key: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """How a value stands to what is usual; `words` is a sentence, "" where there is nothing to say."""

    level: Level
    sign: Literal["", "↑", "↓", "≠", "缺"]
    words: str


NONE = Deviation("", "", "")


def reference(term: Term, values: Sequence[Value | None], tongue: Tongue = CHINESE) -> Reference:
    """What is usual among the values of a group (`None`: not stated)."""
    stated = [value for value in values if value is not None]
    base = Reference(len(values), len(stated))
    if term.how == "none" or len(stated) < FEWEST:
        return base
    if term.how == "median":
        unit, count = max(Counter(one.unit for one in stated).items(), key=lambda item: (item[1], item[0]))
        if count < FEWEST:
            return base
        middle = median([one.number for one in stated if one.unit == unit and one.number is not None])
        return Reference(len(values), len(stated), count, middle, unit, shown=_number(middle, unit, tongue))
    key, count = max(Counter(one.key for one in stated).items(), key=lambda item: (item[1], item[0]))
    if count * 2 <= len(stated):
        return base
    shown = Counter(one.common or one.shown for one in stated if one.key == key).most_common(1)[0][0]
    there = {HAS: tongue.say("有", "yes"), HAS_NOT: tongue.say("无", "no")}.get(key)
    return Reference(len(values), len(stated), count, key=key, shown=there or shown)


def median(numbers: Sequence[Decimal]) -> Decimal:
    """The exact median; of an even number of values the middle between both.

    >>> median([Decimal("0.5"), Decimal("0.1"), Decimal("0.3"), Decimal("0.2")])
    Decimal('0.25')
    """
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _number(value: Decimal, unit: str, tongue: Tongue) -> str:
    if unit == "share":
        return percent(value)
    if unit.isupper():
        return tongue.money(value, unit)
    if unit == "month" and value % 12 == 0:
        value, zh, en = value / 12, "年", "year"
    else:
        zh, en = _UNITS.get(unit, (unit, unit))
    return tongue.say(f"{plain(value)}{zh}", f"{plain(value)} {en}{'s' * (value != 1)}")


def deviation(
    term: Term, value: Value | None, usual: Reference, group: str, tongue: Tongue = CHINESE
) -> Deviation:
    """How one value stands to what is usual in its group, called `group`."""
    if term.how == "none":
        return NONE
    if value is None:
        if usual.size >= GROUP and usual.stated >= _MOST * usual.size:
            words = tongue.say(
                f"{group} {usual.size} 份中有 {usual.stated} 份写明{term.label}，本合同未见",
                f"{usual.stated} of {usual.size} {group} state it; not found in this one",
            )
            return Deviation("missing", "缺", words)
        return NONE
    if term.how == "majority":
        if not usual.key or value.key == usual.key:
            return NONE
        level: Level = "far" if usual.counted >= _MOST * usual.stated else "differs"
        return Deviation(level, "≠", _otherwise(term, value, usual, group, tongue))
    if usual.median is None or value.number is None or value.unit != usual.unit or value.number == usual.median:
        return NONE
    higher = value.number > usual.median
    times = _times(value.number, usual.median)
    words = tongue.say(
        f"{value.shown}，{'高' if higher else '低'}于{group}中位数 {usual.shown}（n={usual.counted}）"
        + (f"，为其 {times} 倍" if times else ""),
        f"{value.shown}, {'above' if higher else 'below'} the median of {group}, {usual.shown} (n={usual.counted})"
        + (f", {times} times as much" if times else ""),
    )
    return Deviation("far" if _far(term, value.number, usual.median) else "differs", "↑" if higher else "↓", words)


def _otherwise(term: Term, value: Value, usual: Reference, group: str, tongue: Tongue) -> str:
    """The sentence on a value that is not that of the most."""
    if usual.key not in (HAS, HAS_NOT):
        return tongue.say(
            f"{group}写明的 {usual.stated} 份中有 {usual.counted} 份为“{usual.shown}”，本合同为“{value.shown}”",
            f"{usual.counted} of the {usual.stated} {group} that state it have “{usual.shown}”, this one “{value.shown}”",
        )
    common = f"约定了{term.label}" if usual.key == HAS else f"未见{term.label}"
    have = "have it" if usual.key == HAS else "do not have it"
    return tongue.say(
        f"{group} {usual.stated} 份中有 {usual.counted} 份{common}，本合同{value.shown}",
        f"{usual.counted} of {usual.stated} {group} {have}; in this one: {value.shown}",
    )


def _far(term: Term, value: Decimal, middle: Decimal) -> bool:
    if term.share:
        return abs(value - middle) >= Decimal("0.15") or value >= 3 * middle
    return value >= 2 * middle or 2 * value <= middle


def _times(value: Decimal, middle: Decimal) -> str:
    if middle <= 0 or value < 2 * middle:
        return ""
    return plain((value / middle).quantize(Decimal("0.1")))
