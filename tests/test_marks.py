"""Boxes and ticks: one reading for all the ways of writing them."""

from __future__ import annotations

import pytest

from extract.model.view import View
from extract.text.fold import fold


def seen(text: str) -> str:
    view = View.of(text, fold(text))
    assert len(view.at) == len(view.text) + 1 and list(view.at) == sorted(view.at)
    return view.text


CHOICES = [
    "☑收取 ☐不收取", "[x]收取 [ ]不收取", "[X] 收取　[ ] 不收取", "(√)收取 ( )不收取", "（✓）收取；（　）不收取", "【√】收取【　】不收取",
    "（√）收取，（×）不收取", "[√]收取 [×]不收取", "●收取 ○不收取", "◉收取 〇不收取", "■收取 □不收取", "✔收取 ◻不收取", "☒收取 ☐不收取",
    "✅收取 ⬜不收取", "R收取 £不收取", "þ收取 ¨不收取", "收取☑ 不收取☐", "收取（√） 不收取（ ）", "收取[x]，不收取[ ]。", "收取● 不收取○",
]  # fmt: skip


@pytest.mark.parametrize("text", CHOICES)
def test_one_option_is_chosen_and_the_other_is_not(text: str) -> None:
    shown = seen(text)
    assert "☑收取" in shown and "□不收取" in shown


@pytest.mark.parametrize("mark", ["☑ ☐", "[x] [ ]", "（√） （ ）", "● ○", "■ □"])
def test_options_one_below_the_other(mark: str) -> None:
    full, empty = mark.split(" ", 1)
    assert seen(f"付款方式：\n{empty}支票\n{full}转账\n{empty}汇票\n") == "付款方式：\n□支票\n☑转账\n□汇票\n"


@pytest.mark.parametrize(
    "text",
    [
        "● 供货\n● 安装", "● 供货\n○ 主机\n○ 附件\n● 安装", "○○公司二〇二五年", "第（ ）种方式", "租期（ ）月（ ）日",
        "○为主，R值取3", "8[kg]",
    ],
)
def test_signs_that_are_no_ticks_stay(text: str) -> None:
    assert "☑" not in seen(text) and "□" not in seen(text)


def test_a_mark_behind_its_option_keeps_its_place() -> None:
    text = "是否分包：是☑ 否☐"
    view = View.of(text, fold(text))
    i = view.text.index("☑是")
    assert view.text == "是否分包：☑是□否"
    assert text[slice(*view.span(i + 1, i + 2))] == "是"
