"""Values inside sentences: found whole, in every way of writing them, or not at all."""

from __future__ import annotations

import itertools

import pytest

from extract.values.lexer import lex

from .lexing import tokens, values

MONEY = """
经双方确认，采购总价款为人民币叄拾柒萬伍仟圓整，含运费。\t375000
本项目成交价貳佰零陸萬元整。\t2060000
服务费总额計人民币弐佰壹拾万元正\t2100000
合同价款参拾捌万元整（含税）\t380000
甲方支付两佰万圆整给乙方\t2000000
大写：壱拾贰万叁仟元整\t123000
合同总额为廿五万元，分两期支付。\t250000
暂列金卅万元整由甲方掌握\t300000
总价一百五十点五万元。\t1505000
中标价二千零八点零三万元，\t20080300
报价玖佰柒拾伍点陆万元整\t9756000
尾款陆万点\t-
全年物业费58万6000元，按季支付\t586000
设计费12万零800元\t120800
监理费共计7万3千元整\t73000
工程价款2亿3000万元\t230000000
补助资金5百万元到位后\t5000000
一次性奖励8千元。\t8000
其中材料费1203元4角5分，\t1203.45
合计98765元零5分\t98765.05
应付叁仟贰佰元5角\t3200.5
合计人民币壹万贰仟元零叁分整\t12000.03
余款5角整\t0.5
单价为￥1,234,567.89元。\t1234567.89
总价为￥12,34,567.00元\t1234567!
甲方支付￥45O,000.00后\t450000!
履约保证金为￥l20,000.00元\t120000!
结算价￥2.350.000,00元\t2350000!
付款￥86,420：50，其余\t86420.5!
合同总价1,803,00.00元\t-
合同总价1,16,8000元\t-
金额为27、350.60元\t-
总价为￥4、206、000．00元\t4206000!
总价为4。206。000.00元\t4206000!
总价为￥4、206元\t- -
共计4、206元\t-
1、500元\t500
金额为27#350.60元\t-
报价￥91?500\t-
总价款肆拾■万元整\t-
总价款肆拾戟万元整\t-
总价款戟佰万元整\t-
价款叁拾陆万O陆佰元整\t-
价款壹佰零贰万x仟元整\t-
报价1***0元\t-
罚款上限￥5****0\t-
约四十余万元\t-
工程费300多万元\t-
几十万元的设备\t-
预算在100-200万元之间\t2000000!
预算80至90万元\t900000!
合同总价（万元）：57.6\t576000
合同总价（千元）：4,206.40\t4206400
合同价（单位：仟元）：4206.4\t4206400
投资额（人民币亿元）：1.25\t125000000
采购预算（单位：万元）：¥88.8\t888000
合同价款：41.05（万元）\t410500
合同金额（元）：41050.00\t
2.3合同价为88.5万元3.1付款\t885000
1.36万元，2.40万元\t13600 24000
3、56,000元\t56000
合同总价为USD 128,000.00\t128000
设备款1200万日元整\t12000000
合计EUR 56,700.5\t56700.5
港币伍拾万元整（HK$500,000.00）\t500000 500000
美元叁万元\t30000
每台2000元，共3台6000元\t2000 6000
采购单元3元素分析仪两台\t
单位：万元\t
拾万元整\t100000
共计玖万\t90000
本合同一式肆份，双方各执贰份\t
第贰期伍万元，第叁期陆万元\t50000 60000
详见2单元301室\t
增值税13%，税额￥5,752.21\t5752.21
"""
RATIO = """
按合同总价的百分之玖拾支付\t0.9
违约金为百分之零点伍\t0.005
每日仟分之叁的滞纳金\t0.003
按日万分之壹点伍计息\t0.00015
按应付款的十万分之八计\t0.00008
每天3/1000的违约金\t0.003
每日按2/10000计收\t0.0002
每日0.3‰\t0.0003
每日2‱\t0.0002
支付３０％\t0.3
支付比例为百分之廿五\t0.25
支付二成预付款\t0.2
首付三成，余款七成五\t0.3 0.75
预付2.5成的款项\t0.25
上浮半成，下浮一成半。\t0.05 0.15
付五分之二，余下的五分之三\t0.4 0.6
支付合同价的三分之一\t0.3333333333
先付合同款的一半，\t0.5
经三分之二以上业主同意\t
一半以上的人员，第三分之一册\t
违约金5%o\t-
每日万分之#五\t
千分之五点\t-
支付3#0%\t-
支付3O%后\t-
总价的百分之百\t1
下浮5个百分点\t0.05
双方各半，共同完成本项目\t
1:500、1/500比例尺地形图\t
"""
DISCOUNT = """
按市场价95折结算\t0.95
按刊例价九五折优惠\t0.95
标准价8.5折\t0.85
统一打八折\t0.8
六点五折\t0.65
折叠桌3张\t
"""
DATE = """
于二〇二六年三月廿九日签订\t2026-03-29
贰零贰陆年肆月叁拾日\t2026-04-30
二零二六年12月卅一日\t2026-12-31
2026年十一月3日起\t2026-11-03
签订日期：2026年02月1 8日\t2026-02-18
日期：2 026年2月8日\t2026-02-08
26年7月9日签订\t2026-07-09
订立于2026年7月9，\t2026-07-09
2026年7月9日（星期四）\t2026-07-09
交货日期20260709前\t2026-07-09
2026.7.9\t2026-07-09
2026/07/09前\t2026-07-09
自2026年3月1日起至次年2月28日止\t2026-03-01 2027-02-28
自2026年3月1日至同年9月30日\t2026-03-01 2026-09-30
2026年3月1日至12月31日\t2026-03-01 2026-12-31
2026年2月30日\t-
2026年13月1日\t-
2O26年3月1日\t2026-03-01
2026年3月1#8日\t-
2026年3#月18日\t-
2026#年3月18日\t-
于　年　月　日签订\t
"""
DURATION = """
工期叁佰陆拾伍个日历天\tP365D
工期为壹佰捌拾日历天。\tP180D
服务期两年零六个月\tP30M
服务期3年6个月\tP42M
服务期一年半\tP18M
质保期1.5年\tP18M
质保期卅六个月\tP36M
贰年零叁个月\tP27M
供货期90（玖拾）日历天\tP90D
服务期三年（36个月）\tP3Y
服务期三年（30个月）\t-
维护12个自然月\tP12M
收到发票后壹拾伍个工作日内\tP15WD
十五个工作日\tP15WD
验收合格后玖拾日内\tP90D
提供7*24小时服务\t-
3-5个工作日内\t-
1#80日内\t-
一年#六个月\t- -
半年内\tP6M
质保期为一年O\tP1Y
二十#四个月\t-
5月31日前\t
高三年级\t
"""


def _rows(table: str) -> list[tuple[str, list[str]]]:
    lines = [line.split("\t") for line in table.strip("\n").split("\n")]
    return [(line[0], line[1].split()) for line in lines]


@pytest.mark.parametrize(("sentence", "expected"), _rows(MONEY))
def test_sums(sentence: str, expected: list[str]) -> None:
    assert values(sentence, "money") == expected


@pytest.mark.parametrize(("sentence", "expected"), _rows(RATIO))
def test_rates(sentence: str, expected: list[str]) -> None:
    assert values(sentence, "ratio") == expected


@pytest.mark.parametrize(("sentence", "expected"), _rows(DISCOUNT))
def test_discounts(sentence: str, expected: list[str]) -> None:
    assert values(sentence, "discount") == expected


@pytest.mark.parametrize(("sentence", "expected"), _rows(DATE))
def test_dates(sentence: str, expected: list[str]) -> None:
    assert values(sentence, "date") == expected


@pytest.mark.parametrize(("sentence", "expected"), _rows(DURATION))
def test_lengths_of_time(sentence: str, expected: list[str]) -> None:
    assert values(sentence, "duration") == expected


@pytest.mark.parametrize(
    ("sentence", "code"),
    [("合计USD 5,000.00", "USD"), ("计港币伍仟元整", "HKD"), ("500万日元", "JPY"), ("共€300", "EUR"), ("共300元", "CNY")],
)
def test_currencies(sentence: str, code: str) -> None:
    assert [token.currency for token in tokens(sentence, "money")] == [code]


def test_the_unit_of_a_label_is_told() -> None:
    assert tokens("合同总价（万元）：36.42", "money")[0].flags == ("unit_from_label",)


def test_tokens_stand_in_order_and_apart() -> None:
    found = lex("自2026年3月1日起两年内按90万元的95折支付30%").tokens
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert [token.family for token in found] == ["date", "duration", "money", "discount", "ratio"]


@pytest.mark.parametrize(
    "sentence", ["每日按合同价的千分之三千分之一支付", "万分之五万分之二的违约金", "付合同总价的5%3%", "每逾期一日2‰1‰", "付合同价的310%"]
)
def test_two_rates_that_a_change_left_side_by_side_are_none(sentence: str) -> None:
    found = tokens(sentence, "ratio")
    assert [(token.value, token.code) for token in found] == [(None, "format")]


@pytest.mark.parametrize(
    ("sentence", "value"), [("按300%赔偿", "3"), ("按250%赔偿", "2.5"), ("按120%赔偿", "1.2"), ("千分之三（3‰）", "0.003")]
)
def test_multiples_and_double_forms_stay(sentence: str, value: str) -> None:
    assert [str(token.value) for token in tokens(sentence, "ratio")] == [value]


def test_the_values_of_a_stretch_are_those_that_lie_in_it_whole() -> None:
    text = "甲3天乙5万元丙7%丁9万元戊2天"
    found = lex(text)
    for family in ("money", "ratio", "duration", "date"):
        for start, end in itertools.combinations(range(len(text) + 1), 2):
            whole = [token for token in found.of(family) if start <= token.start and token.end <= end]
            assert found.within(family, start, end) == whole
