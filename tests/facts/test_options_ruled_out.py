"""A value in an option that was not ticked is none of the contract's, where another option of the line was."""

from __future__ import annotations

import pytest

from extract.pipeline import examine_bytes
from extract.record import Fields


def _fields(*lines: str) -> Fields:
    text = "\n".join(["设备租赁合同", "出租方（乙方）：青石智联科技有限公司", "承租方（甲方）：云麓市水务局", *lines])
    return examine_bytes(text.encode(), "x.txt").record.fields


@pytest.mark.parametrize(
    "line",
    ["    预留合同价的5%（   ）      不预留（ √ ）", "□预留合同价的5%  ☑不预留", "☑不预留 □预留合同价的5%"],
)
def test_a_share_that_was_not_chosen(line: str) -> None:
    fields = _fields("一、租金：全年共计43,200.00元。", "二、质量保证金：", line, "三、本合同一式两份。")
    assert fields.retention_rate is None


def test_what_stands_behind_the_options_holds_for_the_chosen_one() -> None:
    line = "☑ 缴纳　☐ 不缴纳。乙方缴纳履约保证金人民币2160元。"
    fields = _fields("一、租金：全年共计43,200.00元。", "二、履约保证金", line, "三、本合同一式两份。")
    assert fields.performance_bond_amount and str(fields.performance_bond_amount.value) == "2160.00"
