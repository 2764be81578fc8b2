"""Working days by the calendar, and cells of metadata.csv as values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import regex

from extract.audit import Case, audit_record, default_catalogue
from extract.audit.case import Contract
from extract.audit.metadata import date_of, if_small, money_of, ratio_of, supplier_is_small
from extract.audit.workdays import after_working_days, is_working_day, least_calendar_days, working_days
from extract.pipeline import examine_bytes
from tests.audit.contract_text import contract


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2024, 2, 18), True),  # a Sunday made up for
        (date(2024, 9, 16), False),
        (date(2025, 1, 26), True),
        (date(2025, 10, 8), False),
        (date(2026, 2, 23), False),
        (date(2026, 1, 4), True),
        (date(2025, 7, 5), False),
        (date(2025, 7, 7), True),
        (date(2040, 7, 5), True),  # a Thursday of a year without calendar
        (date(2040, 7, 7), False),
        (date(2010, 10, 9), True),
    ],
)
def test_days_of_the_calendar(day: date, working: bool) -> None:
    assert is_working_day(day) is working


def test_counting() -> None:
    assert working_days(date(2025, 9, 30), date(2025, 10, 9)) == 1
    assert working_days(date(2025, 4, 21), date(2025, 4, 21)) == 0
    assert working_days(date(2039, 12, 30), date(2040, 1, 4)) == 3
    assert after_working_days(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert [least_calendar_days(n) for n in (0, 1, 5, 6, 10, 30)] == [0, 1, 5, 8, 12, 40]


def _case(**metadata: str) -> Case:
    record = examine_bytes(contract().encode(), "contract.txt").record
    return Case(Contract(record, metadata), next(iter(default_catalogue().checks.values())))


@pytest.mark.parametrize("cell", ["2025-03-01", "2025/3/1", "2025年3月1日", "2025.3.1 "])
def test_days_in_cells(cell: str) -> None:
    assert date_of(_case(award_date=cell), "award_date") == date(2025, 3, 1)


@pytest.mark.parametrize(
    ("cell", "value"), [("1192000", 1192000), ("￥1,192,000.00元", 1192000), ("119.2万元", 1192000), ("面议", None)]
)
def test_sums_in_cells(cell: str, value: int | None) -> None:
    assert money_of(_case(budget=cell), "budget") == (None if value is None else Decimal(value))


def test_shares_and_sizes() -> None:
    assert ratio_of(_case(lpr="3.1%"), "lpr") == ratio_of(_case(lpr="0.031"), "lpr") == Decimal("0.031")
    assert ratio_of(_case(lpr="无"), "lpr") is None
    assert supplier_is_small(_case(supplier_size="微型企业")) is True
    assert supplier_is_small(_case(supplier_size="大型")) is False
    assert supplier_is_small(_case()) is None
    assert if_small(_case(supplier_size="大型")) is None and if_small(_case()) == "若供应商为中小企业，"
    assert date_of(_case(award_date="2025-13-40"), "award_date") is None


def test_what_is_missing_in_metadata_is_named_as_auditors_name_it() -> None:
    """A reason goes to people: it names the column by its Chinese header, which `metadata.csv` takes as well."""
    report = audit_record(examine_bytes(contract().encode(), "contract.txt").record)
    told = [why for reasons in report.not_assessed.values() for why in reasons if "metadata.csv" in why]
    assert any("中标通知书日期" in why for why in told)
    assert not [why for why in told if regex.search("[a-z]{3,}", why.replace("metadata.csv", ""))]
