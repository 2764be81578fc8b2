"""合同公告、备案、变更公告的工作日期限"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract


@pytest.mark.parametrize(
    ("check", "column", "day", "figure"),
    [
        # 2025-04-21 is a Monday; 2025-04-27 is a Sunday on which people work.
        ("contract-publish-late", "publish_date", "2025-04-24", "3个工作日"),
        ("contract-publish-late", "publish_date", "2025-04-28", "6个工作日"),
        ("filing-over-7wd", "filing_date", "2025-05-06", "9个工作日"),
    ],
)
def test_late(findings: Callable[..., list[Finding]], check: str, column: str, day: str, figure: str) -> None:
    [finding] = findings(check, contract(), {column: day})
    assert figure in finding.detail and finding.actual == figure


@pytest.mark.parametrize(
    ("check", "column", "day"),
    [
        ("contract-publish-late", "publish_date", "2025-04-23"),
        ("contract-publish-late", "publish_date", "2025-04-21"),
        ("filing-over-7wd", "filing_date", "2025-04-29"),
    ],
)
def test_in_time(findings: Callable[..., list[Finding]], check: str, column: str, day: str) -> None:
    assert findings(check, contract(), {column: day}) == []


@pytest.mark.parametrize(
    ("metadata", "word"),
    [({}, "合同公告日期"), ({"publish_date": "2025-04-01"}, "早于"), ({"publish_date": "不详"}, "合同公告日期")],
)
def test_not_assessed(reasons: Callable[..., list[str]], metadata: dict[str, str], word: str) -> None:
    assert word in reasons("contract-publish-late", contract(), metadata)[0]


def test_a_year_without_calendar_counts_weekends_and_says_so(findings: Callable[..., list[Finding]]) -> None:
    text = contract().replace("2025年4月21日", "2081年4月21日")
    [finding] = findings("contract-publish-late", text, {"publish_date": "2081-05-30"})
    assert "只扣除周末" in finding.detail and finding.unsure


def test_a_change_of_the_contract(findings: Callable[..., list[Finding]], reasons: Callable[..., list[str]]) -> None:
    check = "change-not-announced"
    [finding] = findings(check, contract(), {"amendment_date": "2025-07-01", "amendment_notice_date": "2025-07-08"})
    assert "5个工作日" in finding.detail
    assert findings(check, contract(), {"amendment_date": "2025-07-01", "amendment_notice_date": "2025-07-03"}) == []
    assert reasons(check, contract())
    assert "早于" in reasons(check, contract(), {"amendment_date": "2020-07-01"})[0]


def test_a_supplement_is_a_change_of_its_own_day(findings: Callable[..., list[Finding]]) -> None:
    text = contract(cover="档案整理服务采购合同补充协议\n合同编号：LJTS-FW-2025-016-B1")
    [finding] = findings("change-not-announced", text, {"amendment_notice_date": "2025-04-30"})
    assert "2025-04-21" in finding.detail
