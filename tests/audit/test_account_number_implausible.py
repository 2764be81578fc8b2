"""供应商收款账户缺失或异常"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "account-number-implausible"
SIGNED = "甲方（盖章）：临江县图书馆\n日期：2025年4月21日\n乙方（盖章）：临江文澜档案服务有限公司\n{account}\n日期：2025年4月21日"


def _with(account: str) -> str:
    return contract(signature=SIGNED.format(account=account))


@pytest.mark.parametrize(
    ("account", "word", "severity"),
    [("电话：0700-5550102", "未见", "info"), ("开户银行：\n账号：", "空白", "warning")],
)
def test_no_account(findings: Callable[..., list[Finding]], account: str, word: str, severity: str) -> None:
    [finding] = findings(CHECK, _with(account))
    assert finding.severity == severity and word in finding.detail and "核对原件" in finding.detail


@pytest.mark.parametrize("label", ["户名", "账户名称", "收款单位"])
def test_an_account_in_another_name(findings: Callable[..., list[Finding]], label: str) -> None:
    text = _with(f"{label}：临江宏图商贸有限公司\n开户银行：示例银行临江支行\n账号：6200000123456789012")
    [finding] = findings(CHECK, text)
    assert (
        finding.severity == "warning"
        and "宏图商贸" in finding.detail
        and finding.expected == "临江文澜档案服务有限公司"
    )


@pytest.mark.parametrize(
    "account",
    [
        "开户银行：示例银行临江支行\n账号：6200 0001 2345 6789 012",
        "户名：临江文澜档案服务有限公司\n开户银行：示例银行临江支行\n账号：6200000123456789012",
        "收款账户：示例银行临江支行6200000123456789012",
        "账户名称：临江县财政国库支付中心\n开户银行：示例银行临江支行\n账号：6200000123456789012",
        "户名：文二白\n开户银行：示例银行临江支行\n账号：6200000123456789012",
    ],
)
def test_accounts_that_pass(findings: Callable[..., list[Finding]], account: str) -> None:
    assert findings(CHECK, _with(account)) == []


@pytest.mark.parametrize(
    "account",
    [
        "户名江一帆，示例银行临江县朝阳路支行，6217000000000000123",
        "汇入示例农村信用社城北分社营业部 90300000000004688",
        "Bank: Example Bank AB    A/C No.: 5231 10 447 82",
    ],
)
def test_an_account_without_its_label(findings: Callable[..., list[Finding]], account: str) -> None:
    text = contract(
        payment=f"四、付款方式\n验收合格后10个工作日内支付合同总价的100%。款项转入：{account}。",
        signature="甲方（盖章）：临江县图书馆\n日期：2025年4月21日\n乙方（盖章）：临江文澜档案服务有限公司\n日期：2025年4月21日",
    )
    assert findings(CHECK, text) == []
