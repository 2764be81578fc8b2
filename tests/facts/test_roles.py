"""Which side a word of the contract names."""

from __future__ import annotations

import pytest

from extract.facts.parties.roles import Sides, other_side, plain_label, side_of
from extract.facts.parties.sides import liable_side
from extract.facts.penalties.liable import by_heading, liable
from extract.facts.penalties.scope import plain


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("甲方", "buyer"),
        ("乙方（供应商）", "supplier"),
        ("采购人", "buyer"),
        ("委托方", "buyer"),
        ("受委托方", "supplier"),
        ("服务提供方", "supplier"),
        ("出租人", "supplier"),
        ("承租方", "buyer"),
        ("采购代理机构", "agency"),
        ("担保人", "guarantor"),
        ("丙方", "other"),
    ],
)
def test_side_of_a_label(label: str, side: str) -> None:
    assert side_of(label) == side


def test_a_contract_may_turn_the_sides() -> None:
    sides = Sides()
    sides.learn("甲方（供方）")
    assert (sides.of("甲方"), sides.of("乙方"), sides.of("需方")) == ("supplier", "buyer", "buyer")


def test_the_first_label_counts() -> None:
    sides = Sides()
    sides.learn("甲方（采购人）")
    sides.learn("甲方（供应商）")
    assert sides.of("甲方") == "buyer"


def test_plain_label() -> None:
    assert plain_label("甲方（采购人）") == "甲方"
    assert plain_label("采购人") is None


def test_other_side() -> None:
    assert (other_side("buyer"), other_side("supplier"), other_side("either")) == ("supplier", "buyer", "either")
    assert other_side(None) is None


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("守约方", "either"),
        ("任何一方", "either"),
        ("我方", "supplier"),
        ("贵单位", "buyer"),
        ("收受定金一方", "supplier"),
        ("给付定金的一方", "buyer"),
        ("丙方", None),
    ],
)
def test_words_for_a_side(word: str, side: str | None) -> None:
    assert liable_side(word, Sides()) == side


@pytest.mark.parametrize(
    ("before", "after", "side"),
    [
        ("乙方未经甲方同意转包的，须支付合同总价", "的违约金", "supplier"),
        ("甲方逾期付款的，按逾期金额的", "向乙方支付违约金", "buyer"),
        ("甲方有权要求乙方支付合同总价", "的违约金", "supplier"),
        ("乙方逾期交货、甲方逾期付款的，违约方应按", "支付违约金", "either"),
        ("一方违约的，应向对方支付", "的违约金", "either"),
        ("因损坏甲方财物的，按原价的", "赔偿", None),
    ],
)
def test_who_pays(before: str, after: str, side: str | None) -> None:
    assert liable(before, after, Sides())[0] == side


def test_a_heading_names_one_side_or_none() -> None:
    assert by_heading(["乙方的违约责任"]) == "supplier"
    assert by_heading(["双方的违约责任"]) is None


def test_asides_keep_their_length() -> None:
    text = "乙方接到甲方书面通知后仍不整改的"
    assert len(plain(text)) == len(text)
    assert "甲方" not in plain(text)
