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


@pytest.mark.parametrize(
    ("subject", "actual"),
    [
        ("整理平台共五个模块：登记、查询、统计、管理。", "4"),
        ("整理分为以下三项：著录、扫描、装订、上架。", "4"),
        ("乙方租用货车三辆，车牌号分别为：云A10001、云A10002。", "2"),
    ],
)
def test_another_number_than_is_listed(findings: Findings, subject: str, actual: str) -> None:
    (found,) = findings(CHECK, services(subject))
    assert found.actual == actual and found.severity == "info"


@pytest.mark.parametrize(
    "subject",
    [
        "整理平台共四个模块：登记、查询、统计、管理。",
        "整理平台共四个模块：登记、查询、统计和管理。",
        "整理平台共五个模块：登记、查询、统计、管理等。",
        "乙方派驻人员共五名：负责人1名、著录员4名、扫描员若干。",
        "第三项：著录、扫描、装订、上架。",
        "分两个阶段：前期调查、资料收集，后期著录、扫描。",
    ],
)
def test_as_many_as_listed(findings: Findings, subject: str) -> None:
    assert findings(CHECK, services(subject)) == []


POSTS = "\n岗位\t人数\t备注\n负责人\t1\t本科\n著录员\t4\t\n扫描员\t3\t\n"


@pytest.mark.parametrize(("bound", "fires"), [("不少于9人", True), ("不少于8人", False), ("共9人", True), ("不少于6人", False)])
def test_a_number_of_people_and_their_posts(findings: Findings, bound: str, fires: bool) -> None:
    assert bool(findings(CHECK, services(f"乙方派驻人员{bound}，岗位设置如下表：{POSTS}"))) == fires
