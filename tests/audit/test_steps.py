"""Steps that a contract tells in words: what is added, equal parts, one fee for several periods"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "prose-arithmetic"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("在原有6名整理人员基础上增加2名，增加后共8名。", "在原有6名整理人员基础上增加2名，增加后共9名。"),
        ("原有扫描仪12台，减少3台，调整后为9台。", "原有扫描仪12台，减少3台，调整后为8台。"),
        ("余款90,000元分3期等额支付，每期30,000元。", "余款90,000元分3期等额支付，每期33,000元。"),
        (
            "预付款为合同总价的30%，即108,000.00元。\n预付款自第一次付款起分4次等额扣回，每次扣回27,000.00元。",
            "预付款为合同总价的30%，即108,000.00元。\n预付款自第一次付款起分4次等额扣回，每次扣回37,000.00元。",
        ),
        ("月管理费6,500元，年管理费78,000元。", "月管理费6,500元，年管理费73,000元。"),
        ("8人每月服务费30,000元。\n每季度服务费为90,000.00元。", "8人每月服务费30,000元。\n每季度服务费为98,000.00元。"),
        ("年租金36,000元。\n三年租金合计108,000元。", "年租金36,000元。\n三年租金合计103,000元。"),
    ],
)
def test_steps_that_do_not_add_up(findings: Findings, right: str, wrong: str) -> None:
    assert findings(CHECK, contract(force=f"十、约定\n{right}")) == []
    (found,) = findings(CHECK, contract(force=f"十、约定\n{wrong}"))
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "每人每月服务费3,000元，每季度服务费90,000元。",
        "月租金3,000元，第二年起递增3%。\n三年租金合计111,272元。",
        "12个月租金36,000元，年租金36,000元。",
        "原有6名整理人员增加至8名。",
    ],
)
def test_what_is_no_step(findings: Findings, text: str) -> None:
    assert findings(CHECK, contract(force=f"十、约定\n{text}")) == []
