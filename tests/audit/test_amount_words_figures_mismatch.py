"""大小写金额不一致"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from audit.contract_text import contract

from extract.record import Finding

CHECK = "amount-words-figures-mismatch"
Findings = Callable[..., list[Finding]]

GOODS = """办公家具买卖合同
买方：海棠县自然资源局
卖方：海棠雅居家具有限公司
一、合同价款：{price}，该价格为固定不变价。
二、付款：货到验收合格后20日内一次性付清。
"""


@pytest.mark.parametrize(
    "price",
    [
        "人民币壹佰捌拾万零叁仟元整（¥1,803,000.00元）",
        "¥98,650.50元（大写：玖万捌仟陆佰伍拾元伍角整）",
        "大写：人民币贰拾万元正，小写：200000元",
        "人民币（大写）叁佰零伍万元整（小写：305万元）",
        "人民币伍十五万元（¥550,000.00）",
        "人民币叁佰陆拾伍万肆仟元整",
    ],
)
def test_words_that_say_the_same_are_silent(findings: Findings, price: str) -> None:
    assert findings(CHECK, GOODS.format(price=price)) == []


@pytest.mark.parametrize(
    ("price", "words", "figures", "gap"),
    [
        ("人民币壹佰捌拾万叁仟元整（¥1,830,000.00元）", "1803000.00", "1830000.00", "27,000.00元"),
        ("¥98,650.50元（大写：玖万捌仟陆佰元伍角整）", "98600.50", "98650.50", "50.00元"),
        ("大写：人民币贰拾万元正，小写：210000元", "200000.00", "210000.00", "10,000.00元"),
    ],
)
def test_both_sums_are_told(findings: Findings, price: str, words: str, figures: str, gap: str) -> None:
    (found,) = findings(CHECK, GOODS.format(price=price))
    assert found.severity == "error" and not found.unsure
    assert (found.expected, found.actual) == (words, figures)
    assert gap in found.detail


def test_what_the_instalments_come_to_is_told_too(findings: Findings) -> None:
    text = GOODS.format(price="人民币壹拾贰万元整（¥102,000.00元）").replace(
        "货到验收合格后20日内一次性付清。", "合同签订后支付40800元，验收合格后支付61200元。"
    )
    (found,) = findings(CHECK, text)
    assert "各期付款合计为102,000.00元，与小写金额一致" in found.detail


def test_words_that_cannot_be_read_are_no_pair(findings: Findings) -> None:
    assert findings(CHECK, GOODS.format(price="人民币壹壹玖万元整（¥1,190,000.00元）")) == []


def test_one_form_alone_is_not_assessed(reasons: Callable[..., list[str]]) -> None:
    assert reasons(CHECK, GOODS.format(price="65,000元"))


def test_figures_that_a_running_header_cut_are_no_slip(findings: Callable[..., list[Finding]]) -> None:
    text = contract(price="二、合同价款\n合同总价为人民币（大写）叁拾陆万元整（￥360临江县图书馆服务合同000.00元），含税。")
    assert findings("amount-words-figures-mismatch", text) == []
