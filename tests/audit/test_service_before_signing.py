"""疑似先履行后签约"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "service-before-signing"
TEXT = """{title}
甲方：苇塘县疾控中心
乙方：苇塘康达检测有限公司
签订日期：{signed}
一、服务期限
{term}
二、价款
合同总价为120,000元。
"""


def _text(term: str, signed: str, title: str = "检测服务合同") -> str:
    return TEXT.format(term=term, signed=signed, title=title)


@pytest.mark.parametrize(
    ("term", "signed"),
    [
        ("服务期自2025年3月1日起至2026年2月28日止。", "2025年2月20日"),
        ("服务期自2025年3月1日起至2026年2月28日止。", "2025年3月1日"),
        ("服务期：2025年6月至2025年12月。", "2025年6月10日"),
        ("服务期为合同签订之日起12个月。", "2025年6月10日"),
    ],
)
def test_terms_that_begin_after_signing(findings: Callable[..., list[Finding]], term: str, signed: str) -> None:
    assert findings(CHECK, _text(term, signed)) == []


def test_the_days_between_are_counted(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, _text("服务期自2025年3月1日起至2026年2月28日止。", "2025年5月20日"))
    assert found.severity == "warning" and "相差80日" in found.detail and "疑似先履行后签约" in found.detail
    assert found.actual == "2025-03-01" and len(found.quotes) == 1
    assert "《政府采购法》第四十四条、第四十六条" in (found.statute or "")


def test_a_start_that_follows_from_end_and_length_is_derived_and_unsure(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, _text("维护服务期为1年，至2025年12月31日止。", "2025年6月10日"))
    assert found.unsure and "倒推1年" in found.detail and "相差160日" in found.detail


def test_a_whole_year_begins_in_january(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, _text("服务期限：2024年度。", "2024年7月19日"))
    assert "自2024年1月1日起（由" in found.detail and "相差200日" in found.detail


def test_what_the_contract_says_of_it_is_quoted(findings: Callable[..., list[Finding]]) -> None:
    term = "服务期自2025年1月1日起至2025年12月31日止。\n合同签订前乙方已先行开展的检测工作视为履行本合同。"
    (found,) = findings(CHECK, _text(term, "2025年4月1日"))
    assert "另有说明" in found.detail and any("先行开展" in quote.text for quote in found.quotes)


@pytest.mark.parametrize(("signed", "title"), [("2025年3月3日", "检测服务合同"), ("2025年6月3日", "检测服务补充协议")])
def test_a_few_days_or_a_supplement_are_a_hint(findings: Callable[..., list[Finding]], signed: str, title: str) -> None:
    found = findings(CHECK, _text("服务期自2025年3月1日起至2026年2月28日止。", signed, title))
    assert [one.severity for one in found] == ["info"]


def test_without_a_day_of_signing(reasons: Callable[..., list[str]]) -> None:
    text = _text("服务期自2025年3月1日起至2026年2月28日止。", "    年  月  日")
    assert reasons(CHECK, text) == ["合同未写明签订日期"]
