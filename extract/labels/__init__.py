"""What the dataset's words are called in Chinese: tables, columns, enums.

One place for every page that a person reads: the workbook, reports, comparisons, the review page. The names are data
(`columns`, `run_columns`: tables and columns; `record_codes`, `run_codes`: what codes are called; `codes`: which column takes which).
"""

from __future__ import annotations

from extract.labels import columns, run_columns
from extract.labels.codes import CODES
from extract.labels.columns import FIELDS, SHARED, TABLES
from extract.labels.record_codes import CURRENCY_NAME, DURATION_UNIT
from extract.labels.run_codes import CHECK_CATEGORY, FLAG, LESSENED, SEVERITY, TEXT_SOURCE

__all__ = [
    "CHECK_CATEGORY",
    "CODES",
    "COLUMNS",
    "FIELDS",
    "FLAG",
    "LESSENED",
    "SEVERITY",
    "TABLES",
    "TEXT_SOURCE",
    "code",
    "column",
    "duration",
    "remark",
    "table",
    "unit",
    "yes_no",
]

COLUMNS = {**columns.COLUMNS, **run_columns.COLUMNS}
"""Table → its columns but those of `SHARED`; a name means what its table says."""


def table(name: str) -> str:
    """What a table is called; the name itself if it has no label."""
    return TABLES.get(name, name)


def column(table: str, name: str) -> str:
    """What a column is called; the name itself if it has no label.

    >>> column("payments", "kind"), column("penalties", "kind"), column("payments", "page")
    ('款项类别', '责任形式', '页码')
    """
    return COLUMNS.get(table, {}).get(name) or SHARED.get(name, name)


def code(table: str, column: str, value: str) -> str:
    """What a code of a column is called; the code itself if it has no label.

    >>> code("payments", "kind", "advance"), code("penalties", "trigger", "late_payment"), code("items", "unit", "台")
    ('预付款', '逾期付款', '台')
    """
    return CODES.get(table, {}).get(column, {}).get(value, value)


def unit(currency: str) -> str:
    """What stands behind a sum of a currency; its code if it has no name.

    >>> unit("CNY"), unit("USD")
    ('元', '美元')
    """
    return "元" if currency == "CNY" else CURRENCY_NAME.get(currency, f" {currency}")


def yes_no(value: bool) -> str:
    """是 or 否."""
    return "是" if value else "否"


def duration(count: int, unit: str) -> str:
    """A length of time as people say it.

    >>> duration(2, "year"), duration(10, "working_day"), duration(18, "month")
    ('2年', '10个工作日', '18个月')
    """
    return f"{count}{DURATION_UNIT.get(unit, unit)}"


def remark(text: str) -> str:
    """A warning of a record with the place it is about in words: the dataset keeps the name of the field, by which it is found.

    >>> remark("payments：付款方式的选项没有填写"), remark("supplier.account：前后不一致"), remark("第2页的文字读不出来")
    ('付款：付款方式的选项没有填写', '供应商银行账号：前后不一致', '第2页的文字读不出来')
    """
    place, mark, said = text.partition("：")
    role, dot, name = place.rpartition(".")
    if not mark or not place.isascii():
        return text
    if dot:
        return f"{code('parties', 'role', role)}{column('parties', name)}：{said}"
    return f"{TABLES.get(name) or FIELDS.get(name) or column('parties', name)}：{said}"
