"""`hetong diff`: what two runs say differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say

if TYPE_CHECKING:
    from extract.diff import Change

_SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
_LONGEST, _LONGEST_ROW = 60, 120
Run = Annotated[
    Path, typer.Argument(help=say("一次运行的结果文件夹，或 .jsonl 文件", "Folder of a run, or a .jsonl file"))
]


@app.command("diff", help=say("比较两次结果：多了、少了、变了哪些值", "What two runs say differently"))
def diff(
    old: Run,
    new: Run,
    as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))] = False,
) -> int:
    from extract.diff import compare, read_run

    changes = compare(read_run(old), read_run(new))
    if as_json:
        terminal.out(terminal.json_text([asdict(change) for change in changes]))
    else:
        terminal.out(_text(changes))
    return exits.DIFFERENT if changes else exits.OK


def _text(changes: Sequence[Change]) -> str:
    """A table for each contract, and a line that counts."""
    if not changes:
        return say("两次结果相同", "both runs say the same")
    blocks: list[str] = []
    header = say("变化 名称 旧值 新值", "what name old new").split()
    for contract, group in groupby(changes, key=lambda change: change.contract):
        rows = [(_SIGNS[one.kind], one.name, _plain(one.old), _plain(one.new)) for one in group]
        blocks.append(f"{contract}\n{terminal.table(header, rows)}\n")
    count = Counter(change.kind for change in changes)
    contracts = len({change.contract for change in changes})
    blocks.append(
        say(
            f"{contracts} 份合同有变化：多 {count['gained']}（+），少 {count['lost']}（-），变 {count['changed']}（~）",
            f"{contracts} contracts differ: {count['gained']} gained (+), {count['lost']} lost (-), "
            f"{count['changed']} changed (~)",
        )
    )
    return "\n".join(blocks)


def _plain(value: Any) -> str:
    """A value on one line; the cells of a row one after the other."""
    from extract.evaluate.tally import show

    if value is None:
        return ""
    if isinstance(value, dict) and set(value) != {"count", "unit"}:
        row = " ".join(f"{name}={show(one)}" for name, one in value.items())
        return terminal.one_line(row, _LONGEST_ROW)
    return terminal.one_line(show(value), _LONGEST)
