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


def test_rows_of_a_price_list_are_added_up_by_another_check(findings: Findings) -> None:
    """Of a list with lines between its cells the wording takes some rows only."""
    rows = (
        "序号\t品名\t规格（mm）\t单位\t数量\t单价\t合价\n1\t双层床\t2000×900\t张\t480\t760.00\t364,800.00\n"
        "2\t储物柜\t1800×900\t组\t240\t650.00\t156,000.00\n3\t学习桌\t1200×600\t张\t480\t310.00\t148,800.00\n"
        "4\t学习椅\t常规\t把\t960\t95.00\t91,200.00\n合计：760,800.00元"
    )
    assert findings(CHECK, contract(subject=f"一、货物明细\n{rows}", price="二、合同总价760,800.00元。")) == []
