"""文中算式结果有误"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "prose-arithmetic"
Findings = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("著录单价20元/卷×12000卷=24000元。", "240000.00"),
        ("清运费每车380元×45车×12个月＝205,000元。", "205200.00"),
        ("优惠后价款为380000*0.95=360000元。", "361000.00"),
    ],
)
def test_a_wrong_result_is_told(findings: Findings, sentence: str, expected: str) -> None:
    (found,) = findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))
    assert found.expected == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "著录单价20元/卷×12000卷=240000元。",
        "租金38元/平方米×1250平方米×12个月=57万元。",
        "折算单价3.33元×3件=9.99元，铺设600×600毫米地砖。",
        "优惠后价款为380000×95%=361000元。",
    ],
)
def test_a_right_result_is_silent(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("配备商务车2辆、越野车3辆，共6辆。", 1),
        ("安装路灯12盏、庭院灯8盏和草坪灯30盏，合计52盏。", 1),
        ("配备商务车2辆、越野车3辆，共5辆。", 0),
        ("配备电脑2台、打印机3套，共5台。", 0),
    ],
)
def test_an_enumeration_and_its_total(findings: Callable[..., list[Finding]], sentence: str, number: int) -> None:
    assert len(findings("prose-arithmetic", contract(secrecy=f"八、配备\n{sentence}"))) == number


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("扫描北馆12,300平方米，南馆8,750平方米，书库4,620平方米，合计26,570平方米。", "25670"),
        ("其中著录费180,000元、扫描费150,000元，共计360,000元。", None),
        ("著录费180,000元、扫描费150,000元，共计360,000元。", "330000"),
        ("基本费按送审金额86,500,000元的1.2‰计取，为人民币130,800元。", "103800.00"),
        ("码洋850,000元，按码洋的76%结算，价款为664,000元。", "646000.00"),
        ("酬金按概算3,200万元的1.85%计取，酬金（大写）：伍拾贰万玖仟元（¥529,000.00）。", "592000.00"),
    ],
)
def test_parts_and_shares(findings: Findings, sentence: str, expected: str | None) -> None:
    found = findings(CHECK, contract(subject=f"一、服务内容\n{sentence}"))
    assert [one.expected for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "扫描北馆12,300平方米，南馆8,750平方米，合计21,050平方米。",
        "著录费180,000元、扫描费150,000元，扣除预付30,000元，共计300,000元。",
        "著录每卷20元、扫描每卷10元，合计360,000元。",
        "著录费100,000元、扫描费80,000元、小计180,000元，装订费20,000元，共计200,000元。",
        "基本费按送审金额86,500,000元的1.2‰计取，为人民币103,800元。",
        "酬金按概算3,200万元的1.85%计取，为59.2万元。",
    ],
)
def test_parts_and_shares_that_agree(findings: Findings, sentence: str) -> None:
    assert findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) == []


def test_shares_of_members(findings: Callable[..., list[Finding]]) -> None:
    wrong = "三、分工\n华夏公司承担软件开发，占合同金额的70%；远大公司承担测点布设，占合同金额的{}%。"
    (found,) = findings(CHECK, contract(term=wrong.format(40)))
    assert "＝110%" in found.detail
    assert findings(CHECK, contract(term=wrong.format(30))) == []
    assert findings(CHECK, contract(term=wrong.format(20) + "其余由双方协商。")) != []
    assert findings(CHECK, contract(term="三、分工\n软件占合同金额的70%；其余中测点占合同金额的20%。")) == []


def test_a_row_of_shares(findings: Callable[..., list[Finding]]) -> None:
    table = "三、分享\n年度\t乙方\t甲方\n第1年\t85%\t15%\n第2年\t75%\t25%\n第3年\t60%\t{}%\n"
    (found,) = findings(CHECK, contract(term=table.format(45)))
    assert "60%＋45%＝105%" in found.detail
    assert findings(CHECK, contract(term=table.format(40))) == []
    assert findings(CHECK, contract(term="三、指标\n指标\t下限\t上限\n甲\t85%\t95%\n乙\t75%\t98%\n丙\t60%\t70%\n")) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("设计周期45日历天，制作及施工周期120日历天，总工期160日历天。", "＝165"),
        ("按18元×260人×250日计算，为人民币1,107,000.00元。", "1,170,000.00"),
        ("全年餐费22元*180人*20天*9个月，合计721,800元。", "712,800.00"),
    ],
)
def test_a_whole_behind_its_parts(findings: Callable[..., list[Finding]], sentence: str, told: str) -> None:
    (found,) = findings(CHECK, contract(term=f"三、约定\n{sentence}"))
    assert told in found.detail and found.severity == "warning"


@pytest.mark.parametrize(
    "sentence",
    [
        "设计周期45日历天，施工周期120日历天，总工期165日历天。",
        "设计周期45日历天，施工与设计交叉进行，施工周期120日历天，总工期130日历天。",
        "按18元×260人×250日计算，为人民币1,170,000.00元。",
        "按18元×260人计算，另付人民币9,000.00元。",
    ],
)
def test_a_whole_that_agrees(findings: Callable[..., list[Finding]], sentence: str) -> None:
    assert findings(CHECK, contract(term=f"三、约定\n{sentence}")) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("整理人员共12人，其中：组长1人、著录员7人，扫描员5人。", "13"),
        ("整理人员共13人，其中：组长1人、著录员7人，扫描员5人。", None),
        ("整理人员共12人，其中党员3人、女职工8人、持证人员5人。", None),
        ("库房面积2,400平方米，其中第1层800平方米、第2层820平方米、第3层760平方米。", "2380"),
        ("报价400,000元，经磋商下浮4%后为人民币386,000元。", "384000.00"),
        ("报价40万元，让利4%后为38.4万元。", None),
        ("每册按质论价，一律下浮10%。示例：基准价20元/册，结算价为18.50元/册。", "18.00"),
        ("每批扫描3,000卷，四批共计12,000卷。", None),
        ("每批著录120人，四批共计420人。", "480"),
    ],
)
def test_parts_places_and_cuts(findings: Findings, sentence: str, expected: str | None) -> None:
    found = [one for one in findings(CHECK, contract(subject=f"一、服务内容\n{sentence}")) if one.severity != "info"]
    assert [one.expected for one in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("last", "wrong"), [("8", True), ("10", False)])
def test_an_item_and_the_places_that_get_it(findings: Findings, last: str, wrong: bool) -> None:
    head = "序号\t名称\t单位\t数量\t单价（元）\t金额（元）"
    table = f"{head}\n1\t档案密集架\t组\t30\t10000.00\t300000.00\n2\t扫描仪\t台\t6\t10000.00\t60000.00"
    subject = f"一、采购内容\n{table}\n合计\t\t\t\t\t360000.00"
    text = contract(subject=subject, annex=f"附件1  安装地点\n档案密集架分配：东库12组、西库8组、北库{last}组。")
    assert bool([one for one in findings(CHECK, text) if one.actual == "30"]) is wrong
