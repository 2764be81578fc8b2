"""`hetong corrections` and `hetong verdicts`: what people decided, into a dataset and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import UsageError

Output = Annotated[Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))]


@app.command(
    "corrections",
    help=say("人工更正：导出、导入，每次运行都按文件应用", "Corrections of values: export, import; applied at every run"),
)
def corrections(
    output: Output,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help=say("写到这个 CSV 或 JSON 文件", "Write them to this CSV or JSON file"))
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help=say("从 CSV、xlsx 或 JSON 并入", "Take them in from CSV, xlsx or JSON"))
    ] = None,
) -> int:
    from extract.cli.again import settle
    from extract.dataset import ledger
    from extract.dataset.entered import taken_in
    from extract.dataset.files import output_errors
    from extract.dataset.ownership import refuse_other_rows
    from extract.dataset.read import document_ids

    if (export is None) == (import_ is None):
        raise UsageError("请给出 --export 文件 或 --import 文件", "give --export FILE or --import FILE")
    document_ids(output)  # a folder of a run
    if export is not None:
        rows = ledger.read(output, "corrections")
        with output_errors(export.parent):
            refuse_other_rows(export, "corrections", rows)
            ledger.write_file(export, "corrections", rows)
        terminal.out(say(f"{len(rows)} 条更正已写到 {export}", f"{len(rows)} corrections written to {export}"))
        return exits.OK
    rows = ledger.read_file(import_ or Path(), "corrections")
    taken = taken_in(rows, str(import_))
    with output_errors(output):
        ledger.absorb(output)
        ledger.add_all(output, "corrections", taken)
        settle(output)
    terminal.out(
        say(f"并入 {len(rows)} 条更正，各表已重写", f"{len(rows)} corrections taken in, tables written")
    )
    return exits.OK


@app.command("verdicts", help=say("核实结论：把填好的工作簿或表并入数据集", "Verdicts on findings: take in a filled-in workbook or table"))
def verdicts(
    output: Output,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("填好的 CSV 或 xlsx", "A filled-in CSV or xlsx"))],
) -> int:
    from extract.cli.again import settle
    from extract.dataset import ledger
    from extract.dataset.files import output_errors
    from extract.dataset.load import read_rows

    findings = {row["key"]: row for row in read_rows(output, "findings")}
    rows = ledger.read_file(file, "verdicts")
    unknown = [row["finding"] for row in rows if row["finding"] not in findings]
    with output_errors(output):
        ledger.absorb(output)
        known = [
            {**row, **{name: findings.get(row["finding"], row).get(name) or row[name] for name in ("contract_id", "check", "detail")}}
            for row in rows
        ]
        added = ledger.add_all(output, "verdicts", known)
        settle(output)
    same = (f"，另有 {len(rows) - added} 条与原来相同", f", {len(rows) - added} were there") if len(rows) > added else ("", "")
    terminal.out(say(f"并入 {added} 条核实结论{same[0]}", f"{added} verdicts taken in{same[1]}"))
    if unknown:
        names = "、".join(map(str, unknown[:5]))
        terminal.note(
            say(
                f"有 {len(unknown)} 条对应的发现现在没有，仍然保留：{names}",
                f"{len(unknown)} are of findings not there now; kept: {names}",
            )
        )
    return exits.OK
