"""两处约定互相矛盾"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "clauses-contradict"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服务期届满双方无异议的，自动续期一年。", "合同期满后即终止。"),
        ("本合同不支付预付款。", "签约后支付合同总价的30%作为预付款。"),
        ("全部材料由乙方采购。", "甲供材料由乙方妥善保管。"),
        ("运费由甲方承担。", "装卸费用由乙方负担。"),
        ("本合同总价为含税价。", "以上价格均不含税。"),
        ("先开票后付款。", "甲方款到账后开具等额发票。"),
        ("本工程不甩项。", "乙方应配合甩项工程的施工。"),
        ("质保期一年，自验收合格之日起计算。", "保修期自货物签收之日起算。"),
        ("合同期内任何一方不得提前解除本合同。", "乙方可提前30日书面通知甲方终止合同。"),
        ("保密义务不因本合同终止而终止。", "乙方的保密义务至合同期满之日止。"),
        ("履约保证金在期满后10日内无息退还。", "期满后履约保证金连同利息一并退还。"),
        ("专家评审费由乙方承担。", "专家评审费用由甲方支付。"),
        ("目录库的源代码、文档及著作权归甲方所有。", "目录库源代码及著作权归乙方所有，甲方可永久使用。"),
    ],
)
def test_pairs_that_cannot_both_hold(findings: Findings, one: str, other: str) -> None:
    (found,) = findings(CHECK, contract(secrecy=f"八、约定\n{one}", force=f"十、约定\n{other}"))
    assert found.severity in ("info", "warning") and len(found.quotes) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服务期届满双方无异议的，自动续期一年。", "保密期满自动终止。"),
        ("本合同不支付预付款。", "验收后支付合同总价的30%。"),
        ("除甲供材料外，全部材料由乙方采购。", "甲供材料由乙方妥善保管。"),
        ("目录库的源代码及著作权归甲方所有。", "乙方已有组件的著作权归乙方所有。"),
        ("运费由乙方承担。", "因甲方原因退货的，运费由甲方承担。"),
        ("合同总价为含税价，其中不含税价为339,622.64元。", "税额为20,377.36元。"),
        ("质保期一年，自验收合格之日起计算。", "更换的部件，质保期自交付之日起重新计算。"),
    ],
)
def test_pairs_that_go_together(findings: Findings, one: str, other: str) -> None:
    assert findings(CHECK, contract(secrecy=f"八、约定\n{one}", force=f"十、约定\n{other}")) == []
