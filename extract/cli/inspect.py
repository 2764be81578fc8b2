"""The verbs that look into one file: `text`, `clauses`, `facts`, `explain`, `show`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import DocumentError, UsageError

if TYPE_CHECKING:
    from extract.model import Document
    from extract.pipeline import Examination

File = Annotated[Path, typer.Argument(metavar="FILE", help=say("合同文件", "A contract"))]


@app.command("text", help=say("读出的正文，所有出处的位置都指向它", "The text that all evidence points into"))
def text(file: File) -> None:
    terminal.out(_document(file).text)


@app.command("clauses", help=say("条款树：编号、标题、类型、编号异常", "The clauses as a tree, with odd numbering"))
def clauses(file: File) -> None:
    from extract.clauses import segment
    from extract.clauses.outline_text import render

    document = _document(file)
    terminal.out(render(document, segment(document)).rstrip("\n"))


@app.command("facts", help=say("读出的所有值，连同原文和规则", "Every value found, with its quote and rule"))
def facts(
    file: File,
    as_json: Annotated[
        bool, typer.Option("--json", help=say("输出整条记录（JSON）", "The whole record as JSON"))
    ] = False,
) -> None:
    from extract.cli.values import facts_table
    from extract.explain import values
    from extract.rulebook import default_rulebook

    examination = _examine(file)
    if as_json:
        terminal.out(json.dumps(examination.record.to_json(), ensure_ascii=False, indent=1))
        return
    found = list(values(examination, default_rulebook()))
    terminal.out(facts_table(found))
    for warning in examination.record.source.warnings:
        terminal.out(f"⚠ {warning}")


@app.command("explain", help=say("一个值的来历：原文、规则、落选的候选", "Why a value is what it is"))
def explain(
    file: File,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help=say("total_amount、buyer.phone、payments.2 …", "total_amount, buyer.phone …")
        ),
    ],
) -> None:
    from extract.cli.values import explanation_text
    from extract.explain import explain as explained
    from extract.rulebook import default_rulebook

    terminal.out(explanation_text(explained(_examine(file), field, default_rulebook())))


@app.command("show", help=say("把读出的内容标在正文上，写成网页", "Mark what was found in the text, as a web page"))
def show(
    file: File,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("网页文件", "The page to write"))],
) -> None:
    from extract.dataset.files import output_errors, write_text
    from extract.ner.show import render_html

    examination = _examine(file)
    with output_errors(output):
        write_text(output, render_html(examination.document, examination.record))
    terminal.note(say(f"已写出 {output}", f"written to {output}"))


def _existing(file: Path) -> Path:
    if file.is_dir():
        raise UsageError(
            f"{file}：是文件夹；这个命令一次看一个文件，整个文件夹请用 hetong run",
            f"{file}: a folder; this verb looks into one file, use hetong run for folders",
        )
    if not file.exists():
        raise UsageError(f"{file}：没有这个文件，请检查路径", f"{file}: no such file, check the path")
    return file


def _document(file: Path) -> Document:
    from extract import ingest

    with _naming(_existing(file)):
        return ingest.read(file)


def _examine(file: Path) -> Examination:
    from extract.pipeline import examine

    with _naming(_existing(file)):
        return examine(file)


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Every message about a document names its file."""
    try:
        yield
    except DocumentError as error:
        if file.name in error.message:
            raise
        raise DocumentError(f"{file}：{error.message}", f"{file}: {error.english}", code=error.code) from error
