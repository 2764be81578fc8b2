"""付款期限过长或未约定"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "payment-term-too-long"


def _pay(text: str) -> str:
    return contract(payment=f"四、付款方式\n{text}")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("全部成果验收合格后90日内，甲方一次性支付合同总价。", "90日"),
        ("验收合格且甲方收到发票后60个工作日内，支付合同总价的100%。", "60个工作日"),
    ],
)
def test_over_sixty_days(findings: Callable[..., list[Finding]], text: str, figure: str) -> None:
    finding = findings(CHECK, _pay(text))[0]
    assert finding.severity == "warning" and figure in finding.detail and "若供应商为中小企业" in finding.detail
    assert finding.statute == "《保障中小企业款项支付条例》（国务院令第728号）第八条、第九条（供应商为中小企业的）"


def test_the_articles_moved_in_june_2025(findings: Callable[..., list[Finding]]) -> None:
    later = _pay("验收合格后90日内，甲方一次性支付合同总价。").replace("2025年4月21日", "2025年6月9日")
    assert findings(CHECK, later)[0].statute == "《保障中小企业款项支付条例》（国务院令第802号）第九条、第十条（供应商为中小企业的）"


def test_the_size_of_the_supplier_decides(findings: Callable[..., list[Finding]]) -> None:
    text = _pay("全部成果验收合格后90日内，甲方一次性支付合同总价。")
    assert findings(CHECK, text, {"supplier_size": "大型"}) == []
    assert "若" not in findings(CHECK, text, {"supplier_size": "小微企业"})[0].detail


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("验收合格后45日内，甲方支付合同总价的100%。", "长于一般的30日"),
        ("验收合格并收到发票后20个工作日内，甲方支付合同总价的100%。", "10个工作日"),
    ],
)
def test_within_the_agreed_maximum_is_a_hint(findings: Callable[..., list[Finding]], text: str, word: str) -> None:
    found = findings(CHECK, _pay(text))
    assert found and all(finding.severity == "info" for finding in found) and word in found[0].detail


@pytest.mark.parametrize(
    "text",
    [
        "合同签订后，甲方支付合同总价的30%；验收合格后，甲方支付合同总价的70%。",
        "全部成果验收合格、资料移交完毕后，甲方支付合同总价的100%。",
    ],
)
def test_no_period_at_all(findings: Callable[..., list[Finding]], text: str) -> None:
    [finding] = findings(CHECK, _pay(text))
    assert finding.severity == "warning" and "未约定付款期限" in finding.detail
    assert finding.statute and "22号）第二十三条" in finding.statute


@pytest.mark.parametrize(
    "text",
    [
        "甲方收到发票后10个工作日内支付合同总价的100%。",
        "甲方于2025年11月30日前支付合同总价的100%。",
        "验收合格且甲方收到发票后5日内付清合同总价。",
    ],
)
def test_periods_that_pass(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, _pay(text)) == []
