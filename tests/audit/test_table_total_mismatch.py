"""表内合计与各行之和不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "table-total-mismatch"
Findings = Callable[..., list[Finding]]


ROWS = "序号\t岗位\t人数\t要求\n1\t项目经理\t1\t本科\n2\t著录员\t12\t大专\n3\t扫描员\t6\t大专\n\t合计\t{total}\t\n"


def test_a_wrong_total(findings: Findings) -> None:
    (found,) = findings(CHECK, contract(subject="一、服务内容\n人员配置如下：\n" + ROWS.format(total=18)))
    assert found.severity == "warning" and found.expected == "19"


@pytest.mark.parametrize(
    "table",
    [
        ROWS.format(total=19),
        ROWS.format(total=18).replace("\t6\t", "\t若干\t"),
        ROWS.format(total=18).replace("人数", "金额"),
        ROWS.format(total=18).replace("2\t著录员\t12", "\t小计\t13"),
    ],
)
def test_a_right_total_or_none_to_add_up(findings: Findings, table: str) -> None:
    assert findings(CHECK, contract(subject="一、服务内容\n人员配置如下：\n" + table)) == []
