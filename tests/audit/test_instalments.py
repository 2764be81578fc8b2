"""The four checks of the instalments: one finding a cause, with the figures written out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

Findings = Callable[..., list[Finding]]

SUM = "instalments-sum-mismatch"
PERCENTS = "instalment-percent-sum"
SHARE = "instalment-percent-amount-mismatch"
BASE = "instalment-implied-base"
FAMILY = (SUM, PERCENTS, SHARE, BASE)

GOODS = """采购合同
甲方（采购人）：沅陵江市第二人民医院
乙方（供应商）：湖南沐川医疗设备有限公司
第一条 合同总价
合同总价为人民币玖拾万元整（¥900,000.00元），含税。
第二条 付款方式
1．合同签订后10日内，甲方支付合同总价的{a}%，即人民币{x}元；
2．货到安装调试完毕并验收合格后15日内，甲方支付合同总价的{b}%，即人民币{y}元；
3．验收合格满一年后10日内，甲方支付合同总价的{c}%，即人民币{z}元。
第三条 违约责任
甲方逾期付款的，按逾期金额每日万分之三支付违约金。
"""
RIGHT = {"a": "30", "x": "270,000.00", "b": "60", "y": "540,000.00", "c": "10", "z": "90,000.00"}


def _family(findings: Findings, text: str) -> list[Finding]:
    return [one for check in FAMILY for one in findings(check, text)]


def test_instalments_that_agree_are_silent(findings: Findings) -> None:
    assert _family(findings, GOODS.format(**RIGHT)) == []


def test_a_few_yuan_off_is_found_once(findings: Findings) -> None:
    found = _family(findings, GOODS.format(**RIGHT | {"y": "540,006.00"}))
    assert [one.check for one in found] == [SHARE]
    assert found[0].severity == "error"
    assert "900,000.00元×60%＝540,000.00元" in found[0].detail
    assert "相差6.00元" in found[0].detail and "900,006.00元" in found[0].detail
    assert (found[0].expected, found[0].actual) == ("540000.00", "540006.00")
    assert len(found[0].quotes) == 1


def test_all_instalments_of_another_price_are_one_finding(findings: Findings) -> None:
    other = {"x": "276,000.00", "y": "552,000.00", "z": "92,000.00"}
    found = _family(findings, GOODS.format(**RIGHT | other))
    assert [one.check for one in found] == [BASE]
    assert found[0].severity == "error" and found[0].actual == "920000.00"
    assert "276,000.00元÷30%" in found[0].detail and "相差20,000.00元" in found[0].detail


def test_percentages_above_the_whole(findings: Findings) -> None:
    found = _family(findings, GOODS.format(**RIGHT | {"c": "15", "z": "135,000.00"}))
    assert [(one.check, one.severity) for one in found] == [(PERCENTS, "error")]
    assert "30%＋60%＋15%＝105%" in found[0].detail and "相差45,000.00元" in found[0].detail


SERVICE = """委托服务协议
委托方：云州市水文勘测中心
受托方：云州知行信息咨询有限公司
一、服务费
服务费总额为人民币480000元（大写：肆拾捌万元整）。
二、费用支付
（一）协议生效后七个工作日内，委托方支付受托方{a}元；
（二）中期成果提交后七个工作日内，委托方支付受托方{b}元；
（三）{last}，委托方支付受托方{c}元。
三、争议解决
协商不成的，向委托方所在地人民法院起诉。
"""


@pytest.mark.parametrize(
    ("a", "b", "c", "severity"),
    [
        ("160000", "160000", "160000", None),
        ("160000", "160000", "160800", "error"),
        ("160000", "160000", "150000", "error"),
    ],
)
def test_sums_without_percentages(findings: Findings, a: str, b: str, c: str, severity: str | None) -> None:
    found = _family(findings, SERVICE.format(a=a, b=b, c=c, last="最终成果验收合格后十个工作日内"))
    assert [(one.check, one.severity) for one in found] == ([(SUM, severity)] if severity else [])
    if found:
        total = int(a) + int(b) + int(c)
        assert f"＝{total:,}.00元" in found[0].detail and found[0].actual == f"{total}.00"


def test_a_rest_named_elsewhere_makes_the_missing_part_a_question(findings: Findings) -> None:
    text = SERVICE.format(a="160000", b="160000", c="150000", last="最终成果验收合格后十个工作日内")
    text = text.replace("三、争议", "三、其他\n余款待成果应用满一年后无息返还。\n四、争议")
    assert [one.severity for one in _family(findings, text)] == ["warning"]


ROUNDED = """软件服务合同
甲方：曲塘县档案馆
乙方：江苏启明数字技术有限公司
1. 合同金额
1.1 合同总金额：人民币371,489.00元（叁拾柒万壹仟肆佰捌拾玖元整）。
2. 支付
2.1 合同签订后5个工作日内支付合同总金额的33.33%，计123,829.67元；
2.2 系统上线后5个工作日内支付合同总金额的33.33%，计123,829.67元；
2.3 终验合格后5个工作日内支付合同总金额的33.34%，计{last}元。
"""


@pytest.mark.parametrize(("last", "checks"), [("123,829.66", []), ("123,929.66", [SHARE])])
def test_printed_decimals_have_the_band_of_their_rounding(findings: Findings, last: str, checks: list[str]) -> None:
    assert [one.check for one in _family(findings, ROUNDED.format(last=last))] == checks


def test_shares_of_another_sum_are_no_shares_of_the_price(findings: Findings) -> None:
    text = """监理合同
委托人：白鹭县城市建设服务中心
监理人：四川方圆工程监理有限公司
三、酬金
签约酬金（大写）：伍拾叁万元整（¥530000元），其中监理酬金500000元，相关服务酬金30000元。
四、支付
1. 合同签订后10天内支付监理酬金的40%，计200000元；
2. 主体封顶后10天内支付监理酬金的60%，计300000元；
3. 相关服务酬金30000元在保修期满后支付。
"""
    assert _family(findings, text) == []


MONTHLY = """物业服务合同
甲方：兰浦市审计局
乙方：兰浦安居物业服务有限公司
一、服务期限
服务期限1年，自2025年1月1日起至2025年12月31日止。
二、服务费
合同总价：人民币叁拾陆万元整（¥360,000.00）。
三、付款
服务费按月支付，甲方收到发票后10日内支付上月服务费{month}元。
"""


@pytest.mark.parametrize(("month", "count"), [("30,000.00", 0), ("31,000.00", 1)])
def test_the_monthly_sum_times_the_months(findings: Findings, month: str, count: int) -> None:
    found = findings(SUM, MONTHLY.format(month=month))
    assert len(found) == count
    if found:
        assert "31,000.00元×12期＝372,000.00元" in found[0].detail and found[0].severity == "warning"


def test_what_cannot_be_added_up_is_not_assessed(reasons: Callable[..., list[str]]) -> None:
    text = GOODS.format(**RIGHT).replace("（¥900,000.00元）", "").replace("玖拾万元整", "以结算为准")
    assert reasons(SUM, text) == ["合同总价未写明"]
    assert reasons(PERCENTS, SERVICE.format(a="160000", b="160000", c="160000", last="验收后")) == [
        "并非各期都写明付款比例"
    ]


LISTED = """采购合同
甲方：沅陵江市第二人民医院
乙方：湖南沐川医疗设备有限公司
一、合同价款
合同总价为人民币900,000.00元。{more}
二、付款
{rows}
"""


@pytest.mark.parametrize(
    "rows",
    [
        # two ways to pay
        "方式一：合同签订后支付合同总价的50%，验收合格后支付合同总价的50%；\n"
        "方式二：合同签订后支付合同总价的30%，验收合格后支付合同总价的70%。",
        # all of it, of which a part is kept
        "1. 验收合格后30日内支付合同总价的100%；\n2. 乙方应将合同总价的5%作为质量保证金交甲方，期满后30日内返还。",
        # what was paid before is taken off
        "1. 合同签订后支付合同总价的30%，即270,000.00元；\n2. 验收合格后扣除预付款支付合同总价的70%，即600,000.00元。",
        "1. 预付合同总价的30%；\n2. 验收合格后支付至合同总价的95%；\n3. 剩余5%质保期满后付清。",
        "每月按合同总价的1/12支付服务费。",
        # a row of another clause
        "1. 预付合同总价的30%；\\n2. 验收合格后付清合同总价的70%。\\n三、退货\\n货物被退回的，乙方向甲方支付合同总价的10%。",
    ],
)
def test_rows_that_are_no_parts_of_one_whole(findings: Findings, rows: str) -> None:
    assert [one for one in _family(findings, LISTED.format(rows=rows, more="")) if one.severity == "error"] == []


def test_shares_of_the_price_less_a_sum_that_the_contract_names(findings: Findings) -> None:
    rows = "1. 合同签订后10日内预付30%，计240,000.00元；\n2. 验收合格后10日内支付70%，计560,000.00元。"
    assert _family(findings, LISTED.format(rows=rows, more="其中暂列金额100,000.00元。")) == []


def test_an_instalment_too_many_is_a_question(findings: Findings) -> None:
    rows = "1. 合同签订后10日内支付合同总价的40%；\n2. 验收合格后10日内支付合同总价的60%；\n3. 考核优秀的另行支付合同总价的5%。"
    assert {one.severity for one in _family(findings, LISTED.format(rows=rows, more=""))} <= {"warning"}


@pytest.mark.parametrize("rest", ["以后每期在上一期届满前10日内支付。", "租金半年一付，先付后用。", "第二年起每年在上年基础上递增3%。"])
def test_the_first_of_many_periods_is_not_the_whole(findings: Callable[..., list[Finding]], rest: str) -> None:
    text = contract(
        payment=f"四、付款方式\n首期费用于合同签订后10个工作日内以银行转账方式支付60,000.00元；第二期支付70,000.00元。{rest}"
    )
    assert findings("instalments-sum-mismatch", text) == []


def test_a_fee_that_is_the_price(findings: Callable[..., list[Finding]]) -> None:
    text = contract(
        payment="四、付款方式\n签约后7日内支付服务费的20%，计72,000元；初稿提交后支付服务费的40%，计144,000元；"
        "终稿提交后支付服务费的40%，计140,400元。"
    )
    assert len(findings("instalment-percent-amount-mismatch", text)) == 1


@pytest.mark.parametrize(
    ("payment", "wrong"),
    [
        ("验收合格后10日内支付至合同总价的95%，剩余8%作为质量保证金，质保期满后付清。", True),
        ("验收合格后10日内支付至合同总价的97%；质量保证金为合同总价的5%，质保期满后付清。", True),
        ("验收合格后10日内支付至合同总价的95%，剩余5%作为质量保证金，质保期满后付清。", False),
        ("验收合格后10日内支付至合同总价的97%；质量保证金为合同总价的3%，质保期满后付清。", False),
    ],
)
def test_up_to_a_share_and_the_retention_beside_it(findings: Findings, payment: str, wrong: bool) -> None:
    found = findings(PERCENTS, contract(payment=f"四、付款方式\n合同签订后10日内支付合同总价的30%；{payment}"))
    assert bool(found) is wrong
