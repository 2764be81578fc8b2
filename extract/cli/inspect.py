"""The verbs that look into one contract: `text`, `clauses`, `facts`, `explain`, `show`.

The file is read by a process of its own (`subject`), with the limits that a run has.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from extract.cli import terminal
from extract.cli.app import app
from extract.cli.language import current, say
from extract.errors import UsageError
from extract.settings import LONGEST

T = TypeVar("T")

File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE|OUTPUT", help=say("合同文件；或结果文件夹加 --contract", "A contract, or a run with --contract")
    ),
]
Contract = Annotated[
    str,
    typer.Option(
        "--contract",
        metavar="ID",
        help=say(
            "结果文件夹里的这份合同：标识开头或路径的一部分；不再读原件",
            "This contract of a run, by the start of its id or a part of its path; not read again",
        ),
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option("--timeout", min=1, max=LONGEST, metavar="SECONDS", help=say("最多读几秒（默认 300，每 MB 加 120）", "Time limit")),
]
Memory = Annotated[
    int, typer.Option("--memory", min=0, max=1 << 30, metavar="MB", help=say("最多用多少内存，0 不限", "Memory limit, 0 for none"))
]


@app.command("text", help=say("读出的正文，所有出处的位置都指向它", "The text that all evidence points into"))
def text(file: File, contract: Contract = "", timeout: Timeout = None, memory: Memory = 2048) -> None:
    from extract.cli import subject

    terminal.out(_look(subject.text, file, contract, timeout, memory))


@app.command("clauses", help=say("条款树：编号、标题、类型、编号异常", "The clauses as a tree, with odd numbering"))
def clauses(file: File, contract: Contract = "", timeout: Timeout = None, memory: Memory = 2048) -> None:
    from extract.cli import subject

    terminal.out(_look(subject.clauses, file, contract, timeout, memory))


@app.command("facts", help=say("读出的所有值，连同原文和规则", "Every value found, with its quote and rule"))
def facts(
    file: File,
    as_json: Annotated[
        bool, typer.Option("--json", help=say("输出整条记录（JSON）", "The whole record as JSON"))
    ] = False,
    contract: Contract = "",
    timeout: Timeout = None,
    memory: Memory = 2048,
) -> None:
    from extract.cli import subject

    if as_json:
        terminal.out(terminal.json_text(_look(subject.record, file, contract, timeout, memory)))
    else:
        terminal.out(_look(subject.facts, file, contract, timeout, memory))


@app.command("explain", help=say("一个值的来历：原文、规则、落选的候选", "Why a value is what it is"))
def explain(
    file: File,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help=say("total_amount、buyer.phone、payments.2 …", "total_amount, buyer.phone …")
        ),
    ],
    contract: Contract = "",
    timeout: Timeout = None,
    memory: Memory = 2048,
) -> None:
    from extract.cli import subject

    terminal.out(_look(subject.explanation, file, contract, timeout, memory, field))


@app.command("show", help=say("把读出的内容标在正文上，写成网页", "Mark what was found in the text, as a web page"))
def show(
    file: File,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("网页文件", "The page to write"))],
    contract: Contract = "",
    timeout: Timeout = None,
    memory: Memory = 2048,
) -> None:
    from extract.cli import subject
    from extract.dataset.files import output_errors, write_text
    from extract.dataset.ownership import refuse_other_page

    with output_errors(output):
        refuse_other_page(output)
    page = _look(subject.page, file, contract, timeout, memory)
    with output_errors(output):
        write_text(output, page)
    terminal.note(say(f"已写出 {output}", f"written to {output}"))


def _look(verb: Callable[..., T], file: Path, contract: str, timeout: float | None, memory: int, *arguments: Any) -> T:
    from extract.batch.alone import alone
    from extract.cli.subject import Subject

    one = _chosen(file, contract)
    with terminal.patience(one.name):
        return alone(verb, Subject(one.absolute(), current()), *arguments, files=[one], timeout=timeout, memory=memory)


def _chosen(file: Path, contract: str) -> Path:
    """The file to read: the one given, or the record of a contract of a run."""
    if file.is_dir():
        if not contract:
            raise UsageError(
                f"{file}：是文件夹；这个命令一次看一份合同：给出文件，或给出结果文件夹加 --contract。整个文件夹请用 hetong run",
                f"{file}: a folder; name a file, or a run and --contract. Use hetong run for folders",
            )
        from extract.dataset.find import record_of

        return record_of(file, contract)
    if contract:
        raise UsageError("--contract 要与结果文件夹一起用", "--contract goes with the folder of a run")
    if not file.exists():
        raise UsageError(f"{file}：没有这个文件，请检查路径", f"{file}: no such file, check the path")
    return file
