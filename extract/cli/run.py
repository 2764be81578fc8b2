"""`hetong run`: a folder of contracts becomes a dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import english, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.batch import Outcome, Summary
    from extract.dataset import Failure


@app.command("run", help=say("读入合同，写出数据集", "Read contracts and write the dataset"))
def run(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT...", help=say("文件或文件夹", "Files and folders"))],
    output: Annotated[Path, typer.Option("--output", "-o", help=say("结果文件夹", "Folder for the dataset"))] = Path(
        "output"
    ),
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="GLOB", help=say("不读的文件（可重复）", "Leave these files out (repeatable)")
        ),
    ] = None,
    ner: Annotated[
        bool,
        typer.Option(
            "--ner",
            help=say(
                "用统计模型核对各方名称和人名（需另装 hetong[ner]）",
                "Check parties and people against a model (extra hetong[ner])",
            ),
        ),
    ] = False,
) -> int:
    from extract.batch import discover, run_job
    from extract.rulebook import default_rulebook
    from extract.settings import Settings

    found = discover(inputs, output=output, exclude=exclude or [])
    if not found:
        raise UsageError(
            f"{'、'.join(map(str, inputs))}：里面没有可读的文件；请指向放合同的文件夹（txt、md、docx、pdf）",
            f"{', '.join(map(str, inputs))}: no files in there; name a folder with contracts (txt, md, docx, pdf)",
            code="nothing",
        )
    default_rulebook()  # a broken rule stops the run before the first document, not in the middle
    with _progress(len(found)) as progress:
        summary = run_job(found, output, progress=progress, settings=Settings(ner=ner))
    _report(summary)
    return exits.SOME_FAILED if summary.unread else exits.OK


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """A bar for people; for files and pipes a line for each failure and nothing else."""
    if not terminal.interactive():

        def line(outcome: Outcome) -> None:
            if outcome.failure is not None:
                terminal.note(_failure(outcome.failure))

        yield line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def step(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=terminal.one_line(outcome.input.name, 40))
            if outcome.failure is not None:
                console.print(_failure(outcome.failure), markup=False, highlight=False)

        yield step


def _failure(failure: Failure) -> str:
    text = failure.english if english() and failure.english else failure.message
    return f"✗ {failure.path}: {text} [{failure.error_class}]"


def _report(summary: Summary) -> None:
    """The closing lines: what was read, what was not, what it is worth, where it is."""
    terminal.out(
        say(
            f"共 {summary.inputs} 个文件：{summary.records} 份合同，{len(summary.failures)} 个没有记录",
            f"{summary.inputs} files: {summary.records} contracts, {len(summary.failures)} without a record",
        )
    )
    for name, count in summary.by_class.items():
        terminal.out(f"  {name}: {count}")
    for currency, (count, amount) in summary.totals.items():
        terminal.out(
            say(
                f"合同总价合计 {amount:,} {currency}（{count} 份写明总价）",
                f"total of the contracts {amount:,} {currency} ({count} state one)",
            )
        )
    terminal.out(
        say(
            f"结果在 {summary.output}：contracts.csv 每份合同一行，failures.csv 为未成功的文件，json/ 带全部出处",
            f"written to {summary.output}: contracts.csv a row each, failures.csv the rest, json/ with evidence",
        )
    )
