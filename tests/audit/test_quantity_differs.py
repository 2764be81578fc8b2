"""数量前后不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract, services

from extract.record import Finding

CHECK = "quantity-differs"
Findings = Callable[..., list[Finding]]


LIST = "附件一 设备清单\n序号\t名称\t单位\t数量\n1\t高拍扫描仪\t台\t5\n2\t高拍扫描仪\t台\t2\n3\t移动货架\t组\t12\n"
LINES = "附件：交接清单\n空调（柜机） 4台 正常\n空调（挂机） 3台 正常\n会议桌 1张\n"


@pytest.mark.parametrize("subject", ["乙方配备高拍扫描仪8台。", "乙方负责6台高拍扫描仪的维护。", "移动货架10组由乙方安装。"])
def test_another_number_than_the_list(findings: Findings, subject: str) -> None:
    (found,) = findings(CHECK, services(subject, LIST))
    assert found.severity == "info"


def test_lines_without_cells(findings: Findings) -> None:
    (found,) = findings(CHECK, contract(subject="一、房屋\n房屋简单装修，附带空调6台。", annex=LINES))
    assert "4＋3＝7" in found.detail


@pytest.mark.parametrize(
    ("subject", "annex"),
    [
        ("乙方配备高拍扫描仪7台。", LIST),
        ("一楼放置高拍扫描仪5台。", LIST),
        ("乙方应保证每台高拍扫描仪正常，第3台高拍扫描仪备用。", LIST),
        ("移动货架12组由乙方安装。", LIST),
        ("房屋附带空调7台。", LINES),
        ("房屋附带空调4台。", LINES),
    ],
)
def test_the_same_number(findings: Findings, subject: str, annex: str) -> None:
    assert findings(CHECK, services(subject, annex)) == []
