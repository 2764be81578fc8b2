"""`hetong review`: the desk in the browser, on this machine alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import current, say


@app.command(
    "review",
    help=say("核对台：在浏览器里逐份核对，更正留痕", "The desk: check contracts in the browser, on the record"),
)
def review(
    output: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))
    ],
    source: Annotated[
        Path | None,
        typer.Option(
            "--source", metavar="FOLDER", help=say("合同原件所在的文件夹", "Folder of the contracts themselves")
        ),
    ] = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=say("端口（默认自选）", "Port (default: a free one)"))
    ] = 0,
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="NAME", help=say("核对人姓名", "Name of the reviewer"))
    ] = "",
    gold: Annotated[
        Path | None,
        typer.Option(
            "--gold",
            metavar="FOLDER",
            help=say("不开网页：把核对过的合同写成标准答案", "No browser: write what was checked as gold files"),
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help=say("打开浏览器", "Open the browser"))] = True,
) -> int:
    if gold is not None:
        from extract.review.gold import write

        files = write(output, gold)
        terminal.out(
            say(
                f"{len(files)} 份核对过的合同写成标准答案：{gold}",
                f"{len(files)} checked contracts written as gold files: {gold}",
            )
        )
        return exits.OK if files else exits.NOTHING_TO_DO
    from extract.cli.again import renew
    from extract.review.serve import serve

    def told(address: str, first: bool) -> None:
        if first:
            terminal.out(say(f"核对台：{address}", f"The desk: {address}"))
            terminal.note(say("这个地址只能用一次；按 Ctrl-C 停止", "The address is good once; Ctrl-C stops the desk"))
        else:
            terminal.note(say(f"再开一个浏览器用：{address}", f"For another browser: {address}"))

    if serve(output, source, port=port, reviewer=reviewer, language=current(), told=told, renew=renew, browser=browser):
        terminal.out(say("核对的结果已写入各表", "what was decided is in the tables"))
    return exits.OK
