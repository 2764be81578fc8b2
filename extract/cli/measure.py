"""`hetong schema` and `hetong eval`: what a record looks like, and how good the records are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import terminal
from extract.cli.app import app
from extract.cli.language import say


@app.command("schema", help=say("记录的 JSON Schema", "JSON Schema of the record"))
def schema() -> None:
    from extract.record import json_schema

    terminal.out(terminal.json_text(json_schema()))


@app.command(
    "eval", help=say("与人工读出的答案比较：准确率、召回率、F1", "Precision, recall and F1 against gold files")
)
def evaluate(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help=say("结果的 json 文件夹", "Folder of records"))],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help=say("答案文件夹", "Folder of gold files"))],
    fields: Annotated[bool, typer.Option("--fields", help=say("逐字段列出", "A line for every field"))] = False,
    details: Annotated[bool, typer.Option("--details", help=say("列出每处差异", "List every difference"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))] = False,
    suffix: Annotated[
        str, typer.Option("--suffix", help=say("文件名后缀，如 _scan", "Suffix of names, as _scan"))
    ] = "",
    present: Annotated[
        bool, typer.Option("--present", help=say("只比较有记录的合同", "Only contracts that have a record"))
    ] = False,
) -> None:
    from extract.dataset.audited import applied_to_json
    from extract.evaluate import as_json as figures
    from extract.evaluate import evaluate_folders, report

    result = evaluate_folders(records, gold, suffix=suffix, present_only=present, finished=applied_to_json)
    if as_json:
        terminal.out(terminal.json_text(figures(result, fields=fields), None))
    else:
        terminal.out(report(result, details=details, fields=fields))
