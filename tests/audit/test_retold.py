"""One duty told in two clauses, by the event, the act and the words left over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

Findings = Callable[..., list[Finding]]


def _text(one: str, other: str) -> str:
    return contract(quality=f"六、要求\n{one}", annex=f"附件：服务要求\n一、指标\n{other}\n")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲方在货物到达后6个工作日内完成验收。", "甲方于到货之日起12个工作日内组织验收完毕。"),
        ("玻璃幕墙每季度清洗2次。", "玻璃幕墙每季度清洗1次，做到无污渍。"),
        ("乙方派驻夜班巡防员9名。", "派驻的夜班巡防员不少于11名。"),
        ("乙方接到水质异常报告后3小时内到场处置。", "接到水质异常报告，乙方5小时内赶到现场处置。"),
        ("乙方每年对锅炉进行检修2次。", "我公司每年安排工程师对锅炉检修四次。"),
    ],
)
def test_one_duty_with_two_figures(findings: Findings, one: str, other: str) -> None:
    (found,) = findings("figure-differs", _text(one, other))
    assert found.severity == "warning" and found.quotes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("玻璃幕墙每季度清洗2次。", "楼道地面每天清洗1次。"),
        ("一般故障接到通知后4小时内到场。", "重大故障接到通知后2小时内到场。"),
        ("乙方派驻夜班巡防员不少于9名。", "派驻的夜班巡防员11名。"),
        ("乙方更换领班须提前7日书面告知甲方。", "任何一方终止合同的，应提前60日通知对方。"),
        ("甲方在货物到达后6个工作日内完成验收。", "甲方在货物到达后6个工作日内组织验收。"),
        ("逾期超过15日的，甲方有权解除合同。", "逾期超过30日的，甲方有权终止合同。"),
    ],
)
def test_two_things(findings: Findings, one: str, other: str) -> None:
    assert not findings("figure-differs", _text(one, other))


def test_cap_of_one_lateness_in_two_clauses(findings: Findings) -> None:
    text = contract(other="十二、其他\n乙方逾期交付的违约金按日计算，为合同总价的0.5‰，累计最高为合同总价的10%。")
    assert [one for one in findings("numeric-term-conflict", text) if "上限" in one.detail]


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("合同价款包含6%的增值税。", "乙方按9%的税率开具发票。", True),
        ("合同价款包含6%的增值税。", "其中材料费税率9%。", False),
    ],
)
def test_one_supply_has_one_rate_of_tax(findings: Findings, one: str, other: str, wrong: bool) -> None:
    found = [each for each in findings("numeric-term-conflict", _text(one, other)) if "税率" in each.detail]
    assert bool(found) is wrong


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("服务所用水电费由甲方负责。", "乙方自行承担服务过程中的水电费。", True),
        ("第三方检测费用由乙方承担。", "第三方检测的费用，由甲方承担。", True),
        ("第三方检测费用由乙方承担。", "专家评审费由甲方承担。", False),
    ],
)
def test_who_bears_a_cost(findings: Findings, one: str, other: str, wrong: bool) -> None:
    assert bool(findings("clauses-contradict", _text(one, other))) is wrong
