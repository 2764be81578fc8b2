"""`hetong papers`: a Word working paper (取证单) for each chosen or confirmed finding."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.errors import UsageError


@app.command("papers", help=say("取证单：为选定或已确认的发现写出 Word 底稿", "Working papers in Word for findings"))
def papers(
    dataset: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))
    ] = Path("output"),
    folder: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FOLDER", help=say("取证单写到这个文件夹", "Folder for the papers"))
    ] = None,
    finding: Annotated[
        list[str] | None,
        typer.Option(
            "--finding", metavar="KEY", help=say("这项发现：findings.csv 的 key，可只写开头（可重复）", "This finding, by its key")
        ),
    ] = None,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help=say("所有已确认的发现", "All findings that a person confirmed"))
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help=say("自己的 Word 模板（占位符见 docs/papers.md）", "A Word template of your own")),
    ] = None,
    save_template: Annotated[
        Path | None,
        typer.Option("--save-template", metavar="FILE", help=say("只写出自带的模板，供修改", "Only write the built-in template")),
    ] = None,
    office: Annotated[str, typer.Option("--office", metavar="NAME", help=say("审计机关", "The audit office"))] = "",
    project: Annotated[str, typer.Option("--project", metavar="NAME", help=say("审计项目名称", "The audit project"))] = "",
    unit: Annotated[
        str, typer.Option("--unit", metavar="NAME", help=say("被审计单位（默认各合同的采购人）", "The unit audited (default: the buyer)"))
    ] = "",
    number: Annotated[
        str, typer.Option("--number", metavar="PATTERN", help=say("编号样式，{n:03} 是第几份", "Numbering, {n:03} counts"))
    ] = "取证{n:03}",
    start: Annotated[int, typer.Option("--start", min=1, metavar="N", help=say("从第几号起", "The first number"))] = 1,
) -> int:
    from extract.dataset.files import output_errors, write_bytes
    from extract.dataset.ownership import refuse_other_file
    from extract.papers.choose import choose
    from extract.papers.template import default_template
    from extract.papers.write import Office, write_papers

    if save_template is not None:
        data = default_template()
        with output_errors(save_template.parent):
            refuse_other_file(save_template, data)
            write_bytes(save_template, data)
        terminal.out(say(f"模板已写到 {save_template}", f"template written to {save_template}"))
        return exits.OK
    if folder is None:
        raise UsageError("请用 -o 指明取证单写到哪个文件夹", "name the folder for the papers with -o")
    if not finding and not confirmed:
        raise UsageError(
            "请用 --finding 选定发现（findings.csv 的 key 列），或用 --confirmed 取所有已确认的",
            "choose findings with --finding KEY, or all confirmed ones with --confirmed",
        )
    letterhead = Office(office, project, unit, number, start)
    chosen = choose(dataset, finding or (), confirmed=confirmed)
    *made, listed = write_papers(chosen, folder, letterhead, template)
    for path in made:
        terminal.out(str(path))
    terminal.note(say(f"写出 {len(made)} 份取证单，目录在 {listed}", f"{len(made)} papers written, listed in {listed}"))
    return exits.OK
