"""Statements of one and the same figure in different places: what a topic is, and how its values compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent, yuan
from extract.model import Span
from extract.record import ClauseRow, Quote
from extract.values import duration, money, numerals, ratio
from extract.values.errors import ValueParseError

Value = tuple[str, Decimal]
"""Kind and count: `("month", 12)`, `("day", 30)`, `("ratio", 0.05)`. Values of different kinds do not compare."""


@dataclass(frozen=True)
class Topic:
    """A figure that a contract should state once: `name` is that of its pattern, `label` what findings call it.

    `apart`: statements in one and the same top clause may differ (each instalment has its own days).
    `hint`: the words leave room for two matters: never more than a hint.
    `body`: statements in annexes are of the annexes.
    """

    name: str
    label: str
    read: Callable[[str], Value]
    apart: bool = False
    hint: bool = False
    body: bool = False


@dataclass(frozen=True)
class Statement:
    """One place that states the figure, and of which thing, where the words name one."""

    value: Value
    written: str
    quote: Quote
    clause: ClauseRow | None
    thing: str = ""

    @property
    def top(self) -> str:
        """The top clause, or the annex, it stands in."""
        return top_of(self.clause)


def top_of(clause: ClauseRow | None) -> str:
    """The identifier of the top clause, or of the annex, that a clause belongs to; "" for none."""
    if clause is None:
        return ""
    parts = clause.id.split("/")
    return parts[0] if clause.part == "annex" else "/".join(parts[:2])


def length(text: str) -> Value:
    """A length of time; years as months. Raises `ValueParseError`."""
    found = duration.parse(text)
    if isinstance(found, duration.DurationRange):
        raise ValueParseError("range", "期限为区间", text)
    if found.unit == "year":
        return "month", Decimal(found.count) * 12
    return found.unit, Decimal(found.count)


_DAYS = {"day": 1, "working_day": 1, "week": 7, "month": 30, "year": 365}


def in_days(text: str) -> Value:
    """A length of time in days, months and years in round numbers. Raises `ValueParseError`."""
    found = duration.parse(text)
    if isinstance(found, duration.DurationRange) or found.unit not in _DAYS:
        raise ValueParseError("range", "期限为区间或按小时", text)
    return "day", Decimal(found.count) * _DAYS[found.unit]


def share(text: str) -> Value:
    """A ratio. Raises `ValueParseError`."""
    return "ratio", ratio.parse(text)


def total(text: str) -> Value:
    """A sum of money. Raises `ValueParseError`."""
    return "money", money.parse(text)


def count(text: str) -> Value:
    """A number of copies or people, in figures or words. Raises `ValueParseError`."""
    return "count", Decimal(text) if text.isdigit() else numerals.parse(text)


def schedule(text: str) -> Value:
    """Hours of service a week: 5×8 → 40."""
    days, _, hours = text.partition("*")
    return "schedule", Decimal(days) * Decimal(hours)


def statements(case: Case, topic: Topic) -> Iterator[Statement]:
    """Every place that states the figure of a topic and does not mark itself as an exception."""
    for quote, match in case.find(topic.name):
        written = match["value"].replace("×", "*").replace("x", "*").replace("X", "*")
        try:
            value = topic.read(written)
        except ValueParseError:
            continue
        home = case.contract.clause_at(quote.start)
        if topic.body and home is not None and home.part == "annex":
            continue
        sentence = case.sentence(quote)
        span = Span(sentence.start, sentence.end)
        if next(case.find("exception", span), None) is not None:
            continue
        other = f"{topic.name}_other"
        # What follows the part of the sentence with the figure (…，此后供应备件不少于10年) is no object of it.
        upto = Span(span.start, _part_end(case, quote.end, span.end))
        if other in case.info.phrases and next(case.find(other, upto), None) is not None:
            continue
        yield Statement(value, match["value"], sentence, home, match.groupdict().get("thing") or "")


def _part_end(case: Case, start: int, end: int) -> int:
    """Where the part of a sentence that holds a figure ends: at the next comma."""
    folded = case.contract.folded
    ends = [at for mark in "，,；" if (at := folded.find(mark, start, end)) >= 0]
    return min(ends, default=end)


_RANGES: dict[str, tuple[Decimal, Decimal]] = {
    "day": (Decimal(1), Decimal(1)),
    "working_day": (Decimal(1), Decimal(2)),
    "month": (Decimal(28), Decimal(31)),
}
"""The days that one of a unit may take: five working days are seven days and up to ten around a holiday."""


def differ(one: Value, other: Value) -> bool:
    """True if two values cannot be the same: of one kind and unequal, or lengths in units whose ranges do not meet.

    >>> differ(("day", Decimal(10)), ("working_day", Decimal(10))), differ(("day", Decimal(30)), ("working_day", Decimal(10)))
    (False, True)
    >>> differ(("month", Decimal(6)), ("day", Decimal(90))), differ(("month", Decimal(1)), ("day", Decimal(30)))
    (True, False)
    """
    if one[0] == other[0]:
        return one[1] != other[1]
    if one[0] not in _RANGES or other[0] not in _RANGES:
        return False
    (low, high), (least, most) = ((v[1] * _RANGES[v[0]][0], v[1] * _RANGES[v[0]][1]) for v in (one, other))
    return high < least or most < low


def value_text(value: Value, written: str) -> str:
    """A value as findings write it."""
    kind, number = value
    if kind == "ratio":
        return percent(number)
    if kind == "count":
        return f"{number:f}"
    return yuan(number) if kind == "money" else written
