"""采购人逾期付款违约责任缺失或过低"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "overdue-interest-missing-or-low"


def _liable(text: str) -> str:
    return contract(liability=f"九、违约责任\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "乙方逾期交付的，每逾期一日按合同总价的千分之一支付违约金。",
        "乙方泄露档案内容的，甲方有权解除合同，乙方退还全部费用。甲方逾期付款超过60日的，乙方可以书面催告。",
    ],
)
def test_only_the_supplier_is_liable(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, _liable(text))
    assert finding.severity == "warning" and "若供应商为中小企业" in finding.detail
    assert finding.text.startswith("四、付款方式")
    assert finding.statute and "728号）第十五条" in finding.statute


def test_general_words_are_a_hint(findings: Callable[..., list[Finding]]) -> None:
    [finding] = findings(CHECK, _liable("任何一方违反本合同约定的，应当承担违约责任，赔偿对方损失。"))
    assert finding.severity == "info" and "笼统" in finding.detail


def test_a_rate_below_the_lpr_of_the_metadata(
    findings: Callable[..., list[Finding]], reasons: Callable[..., list[str]]
) -> None:
    text = _liable("甲方逾期付款的，每逾期一日按未付金额的万分之零点五支付违约金。")
    [finding] = findings(CHECK, text, {"lpr": "3.1%", "supplier_size": "小型"})
    assert "低于一年期LPR 3.10%" in finding.detail and finding.severity == "warning"
    assert findings(CHECK, contract(), {"lpr": "0.031"}) == []
    assert "“一年期LPR”" in reasons(CHECK, text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "采购人未按约定期限付款的，按应付未付金额每日万分之三向乙方支付利息。",
        "乙方逾期交付的支付违约金。甲方无正当理由逾期支付合同款项的，承担违约责任。",
        "逾期付款的，按同期贷款市场报价利率计付利息。",
    ],
)
def test_the_buyer_is_liable(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, _liable(text)) == []


def test_a_supplement_leaves_it_to_the_original(reasons: Callable[..., list[str]]) -> None:
    text = contract(cover="档案整理服务补充协议", liability="九、违约责任\n乙方逾期的，支付违约金5000元。")
    assert reasons(CHECK, text)


@pytest.mark.parametrize(
    "duty",
    [
        "买方迟开信用证超过15天的，每日按信用证金额的0.03%付息。",
        "Should the Buyer delay payment, interest at 0.03% per day shall be paid to the Seller.",
    ],
)
def test_a_duty_in_other_words(findings: Callable[..., list[Finding]], duty: str) -> None:
    text = contract(liability=f"九、违约责任\n乙方逾期交付的，每逾期一日按合同总价的万分之五支付违约金。{duty}")
    assert findings(CHECK, text) == []


def test_interest_by_the_market_rate(findings: Callable[..., list[Finding]]) -> None:
    text = contract(liability="九、责任\n甲方责任：按时付款，逾期付款按同期LPR计息。乙方逾期交付的，每日支付100元。")
    assert findings(CHECK, text) == []


@pytest.mark.parametrize("sentence", ["委托方逾期付款的，不承担违约责任，但应说明原因。", "甲方延迟支付不视为违约。"])
def test_a_buyer_who_owes_nothing_by_agreement(findings: Callable[..., list[Finding]], sentence: str) -> None:
    text = contract(liability=f"九、违约责任\n乙方逾期交付的，每逾期一日按合同总价的万分之五支付违约金。{sentence}")
    (found,) = findings(CHECK, text)
    assert found.severity == "warning" and "不承担责任" in found.detail
