# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Fields as drafters of rarer trades put them: stages beside the term, fallbacks beside the court, parts beside the whole."""

from __future__ import annotations

from typing import Any

import pytest
from field_helpers import HEAD, TAIL, contract, value

_STAGES = "第一条 期限\n前期准备自2026年3月1日至2026年3月20日，正式供餐自2026年3月21日至2026年7月10日。{}\n"
_TWO = "第八条 争议\n提交青石仲裁委员会仲裁；{}\n"
_GUARANTEE = "八、履约保证与保险\n乙方签约后15日内向甲方提供保函26,400.00元（投资估算的5%），验收后退回。\n"

CLAUSES: list[tuple[str, str, Any]] = [
    # The days of a stage are not the term that is told beside them.
    (_STAGES.format("服务期限自2026年3月1日起至2026年7月10日止。"), "term_end", "2026-07-10"),
    (_STAGES.format("服务期限自合同签订之日起至2026年8月31日止。"), "term_end", "2026-08-31"),
    (_STAGES.format("服务期限自合同签订之日起至2026年8月31日止。"), "term_start", None),
    ("第一条 期限\n三年总服务期为2025年1月1日至2027年12月31日，合同一年一签，本合同期自2026年1月1日至2026年12月31日。\n", "term_end", "2026-12-31"),
    ("第一条 期限\n（1）本年度自二〇二六年六月一日至二〇二七年五月三十一日。\n（2）三年总服务期至2028年5月31日止。\n", "term_end", "2027-05-31"),
    ("第一条 期限\n自2026年1月1日起12个月，即至2026年12月31日止。\n", "term_end", "2026-12-31"),
    ("第一条 工期\n设计周期45日历天，施工周期120日历天，总工期160日历天。\n", "term_duration", "160 day"),
    ("二、工 期\n60天，从开工令下达那天算起。\n", "term_duration", "60 day"),
    # What holds only where the way agreed fails does not leave the choice open; an open choice stays open.
    (_TWO.format("若该会已撤并，由甲方所在地人民法院管辖。"), "dispute_method", "arbitration"),
    (_TWO.format("委托单争议由使用单位所在地人民法院管辖。"), "dispute_venue", "青石仲裁委员会"),
    ("第八条 争议\n双方同意提交青石仲裁委员会仲裁。（仲裁委不予受理的，向甲方住所地人民法院起诉）\n", "dispute_method", "arbitration"),
    ("第八条 争议\n协商不成的，提交青石仲裁委员会仲裁，或者向甲方住所地人民法院起诉。\n", "dispute_method", None),
    ("七、履约保证金\n供方在下单后7日内交履约保证金，金额为订单金额的5%，计34,000.00元。\n", "performance_bond_rate", "0.05"),
    ("七、履约保证金\n乙方应向甲方提交暂估总额的 5 %（44,000.00元）。\n", "performance_bond_rate", "0.05"),
    (_GUARANTEE, "performance_bond_amount", "26400.00"),
    (_GUARANTEE, "performance_bond_rate", "0.05"),
    ("八、履约保证\n乙方提供预付款保函26,400.00元。\n", "performance_bond_amount", None),
    ("二、价款\n协议暂估总额：人民币 882,000.00 元（捌拾捌万贰仟元整），含税。\n", "total_amount", "882000.00"),
    ("二、价款\n合同价款580,000元，免税苗木，不含税。\n", "tax_included", False),
    ("二、价款\n单价含税（增值税税率 3%）、含收送。\n", "tax_rate", "0.03"),
    ("三、质保\n整车质保 3 年或 10 万公里；水泵质保五年。\n", "warranty_duration", "3 year"),
    ("二、验收\n甲方承办人收到译文后7日内审阅，逾期未提出的视为合格。\n", "acceptance_days", 7),
    ("三、供苗时间与地点\n自2026年3月20日至4月25日供苗。地点：青石县北山镇共11个小班。\n", "place", "青石县北山镇共11个小班"),
    ("三、交货\n自合同生效之日起60日内在买方物资仓库（青石县滨江路3号）交付。\n", "place", "买方物资仓库（青石县滨江路3号）"),
    ("三、建设\n建设地点：青石县市民大道1号主馆，面积约11,600平方米。\n", "place", "青石县市民大道1号主馆"),
    ("九、其他\n经双方签字盖章后生效。正本一式七份，买方四份，卖方三份。\n", "copies", 7),
    ("九、其他\n本订单一式五份，需方三份，供方二份。\n", "copies", 5),
    ("九、附则\n合同自双方签字盖章之日起成立，自履约保函送达甲方之日起生效。\n", "effective_condition", "合同自双方签字盖章之日起成立，自履约保函送达甲方之日起生效"),
    # The price below its label, and the parts of it that a works contract must tell.
    ("一、合同价格\n1.签约合同价为：\n人民币1,860,000.00元；\n其中：\n（1）安全文明施工费：\n人民币12,600.00元；\n2.价格形式：固定总价。\n", "total_amount", "1860000.00"),
    ("一、签约合同价\n签约合同价为：\n¥1,860,000.00元\n其中：安全文明施工费人民币12,600.00元\n", "total_amount", "1860000.00"),
    ("一、签约合同价\n按实结算，其中：安全文明施工费人民币12,600.00元。\n", "total_amount", None),
    ("一、服务费\n本项目安全文明施工费为12,600.00元，专款专用。\n", "total_amount", None),
    ("一、价格\n按实结算，包括：（1）施工费：人民币12,600.00元。（2）检测费：人民币600.00元。\n", "total_amount", None),
    # The fee of a year is the total of a contract whose dates make a year, however long the purchase runs.
    ("一、期限\n采购服务期三年，合同一年一签，本合同自2025年7月1日起至2026年6月30日止。\n二、费用\n年度服务费总额为人民币36,000.00元，按月支付。\n", "total_amount", "36000.00"),
    ("一、期限\n服务期三年，自2025年7月1日起至2028年6月30日止。\n二、费用\n年度服务费总额为人民币36,000.00元，按月支付。\n", "total_amount", None),
    # A price that its sentence multiplies is no total; what it comes to is.
    ("二、服务费\n每科2.4万元，共5科，合计12万元整。\n", "total_amount", "120000.00"),
    ("八、服务费\n全年45.6万元，按季支付，每季11.4万元。\n九、期限\n服务期2025年1月1日至12月31日。\n", "total_amount", "456000.00"),
    ("一、险种\n校方责任险，投保学生31200人，每人每年8元，保险费合计249600元。\n", "total_amount", "249600.00"),
    ("一、险种\n投保30人，每人保险金额100000元，保险金额合计3000000元。\n", "total_amount", None),
    ("二、保证金\n每台押金2000元，共10台，合计20000元。\n", "total_amount", None),
    ("一、授权\n乙方授权甲方放映影片6部，授权费合计人民币捌万元整（￥80,000）。\n", "total_amount", "80000.00"),
    ("九、生效\n（一）本补充协议经双方签字并加盖公章后生效。\n", "effective_condition", "本补充协议经双方签字并加盖公章后生效"),
    ("九、其他\n未尽事宜另签补充协议，补充协议经双方签字后生效。\n", "effective_condition", None),
    ("九、生效\n● 本合同自双方盖章之日起生效。\n", "effective_condition", "本合同自双方盖章之日起生效"),
    ("九、法律\n提交青石仲裁委员会仲裁；适用中国法律。\n", "governing_law", "中国法律"),
]


@pytest.mark.parametrize(("clauses", "field", "expected"), CLAUSES)
def test_field(clauses: str, field: str, expected: Any) -> None:
    assert value(contract(clauses), field) == expected


def test_the_number_of_an_order_wins_over_that_of_its_framework() -> None:
    order = f"粮油采购订单\n框架协议编号：QSKJ-2025-17　订单编号：QSDD-2026-03\n{HEAD}一、送货\n按单供应。\n{TAIL}"
    assert value(order, "number") == "QSDD-2026-03"
    framework = f"粮油采购框架协议\n框架协议编号：QSKJ-2025-17\n{HEAD}一、供货\n按单供应。\n{TAIL}"
    assert value(framework, "number") == "QSKJ-2025-17"


def test_a_date_behind_the_name_of_a_signer() -> None:
    text = f"采购合同\n{HEAD}一、内容\n乙方供货。\n甲方（盖章）：青石县教育局\n乙方（盖章）：云麓示例科技有限公司\n签字：周一平二〇二六年三月十六日\n"
    assert value(text, "signed_on") == "2026-03-16"


@pytest.mark.parametrize(
    "intro",
    ["经磋商（成交通知日期：2025年12月19日），双方订立本合同。", "乙方于2025年12月19日收到入围通知书，双方订立本合同。"],
)
def test_the_notice_of_award(intro: str) -> None:
    assert value(contract("一、内容\n乙方供货。\n", intro=intro), "award_notice_on") == "2025-12-19"


def test_a_supplement_is_named_below_its_contract() -> None:
    text = contract("一、内容\n增加工程内容。\n", title="青石县第五中学管网改造工程施工合同\n补充协议（一）")
    assert value(text, "title") == "青石县第五中学管网改造工程施工合同补充协议（一）"


def test_a_line_of_a_whole_page_goes_on() -> None:
    page = "合同编号：QS-2025-07 采购合同 甲方：青石县图书馆 乙方：云麓保安服务有限公司 第一条 内容 乙方提供服务。" + "乙方按规定值守，做好记录。" * 12
    text = f"{page} 第二条 履约保证金 乙方应向甲方缴纳年度\n服务费总额的5%，即77,400.00元作为履约保证金。 第三条 其他 无。\n"
    assert value(text, "performance_bond_amount") == "77400.00"
