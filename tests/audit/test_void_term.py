"""约定依法可能无效"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "void-term"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("term", "article"),
    [
        ("因设备质量造成使用人伤亡的，乙方不承担任何赔偿责任。", "第五百零六条"),
        ("乙方因重大过失造成的数据损失，乙方不承担责任。", "第五百零六条"),
        ("临江县财政局为乙方履行本合同提供连带责任保证。", "第六百八十三条"),
        ("甲方为乙方的银行贷款提供担保。", "第六百八十三条"),
        ("本合同最终解释权归甲方所有。", "第四百六十六条"),
    ],
)
def test_terms_the_law_does_not_uphold(findings: Findings, term: str, article: str) -> None:
    (found,) = findings(CHECK, contract(force=f"十、约定\n{term}"))
    assert found.statute is not None and article in found.statute and term.rstrip("。") in found.text


@pytest.mark.parametrize(
    "term",
    [
        "造成第三人伤亡的，由乙方承担全部责任。",
        "乙方人员发生伤亡的，由乙方负责，甲方不承担责任。",
        "除故意或重大过失外，双方以合同金额为限承担损失赔偿责任。",
        "乙方向甲方提供履约担保，甲方向乙方提供支付担保。",
        "甲方不得为乙方提供任何担保。",
        "采购文件的解释权归采购人。",
        "本合同由双方共同解释。",
    ],
)
def test_terms_that_hold(findings: Findings, term: str) -> None:
    assert findings(CHECK, contract(force=f"十、约定\n{term}")) == []


def test_the_right_to_interpret_is_more_than_a_hint(findings: Findings) -> None:
    (found,) = findings("void-term", contract(force="十、约定\n本合同条款的最终解释权归甲方所有。"))
    assert found.severity == "warning"
