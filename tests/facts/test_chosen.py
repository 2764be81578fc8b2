# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Numbered options of a form: only the one whose number was filled in is a term of the contract."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract.pipeline import examine_bytes
from extract.record import Record

HEAD = (
    "设备采购合同\n甲方：云溪县人民医院\n乙方：青禾医疗器械有限公司\n第一条 合同价款\n合同总价：人民币500,000.00元。\n"
)


def read(terms: str) -> Record:
    return examine_bytes((HEAD + terms).encode(), "a.txt").record


@pytest.mark.parametrize(
    "terms",
    [
        "第二条 履约担保\n乙方应按下列第2项提供履约担保：\n1. 不提供履约保证金；\n2. 乙方应缴纳履约保证金，金额为合同总价的10%；\n3. 减半缴纳。\n",
        "第二条 履约保证金\n双方选择第 B 项\nA、不收取履约保证金\nB、收取履约保证金，金额为合同总价的10%\n",
        "第二条 履约担保：采用下列第（二）种：（一）不收取履约保证金；（二）收取履约保证金，金额为合同总价的10%。\n",
        "第二条 履约担保（选择2）：1.免收履约保证金 2.收取履约保证金，金额为合同总价的10%\n",
    ],
)
def test_a_bond_of_another_option_is_none(terms: str) -> None:
    fields = read(terms).fields
    assert fields.performance_bond_required is None or fields.performance_bond_required.value is True
    assert fields.performance_bond_rate is None or fields.performance_bond_rate.value == Decimal("0.1")


def test_a_penalty_of_another_option_is_none() -> None:
    terms = (
        "第二条 违约责任\n乙方逾期交货的，违约金采用第（二）种计算方式："
        "（一）每逾期一日支付合同总价的1‰；（二）每逾期一日支付合同总价的0.5‰。\n"
    )
    assert [one.rate for one in read(terms).penalties] == [Decimal("0.0005")]


def test_a_way_numbered_in_words_is_an_option() -> None:
    terms = "第二条 付款方式：按第二种方式支付。第一种，合同签订后支付100%；第二种，验收合格后支付合同总价的100%。\n"
    assert [one.triggers for one in read(terms).payments] == [["accepted"]]


def test_choosing_among_people_is_no_option() -> None:
    terms = "第二条 违约责任\n乙方逾期交货的，可选择2：1.每逾期一日支付合同总价的1‰；但甲方选择3名专家验收。\n"
    assert len(read(terms).penalties) == 1
