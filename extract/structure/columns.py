"""What the columns of a price table hold: each header cell alone, then all of them together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extract.lexicon import phrase
from extract.structure.item_rules import item_rules
from extract.values.number import scale

NUMBERS = ("quantity", "unit_price", "amount")
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]{1,20})[）)]?")
_LATIN = r"[A-Za-z][A-Za-z ./()&']{2,}"
_SECOND_LANGUAGE = re.compile(rf"(?<=[\u4e00-\u9fff）])[/／]?{_LATIN}$|^{_LATIN}[/／]?(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MAX_HEADER = 32


@dataclass(frozen=True)
class Column:
    """What a header cell says: the `name` of its column and how good a candidate it is (`rank`, 0 is best).

    `unit` is that of its quantities (数量（台）); `scale` multiplies its prices (万元: 10000; `None` if not said).
    """

    name: str
    rank: int
    unit: str | None = None
    scale: Decimal | None = None


@lru_cache(maxsize=4096)
def column_of(header: str) -> Column | None:
    """The column that a header cell (tight text) heads, or `None`.

    >>> [c.name if (c := column_of(h)) else None for h in ("含税单价（元）", "数量单位", "货物名称", "甲方")]
    ['unit_price', 'unit', 'name', None]
    """
    cleaned = re.sub(r"\s+", "", header).strip("：:*★▲").replace("(", "（").replace(")", "）")
    if not cleaned or len(cleaned) > _MAX_HEADER or "。" in cleaned:
        return None
    core, inside = _core(cleaned)
    if not core or len(core) > 24:
        return None
    for rule in item_rules()["column"]:
        if rule.per and not phrase("items.price_per").search(cleaned):
            continue
        if rule.pattern.search(core):
            unit = next((i for i in inside if rule.name == "quantity" and _is_unit(i)), None)
            return Column(rule.name, rule.rank, unit, scale_in(cleaned))
    return None


def _core(cleaned: str) -> tuple[str, list[str]]:
    """A header without its brackets and its currency, and what the brackets held."""
    inside = [match["inside"] for match in _BRACKET.finditer(cleaned)]
    core = _BRACKET.sub("", cleaned)
    for words in inside:
        mark = phrase("items.tax_mark").search(words)
        if mark and "税" not in core:
            core = ("不含税" if mark[0][0] in "不未" else "含税") + core
    core = phrase("items.currency_at_end").sub("", core)
    # 单价Unit Price: the second language says it again.
    return (_SECOND_LANGUAGE.sub("", core) if _HAN.search(core) else core), inside


def _is_unit(words: str) -> bool:
    return len(words) <= 5 and not phrase("items.no_unit").search(words)


def scale_in(text: str) -> Decimal | None:
    """By how much figures in 万元, 千元 … are to be multiplied; 1 for 元, `None` if no currency unit is named.

    >>> scale_in("金额（万元）"), scale_in("总价/元"), scale_in("总价")
    (Decimal('10000'), Decimal('1'), None)
    """
    if match := phrase("items.scale").search(text):
        return scale(match["scale"])
    return Decimal(1) if "元" in text else None


def is_rejected(cells: Sequence[str], found: Mapping[str, int]) -> bool:
    """True if the header cells say that the table is no price list: a payment plan, a score sheet, a list of people."""
    cores = [re.sub(r"\s+", "", cell) for cell in cells]
    for rule in item_rules()["reject"]:
        said = [i for i, core in enumerate(cores) if len(core) <= _MAX_HEADER and rule.pattern.search(core)]
        # A column that says so itself (扣款标准（元/次）) makes no price table of it.
        if said and not any(name in rule.unless and index not in said for name, index in found.items()):
            return True
    return False


def choose(columns: Sequence[Column | None], texts: Sequence[str]) -> dict[str, int]:
    """One column a name, from all the header cells of a table: `{name: index}`.

    The best rank wins, then the first; of several amounts the last (小计 | 年合计 | 三年合计).
    `price` (费用, 报价, 租金) is what is missing: the unit price beside an amount, the amount beside a unit price.
    """
    found: dict[str, int] = {}
    ranks: dict[str, int] = {}
    for index, column in enumerate(columns):
        if column is None or (index and texts[index] == texts[index - 1] and columns[index - 1] == column):
            continue
        old = ranks.get(column.name)
        if old is None or column.rank < old or (column.rank == old and column.name == "amount"):
            found[column.name], ranks[column.name] = index, column.rank
    _settle_price(found, columns)
    _settle_names(found, ranks, columns)
    return found


def _settle_price(found: dict[str, int], columns: Sequence[Column | None]) -> None:
    price = found.pop("price", None)
    if price is None:
        return
    several = [i for i, column in enumerate(columns) if column is not None and column.name == "price"]
    if "amount" in found and "unit_price" not in found:
        found["unit_price"] = price
    elif "unit_price" in found and "amount" not in found:
        found["amount"] = price
    elif "unit_price" not in found and "amount" not in found:
        if len(several) > 1 or ("unit" in found and "quantity" not in found):
            found["unit_price"] = price
        else:
            found["amount"] = price


def _settle_names(found: dict[str, int], ranks: Mapping[str, int], columns: Sequence[Column | None]) -> None:
    """货物名称 beside 服务内容: the second tells more of the first; 类别 alone is the name."""
    if "name" not in found and "group" in found:
        found["name"] = found.pop("group")
    spare = [i for i, c in enumerate(columns) if c is not None and c.name == "name" and i != found.get("name")]
    if "name" not in found or not spare:
        return
    after = [i for i in spare if i > found["name"]]
    before = [i for i in spare if i < found["name"]]
    if after and "spec" not in found:
        found["spec"] = after[0]
    if before and "group" not in found and ranks["name"] == 0:
        found["group"] = before[-1]
