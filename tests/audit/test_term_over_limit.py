"""服务合同履行期限超过3年"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "term-over-limit"


@pytest.mark.parametrize(
    ("term", "months", "severity"),
    [
        ("服务期限自2025年5月1日起至2030年4月30日止。", 60, "warning"),
        ("服务期限五年，自合同签订之日起计算。", 60, "warning"),
        ("服务期限为36个月，自2025年5月1日起至2028年4月30日止。", 36, "info"),
        ("服务期限两年，自2025年5月1日至2027年4月30日。", 24, "info"),
    ],
)
def test_months_of_service(findings: Callable[..., list[Finding]], term: str, months: int, severity: str) -> None:
    [finding] = findings(CHECK, contract(term=f"三、服务期限\n{term}"))
    assert finding.severity == severity and finding.actual == f"{months}个月"


def test_supervision_lasts_as_long_as_the_works(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        cover="临江大桥工程监理服务合同\n合同编号：LJ-JL-3",
        term="三、监理服务期\n服务期限自2025年5月1日起至2029年4月30日止。",
    )
    assert [finding.severity for finding in findings(CHECK, text)] == ["info"]


@pytest.mark.parametrize("term", ["服务期限自2025年5月1日起至2026年4月30日止。", "服务期限一年，自2025年5月1日起算。"])
def test_a_year_passes(findings: Callable[..., list[Finding]], term: str) -> None:
    assert findings(CHECK, contract(term=f"三、服务期限\n{term}")) == []


def test_without_a_term(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, contract(term="三、服务地点\n临江县文庙街18号。"))


def test_a_framework_for_goods_of_two_years(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        cover="临江县图书馆图书耗材框架协议\n协议编号：LJTS-KJ-2025-016\n采购方式：框架协议采购",
        subject="一、货物\n乙方按订单向甲方供应条码、磁条等货物，单价见采购文件。",
        term="三、期限和地点\n协议有效期自2025年5月1日起至2027年4月30日止，交货地点为临江县文庙街18号。",
    )
    (found,) = findings("term-over-limit", text)
    assert found.severity == "warning" and "框架协议" in (found.statute or "")


def test_a_framework_of_an_unknown_kind(findings: Callable[..., list[Finding]]) -> None:
    text = (
        "定点入围框架协议\n协议编号：LJ-DD-7\n采购方式：框架协议采购\n甲方：临江县机关事务中心\n乙方：临江顺行有限公司\n"
        "一、协议期限\n自2025年3月1日至{}。\n二、争议\n由临江县人民法院管辖。\n三、生效\n双方盖章后生效。\n"
    )
    [finding] = findings(CHECK, text.format("2029年2月28日"))
    assert "货物、服务" in finding.detail
    assert findings(CHECK, text.format("2027年2月28日")) == []
