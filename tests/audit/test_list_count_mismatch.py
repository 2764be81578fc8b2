"""写明的个数与清单不符"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import services

from extract.record import Finding

CHECK = "list-count-mismatch"
Findings = Callable[..., list[Finding]]


LIST = "附件：整理项目清单\n序号\t项目名称\n1\t城北卷宗\n2\t城南卷宗\n3\t地方志\n4\t旧报纸\n"
TEAM = "附件：人员名单\n姓名\t岗位\n江一帆\t负责人\n文二白\t著录\n陈三\t扫描\n李四\t扫描\n"


@pytest.mark.parametrize("count", ["五", "3", "十二"])
def test_another_number_of_items(findings: Findings, count: str) -> None:
    (found,) = findings(CHECK, services(f"乙方负责附件所列{count}个项目的整理。", LIST))
    assert found.actual == "4"


def test_a_team_too_small(findings: Findings) -> None:
    (found,) = findings(CHECK, services("乙方应投入不少于6人的项目团队。", TEAM))
    assert found.actual == "4人"


@pytest.mark.parametrize(
    ("subject", "annex"),
    [
        ("乙方负责附件所列四个项目的整理。", LIST),
        ("乙方负责附件所列项目的整理。", LIST),
        ("乙方应投入不少于4人的项目团队。", TEAM),
        ("项目组中档案专业人员不少于6人。", TEAM),
    ],
)
def test_as_many_as_stated(findings: Findings, subject: str, annex: str) -> None:
    assert findings(CHECK, services(subject, annex)) == []
