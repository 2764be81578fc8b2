"""What a record says of a term: one reader each, from the JSON of a record to a value or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from extract.compare.records.rights import rights
from extract.compare.records.spoken import percent
from extract.compare.records.value import HAS, HAS_NOT, Data, Value, where
from extract.lexicon import alternation, words
from extract.pages.tongue import Tongue

Reader = Callable[[Data, Tongue], Value | None]


def _field(record: Data, name: str) -> Data | None:
    fact = (record.get("fields") or {}).get(name)
    return fact if fact and fact.get("value") is not None else None


def rate(name: str) -> Reader:
    """A ratio of the fields."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        fact = _field(record, name)
        return _share(Decimal(fact["value"]), fact, record) if fact else None

    return read


def _share(value: Decimal, row: Data, record: Data) -> Value:
    return Value(percent(value), format(value, "f"), percent(value), value, "share", **where(row, record))


def currency_of(record: Data) -> str:
    """What the sums of a contract are in."""
    return str((_field(record, "currency") or {}).get("value") or "CNY")


def sum_of(name: str) -> Reader:
    """A sum of money of the fields, in the currency of the contract."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        value = Decimal(fact["value"])
        currency = currency_of(record)
        shown = tongue.money(value, currency)
        return Value(shown, format(value, "f"), format(value, "f"), value, currency, **where(fact, record))

    return read


def choice(name: str) -> Reader:
    """A yes or no, or one of a few codes, of the fields."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        value = fact["value"]
        if isinstance(value, bool):
            return Value(tongue.yes_no(value), str(value).lower(), str(value), **where(fact, record))
        shown = tongue.told(str(value), "contracts", name)
        return Value(shown, str(value), str(value), **where(fact, record))

    return read


def venue(record: Data, tongue: Tongue) -> Value | None:
    """A court by whose place it is, so that 甲方所在地 and 采购人住所地 are one."""
    fact = _field(record, "dispute_venue")
    if fact is None:
        return None
    written = str(fact["value"])
    sides = (
        ("合同签订地", "合同签订地 签约地"),
        ("合同履行地", "合同履行地 履行地 项目所在地 工程所在地"),
        ("原告所在地", "原告"),
        ("被告所在地", "被告"),
    )
    named = set(re.findall(alternation("side"), written))
    found = [
        name for name, side in (("采购人所在地", "buyer"), ("供应商所在地", "supplier")) if named & set(words(side))
    ]
    found += [name for name, places in sides if any(place in written for place in places.split())]
    key = found[0] if len(found) == 1 else "仲裁机构" if "仲裁" in written and not found else written
    return Value(written, written, key, **where(fact, record))


_MONTHS = {
    "month": ("month", 1),
    "year": ("month", 12),
    "day": ("day", 1),
    "working_day": ("working_day", 1),
    "hour": ("hour", 1),
}


def duration(name: str) -> Reader:
    """A length of time of the fields; years count as months."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        count, unit = fact["value"]["count"], fact["value"]["unit"]
        base, factor = _MONTHS[unit]
        number = Decimal(str(count)) * factor
        shown = tongue.duration(count, unit)
        return Value(shown, f"{count} {unit}", f"{number} {base}", number, base, **where(fact, record))

    return read


def acceptance(record: Data, tongue: Tongue) -> Value | None:
    """Days for acceptance; working days are another unit, as the words say."""
    fact = _field(record, "acceptance_days")
    if fact is None:
        return None
    working = "工作" in str(fact.get("text") or "")
    count, unit = fact["value"], "working_day" if working else "day"
    shown = tongue.duration(count, unit)
    return Value(shown, f"{count} {unit}", f"{count} {unit}", Decimal(count), unit, **where(fact, record))


def _payments(record: Data) -> Sequence[Data]:
    return record.get("payments") or ()


def split(record: Data, tongue: Tongue) -> Value | None:
    """The instalments in their order: 30% + 60% + 10%; what has no percentage by its name."""
    rows = _payments(record)
    if not rows:
        return None
    currency = currency_of(record)
    parts = [_part(row, tongue, currency) for row in rows]
    common = [percent(Decimal(row["percent"])) if row.get("percent") else _kind(row, tongue) for row in rows]
    key = "+".join(percent(Decimal(row["percent"])) if row.get("percent") else str(row.get("kind")) for row in rows)
    exact = "+".join(row.get("percent") or row.get("amount") or row.get("kind") or "?" for row in rows)
    return Value(" + ".join(parts), exact, key, **_together(rows, record), common=" + ".join(common))


def _part(row: Data, tongue: Tongue, currency: str) -> str:
    if row.get("percent"):
        return percent(Decimal(row["percent"]))
    if row.get("amount"):
        amount = tongue.money(Decimal(row["amount"]), currency)
        return f"{_kind(row, tongue)} {amount}" if row.get("kind") == "periodic" else amount
    return _kind(row, tongue)


def _kind(row: Data, tongue: Tongue) -> str:
    return tongue.code(row.get("kind"), "payments", "kind") or tongue.say("未写比例", "no share stated")


def _together(rows: Sequence[Data], record: Data) -> dict[str, Any]:
    """Evidence of several rows: the words of all, the place of the first."""
    found = [where(row, record) for row in rows]
    quote = " ／ ".join(dict.fromkeys(str(one["quote"]) for one in found))
    return {**found[0], "quote": quote, "unsure": any(one["unsure"] for one in found)}


def advance(record: Data, tongue: Tongue) -> Value | None:
    """The share paid in advance; none if an advance has no percentage."""
    rows = [row for row in _payments(record) if row.get("kind") == "advance" and row.get("percent")]
    if not rows or any(row.get("kind") == "advance" and not row.get("percent") for row in _payments(record)):
        return None
    total = sum((Decimal(row["percent"]) for row in rows), Decimal(0))
    return Value(percent(total), format(total, "f"), percent(total), total, "share", **_together(rows, record))


_DAYS = {"working": ("个工作日", "working day"), "calendar": ("天（自然日）", "calendar day")}


def days(record: Data, tongue: Tongue) -> Value | None:
    """The longest time in which an instalment is due; days of unknown kind are of neither kind."""
    rows = [row for row in _payments(record) if row.get("due_days") is not None]
    if not rows:
        return None
    row = max(rows, key=lambda one: int(one["due_days"]))
    kind = row.get("due_day_kind") or "unknown"
    number = int(row["due_days"])
    zh, en = _DAYS.get(kind, ("天", "day"))
    shown = tongue.say(f"{number}{zh}", tongue.many(number, en))
    return Value(shown, f"{number} {kind}", f"{number} {kind}", Decimal(number), kind, **where(row, record))


def daily(trigger: str, liable: str, column: str) -> Reader:
    """A rate a day (or its cap) for a breach of one side; of several the highest."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        rows = [
            row
            for row in record.get("penalties") or ()
            if row.get("trigger") == trigger and row.get("liable") in (liable, "either") and row.get(column)
        ]
        if not rows:
            return None
        row = max(rows, key=lambda one: Decimal(one[column]))
        values = sorted({Decimal(one[column]) for one in rows}, reverse=True)
        shown = tongue.join(percent(value) for value in values)
        return Value(
            shown,
            "|".join(format(v, "f") for v in values),
            percent(values[0]),
            values[0],
            "share",
            **where(row, record),
        )

    return read


def rights_of(holder: str) -> Reader:
    """How often a side may end the contract; what both may counts for both."""

    def read(record: Data, tongue: Tongue) -> Value | None:
        text = record.get("text")
        if not text:
            return None
        spans = {(one.start, one.end) for one in rights(record) if one.holder in (holder, "both")}
        if not spans:
            return Value(tongue.say("未见", "none"), "0", HAS_NOT)
        quotes = [" ".join(text[start:end].split()) for start, end in sorted(spans)]
        shown = tongue.say(f"{len(spans)}处", tongue.many(len(spans), "passage"))
        return Value(shown, str(len(spans)), HAS, quote=" ／ ".join(quotes))

    return read
