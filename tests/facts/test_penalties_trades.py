# ruff: noqa: E501  (a clause a line reads better than a wrapped one)
"""Penalties as drafters of rarer trades list them: items that name nobody, prices by the case, what is late by the day."""

from __future__ import annotations

import pytest
from penalty_helpers import penalties_of

CASES: list[tuple[str, list[tuple[str | None, str, str]]]] = [
    # Items that name nobody are about whom the items before them are about.
    (
        "A. 译文迟延交付的，每迟延一日，按该件翻译费的5%扣减；\nB. 错译致使送达出错的，按该件翻译费的10倍支付违约金；\n"
        "C. 外泄案情的，支付违约金100,000元。",
        [("supplier", "rate_per_period", "0.05"), ("supplier", "multiple", "10"), ("supplier", "fixed", "100000.00")],
    ),
    # Whose consent is asked for does not pay; who stops the service does not buy it.
    ("更换项目经理须甲方同意，擅自更换的，一次支付违约金5000元。", [("supplier", "fixed", "5000.00")]),
    (
        "擅自停业或拒收布草的，每日按日均服务费的两倍支付违约金，连续超过3日，扣全部履约保证金。",
        [("supplier", "multiple", "2"), ("supplier", "full_base", "None")],
    ),
    # What is late, by the day, needs no word of a penalty; nor does a sum that may be asked for.
    (
        "甲方逾期付款，按日支付逾期款额的0.3‰，累计不超过逾期款额的3％。",
        [("buyer", "rate_per_period", "0.0003")],
    ),
    (
        "甲方迟延支付任何一期的，迟延超过三十日的，全部剩余款项视为提前到期，乙方还可要求甲方一次支付30,000元。",
        [("buyer", "fixed", "30000.00")],
    ),
    ("乙方连续两年考核不合格的，甲方收回已付款项的30%，并解除合同。", [("supplier", "percent", "0.3")]),
    ("乙方泄露档案信息的，每件档案承担5000元；遗失原件的，每件10000元。", [("supplier", "fixed", "5000.00"), ("supplier", "fixed", "10000.00")]),
    # Half of a fee that is contained in something else is no penalty.
    ("鉴定费42,000元双方各半，乙方应付的一半已含在质量缺陷扣款内。", []),
]


@pytest.mark.parametrize(("body", "rows"), CASES)
def test_wording(body: str, rows: list[tuple[str | None, str, str]]) -> None:
    found = penalties_of(body)
    assert [(row.liable, row.kind, str(row.amount if row.kind == "fixed" else row.rate)) for row in found] == rows
