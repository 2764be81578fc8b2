"""`hetong doctor`: what is installed here and what to do for the rest."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import english, say

if TYPE_CHECKING:
    from extract.doctor import Item

_MARKS = {"ok": "✓", "missing": "–", "warn": "!", "bad": "✗"}
_GROUPS = {
    "machine": ("本机", "machine"),
    "program": ("程序", "program"),
    "extras": ("附加组件", "extras"),
    "plugins": ("插件", "plug-ins"),
    "reading": ("读文件", "reading"),
}


@app.command("doctor", help=say("检查安装：有什么、缺什么、怎么办", "What is installed, what is missing, what to do"))
def doctor(as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))] = False) -> int:
    from extract.doctor import examine

    items = sorted(examine(), key=lambda item: list(_GROUPS).index(item.group))
    bad = [item for item in items if item.state == "bad"]
    if as_json:
        names = ("group", "name", "state")
        rows = [{name: getattr(item, name) for name in names} | _texts(item) for item in items]
        terminal.out(terminal.json_text(rows))
    else:
        _print(items)
        missing = sum(item.state == "missing" for item in items)
        if bad:
            terminal.out(say(f"有 {len(bad)} 处不能用，请先处理标 ✗ 的", f"{len(bad)} do not work: see those marked ✗"))
        else:
            terminal.out(say(f"可以使用；{missing} 项没有安装，用到时再装", f"ready; {missing} optional parts are not installed"))
    return exits.SOME_FAILED if bad else exits.OK


def _print(items: list[Item]) -> None:
    at = 1 if english() else 0
    width = max(terminal.width(item.title[at]) for item in items)
    for group, members in groupby(items, key=lambda item: item.group):
        terminal.out(_GROUPS[group][at])
        for item in members:
            pad = " " * (width - terminal.width(item.title[at]))
            terminal.out(f"  {_MARKS[item.state]} {item.title[at]}{pad}  {item.detail[at]}")
            if item.advice[at]:
                terminal.out(f"    {' ' * width}  → {item.advice[at]}")


def _texts(item: Item) -> dict[str, str]:
    at = 1 if english() else 0
    return {"title": item.title[at], "detail": item.detail[at], "advice": item.advice[at]}
