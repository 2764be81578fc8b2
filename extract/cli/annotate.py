"""`hetong annotate`: copies of contracts with findings and doubtful values at their places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.inspect import Memory, Timeout
from extract.cli.language import english, message, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.annotate.folder import Copied


@app.command(
    "annotate",
    help=say("批注版：在合同副本上标出发现和存疑的值", "Copies of contracts with findings and doubtful values as remarks"),
)
def annotate(
    given: Annotated[
        Path,
        typer.Argument(metavar="FILE|OUTPUT", help=say("合同文件，或 hetong run 的结果文件夹", "A contract, or the folder of a run")),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help=say("副本写到这个文件夹", "Folder for the copies"))],
    source: Annotated[
        Path | None,
        typer.Option(
            "--source",
            metavar="FOLDER",
            help=say("合同原件所在文件夹（默认在运行时的位置找）", "Folder of the contracts of a run (default: where it found them)"),
        ),
    ] = None,
    contract: Annotated[
        str, typer.Option("--contract", metavar="ID", help=say("只做这份：标识开头或路径的一部分", "Only this contract of the run"))
    ] = "",
    author: Annotated[
        str, typer.Option("--author", metavar="NAME", help=say("批注署名（默认“合同审核”）", "Name on the remarks"))
    ] = "",
    timeout: Timeout = None,
    memory: Memory = 2048,
) -> int:
    from extract.annotate.copy import AUTHOR
    from extract.annotate.folder import Wishes, of_file, of_run

    wishes = Wishes(author or AUTHOR, timeout, memory)
    if given.is_dir():
        from extract.batch import was_redacted

        if was_redacted(given):
            raise UsageError(
                f"{given}：这次运行遮盖了个人信息，而批注版是原件的副本，遮盖不了；要做批注版，请不加 --redact 另运行到一个文件夹",
                f"{given}: this run is masked, and copies of the originals are not; run without --redact into another folder",
            )
        return _told(of_run(given, source, output, wishes, contract))
    if source is not None or contract:
        raise UsageError("--source 和 --contract 要与结果文件夹一起用", "--source and --contract go with the folder of a run")
    if not given.is_file():
        raise UsageError(f"{given}：没有这个文件，请检查路径", f"{given}: no such file, check the path")
    with terminal.patience(given.name):
        return _told([of_file(given, output, wishes)])


def _told(copies: Iterable[Copied]) -> int:
    """One line a copy, and what was done otherwise."""
    written = nothing = failed = 0
    for one in copies:
        if one.error is not None:
            failed += 1
            terminal.error(message(one.error))
        elif one.copy is None or one.written is None:
            nothing += 1
        else:
            written += 1
            copy = one.copy
            near = copy.count - copy.exact
            terminal.out(
                f"{one.written}  "
                + say(
                    f"批注 {copy.count} 条" + (f"（{near} 条位置不精确）" if near else ""),
                    f"{copy.count} remarks" + (f" ({near} only near their place)" if near else ""),
                )
            )
            for zh, en in copy.told:
                terminal.note(en if english() else zh)
    summary = say(
        f"写出 {written} 份批注版，{nothing} 份没有可批注的内容" + (f"，{failed} 份没有做成" if failed else ""),
        f"{written} copies written, {nothing} contracts had nothing to tell" + (f", {failed} failed" if failed else ""),
    )
    terminal.note(summary)
    return exits.SOME_FAILED if failed else exits.OK
