"""Sums of notices: amount × unit, wherever the unit stands; and what is left unread."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from values.capitals import to_upper

from extract.pipeline import examine_bytes
from extract.record import ExactFact, Record

HEAD = "青石县水务局泵站运维服务项目中标公告\n一、项目编号：QS-2025-07\n二、项目名称：青石县水务局泵站运维服务项目\n三、中标（成交）信息\n"
NAME = "供应商名称：云麓机电有限公司\n"
WAN = Decimal(10000)


@cache
def record(award: str) -> Record:
    return examine_bytes((HEAD + award).encode(), "a.txt").record


def total(award: str) -> ExactFact | None:
    return record(award).fields.total_amount


def plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


LAYOUTS = {
    "behind": lambda yuan: f"{NAME}中标金额：{plain(yuan / WAN)}万元\n",
    "behind, spaced": lambda yuan: f"{NAME}中标（成交）金额：{plain(yuan / WAN)} 万元（人民币）\n",
    "brackets": lambda yuan: f"{NAME}中标（成交）金额：{yuan / WAN:.6f}（万元）\n",
    "label": lambda yuan: f"{NAME}中标金额（万元）：{plain(yuan / WAN)}\n",
    "label, slash": lambda yuan: f"{NAME}成交价/万元：{plain(yuan / WAN)}\n",
    "own field": lambda yuan: f"{NAME}中标金额：{plain(yuan / WAN)}\n金额单位：万元\n",
    "sign": lambda yuan: f"{NAME}成交金额：￥{yuan:,.2f}元\n",
    "label in 元": lambda yuan: f"{NAME}中标金额（元）：{yuan:.2f}\n",
    "words": lambda yuan: f"{NAME}中标金额：人民币{to_upper(yuan)}\n",
    "words and figures": lambda yuan: f"{NAME}中标金额：{to_upper(yuan)}（¥{yuan:,.2f}）\n",
    "column": lambda yuan: f"供应商名称\t供应商地址\t中标金额（万元）\n云麓机电有限公司\t青石路1号\t{plain(yuan / WAN)}\n",
    "cell": lambda yuan: f"供应商名称\t供应商地址\t中标（成交）金额\n云麓机电有限公司\t青石路1号\t最终报价:{yuan:.2f}(元)\n",
    "spaces": lambda yuan: f"供应商名称 供应商地址 中标金额\n云麓机电有限公司 青石路1号 {plain(yuan / WAN)} 万元\n",
    "traditional": lambda yuan: f"{NAME}中標金額：{plain(yuan / WAN)} 萬元\n",
    "prose": lambda yuan: f"经评审，成交供应商为云麓机电有限公司，成交金额为{yuan:.2f}元。\n",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=6, deadline=None)
@given(cents=st.integers(min_value=1_000_000, max_value=99_999_999_99))
def test_a_sum_is_the_same_in_every_layout(layout: str, cents: int) -> None:
    yuan = Decimal(cents) / 100
    one = record(LAYOUTS[layout](yuan))
    assert one.fields.total_amount is not None
    assert one.fields.total_amount.value == yuan
    assert one.notice is not None
    assert [(lot.suppliers, lot.amount) for lot in one.notice.lots] == [(["云麓机电有限公司"], yuan)]


def test_where_the_unit_came_from_is_told() -> None:
    labelled, own = total(f"{NAME}中标金额（万元）：58.6\n"), total(f"{NAME}中标金额：58.6万元\n")
    assert labelled is not None and own is not None
    assert (labelled.flags, own.flags) == (["unit_from_label"], [])
    assert labelled.confidence < own.confidence


def test_the_unit_behind_a_number_wins_over_that_of_its_label() -> None:
    found = total(f"{NAME}中标金额（万元）：586000元\n")
    assert found is not None and found.value == Decimal("586000.00")


@pytest.mark.parametrize("written", ["58.6", "详见附件", "约58万元", "58,60,00元", "下浮15%"])
def test_what_is_no_whole_sum_is_none(written: str) -> None:
    assert total(f"{NAME}中标金额：{written}\n") is None


def test_a_rate_is_no_sum() -> None:
    one = record(f"{NAME}中标（成交）金额：下浮率12.5%\n")
    assert one.notice is not None
    assert [(lot.amount, lot.rate) for lot in one.notice.lots] == [(None, Decimal("0.125"))]


def test_words_and_figures_that_differ_are_doubted() -> None:
    found = total(f"{NAME}中标金额：伍拾捌万元整（¥560,000.00元）\n")
    assert found is not None
    assert found.value == Decimal("560000.00")
    assert "words_disagree" in found.flags
    assert found.confidence <= 0.5


def test_two_statements_that_differ_are_a_conflict() -> None:
    found = total(f"总中标金额：60万元\n{NAME}中标金额：58.6万元\n")
    assert found is not None
    assert "conflict" in found.flags
    assert found.others == ["586000.00"]


def test_several_lots_have_no_total_unless_it_is_stated() -> None:
    two = "第1包\n供应商名称：云麓机电有限公司\n中标金额：10万元\n第2包\n供应商名称：溪口泵业有限公司\n中标金额：20万元\n"
    one = record(two)
    assert one.fields.total_amount is None
    assert one.notice is not None
    assert [(lot.lot, lot.amount) for lot in one.notice.lots] == [("1", Decimal("100000.00")), ("2", Decimal("200000.00"))]
    stated = total(f"总中标金额：30万元\n{two}")
    assert stated is not None and stated.value == Decimal("300000.00")
