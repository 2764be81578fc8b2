"""分包约定自相矛盾"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding
from tests.audit.contract_text import contract

CHECK = "subcontract-clause-contradiction"
TEXT = "工程合同\n发包人：鹤浦市档案馆\n承包人：鹤浦建工有限公司\n一、转包与分包\n{one}\n二、违约责任\n{two}\n"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("承包人不得转包、分包。", "承包人擅自分包的，发包人有权解除合同。"),
        ("承包人不得将主体工程分包。", "经发包人同意，承包人可以将非主体部分分包。"),
        ("未经发包人书面同意，承包人不得分包。", "未经发包人同意分包的，支付违约金。"),
        ("承包人不得转包、分包，确需分包的，应经发包人书面同意。", "违法分包的，支付违约金。"),
        ("经发包人同意后，承包人可将部分工程分包。", "承包人不得转包。"),
        ("承包人不得转让、分包本合同。", "发包人在完工后10日内组织验收，可以委托第三方检测机构抽样检测。"),
    ],
)
def test_clauses_that_go_together(findings: Callable[..., list[Finding]], one: str, two: str) -> None:
    assert findings(CHECK, TEXT.format(one=one, two=two)) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("承包人不得将工程分包给他人。", "承包人未经发包人同意的分包行为，发包人有权解除合同。"),
        ("本工程禁止分包。", "征得发包人书面同意后，承包人可以将劳务作业分包。"),
    ],
)
def test_a_ban_and_a_permission(findings: Callable[..., list[Finding]], one: str, two: str) -> None:
    (found,) = findings(CHECK, TEXT.format(one=one, two=two))
    assert found.severity == "warning" and found.text == one and found.quotes[0].text == two


def test_silence(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, TEXT.format(one="承包人不得转包。", two="承包人违约的支付违约金。")) == ["合同没有分包约定"]


def test_other_parts_may_not_be_subcontracted(findings: Callable[..., list[Finding]]) -> None:
    text = "七、分包\n装订可经甲方书面同意分包给有资质的单位。\n其余工作不得分包。"
    assert findings("subcontract-clause-contradiction", contract(subcontract=text)) == []
