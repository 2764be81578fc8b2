"""`hetong compare`: a run's contracts beside each other, two contracts, or a contract and its model contract."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.inspect import Memory, Timeout
from extract.cli.language import current, say
from extract.errors import UsageError

if TYPE_CHECKING:
    from extract.compare.pages import Compared

Limits = tuple[float | None, int]
"""Seconds (`None`: by size) and MiB."""

_FILES = ("compare.html", "compare.csv", "compare.xlsx")
_CATEGORIES = {"货物": "goods", "服务": "services", "工程": "works"}
_CATEGORIES |= {code: code for code in _CATEGORIES.values()}


@app.command(
    "compare",
    help=say(
        "比较：整批合同的条款矩阵；两份合同逐字比对；合同与范本比对",
        "Clause matrix of a run; redline of two contracts; a contract against its model",
    ),
    epilog=say(
        "退出码（比对）：0 逐字相同；1 有实质差异；7 只有写法、位置不同（与范本比对时含填空）。",
        "Exit codes of a comparison: 0 identical; 1 differs in substance; 7 only in form or place (or blanks filled in).",
    ),
)
def compare(
    first: Annotated[
        Path,
        typer.Argument(
            metavar="OUTPUT|A",
            help=say("结果文件夹，或一份合同（文件或记录）", "Folder of a run, or a contract or record"),
        ),
    ],
    second: Annotated[
        Path | None, typer.Argument(metavar="[B]", help=say("与 A 比对的合同", "The contract to compare A with"))
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="T", help=say("与这份范本比对", "Compare A with this model"))
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help=say(
                "网页文件（默认 redline.html）；矩阵为文件夹（默认 OUTPUT）", "Page to write; of a matrix the folder"
            ),
        ),
    ] = None,
    buyer: Annotated[
        str, typer.Option("--buyer", help=say("只比采购人名称含此词的合同", "Only contracts of this buyer"))
    ] = "",
    category: Annotated[
        str, typer.Option("--category", help=say("只比此类：货物、服务、工程", "Only goods, services or works"))
    ] = "",
    year: Annotated[
        str, typer.Option("--year", help=say("只比此年签订的合同", "Only contracts signed in this year"))
    ] = "",
    timeout: Timeout = None,
    memory: Memory = 2048,
) -> int:
    if first.is_dir():
        if second is not None or template is not None:
            raise UsageError(
                f"{first} 是文件夹：条款矩阵只要一个结果文件夹；比对两份合同请给两个文件",
                f"{first} is a folder: a matrix takes one run; a redline takes two files",
            )
        return _matrix(first, output or first, buyer, category, year)
    if buyer or category or year:
        raise UsageError(
            "--buyer、--category、--year 只用于条款矩阵（给出 hetong run 的结果文件夹）",
            "--buyer, --category and --year are for the matrix of a run",
        )
    if (second is None) == (template is None):
        raise UsageError("请给出两份合同，或一份合同加 --template 范本", "give two contracts, or one and --template")
    from extract.dataset.files import output_errors
    from extract.dataset.ownership import refuse_other_page

    page = output or Path("redline.html")
    if page.is_dir():
        page = page / "redline.html"
    with output_errors(page):
        refuse_other_page(page)
    limits = (timeout, memory)
    if second is not None:
        return _two(first, second, page, limits)
    return _model(first, template or first, page, limits)


def _matrix(run: Path, folder: Path, buyer: str, category: str, year: str) -> int:
    from extract.compare.matrix import build as matrix
    from extract.compare.matrix import csv as matrix_csv
    from extract.compare.matrix import html as matrix_html
    from extract.compare.matrix import xlsx as matrix_xlsx
    from extract.compare.matrix.model import Filter
    from extract.dataset.derived import identity, note
    from extract.dataset.files import output_errors, write_text
    from extract.dataset.ownership import refuse_overwriting
    from extract.pages.tongue import Tongue

    if category and category not in _CATEGORIES:
        raise UsageError(
            f"--category {category}：只能是 货物、服务、工程", f"--category {category}: goods, services or works"
        )
    chosen = Filter(buyer, _CATEGORIES.get(category, ""), year)
    found = matrix.build(matrix.read(run), chosen, Tongue(current()))
    if not found.rows:
        raise UsageError(
            "没有符合条件的合同（没有写明该项的也不列入）",
            "no contract fits (one that does not say is left out)",
            code="nothing",
        )
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        refuse_overwriting(folder, _FILES)
        write_text(folder / "compare.html", matrix_html.render(found))
        write_text(folder / "compare.csv", matrix_csv.render(found))
        _whole(folder / "compare.xlsx", lambda path: matrix_xlsx.write(path, found))
        # So that it does not outlive the dataset it was made from, and is told from what others put there.
        note(folder, [folder / name for name in _FILES], identity(run))
    groups = say("，", ", ").join(f"{name} {group.size}" for name, group in found.groups.items())
    far = sum(one.level in ("far", "missing") for row in found.rows for one in row.deviations.values())
    gaps = sum(len(row.missing) for row in found.rows)
    terminal.out(
        say(
            f"{len(found.rows)} 份合同（{groups}）：关键约定相差较大或缺 {far} 处，缺常见条款 {gaps} 处",
            f"{len(found.rows)} contracts ({groups}): {far} terms far from the usual or missing, {gaps} usual clauses missing",
        )
    )
    terminal.out(say(f"已写出 {folder}/compare.html、.xlsx、.csv", f"written to {folder}: compare.html, .xlsx, .csv"))
    return exits.OK


def _two(first: Path, second: Path, page: Path, limits: Limits) -> int:
    from extract.compare.pages import two

    found = _alone(two, (first, second), limits)
    terminal.out(found.words)
    _page(page, found.page)
    return {"identical": exits.OK, "substantive": exits.DIFFERENT, "cosmetic": exits.SAME_SUBSTANCE}[found.verdict]


def _model(file: Path, template: Path, page: Path, limits: Limits) -> int:
    from extract.compare.pages import with_model

    found = _alone(with_model, (file, template), limits)
    terminal.out(found.words)
    _page(page, found.page)
    return exits.DIFFERENT if found.departs else exits.OK if found.verdict == "identical" else exits.SAME_SUBSTANCE


def _alone(call: Callable[[Path, Path, str], Compared], files: tuple[Path, Path], limits: Limits) -> Compared:
    """Both files are read and compared by a process of its own."""
    from extract.batch.alone import alone

    timeout, memory = limits
    first, second = (file.absolute() for file in files)
    with terminal.patience(f"{first.name}、{second.name}"):
        return alone(call, first, second, current(), files=files, timeout=timeout, memory=memory)


def _page(path: Path, html: str) -> None:
    from extract.dataset.files import output_errors, write_text

    with output_errors(path):
        write_text(path, html)
    terminal.note(say(f"已写出 {path}", f"written to {path}"))


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write a file beside its place and move it there."""
    from extract.dataset.files import temporary

    beside = temporary(path)
    try:
        write(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
