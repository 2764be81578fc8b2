"""附件名称或编号前后不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "annex-name-differs"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("reference", "annexes"),
    [
        ("工作量见附件一《整理工作清单》。", "附件一：整理项目清单\n1\t著录"),
        ("保密要求见《数据安全保密协议》（本合同附件1）。", "附件1 数据安全管理协议\n一、范围"),
        ("工作量见附件《档案实施方案》。", "附件一：项目实施方案\n一、步骤"),
    ],
)
def test_another_name(findings: Findings, reference: str, annexes: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n{reference}", annex=annexes))
    assert found.severity == "info" and found.quotes


def test_another_number(findings: Findings) -> None:
    annex = "附件一：工作清单\n附件二：保密协议\n附件三：履约担保约定\n附件四：名单\n附件五 履约担保约定\n一、金额"
    found = findings(CHECK, contract(annex=annex))
    assert [one.detail for one in found] == ["“履约担保约定”列为附件3，所附的却编为附件5。"]


@pytest.mark.parametrize(
    ("reference", "annexes"),
    [
        ("工作量见附件一《整理项目清单》。", "附件一：整理项目清单（摘要）\n1\t著录"),
        ("工作量见附件一《项目清单》。", "附件一：临江县图书馆整理项目清单\n1\t著录"),
        ("依照《档案法》执行，见附件一。", "附件一：整理项目清单\n1\t著录"),
        ("附件一《整理项目清单》、附件二《整理人员清单》。", "附件一：整理项目清单\n附件二：整理人员清单"),
    ],
)
def test_the_same_name(findings: Findings, reference: str, annexes: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{reference}", annex=annexes)) == []
