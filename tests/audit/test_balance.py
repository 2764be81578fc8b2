"""权责平衡: firing and silent contracts for each check."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

Findings = Callable[..., list[Finding]]

HEAD = """校园网络维护服务合同
甲方（采购人）：青川县第九中学
乙方（供应商）：成都禾木科技有限公司
一、服务期限：自2025年1月1日起至2025年12月31日止。
二、合同总价：人民币200,000.00元。
三、付款方式
"""


def contract(payment: str, rest: str = "") -> str:
    return f"{HEAD}{payment}\n四、验收\n服务期满后10日内由甲方组织验收。\n{rest}\n签订日期：2025年1月1日\n"


@pytest.mark.parametrize(
    ("payment", "part"),
    [
        ("合同签订后10个工作日内支付合同总价的70%，验收合格后支付合同总价的30%。", "应付70%"),
        ("本合同生效并收到发票后15日内，甲方一次性支付全部合同款。", "应付100%"),
    ],
)
def test_paid_ahead_of_performance(findings: Findings, payment: str, part: str) -> None:
    (found,) = findings("paid-ahead-of-performance", contract(payment))
    assert part in found.detail and found.severity == "warning"


@pytest.mark.parametrize(
    "payment",
    [
        "合同签订后10个工作日内支付合同总价的30%，验收合格后支付合同总价的70%。",
        "合同签订后支付合同总价的50%，2025年12月20日前支付合同总价的50%。",
        "服务费按月支付，每月10日前支付上月服务费。",
    ],
)
def test_payment_that_keeps_step_is_silent(findings: Findings, payment: str) -> None:
    assert findings("paid-ahead-of-performance", contract(payment)) == []


def test_cost_shift_to_supplier(findings: Findings) -> None:
    text = contract("验收合格后一次付清。", "五、其他\n系统测评、专家评审等费用均由乙方承担。复检费用由乙方承担。")
    assert findings("cost-shift-to-supplier", text)[0].text == "测评、专家评审等费用均由乙方承担"
    assert findings("cost-shift-to-supplier", text)[0].severity == "info"
    fair = contract("验收合格后一次付清。", "五、其他\n经检测不合格的，检测费用由乙方承担，合格的由甲方承担。")
    assert findings("cost-shift-to-supplier", fair) == []


SUPPLIER_ONLY = """五、违约责任
1. 乙方逾期提供服务的，每逾期一日按合同总价的千分之二支付违约金。
2. 乙方擅自转包的，按合同总价的10%支付违约金。
3. 乙方泄露甲方数据的，按合同总价的20%支付违约金。
"""
BOTH = SUPPLIER_ONLY + "4. 甲方逾期付款的，每逾期一日按应付未付金额的万分之五支付违约金。\n"


def test_penalties_of_one_side_only(findings: Findings) -> None:
    (found,) = findings("penalty-asymmetry", contract("验收合格后一次付清。", SUPPLIER_ONLY))
    assert "3类" in found.detail and len(found.quotes) == 2


@pytest.mark.parametrize(("buyer", "times"), [("万分之五", None), ("万分之四", "5倍"), ("万分之一", "20倍")])
def test_delay_dearer_on_one_side(findings: Findings, buyer: str, times: str | None) -> None:
    text = contract("验收合格后一次付清。", BOTH.replace("万分之五", buyer))
    found = [one for one in findings("penalty-asymmetry", text) if one.severity == "warning"]
    assert [times in one.detail for one in found if times] == ([True] if times else [])
    assert bool(found) == (times is not None)


@pytest.mark.parametrize(
    ("clause", "part", "severity"),
    [
        ("乙方泄密的，按合同总价的100%支付违约金。", "合同总价的100%", "warning"),
        ("乙方逾期交付的，每逾期一日支付合同总价1%的违约金。", "100天", "warning"),
        ("乙方逾期交付的，每逾期一日支付合同总价万分之五的违约金。", "0.05%", "info"),
    ],
)
def test_high_or_open_penalties(findings: Findings, clause: str, part: str, severity: str) -> None:
    (found,) = findings("penalty-excessive-or-uncapped", contract("验收合格后付清。", "五、违约责任\n" + clause))
    assert part in found.detail and found.severity == severity


@pytest.mark.parametrize(
    "clause",
    [
        "乙方逾期交付的，每逾期一日支付合同总价万分之五的违约金，累计不超过合同总价的5%。",
        "乙方擅自转包的，按合同总价的10%支付违约金。",
        "甲方逾期付款的，每逾期一日按逾期金额的万分之六支付违约金。",
    ],
)
def test_bounded_penalties_are_silent(findings: Findings, clause: str) -> None:
    assert findings("penalty-excessive-or-uncapped", contract("验收合格后付清。", "五、违约责任\n" + clause)) == []


RIGHTS = """五、合同的解除
乙方擅自转包的，甲方有权解除合同。乙方连续两次考核不合格的，甲方可以单方终止本合同。
乙方逾期超过30日的，甲方有权书面通知乙方解除合同。
"""


def test_termination_for_the_buyer_only(findings: Findings) -> None:
    (found,) = findings("termination-one-sided", contract("验收合格后付清。", RIGHTS))
    assert "3处" in found.detail
    for right in (
        "甲方逾期付款超过60日的，乙方有权解除合同。",
        "甲方拖欠费用且经催告仍未支付的，乙方方可终止合同。",
        "守约方有权解除合同。",
        "任何一方可提前30日通知对方终止合同。",
    ):
        assert findings("termination-one-sided", contract("验收合格后付清。", RIGHTS + right)) == []


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("甲方逾期付款的，每逾期一日按逾期金额的千分之六支付违约金。", ("0.6%", "219%")),
        ("乙方逾期交付的，每逾期一日支付合同总价0.5%的违约金，累计不超过合同总价的5%。", ("182.5%", "第10天")),
    ],
)
def test_a_rate_per_day_is_told_as_that_of_a_year(findings: Findings, clause: str, told: tuple[str, str]) -> None:
    found = findings("penalty-excessive-or-uncapped", contract("验收合格后付清。", "五、违约责任\n" + clause))
    assert any(all(word in one.detail for word in told) for one in found)
