"""What the dataset's words are called in Chinese: tables, columns, enums.

One place for every page that a person reads: the workbook, reports, comparisons, the review page. The names are data
(`columns`, `run_columns`: tables and columns; `record_codes`, `run_codes`: what codes are called; `codes`: which column takes which).
"""

from __future__ import annotations

from extract.labels import columns, run_columns
from extract.labels.codes import CODES
from extract.labels.columns import FIELDS, SHARED, TABLES
from extract.labels.record_codes import DURATION_UNIT
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
    "table",
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


def yes_no(value: bool) -> str:
    """是 or 否."""
    return "是" if value else "否"


def duration(count: int, unit: str) -> str:
    """A length of time as people say it.

    >>> duration(2, "year"), duration(10, "working_day"), duration(18, "month")
    ('2年', '10个工作日', '18个月')
    """
    return f"{count}{DURATION_UNIT.get(unit, unit)}"
