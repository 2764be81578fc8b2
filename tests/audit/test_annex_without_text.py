"""附件空白或正文未提及"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "annex-without-text"
Findings = Callable[..., list[Finding]]


def test_a_table_with_its_head_alone(findings: Findings) -> None:
    annex = "附件1 材料设备一览表\n序号\t名称\t数量\n1\t\t\n2\t\t\n附件2 保密协议\n一、乙方对数据保密。"
    (found,) = findings(CHECK, contract(other="十二、其他\n附件是本合同的组成部分。", annex=annex))
    assert "附件1" in found.detail and "附件2" not in found.detail


def test_an_annex_that_nothing_refers_to(findings: Findings) -> None:
    (found,) = findings(CHECK, contract(annex="附件一 售后服务承诺书\n一、我公司承诺免费返工。"))
    assert "没有提到" in found.detail


@pytest.mark.parametrize(
    ("other", "annex"),
    [
        ("附件是本合同的组成部分。", "附件1 材料一览表\n序号\t名称\n1\t卷盒"),
        ("附件是本合同的组成部分。", "附件1 验收单样式\n序号\t名称\n\t"),
        ("乙方遵守售后服务承诺。", "附件一 售后服务承诺书\n一、我公司承诺免费返工。"),
    ],
)
def test_filled_in_a_form_or_named(findings: Findings, other: str, annex: str) -> None:
    assert findings(CHECK, contract(other=f"十二、其他\n{other}", annex=annex)) == []
