"""How values are written on every page: money with separators, ratios as shares, codes in Chinese, long texts cut."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extract import labels

WIDTH = 120
"""Characters of a quote that stands in a table."""


def money(value: Decimal | None, currency: str = "CNY") -> str:
    """A sum with separators, `""` for none.

    >>> money(Decimal("1192000")), money(Decimal("5.5"), "USD"), money(None)
    ('1,192,000.00元', '5.50美元', '')
    """
    if value is None:
        return ""
    text = f"{value:,.2f}" if value == value.quantize(Decimal("0.01")) else f"{value:,f}"
    return text + labels.unit(currency)


def percent(share: Decimal | None) -> str:
    """A fraction as people write it, exact.

    >>> percent(Decimal("0.3")), percent(Decimal("0.0667")), percent(Decimal("0.0005")), percent(None)
    ('30%', '6.67%', '0.05%', '')
    """
    return "" if share is None else f"{(share * 100).normalize():f}%"


def rate(value: Decimal | None) -> str:
    """A fraction the way contracts write it: small ones in per mille, the rest in percent.

    >>> rate(Decimal("0.0005")), rate(Decimal("0.003")), rate(Decimal("0.05"))
    ('0.5‰', '3‰', '5%')
    """
    if value is None or value >= Decimal("0.01") or value == 0:
        return percent(value)
    return f"{(value * 1000).normalize():f}‰"


def short(text: str | None, longest: int = WIDTH) -> str:
    """A text on one line, cut where it is longer.

    >>> short("甲\\n  乙"), short("一二三四五", 4)
    ('甲 乙', '一二三…')
    """
    flat = " ".join((text or "").split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def middle(text: str | None, longest: int = 240) -> str:
    """The same with the cut in the middle: what changed in a long text often stands at its end."""
    flat = " ".join((text or "").split())
    return flat if len(flat) <= longest else flat[: longest // 2] + " …… " + flat[-longest // 2 :]


def code(value: str | None, table: str, column: str) -> str:
    """What a code is called in Chinese.

    >>> code("advance", "payments", "kind"), code(None, "payments", "kind")
    ('预付款', '')
    """
    return "" if value is None else labels.code(table, column, value)


FILTERS: dict[str, Any] = {
    "money": money, "percent": percent, "rate": rate, "short": short, "middle": middle, "code": code,
    "table_name": labels.table, "column_name": lambda name, table: labels.column(table, name), "yes_no": labels.yes_no,
    "remark": labels.remark,
}  # fmt: skip
