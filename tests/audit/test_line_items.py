"""数量×单价≠行合计, 分项报价合计≠总价, 同名分项单价离散"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal

import pytest

from extract.audit.price_list import Headed, Table, leaves, shows
from extract.record import Finding, Item

Findings = Callable[..., list[Finding]]
LINE, SUM, SPREAD = "line-qty-price-total", "line-items-sum", "unit-price-outlier-inside"

LIST = """实验设备采购合同
甲方：青芦职业学院
乙方：青芦启真仪器有限公司
一、货物清单
序号\t名称\t单位\t数量\t单价（元）\t金额（元）
1\t离心机\t台\t4\t18,500.00\t{a}
2\t显微镜\t台\t12\t6,200.00\t74,400.00
3\t安装调试\t项\t1\t9,000.00\t9,000.00
合计\t\t\t\t\t{total}
二、合同总价
合同总价为人民币{price}元。
"""


def test_a_list_that_agrees_is_silent(findings: Findings) -> None:
    text = LIST.format(a="74,000.00", total="157,400.00", price="157,400.00")
    assert findings(LINE, text) == findings(SUM, text) == findings(SPREAD, text) == []


def test_a_row_that_does_not_multiply(findings: Findings) -> None:
    text = LIST.format(a="74,500.00", total="157,900.00", price="157,900.00")
    (found,) = findings(LINE, text)
    assert found.severity == "error" and findings(SUM, text) == []
    assert "数量4×单价18,500.00元＝74,000.00元" in found.detail and "相差500.00元" in found.detail
    assert (found.expected, found.actual) == ("74000.00", "74500.00")


def test_a_total_that_does_not_add_up(findings: Findings) -> None:
    text = LIST.format(a="74,000.00", total="158,400.00", price="158,400.00")
    (found,) = findings(SUM, text)
    # Nothing confirms a total that does not add up: it may be misread, so it is a question.
    assert found.severity == "warning" and len(found.quotes) == 3
    assert "74,000.00元＋74,400.00元＋9,000.00元＝157,400.00元" in found.detail and "相差1,000.00元" in found.detail


def test_a_list_that_is_not_the_price_is_a_question(findings: Findings) -> None:
    (found,) = findings(SUM, LIST.format(a="74,000.00", total="157,400.00", price="158,000.00"))
    assert found.severity == "warning" and "相差600.00元" in found.detail


@pytest.mark.parametrize("note", ["在报价基础上优惠600元，", "另含暂列金额，"])
def test_a_difference_that_the_text_accounts_for(findings: Findings, note: str) -> None:
    text = LIST.format(a="74,000.00", total="157,400.00", price="158,000.00").replace("合同总价为", f"{note}合同总价为")
    assert findings(SUM, text) == []


def test_a_further_factor_is_no_slip(findings: Findings) -> None:
    text = """保安服务合同
甲方：柳泉市体育中心
乙方：柳泉卫盾保安服务有限公司
一、费用
岗位\t人数\t月单价（元）\t月数\t金额（元）
队长\t1\t5,000.00\t12\t60,000.00
队员\t10\t4,000.00\t12\t480,000.00
合计\t\t\t\t540,000.00
合同总价：540,000.00元。
"""
    assert findings(LINE, text) == findings(SUM, text) == []


def test_ten_thousands_are_rounded_in_print(findings: Findings) -> None:
    text = """软件开发合同
甲方：柳泉市体育中心
乙方：柳泉云图软件有限公司
一、价格表（单位：万元）
序号\t名称\t单位\t数量\t单价\t金额
1\t门票系统\t套\t3\t4.33\t13.00
2\t客流系统\t套\t1\t27.00\t27.00
合计\t\t\t\t\t40.00
"""
    assert [one.severity for one in findings(LINE, text)] in ([], ["info"])
    assert findings(SUM, text) == []


GROUPED = """运维服务合同
甲方：柳泉市体育中心
乙方：柳泉云图软件有限公司
一、合同价款
合同总价：人民币500,000.00元。
二、价格清单
序号\t名称\t单位\t数量\t单价（元）\t金额（元）
一\t人员费\t\t\t\t300,000.00
1\t工程师\t人月\t20\t10,000.00\t200,000.00
2\t测试员\t人月\t20\t5,000.00\t100,000.00
二\t设备费\t\t\t\t{head}
1\t服务器\t台\t2\t80,000.00\t160,000.00
2\t交换机\t台\t4\t10,000.00\t40,000.00
合计\t\t\t\t\t{total}
"""


@pytest.mark.parametrize(
    ("head", "total", "severities"),
    [
        ("200,000.00", "500,000.00", []),
        ("210,000.00", "500,000.00", ["info"]),
        ("200,000.00", "500,500.00", ["warning"]),
    ],
)
def test_rows_that_carry_the_sum_of_others(findings: Findings, head: str, total: str, severities: list[str]) -> None:
    assert [one.severity for one in findings(SUM, GROUPED.format(head=head, total=total))] == severities


def test_a_row_that_was_not_read_makes_no_finding(findings: Findings) -> None:
    text = LIST.format(a="74000.00/批", total="157,400.00", price="157,400.00")
    assert findings(SUM, text) == []


def test_one_name_at_very_different_prices(findings: Findings) -> None:
    text = """运维服务合同
甲方：柳泉市体育中心
乙方：柳泉云图软件有限公司
一、价格清单
序号\t名称\t单位\t数量\t单价（元）\t金额（元）
1\t定期巡检\t人月\t1\t4,000.00\t4,000.00
2\t数据备份\t人月\t1\t6,000.00\t6,000.00
3\t定期巡检\t人月\t1\t36,000.00\t36,000.00
"""
    (found,) = findings(SPREAD, text)
    assert found.severity == "warning" and "4,000.00元至36,000.00元（9.0倍）" in found.detail


def test_a_figure_that_a_person_put_right_counts_as_read() -> None:
    row = {"text": "台式机 6 58,600.00 351,600.00", "start": 0, "end": 28, "rule": "items.table", "confidence": 0.9}
    item = Item.model_validate({**row, "name": "台式机", "quantity": "6", "unit_price": "58601.00", "amount": "351600.00"})
    assert not shows(item, Decimal("58601.00")) and shows(item, Decimal("351600.00"))
    assert shows(item.model_copy(update={"flags": ["corrected"]}), Decimal("58601.00"))


def test_a_list_in_another_unit_than_the_price(findings: Findings) -> None:
    text = """实验设备采购合同
甲方：鹤浦市第九中学
乙方：鹤浦云信科技有限公司
一、价款
合同总价为人民币2,380,000.00元。
品名\t型号\t数量\t单位\t单价（元）\t总价（元）
离心机\tKY-6\t1\t台\t{0}\t{0}
二、争议解决
向甲方所在地人民法院起诉。
"""
    (found,) = findings("line-items-sum", text.format("238"))
    assert "一万倍" in found.detail
    assert findings("line-items-sum", text.format("2380000")) == []


def _row(seq: str, amount: str | None, start: int, **more: object) -> Item:
    return Item.model_validate(
        {"seq": seq, "name": f"项{seq}", "amount": amount, "start": start, "end": start + 4, "text": "甲\t乙", "rule": "r",
         "confidence": 0.9, **more}
    )  # fmt: skip


def test_a_row_carries_those_behind_it_up_to_the_next_of_its_number() -> None:
    """Lists of several lots begin again at 1."""
    seqs = ("1", "1.1", "1.2", "2", "1", "1.1", "1.2", "一", "1", "2", "二", "1")
    rows = [_row(seq, "1", 10 * at) for at, seq in enumerate(seqs)]
    headed = Headed(rows)
    below = [[rows.index(row) for row in headed.below(at)] for at in range(len(rows))]
    assert below == [[1, 2], [], [], [], [5, 6], [], [], [8, 9], [], [], [11], []]
    assert [rows.index(row) for row in leaves(rows)] == [1, 2, 3, 5, 6, 8, 9, 11]


def test_a_table_covers_what_its_rows_share_a_character_with() -> None:
    table = Table(None, (_row("1", "1", 5), _row("2", "1", 20, end=40), _row("3", "1", 22)))
    for start, end in itertools.combinations(range(45), 2):
        assert table.covers(start, end) == any(row.start < end and start < row.end for row in table.rows)
