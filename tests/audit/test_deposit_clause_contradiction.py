"""保证金条款自相矛盾"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "deposit-clause-contradiction"
TEXT = """货物采购合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、履约保证金
{bond}
二、验收
{acceptance}
三、违约责任
{liability}
"""
NONE = "本项目不收取履约保证金。"
PLAIN = "乙方违约的，甲方有权解除合同。"


@pytest.mark.parametrize(
    ("bond", "acceptance", "liability"),
    [
        (NONE, "验收合格后支付合同款。", PLAIN),
        (NONE, "验收合格后退还履约保证金（如有）。", PLAIN),
        (NONE, "验收合格后退还投标保证金。", PLAIN),
        ("乙方应提交合同总价5%的履约保证金。", "验收合格后退还履约保证金。", "违约的，履约保证金不予退还。"),
    ],
)
def test_bonds_that_go_together(
    findings: Callable[..., list[Finding]], bond: str, acceptance: str, liability: str
) -> None:
    assert findings(CHECK, TEXT.format(bond=bond, acceptance=acceptance, liability=liability)) == []


def test_a_bond_that_is_not_there_is_refunded(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(
        bond=NONE, acceptance="验收合格后7日内退还履约保证金。", liability="乙方违约的，甲方没收其履约保证金。"
    )
    (found,) = findings(CHECK, text)
    assert found.severity == "warning" and "2处" in found.detail
    assert [quote.text for quote in found.quotes] == [
        "验收合格后7日内退还履约保证金。",
        "乙方违约的，甲方没收其履约保证金。",
    ]


def test_nothing_about_a_bond(reasons: Callable[..., list[str]]) -> None:
    text = TEXT.format(bond="", acceptance="验收合格后付款。", liability=PLAIN).replace("一、履约保证金\n", "")
    assert reasons(CHECK, text) == ["合同未写明是否收取履约保证金"]
