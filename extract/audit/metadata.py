"""`metadata.csv` beside the contracts: its cells as values. A cell that cannot be read counts as absent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import regex

from extract.audit.case import Case
from extract.labels.metadata import HEADERS
from extract.lexicon import phrase
from extract.text.fold import fold
from extract.values.number import figure

_DATE = regex.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
"""A day as spreadsheets write it: the shape of a date, no wording."""
DATES = frozenset(
    {
        "award_date", "publish_date", "filing_date", "amendment_date", "amendment_notice_date", "acceptance_date",
        "delivery_date", "invoice_date",
    }
)  # fmt: skip
SUMS = frozenset({"award_amount", "budget", "tender_threshold", "threshold", "original_amount"})
"""Columns of days and of sums of money."""
_MONEY = regex.compile(r"¥?(\d[\d,]*(?:\.\d+)?)(万)?元?")
"""A sum as spreadsheets write it."""


def absent(column: str) -> str:
    """Says that a contract has nothing in a column, by the name that auditors know it by."""
    return f"metadata.csv没有“{HEADERS[column][0]}”"


def date_of(case: Case, column: str) -> date | None:
    """A day: `2025-03-01`, `2025/3/1`, `2025年3月1日`."""
    return day_in(case.contract.metadata, column)


def day_in(metadata: Mapping[str, str], column: str) -> date | None:
    """The same from a row of `metadata.csv`."""
    return _date(_tight(metadata.get(column, "")))


def day(cell: str) -> date | None:
    """The day that a cell holds, `None` where it holds none."""
    return _date(_tight(cell))


def readable(column: str, cell: str) -> bool:
    """True if a cell can be read as what its column holds; any text will do where that is text."""
    text = _tight(cell)
    if column in DATES:
        return _date(text) is not None
    if column in SUMS:
        return _sum(text) is not None
    if column == "lpr":
        return _ratio(text) is not None
    return column != "supplier_size" or _small(text) is not None


def _date(text: str) -> date | None:
    match = _DATE.match(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def money_of(case: Case, column: str) -> Decimal | None:
    """A sum in 元: `1192000`, `1,192,000.00`, `119.2万元`."""
    return _sum(_cell(case, column))


def _sum(text: str) -> Decimal | None:
    match = _MONEY.fullmatch(text)
    return money(match[1], match[2]) if match else None


def money(digits: str, unit: str | None = None) -> Decimal | None:
    """Digits with thousands separators, `万` as unit or not, in 元.

    >>> money("1,192,000.00"), money("119.2", "万")
    (Decimal('1192000.00'), Decimal('1192000.0'))
    """
    return figure(digits, unit)


def ratio_of(case: Case, column: str) -> Decimal | None:
    """A share: `3.1%` or `0.031`."""
    return _ratio(_cell(case, column))


def _ratio(cell: str) -> Decimal | None:
    return figure(cell.removesuffix("%"), "%" if cell.endswith("%") else None)


def supplier_is_small(case: Case) -> bool | None:
    """True for a small, medium or micro enterprise, False for a large one, `None` where the size is not known."""
    return _small(_cell(case, "supplier_size"))


def _small(text: str) -> bool | None:
    cell = text.lower()
    if not cell:
        return None
    if "大型" in cell or cell == "large":
        return False
    return True if phrase("audit.small_enterprise").search(cell) else None


def if_small(case: Case) -> str | None:
    """The condition under which the rules for payments to small and medium enterprises hold, as the opening of a
    sentence; `None` where they do not (a large supplier)."""
    small = supplier_is_small(case)
    if small is None:
        return "若供应商为中小企业，"
    return "供应商为中小企业，" if small else None


def _cell(case: Case, column: str) -> str:
    return _tight(case.contract.metadata.get(column, ""))


def _tight(cell: str) -> str:
    return fold(cell).replace(" ", "").replace("，", ",")
