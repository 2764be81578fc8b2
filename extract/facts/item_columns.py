"""Which column of a table holds what: read from `rules/items.toml`, matched on the header cells."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from extract.location import rules_dir

_UNIT = regex.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]")
_TEN_THOUSAND = regex.compile(r"万元")


@dataclass(frozen=True)
class ColumnRule:
    """A kind of column and the pattern of its headers."""

    name: str
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Header:
    """The header of a price table: `columns` maps a kind of column to its index, `rows` is how many rows it takes.

    `unit` is the unit of the quantity where the header says it (数量（台）); `scale` multiplies prices (万元: 10000).
    """

    columns: dict[str, int]
    rows: int
    unit: str | None
    scale: dict[str, Decimal]


@cache
def column_rules() -> tuple[ColumnRule, ...]:
    """The columns of `rules/items.toml`, in their order."""
    data = tomllib.loads((rules_dir() / "items.toml").read_text(encoding="utf-8"))
    return tuple(
        ColumnRule(table["name"], regex.compile(table["pattern"]), tuple(table["examples"])) for table in data["column"]
    )


def column_of(header: str) -> str | None:
    """The kind of column of a header cell (tight text), or `None`.

    >>> column_of("含税单价（元）"), column_of("数量单位"), column_of("货物名称"), column_of("甲方")
    ('unit_price', 'unit', 'name', None)
    """
    cleaned = header.replace(" ", "").replace("\n", "").replace("\t", "").strip("：:*")
    if not cleaned or len(cleaned) > 24:
        return None
    for rule in column_rules():
        if rule.pattern.search(cleaned):
            return rule.name
    return None


def header_of(rows: list[list[str]], at: int) -> Header | None:
    """The header that begins at row `at` of a table's texts; `None` if that row heads no price or quantity table.

    A header names the things and at least one of quantity, unit price, amount; a second row may split a merged cell.
    """
    found = _columns(rows[at])
    depth = 1
    if at + 1 < len(rows):
        below = _columns(rows[at + 1])
        plain = [cell for cell in rows[at + 1] if cell]
        if len(below) >= 2 and not any(any(c.isdigit() for c in cell) for cell in plain) and rows[at] != rows[at + 1]:
            joined = {**found, **{k: v for k, v in below.items() if k not in found or rows[at][v] != rows[at + 1][v]}}
            if len(joined) > len(found):
                found, depth = joined, 2
    if "name" not in found or not {"quantity", "unit_price", "amount"} & set(found):
        return None
    if len(found) < 2 or len({index for index in found.values()}) < 2:
        return None
    head = [" ".join(rows[at + d][i] for d in range(depth)) for i in range(len(rows[at]))]
    unit = None
    if "quantity" in found and (match := _UNIT.search(head[found["quantity"]])):
        unit = match["unit"]
    scale = {
        name: Decimal(10000) for name in ("unit_price", "amount") if name in found and _TEN_THOUSAND.search(head[found[name]])
    }
    return Header(found, depth, unit, scale)


def _columns(row: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        name = column_of(cell)
        if name is None:
            continue
        if name in found and name in ("amount", "unit_price"):
            # 单价 before 含税单价, 小计 before 合计: the last amount, the first price with tax; a merged cell repeats itself.
            if row[found[name]] != cell and (name == "amount" or "含税" in cell and "不含税" not in cell):
                found[name] = index
        elif name not in found:
            found[name] = index
    return found
