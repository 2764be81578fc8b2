"""The total is a whole: no figure without its first digits, no price of a month, and never sure where readings differ."""

from __future__ import annotations

import pytest

from tests.facts.field_helpers import contract, read, value

WORDS = "贰拾肆万陆仟捌佰元零伍角"


def _price(sentence: str) -> str:
    return contract(f"一、服务内容\n乙方提供保洁服务。\n二、合同价格\n{sentence}\n三、付款\n甲方按约定付款。")


@pytest.mark.parametrize("figure", ["*****.73元", "***,***.73 元", "____73元", "XX73.5万元", "1***0元", "■■■73元"])
def test_covered_figures_are_no_total(figure: str) -> None:
    assert value(_price(f"合同总价为人民币（小写）：{figure}。"), "total_amount") is None


@pytest.mark.parametrize("figure", ["____73000元____", "__ 350,000.00 __元", "¥73.50元"])
def test_layout_covers_nothing(figure: str) -> None:
    assert value(_price(f"合同总价为人民币（小写）：{figure}。"), "total_amount") is not None


@pytest.mark.parametrize("figure", ["******.50元", "￥***,***.50元"])
def test_words_stand_in_for_covered_figures(figure: str) -> None:
    assert value(_price(f"合同总价（小写）：{figure}，（大写）{WORDS}。"), "total_amount") == "246800.50"


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("合同价格：每月服务费人民币7200元，全年合计86400元（大写捌万陆仟肆佰元整）。", "86400.00"),
        ("服务费用：每人每月4200元，共12人，三年合计人民币1814400元。", "1814400.00"),
        ("合同价格：每季度人民币9000元，共计36000元。", "36000.00"),
        ("合同价格：每月服务费人民币7200元，全年合计86400元。服务期限为三年。", None),
        ("合同价格：每月服务费人民币7200元。", None),
        ("合同价款：保洁员每人4200元。", None),
        ("服务费总额：7200元（每月）。", None),
    ],
)
def test_prices_of_each_are_no_total(sentence: str, total: str | None) -> None:
    assert value(_price(sentence), "total_amount") == total


@pytest.mark.parametrize(
    "sentence",
    ["合同总价：人民币壹拾贰万元整（¥350000.00元）。", "合同总价（小写）：350000.00元\n合同总价（大写）：壹拾贰万元整"],
)
def test_a_total_whose_readings_differ_is_never_sure(sentence: str) -> None:
    fact = read(_price(sentence))["total_amount"]
    assert fact["confidence"] < 0.7
    assert "words_disagree" in fact["flags"]


@pytest.mark.parametrize("sentence", ["总价不超过招标控制价5,380,000元。", "总价：最高限价为人民币5380000元。"])
def test_a_ceiling_is_no_total(sentence: str) -> None:
    assert value(_price(sentence), "total_amount") is None
    assert value(_price(f"合同总价为5,144,800元。{sentence}"), "total_amount") == "5144800.00"
