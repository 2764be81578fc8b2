"""Fields as drafters put them who never saw a model contract: fees by the year, shares in plain words, what is done instead of 验收."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import contract, value

from extract.pipeline import examine_bytes

CLAUSES: list[tuple[str, str, Any]] = [
    # the price
    ("第三条 租金\n年租金叁拾万元整（¥300,000.00），租期一年。", "total_amount", "300000.00"),
    ("第三条 租金\n年租金叁拾万元整（¥300,000.00），租期三年。", "total_amount", None),
    ("第三条 费用\n服务费：贰拾万元/年，服务期限一年。", "total_amount", "200000.00"),
    ("第三条 费用\n摊位租用费总额人民币42,000元，开票后付清。", "total_amount", "42000.00"),
    ("第三条 费用\n餐标15元/人·餐，暂估全年伙食费总额90万元。", "total_amount", "900000.00"),
    ("第三条 费用\n培训费按每人2000元计，50人共计100000元。", "total_amount", "100000.00"),
    ("第三条 费用\n设备费总计800000元；安装费合计200000元。", "total_amount", None),
    ("第三条 报酬\n甲方付给乙方报酬人民币30000元整。", "total_amount", "30000.00"),
    ("第三条 价款\n总标价：人民币壹佰贰拾万元整（¥1200000.00）", "total_amount", "1200000.00"),
    ("第三条 价款\n合同总价10万元，为含税全包价。", "tax_included", True),
    ("第三条 价款\n合同总价10万元（税费全包）。", "tax_included", True),
    ("第三条 价款\n合同总价10万元，不含税，税费由甲方另行承担。", "tax_included", False),
    ("第三条 价款\n合同总价：10万元，☒含税　☐不含税", "tax_included", True),
    ("第三条 价款\n合同总价：10万元，☐含税　☒不含税", "tax_included", False),
    # what secures it
    ("第六条 履约保证金\n牵头人代表联合体提交设计费5%的履约保函，即20000元。", "performance_bond_rate", "0.05"),
    ("第六条 履约保证金\n乙方提交履约保证金90000元（三年合计价的3%），形式为保函。", "performance_bond_rate", "0.03"),
    ("第六条 履约保证金\n履约保证金：零。", "performance_bond_required", False),
    ("第四条 付款\n另有5%作为质量保证，质保期满付清。", "retention_rate", "0.05"),
    ("第四条 付款\n剩余3%计9,000.00元作质量保证金，质保期满后付清。", "retention_amount", "9000.00"),
    ("第四条 付款\n扣留审定价的5%作为质保金（即15000元），两年后返还。", "retention_amount", "15000.00"),
    ("第五条 质保\n自验收之日起，乙方提供为期3年的免费上门维修服务。", "warranty_duration", "3 year"),
    ("第五条 质保\n软件免费升级维护期12个月。", "warranty_duration", "12 month"),
    # acceptance, secrets
    ("第四条 验收\n买方在收到全部器材后15日内，会同卖方抽检。", "acceptance_days", 15),
    ("第四条 验收\n甲方收到书面申请后7个工作日内，逐台开箱、通电测试。", "acceptance_days", 7),
    ("第四条 验收\n货到7日内由甲方组织验收。", "acceptance_days", 7),
    ("第四条 收货\n甲方3日内验收，逾期不说的视为合格。", "acceptance_days", 3),
    ("第四条 收货\n甲方3日内验收，逾期支付的按日计息。", "acceptance_days", None),
    ("第七条 保密\n名单不得外传，服务结束之后还须保密两年。", "confidentiality_duration", "2 year"),
    ("第八条 争议\n双方商量不下来的，由青石县人民法院裁断。", "dispute_venue", "青石县人民法院"),
    ("第四条 验收\n甲方接通知后10天内验收。", "acceptance_days", 10),
    ("第四条 验收\n验收期限：货到之日起10个工作日内。", "acceptance_days", 10),
    ("第四条 验收\n甲方收到发票后10日内付款，货物检验另行约定。", "acceptance_days", None),
    ("第七条 保密\n图纸、名单为内部信息，乙方不得外传，期限五年。", "confidentiality_duration", "5 year"),
    ("第七条 保密\n双方对技术资料保密三年。", "confidentiality_duration", "3 year"),
    ("第七条 其他\n乙方对名单须保密，聘期结束后三年内继续有效。", "confidentiality_duration", "3 year"),
    ("第七条 保密\n资料保存期五年，乙方应予保密。", "confidentiality_duration", None),
    # disputes, effect
    ("第八条 说不拢的\n双方商议，商议不成，由青石县人民法院处理。", "dispute_venue", "青石县人民法院"),
    ("第八条 其他\n乙方不得转包；争议由甲方所在地人民法院管辖。", "dispute_venue", "甲方所在地人民法院"),
    ("第八条 争议解决\n协商不成提交仲裁，仲裁机构为云麓仲裁委员会。", "dispute_venue", "云麓仲裁委员会"),
    ("第八条 争议解决\n双方约定管辖法院为青石县人民法院。", "dispute_venue", "青石县人民法院"),
    ("第八条 争议解决\n纠纷适用专属管辖，由工程所在地人民法院审理。", "dispute_venue", "工程所在地人民法院"),
    ("第十条 其他\n本合同一式肆份，甲方叁份，乙方壹份，盖章生效。", "effective_condition", "盖章生效"),
    ("第十条 其他\nThe Chinese text prevails.签字盖章后生效，一式五份。", "effective_condition", "签字盖章后生效"),
]  # fmt: skip


@pytest.mark.parametrize(("clauses", "field", "expected"), CLAUSES)
def test_plain_words(clauses: str, field: str, expected: Any) -> None:
    assert value(contract(clauses), field) == expected


STACKED = """采购订单
订单编号
DD-2025-0417
下单日期
2025年4月17日
采购单位
青石县图书馆
供应商
云麓示例文印有限公司
采购方式
电子卖场直购
交货期
2025年5月10日前送达
合计大写
人民币贰仟元整
订单条款
1.全部货物送达验收合格后10日内支付2000.00元。
2.逾期交货，每日按订单金额的0.1%扣款。
"""


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("number", "DD-2025-0417"),
        ("signed_on", "2025-04-17"),
        ("procurement_method", "e_mall"),
        ("term_end", "2025-05-10"),
    ],
)
def test_label_and_value_line_by_line(field: str, expected: str) -> None:
    assert value(STACKED, field) == expected


@pytest.mark.parametrize(
    ("cover", "field", "expected"),
    [
        ("签订地点：\n\n青石县\n", "signed_place", "青石县"),
        ("（1）采购方式：\n询价\n（2）项目名称：工具车采购\n", "procurement_method", "inquiry"),
        ("项目名称：\n合同编号：QS-2025-7\n", "project_name", None),
        ("项目名称：\n第一部分 协议书\n", "signed_place", None),
        ("项目名称：***街道保洁服务项目\n", "project_name", None),
        ("签定地点：青石县\n", "signed_place", "青石县"),
    ],
)
def test_label_above_value(cover: str, field: str, expected: str | None) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", cover=cover), field) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青石县桥梁设计项目Word\n\n建设工程设计合同", "建设工程设计合同"),
        ("******街道保洁服务合同", "******街道保洁服务合同"),
    ],
)
def test_title_of_a_page(title: str, expected: str | None) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", title=title), "title") == expected


_BOUGHT = (
    "青石县公安局2024年度警用器材采购项目（编号QSX-ZB-2024-045）经公开招标，2024年8月2日发出中标通知书，乙方中标。"
)
INTROS: list[tuple[str, str, Any]] = [
    (_BOUGHT, "project_name", "青石县公安局2024年度警用器材采购项目"),
    (_BOUGHT, "project_number", "QSX-ZB-2024-045"),
    (_BOUGHT, "award_notice_on", "2024-08-02"),
    ("根据公开招标结果（中标通知书2024年3月10日发出），双方订立本合同。", "award_notice_on", "2024-03-10"),
    (
        "气象观测站备件采购项目，经市财政局批准采用单一来源方式采购，双方订立本合同。",
        "project_name",
        "气象观测站备件采购项目",
    ),
    ("办公终端更新项目（采购计划号QSCG25A00731）在电子卖场竞价成交。", "project_number", "QSCG25A00731"),
    ("本合同于二〇二五年五月十九日在青石县由下列双方签订：", "signed_place", "青石县"),
]

COVERS: list[tuple[str, str, Any]] = [
    ("Contract No.: QS-EDU-2025-TR-03\n", "number", "QS-EDU-2025-TR-03"),
    ("合同流水号：QS2025-88\n", "number", "QS2025-88"),
    ("合同编号：QS2025-XX\n", "number", None),
    ("合同编号：2025-（　）号\n", "number", None),
    ("合同编号：京运维-2025   -0  号\n", "number", None),
    ("合同签署日：2025年5月19日\n", "signed_on", "2025-05-19"),
    ("Date 日期：Nov. 22, 2024\n", "signed_on", "2024-11-22"),
    ("分包工程名称：临江中心二期机电安装工程（南区）\n", "project_name", "临江中心二期机电安装工程（南区）"),
]

TERMS: list[tuple[str, str, Any]] = [
    ("第二条 聘期\n聘期一年，从2025年9月1日起算，至2026年8月31日为止。", "term_start", "2025-09-01"),
    ("第二条 聘期\n聘期一年，从2025年9月1日起算，至2026年8月31日为止。", "term_end", "2026-08-31"),
    ("第二条 聘期\n聘期一年，从2025年9月1日起算，至2026年8月31日为止。", "term_duration", "1 year"),
    ("Article 2 Term 期限\nThe course runs for 14 days, from 3 March 2025 to 16 March 2025.", "term_end", "2025-03-16"),
    ("第二条 交货\n本合同签字后45日内送到甲方仓库，按科室分袋打包。", "term_duration", "45 day"),
    ("第二条 进度\n设计总周期90日，评审时间不计入。", "term_duration", "90 day"),
    ("第二条 期限\n2025年7月31日前交到甲方库房，乙方负责装好。", "term_end", "2025-07-31"),
    ("第二条 期限\n全部货物最迟于2025年7月31日交齐。", "term_end", "2025-07-31"),
    ("第二条 期限\n供方于签约后20天内一次性供齐。", "term_duration", "20 day"),
    ("第二条 期限\n开工后60日历天竣工。", "term_duration", "60 day"),
    ("第二条 担保\n履约保函有效期至2025年6月30日。", "term_end", None),
    ("第二条 资质\n许可证有效期自2023年1月1日至2027年12月31日。", "term_end", None),
    ("第二条 期限\n本协议期限三年，一年一签，本期自2025年3月1日至2026年2月28日。", "term_start", None),
    ("第二条 交货\n交货期为合同签订后60日内，交货地点为青石市气象站（青石市北山镇）。", "place", "青石市气象站（青石市北山镇）"),
    ("第一条 工程名称：青石中心A座写字楼；地点：青石市滨江区。", "place", "青石市滨江区"),
    ("第一条 工程名称：青石中心A座写字楼；地点：青石市滨江区。", "project_name", "青石中心A座写字楼"),
    ("第一条 内容\n项目名称为青石县住建局法律顾问服务，采购编号QSX-KJ-2025-009。", "project_name", "青石县住建局法律顾问服务"),
    ("第二条 服务\n服务区域：青石县城关镇主次干道", "place", "青石县城关镇主次干道"),
    ("第二条 房屋\n甲方承租乙方位于青石县滨江路3号的房屋。", "place", "青石县滨江路3号"),
    ("第二条 服务\n工程地点：\n工程内容：具体以工程量清单为准。", "place", None),
    ("第三条 单价\n每台单价（元）另见清单。", "currency", None),
    ("第三条 Price\nThe Contract Price is USD 52,000.00 in total.", "total_amount", "52000.00"),
    ("第六条 担保\n乙方提交银行履约保函（48,000元），有效期至2025年6月30日。", "term_end", None),
    ("第六条 付款\n合同工期：638天\n按月付款。", "term_duration", "638 day"),
    ("第六条 付款\n计划完工日期：2025年6月30日\n按月付款。", "term_end", "2025-06-30"),
    ("第六条 履约保证金\n履约担保期限：1年。", "performance_bond_amount", None),
    ("第六条 履约保证金\n收取履约保证金金额：20000", "performance_bond_amount", "20000.00"),
]  # fmt: skip


@pytest.mark.parametrize(("intro", "field", "expected"), INTROS)
def test_preamble(intro: str, field: str, expected: Any) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", intro=intro), field) == expected


@pytest.mark.parametrize(("cover", "field", "expected"), COVERS)
def test_cover(cover: str, field: str, expected: Any) -> None:
    assert value(contract("第一条 内容\n乙方按约定履行。", cover=cover), field) == expected


@pytest.mark.parametrize(("clauses", "field", "expected"), TERMS)
def test_term_and_place(clauses: str, field: str, expected: Any) -> None:
    assert value(contract(clauses), field) == expected


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青石县档案馆合同专用稿纸\n青府合〔2025〕21号\n青石县档案整理服务合同", "青石县档案整理服务合同"),
        ("青石县档案整理\n服务合同", "青石县档案整理服务合同"),
        ("档案整理框架合同\nPV\n档案整理框架合同", "档案整理框架合同"),
        ("青石县档案馆\n档案整理项目\n采购合同", "青石县档案馆档案整理项目采购合同"),
    ],
)
def test_a_running_head_or_a_number_is_no_part_of_the_title(head: str, title: str) -> None:
    text = (
        f"{head}\n甲方：青石县档案馆\n乙方：云麓信息技术有限公司\n一、服务\n整理档案。\n乙方（盖章）：云麓信息技术有限公司\n"
        "地址：青石县文昌路3号2025年2月20日2025年2月20日\n电话：0571-88880000\n"
    )
    record = examine_bytes(text.encode(), "d.txt").record
    assert record.fields.title is not None and record.fields.title.value == title
    assert record.parties[1].address is not None and record.parties[1].address.value == "青石县文昌路3号"
