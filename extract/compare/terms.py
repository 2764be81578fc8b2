"""The terms by which contracts are compared, each read from a record (as in its JSON) with the words it stands on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from extract import labels
from extract.compare.rights import rights
from extract.compare.spoken import money, percent

Data = Mapping[str, Any]
How = Literal["median", "majority", "none"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a contract says of a term.

    `shown` is for people; `exact` for the CSV (decimals plain, codes as in the dataset); `key` is what counts as the
    same; `number` and `unit` are set where a median makes sense: only values of one unit are compared. `quote`,
    `page` (1-based) and `clause` say where it stands. `unsure`: something speaks against the value.
    """

    shown: str
    exact: str
    key: str
    number: Decimal | None = None
    unit: str = ""
    quote: str = ""
    page: int | None = None
    clause: str = ""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One column of the comparison. `how` it is compared; `share` if it is a share of the price."""

    name: str
    label: str
    how: How
    read: Callable[[Data], Value | None]
    share: bool = False


def _where(row: Data) -> dict[str, Any]:
    return {
        "quote": " ".join(str(row.get("text") or "").split()),
        "page": row.get("page"),
        "clause": row.get("clause") or "",
        "unsure": bool(row.get("flags")) or float(row.get("confidence") or 1) < 0.6,
    }


def _field(record: Data, name: str) -> Data | None:
    fact = (record.get("fields") or {}).get(name)
    return fact if fact and fact.get("value") is not None else None


def _rate(name: str) -> Callable[[Data], Value | None]:
    def read(record: Data) -> Value | None:
        fact = _field(record, name)
        return _share(Decimal(fact["value"]), fact) if fact else None

    return read


def _share(value: Decimal, row: Data) -> Value:
    return Value(percent(value), format(value, "f"), percent(value), value, "share", **_where(row))


def _money(name: str) -> Callable[[Data], Value | None]:
    def read(record: Data) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        value = Decimal(fact["value"])
        currency = (_field(record, "currency") or {}).get("value") or "CNY"
        return Value(money(value, currency), format(value, "f"), format(value, "f"), value, currency, **_where(fact))

    return read


def _choice(name: str) -> Callable[[Data], Value | None]:
    def read(record: Data) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        value = fact["value"]
        if isinstance(value, bool):
            return Value(labels.yes_no(value), str(value).lower(), str(value), **_where(fact))
        shown = labels.code("contracts", name, str(value))
        return Value(shown, str(value), str(value), **_where(fact))

    return read


def _venue(record: Data) -> Value | None:
    """A court by whose place it is, so that 甲方所在地 and 采购人住所地 are one."""
    fact = _field(record, "dispute_venue")
    if fact is None:
        return None
    written = str(fact["value"])
    sides = (
        ("采购人所在地", "甲方 采购人 采购方 买方 需方 委托方 委托人 发包人 业主 招标人"),
        ("供应商所在地", "乙方 供应商 卖方 供方 受托方 受托人 承包人 中标人 成交人"),
        ("合同签订地", "合同签订地 签约地"),
        ("合同履行地", "合同履行地 履行地 项目所在地 工程所在地"),
        ("原告所在地", "原告"),
        ("被告所在地", "被告"),
    )
    found = [name for name, words in sides if any(word in written for word in words.split())]
    key = found[0] if len(found) == 1 else "仲裁机构" if "仲裁" in written and not found else written
    return Value(written, written, key, **_where(fact))


_MONTHS = {
    "month": ("month", 1),
    "year": ("month", 12),
    "day": ("day", 1),
    "working_day": ("working_day", 1),
    "hour": ("hour", 1),
}


def _duration(name: str) -> Callable[[Data], Value | None]:
    def read(record: Data) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        count, unit = fact["value"]["count"], fact["value"]["unit"]
        base, factor = _MONTHS[unit]
        number = Decimal(str(count)) * factor
        return Value(labels.duration(count, unit), f"{count} {unit}", f"{number} {base}", number, base, **_where(fact))

    return read


def _count(name: str, unit: str) -> Callable[[Data], Value | None]:
    def read(record: Data) -> Value | None:
        fact = _field(record, name)
        if fact is None:
            return None
        return Value(
            f"{fact['value']}{unit}",
            str(fact["value"]),
            str(fact["value"]),
            Decimal(fact["value"]),
            unit,
            **_where(fact),
        )

    return read


def _payments(record: Data) -> Sequence[Data]:
    return record.get("payments") or ()


def _split(record: Data) -> Value | None:
    """The instalments in their order: 30% + 60% + 10%; what has no percentage by its name."""
    rows = _payments(record)
    if not rows:
        return None
    parts = [_part(row) for row in rows]
    key = "+".join(percent(Decimal(row["percent"])) if row.get("percent") else str(row.get("kind")) for row in rows)
    exact = "+".join(row.get("percent") or row.get("amount") or row.get("kind") or "?" for row in rows)
    return Value(" + ".join(parts), exact, key, **_together(rows))


def _part(row: Data) -> str:
    name = labels.code("payments", "kind", row["kind"]) if row.get("kind") else ""
    if row.get("percent"):
        return percent(Decimal(row["percent"]))
    if row.get("amount"):
        amount = money(Decimal(row["amount"]))
        return f"{name} {amount}" if row.get("kind") == "periodic" else amount
    return name or "未写比例"


def _together(rows: Sequence[Data]) -> dict[str, Any]:
    """Evidence of several rows: the words of all, the place of the first."""
    where = _where(rows[0])
    where["quote"] = " ／ ".join(dict.fromkeys(str(_where(row)["quote"]) for row in rows))
    where["unsure"] = any(_where(row)["unsure"] for row in rows)
    return where


def _advance(record: Data) -> Value | None:
    rows = [row for row in _payments(record) if row.get("kind") == "advance" and row.get("percent")]
    if not rows or any(row.get("kind") == "advance" and not row.get("percent") for row in _payments(record)):
        return None
    total = sum((Decimal(row["percent"]) for row in rows), Decimal(0))
    return Value(percent(total), format(total, "f"), percent(total), total, "share", **_together(rows))


def _days(record: Data) -> Value | None:
    """The longest time in which an instalment is due; days of unknown kind are of neither kind."""
    rows = [row for row in _payments(record) if row.get("due_days") is not None]
    if not rows:
        return None
    row = max(rows, key=lambda one: int(one["due_days"]))
    kind = row.get("due_day_kind") or "unknown"
    unit = {"working": "个工作日", "calendar": "天（自然日）"}.get(kind, "天")
    number = Decimal(row["due_days"])
    return Value(f"{number}{unit}", f"{number} {kind}", f"{number} {kind}", number, kind, **_where(row))


def _daily(trigger: str, liable: str, column: str) -> Callable[[Data], Value | None]:
    """A rate a day (or its cap) for a breach of one side; of several the highest."""

    def read(record: Data) -> Value | None:
        rows = [
            row
            for row in record.get("penalties") or ()
            if row.get("trigger") == trigger and row.get("liable") in (liable, "either") and row.get(column)
        ]
        if not rows:
            return None
        row = max(rows, key=lambda one: Decimal(one[column]))
        values = sorted({Decimal(one[column]) for one in rows}, reverse=True)
        shown = "、".join(percent(value) for value in values)
        return Value(
            shown, "|".join(format(v, "f") for v in values), percent(values[0]), values[0], "share", **_where(row)
        )

    return read


def _rights(holder: str) -> Callable[[Data], Value | None]:
    """How often a side may end the contract; what both may counts for both."""

    def read(record: Data) -> Value | None:
        text = record.get("text")
        if not text:
            return None
        spans = {(one.start, one.end) for one in rights(record) if one.holder in (holder, "both")}
        if not spans:
            return Value("未见", "0", "无")
        quotes = [" ".join(text[start:end].split()) for start, end in sorted(spans)]
        return Value(f"{len(spans)}处", str(len(spans)), "有", quote=" ／ ".join(quotes))

    return read


TERMS: tuple[Term, ...] = (
    Term("total_amount", "合同总价", "none", _money("total_amount")),
    Term("tax_included", "是否含税", "majority", _choice("tax_included")),
    Term("tax_rate", "税率", "majority", _rate("tax_rate")),
    Term("term_duration", "履行期限", "median", _duration("term_duration")),
    Term("payment_split", "付款安排", "majority", _split),
    Term("advance_share", "预付款比例", "median", _advance, share=True),
    Term("payment_days", "付款期限（最长）", "median", _days),
    Term("bond_required", "要求履约保证金", "majority", _choice("performance_bond_required")),
    Term("bond_rate", "履约保证金比例", "median", _rate("performance_bond_rate"), share=True),
    Term("retention_rate", "质量保证金比例", "median", _rate("retention_rate"), share=True),
    Term("late_delivery_rate", "逾期交付违约金（每日）", "median", _daily("late_delivery", "supplier", "per_day_rate")),
    Term(
        "late_delivery_cap", "逾期交付违约金上限", "median", _daily("late_delivery", "supplier", "cap_rate"), share=True
    ),
    Term("late_payment_rate", "逾期付款违约金（每日）", "median", _daily("late_payment", "buyer", "per_day_rate")),
    Term("late_payment_cap", "逾期付款违约金上限", "median", _daily("late_payment", "buyer", "cap_rate"), share=True),
    Term("acceptance_days", "验收期限", "median", _count("acceptance_days", "天")),
    Term("warranty_duration", "质保期", "median", _duration("warranty_duration")),
    Term("confidentiality_duration", "保密期限", "median", _duration("confidentiality_duration")),
    Term("termination_buyer", "采购人解除权", "majority", _rights("buyer")),
    Term("termination_supplier", "供应商解除权", "majority", _rights("supplier")),
    Term("dispute_method", "争议解决方式", "majority", _choice("dispute_method")),
    Term("dispute_venue", "管辖", "majority", _venue),
)
"""All terms, in the order of the columns."""
