"""必备条款缺失"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "mandatory-clause-missing"
LATER_PAID = "四、付款方式\n成果交付后10个工作日内以银行转账方式支付合同总价。"


@pytest.mark.parametrize(
    ("sections", "word"),
    [
        (
            {"acceptance": "", "payment": LATER_PAID, "quality": "六、质量要求\n差错率不超过万分之三。"},
            "验收、交付标准和方法",
        ),
        ({"dispute": ""}, "解决争议的方法"),
        ({"liability": ""}, "违约责任"),
    ],
)
def test_what_weighs(findings: Callable[..., list[Finding]], sections: dict[str, str], word: str) -> None:
    [finding] = findings(CHECK, contract(**sections))
    assert finding.severity == "warning" and word in finding.detail
    assert finding.statute == "《政府采购需求管理办法》（财库〔2021〕22号）第二十三条"


def test_an_assessment_that_nothing_hangs_on_is_no_acceptance(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        acceptance="五、服务考核\n甲方每季度对乙方的服务进行考核。",
        payment=LATER_PAID,
        quality="六、质量要求\n差错率不超过万分之三。测试及专家验收等费用由乙方承担。",
    )
    [finding] = findings(CHECK, text)
    assert "未见验收" in finding.detail and any("考核" in quote.text for quote in (finding, *finding.quotes))


def test_the_rest_are_hints(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        payment="四、付款\n全部成果验收后10日内支付合同总价。",
        signature="甲方：临江县图书馆\n日期：2025年4月21日\n乙方：临江文澜档案服务有限公司\n日期：2025年4月21日",
    )
    [finding] = findings(CHECK, text)
    assert finding.severity == "info" and "资金支付方式" in finding.detail


@pytest.mark.parametrize(
    "text",
    [
        contract(),
        contract(acceptance="五、考核\n甲方按月考核，考核得分低于80分的，按考核结果扣减服务费。", payment=LATER_PAID),
        contract(dispute="").replace("2025年4月21日", "2020年4月21日"),
    ],
)
def test_complete_or_older_than_the_rule(findings: Callable[..., list[Finding]], text: str) -> None:
    assert findings(CHECK, text) == []


@pytest.mark.parametrize(
    "text",
    [
        contract(cover="档案整理服务补充协议", dispute=""),
        contract(
            parties="甲方：临江百货有限公司\n乙方：临江文澜档案服务有限公司", basis="", dispute="", cover="服务合同"
        )
        .replace("甲方（盖章）：临江县图书馆", "甲方（盖章）：临江百货有限公司")
        .replace("采购文件", "附表"),
    ],
)
def test_supplements_and_private_contracts(reasons: Callable[..., list[str]], text: str) -> None:
    assert reasons(CHECK, text)


def test_nothing_is_accepted_under_an_insurance(findings: Callable[..., list[Finding]]) -> None:
    cover = "临江县图书馆公众责任险保险服务合同\n合同编号：LJTS-BX-2025-016\n采购方式：竞争性磋商"
    whole = contract(
        cover=cover,
        acceptance="",
        payment="四、付款方式\n合同签订且甲方收到发票后10个工作日内以银行转账方式支付全部保费。",
        quality="六、质量要求\n按保险条款执行。",
    )
    assert not any("验收" in one.detail for one in findings("mandatory-clause-missing", whole))
