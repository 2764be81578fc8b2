"""`hetong compare`: a folder's contracts beside each other, two contracts, or a contract and its template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say

if TYPE_CHECKING:
    from extract.compare.redline import Redline


@app.command(
    "compare", help=say("比较：整批合同的条款矩阵，或两份合同逐字比对", "Clause matrix of a run, or a redline of two")
)
def compare(
    first: Annotated[
        Path,
        typer.Argument(
            metavar="OUTPUT|A", help=say("结果文件夹，或第一份合同", "Folder of a run, or the first contract")
        ),
    ],
    second: Annotated[Path | None, typer.Argument(metavar="[B]", help=say("第二份合同", "The second contract"))] = None,
    template: Annotated[
        Path | None, typer.Option("--template", help=say("与这份范本比对", "Compare with this model contract"))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=say("网页文件（默认 redline.html）", "Page to write"))
    ] = None,
) -> int:
    return _two(first, second or first, output)


def _two(first: Path, second: Path, output: Path | None) -> int:
    from extract.compare.differences import differences
    from extract.compare.redline import redline
    from extract.compare.redline_text import render
    from extract.compare.side import load

    found = redline(load(first), load(second))
    terminal.out(render(found, differences(found)))
    return _code(found)


def _code(found: Redline) -> int:
    return {"identical": exits.OK, "substantive": exits.DIFFERENT, "cosmetic": exits.SAME_SUBSTANCE}[found.verdict]
