"""服务范围清单前后不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.record import Finding

CHECK = "scope-list-mismatch"
TEXT = """平台运维合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、服务内容
1.1 服务包括{whole}{count}个方面。
二、费用
2.1 本项目实行包干（{part}），超出部分由乙方承担。
"""
FOUR = "硬件巡检服务、数据迁移服务、安全加固服务、用户培训服务"


@pytest.mark.parametrize(
    ("whole", "count", "part"),
    [
        (FOUR, "四", FOUR),
        (FOUR, "四", "人工费用、差旅费用、管理费用"),
        (FOUR, "四", "硬件巡检服务和数据迁移服务"),
        ("硬件巡检服务、数据迁移服务及安全加固服务", "三", "硬件巡检服务、数据迁移服务、安全加固服务"),
    ],
)
def test_lists_that_agree(findings: Callable[..., list[Finding]], whole: str, count: str, part: str) -> None:
    assert findings(CHECK, TEXT.format(whole=whole, count=count, part=part)) == []


def test_a_part_that_the_price_leaves_out(findings: Callable[..., list[Finding]]) -> None:
    part = "硬件巡检服务、数据迁移服务和用户培训服务"
    (found,) = findings(CHECK, TEXT.format(whole=FOUR, count="四", part=part))
    assert found.severity == "warning" and "缺“安全加固服务”" in found.detail and len(found.quotes) == 1


def test_a_count_that_is_not_the_list(findings: Callable[..., list[Finding]]) -> None:
    (found,) = findings(CHECK, TEXT.format(whole=FOUR, count="五", part="人工费用、差旅费用、管理费用"))
    assert (found.expected, found.actual) == ("5", "4")


def test_a_heading_under_another_name(findings: Callable[..., list[Finding]]) -> None:
    text = TEXT.format(whole=FOUR, count="四", part="人工费用、差旅费用、管理费用") + (
        "附件一 服务要求\n（一）硬件巡检服务\n每月一次。\n（二）数据迁移服务\n每季度一次。\n"
        "（三）等保测评服务\n每年一次。\n（四）用户培训服务\n每年两次。\n"
    )
    (found,) = findings(CHECK, text)
    assert found.severity == "info" and (found.expected, found.actual) == ("安全加固服务", "等保测评服务")


PRICES = """平台运维合同
甲方：鹤浦市档案馆
乙方：鹤浦云信科技有限公司
一、服务内容
（一）检索子系统
每日巡检。
（二）借阅子系统
每日巡检。
（三）移交子系统
每日巡检。
附件一 费用清单
序号\t项目\t数量\t单价\t金额
一、检索子系统\t\t\t\t
1\t巡检\t1\t20,000\t20,000
2\t优化\t1\t10,000\t10,000
二、借阅子系统\t\t\t\t
1\t巡检\t1\t15,000\t15,000
2\t优化\t1\t10,000\t10,000
三、{third}\t\t\t\t
1\t巡检\t1\t8,000\t8,000
2\t优化\t1\t5,000\t5,000
合计\t\t\t\t68,000
"""


def test_a_section_title_that_comes_twice(findings: Callable[..., list[Finding]]) -> None:
    assert findings(CHECK, PRICES.format(third="移交子系统")) == []
    (found,) = findings(CHECK, PRICES.format(third="借阅子系统"))
    assert "出现2次" in found.detail and "13,000.00元" in found.detail and "“移交子系统”" in found.detail
