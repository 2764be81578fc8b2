"""A line end inside a value is layout; one between two values is not."""

from __future__ import annotations

import pytest

from extract.model.view import View
from extract.text.fold import fold


def _seen(text: str) -> str:
    return View.of(text, fold(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "大写：贰佰零\n陆万元整，", "大写：贰佰零陆万\n元整", "贰佰零陆万元\n整", "计三百二\n十万元", "小写：¥360,\n000.00元",
        "¥360,0\n00.00元",
        "¥360,00\n0.00元", "¥360,000\n.00", "¥360,000.\n00元", "（¥360,000.0\n0）", "支付3600\n元，", "总额千\n分之六", "总额千分\n之六",
        "2026年\n7月9日", "20\n26年7月", "2026年7月\n9日", "2026年7\n月9日", "2026年7月9\n日前", "10个工\n作日",
        "5个\n工作日内", "7日\n历天内", "后1\n0个工作日",
        "百分之六\n十五", "30\n日内", "36\n个月",
        "合同编号：QY-2026-HW-0000\n17-B", "账号：330012\n0099887766", "¥\n5,000.00",
    ],
)  # fmt: skip
def test_one_value(text: str) -> None:
    assert "\n" not in _seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "数量\n3\n单价\n500元", "12,000.00\n3,500.00", "第一章\n第二章", "共计叁万元整\n贰、付款", "2026年\n2027年",
        "一、价款\n二、付款", "单价1,200\n20台",
        "合同编号：QY-2026-17\n甲方：某县水务局", "电话：0571-88001\n12", "合同编号：QY-2026-000017\nB", "5\n10%", "第三\n一千元",
    ],
)  # fmt: skip
def test_two_values(text: str) -> None:
    assert "\n" in _seen(text)
