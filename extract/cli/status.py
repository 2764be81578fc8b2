"""`hetong status`: where a run stands."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say

if TYPE_CHECKING:
    from extract.batch.status import Standing


@app.command("status", help=say("一次运行进行到哪里", "Where a run stands"))
def status(
    output: Annotated[
        str, typer.Argument(metavar="OUTPUT", help=say("结果文件夹，或 s3:// 等地址", "Folder of the dataset, or its URL"))
    ] = "output",
    as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "As JSON"))] = False,
) -> int:
    from extract.batch.status import standing
    from extract.batch.store.address import local_output

    state = standing(local_output(output))
    if as_json:
        terminal.out(terminal.json_text(asdict(state)))
    else:
        _print(state, output)
    return exits.OK


def _print(state: Standing, output: str) -> None:
    from extract import labels
    from extract.cli.progress import clock

    if state.running:
        terminal.out(say("正在运行", "running"))
    elif state.complete:
        terminal.out(say("已完成，数据集完整", "finished, the dataset is complete"))
    else:
        terminal.out(
            say(
                f"已中断，数据集还不完整；用同样的输入再运行 hetong run -o {output} 会接着做",
                f"interrupted, the dataset is not complete; hetong run -o {output} with the same input goes on",
            )
        )
    done = state.inputs - state.pending
    terminal.out(
        say(
            f"文件 {done}/{state.inputs}，合同 {state.records} 份",
            f"files {done}/{state.inputs}, contracts {state.records}",
        )
    )
    if state.rate:
        left = clock(state.pending / state.rate)
        terminal.out(
            say(f"速度 {state.rate:.1f} 份/秒，还需约 {left}", f"{state.rate:.1f} documents/s, about {left} left")
        )
    if state.by_class:
        rows = [
            (name, str(count), labels.code("failures", "error_class", name)) for name, count in state.by_class.items()
        ]
        terminal.out(terminal.table(say("原因 个数 说明", "class files in_Chinese").split(), rows))
