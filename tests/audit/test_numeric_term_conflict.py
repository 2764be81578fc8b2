"""同一事项前后数值矛盾"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "numeric-term-conflict"
TEXT = """采购合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、基本约定
{one}
二、其他约定
{two}
三、争议解决
向甲方所在地人民法院起诉。
"""

RIGHT = [
    ("质保期为三年。", "质量保证期：自验收合格之日起36个月。"),
    ("硬件质保期为三年。", "软件质保期为一年。"),
    ("质保期为三年。", "质保期满一年后退还一半质保金。"),
    ("履约保证金为合同总价的5%。", "乙方违约的，扣除履约保证金的20%。"),
    ("履约保证金为合同总价的5%。", "履约保证金不得超过合同金额的10%。"),
    ("服务期限为12个月。", "本项目采购周期三年，服务期限一年，一年一签。"),
    ("甲方收到发票后10个工作日内支付服务费。", "甲方收到发票后逾期超过30日支付的，支付违约金。"),
    ("甲方收到发票后10个工作日内支付预付款。", "甲方收到发票后15个工作日内支付尾款。"),
    ("合同签订后30日内交货。", "合同签订后10日内首批交货。"),
    ("合同签订后30日内交货。", "乙方应于合同生效之日起20个工作日内完成供货。"),
    ("合同签订后1个月内交货。", "乙方应于合同生效之日起30日内完成供货。"),
    ("预付款：合同总价的30%。", "预付款比例不超过合同总价的50%。"),
    ("重大故障接到通知后2小时内到达现场。", "一般故障接到通知后8小时内到达现场。"),
    ("保密期限为5年。", "保密义务不因合同终止而终止。"),
    ("合同总价为人民币200,000.00元。", "不含税合同总价为188,679.25元。"),
    ("合同总价为人民币200,000.00元。", "合同总价：贰拾万元整。"),
    ("过渡期最长30天。", "过渡期内乙方应继续提供服务。"),
    ("提供5*8小时服务热线。", "系统应7*24小时正常运行。"),
    ("甲方收到初验申请后5日内组织初步验收。", "甲方收到验收申请后10日内组织终验。"),
]


@pytest.mark.parametrize(("one", "two"), RIGHT)
def test_figures_of_different_things(findings: Callable[..., list[Finding]], one: str, two: str) -> None:
    assert findings(CHECK, TEXT.format(one=one, two=two)) == []


WRONG = [
    ("质保期为三年，自验收合格之日起计算。", "货物的免费质保期两年。", "质保期"),
    ("乙方应缴纳合同金额的10%作为履约保证金。", "履约保证金为合同总价的5%。", "履约保证金比例"),
    ("本合同服务期限为12个月。", "合同期限：两年。", "合同（服务）期限"),
    ("甲方收到发票后10个工作日内支付服务费。", "采购人在收到等额发票之日起30个工作日内付款。", "付款期限"),
    ("合同签订后30日内交货。", "乙方应于合同生效之日起45日内完成供货。", "交货期"),
    ("接到报修后4小时内到达现场。", "乙方接到甲方通知后24小时内赶到现场处理。", "到达现场"),
    ("保密期限为5年。", "保密义务自合同终止之日起三年。", "保密期限"),
    ("保密期限为5年。", "工作人员离职后三年内不得泄露馆藏信息。", "保密期限"),
    ("质保期为三年。", "质保期为两年，此后供应备件不少于8年。", "质保期"),
    ("合同总价为人民币1,200,000.00元。", "合同金额1,020,000.00元，已含培训费。", "合同总价"),
    ("合同签订后30日内交货。", "乙方应于合同生效之日起10个工作日内完成供货。", "交货期"),
    ("合同总价为人民币200,000.00元。", "本合同总金额（含税）为：贰拾壹万元整。", "合同总价"),
    ("乙方应协助交接，过渡期最长30天。", "新的服务单位到位之前（最长60日），乙方应继续服务。", "过渡期"),
    ("提供5*8小时的技术支持咨询服务热线。", "服务热线7×24小时有人接听。", "服务热线"),
    ("甲方收到验收申请后7日内组织验收。", "甲方应在接到乙方验收通知之日起15日内进行验收。", "组织验收"),
    ("合同总价的3%作为质量保证金。", "质保金为合同金额的5%。", "质量保证金比例"),
]


@pytest.mark.parametrize(("one", "two", "label"), WRONG)
def test_two_values_of_one_figure(findings: Callable[..., list[Finding]], one: str, two: str, label: str) -> None:
    (found,) = findings(CHECK, TEXT.format(one=one, two=two))
    assert found.severity == "warning" and label in found.detail
    assert len(found.quotes) == 1 and found.quotes[0].clause != found.clause


def test_two_rates_for_one_lateness(findings: Callable[..., list[Finding]]) -> None:
    one = "乙方逾期交货的，每逾期一日按合同总价的万分之五支付违约金。"
    two = "乙方逾期交货的，每逾期一日按合同总价的千分之一支付违约金。"
    (found,) = findings(CHECK, TEXT.format(one=one, two=two))
    assert "每日0.05%，另一处为每日0.1%" in found.detail


def test_steps_of_one_clause_are_no_conflict(findings: Callable[..., list[Finding]]) -> None:
    one = (
        "1. 乙方逾期交货10日以内的，每逾期一日按合同总价的万分之五支付违约金；\n"
        "2. 乙方逾期交货超过10日的，每逾期一日按合同总价的千分之一支付违约金。"
    )
    assert findings(CHECK, TEXT.format(one=one, two="无。")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("整机质保三年，自验收合格之日起算。", "我公司承诺整机（含附件）保修五年。"),
        ("系统试运行满一个月后付款。", "试运行期不少于3个月。"),
        ("乙方负有保密义务，期限为合同终止后5年。", "保密期限自签订之日起至合同终止后3年。"),
        ("上线运行满1个月，甲方未提出书面异议的，视为验收合格。", "甲方15日内未提出书面异议的，视为通过验收。"),
    ],
)
def test_more_topics_in_two_places(findings: Callable[..., list[Finding]], one: str, other: str) -> None:
    text = contract(secrecy=f"八、要求\n{one}", annex=f"附件一 承诺书\n{other}")
    assert len(findings("numeric-term-conflict", text)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("整机质保三年，自验收合格之日起算。", "整机保修期为36个月。"),
        ("系统试运行满一个月后付款。", "出现故障的，试运行期延长3个月。"),
        ("30日内未提出书面异议的，视为验收合格。", "甲方一个月内未提出异议的，视为通过验收。"),
    ],
)
def test_the_same_or_an_exception(findings: Callable[..., list[Finding]], one: str, other: str) -> None:
    text = contract(secrecy=f"八、要求\n{one}", annex=f"附件一 承诺书\n{other}")
    assert findings("numeric-term-conflict", text) == []


@pytest.mark.parametrize(
    ("one", "two", "label"),
    [
        ("期满前30日任何一方未书面提出异议的，续期一年。", "不续期的一方应在期满60日前书面通知对方。", "期满前提出续签"),
        ("预付款：合同总价的50%。", "甲方支付合同总价的30%作为预付款。", "预付款比例"),
        ("服务期满后15日内退还履约保证金。", "履约保证金在服务期满后30日内无息退还。", "履约保证金退还"),
    ],
)
def test_two_values_that_may_be_of_two_matters(
    findings: Callable[..., list[Finding]], one: str, two: str, label: str
) -> None:
    (found,) = findings(CHECK, TEXT.format(one=one, two=two))
    assert found.severity == "info" and label in found.detail


def test_one_pair_is_told_once(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(one="整机质保期二年。", two="整机质保期三年，压缩机质保期六年。")
    assert len(findings(CHECK, text)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("系统可用性不低于99.9%。", "维护期内系统可用性不低于99.5%。"),
        ("投保公众责任险（保额不低于200万元）。", "公众责任险保额为100万元。"),
        ("保密义务自本合同签订之日起，至合同终止后5年止。", "保密义务在合同终止后2年内有效。"),
    ],
)
def test_more_figures_that_are_told_twice(findings: Callable[..., list[Finding]], one: str, other: str) -> None:
    (found,) = findings("numeric-term-conflict", contract(secrecy=f"八、约定\n{one}", force=f"十、约定\n{other}"))
    assert found.severity == "warning"
    assert findings("numeric-term-conflict", contract(secrecy=f"八、约定\n{one}", force=f"十、约定\n{one}")) == []
