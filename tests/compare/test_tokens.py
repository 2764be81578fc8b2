from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.compare.text.tokens import tokens


def keys(text: str, label_end: int = 0) -> list[str]:
    return [token.key for token in tokens(text, label_end)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("合同总价¥1,000.00", "合同总价1000元"),
        ("人民币壹仟元整", "1000.00元"),
        ("合同总价 12 万元", "合同总价120,000元"),
        ("支付30％", "支付百分之三十"),
        ("每日0.5‰", "每日千分之0.5"),
        ("2025 年 3 月 1 日", "二〇二五年三月一日"),
        ("2025-03-01起", "2025年3月1日起"),
        ("10 个工\n作日内", "十个工作日内"),
        ("每逾期一日", "每逾期1天"),
        ("三十（30）日内", "30日内"),
        ("甲方应当付款", "甲方应付款"),
        ("乙方的帐户", "乙方账户"),
        ("一式四份，甲方两份", "一式4份,甲方2份"),
        ("按第十二条执行", "按第12条执行"),
        ("【10】日内", "__10__日内"),
        ("电话：0571-88880000", "电话：（0571）88880000"),
        ("5-10日", "5～10日"),
        ("“质量”、（合格）", "质量,合格"),
        ("Ａ４纸", "A4纸"),
    ],
)
def test_the_same_said_in_another_way_has_the_same_keys(a: str, b: str) -> None:
    assert keys(a) == keys(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1年内", "12个月内"),
        ("10日内", "10个工作日内"),
        ("应付款", "可以付款"),
        ("不得转包", "得转包"),
        ("100元", "100万元"),
        ("5%", "5‰"),
        ("2025年3月1日", "2025年3月10日"),
        ("定金", "订金"),
        ("☑是", "□是"),
        ("≥95%", "≤95%"),
        ("数量10\n20台", "数量1020台"),
        ("按第十二条", "按第十三条"),
        ("账号012345678901", "账号12345678901"),
        ("5-10日", "5日10日"),
        ("$100", "¥100"),
        ("1***0元", "10元"),
    ],
)
def test_what_is_not_surely_the_same_differs(a: str, b: str) -> None:
    assert keys(a) != keys(b)


def test_the_number_of_a_clause_and_of_items_says_nothing() -> None:
    assert keys("十二、付款\n（1）首付款\n（2）尾款", 3) == keys("5.付款\n①首付款\n②尾款", 2)


@settings(deadline=None)
@given(st.text(alphabet="甲乙方应不得元年月日%‰¥1203，。、（）_【】 \n\t第条万分之A-~", max_size=60))
def test_tokens_are_in_order_apart_and_never_empty(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        assert token.key
        last = token.end
