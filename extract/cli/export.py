"""`hetong export`: a finished run in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say

_FORMATS = sorted(path.stem for path in (Path(__file__).parents[1] / "dataset" / "export").glob("[a-z]*.py"))
"""The modules of the folder, found without loading any."""


@app.command(
    "export", help=say("把结果另存为 Excel、Parquet、DuckDB 等格式", "Write a run as Excel, Parquet, DuckDB …")
)
def export(
    output: Annotated[
        Path, typer.Argument(metavar="OUTPUT", help=say("hetong run 的结果文件夹", "Folder that hetong run wrote"))
    ],
    to: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="FORMAT",
            help=say(
                f"格式：{'、'.join(_FORMATS)}（可重复，或用逗号隔开）",
                f"{', '.join(_FORMATS)} (repeatable, or separated by commas)",
            ),
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help=say("写到哪里（默认结果文件夹里）", "Where to (default: OUTPUT)"))
    ] = None,
    redact: Annotated[
        bool,
        typer.Option(
            "--redact",
            help=say(
                "遮盖个人信息（姓名、电话、邮箱、身份证号、账号）；默认写到 OUTPUT/redacted",
                "Mask personal data; written to OUTPUT/redacted by default",
            ),
        ),
    ] = False,
    contracts: Annotated[
        Path | None,
        typer.Option(
            "--contracts",
            metavar="FOLDER",
            help=say(
                "合同原件所在文件夹：工作簿里加上打开原件的链接", "Folder of the contracts: the workbook links there"
            ),
        ),
    ] = None,
    ocid_prefix: Annotated[
        str, typer.Option("--ocid-prefix", help=say("OCDS：登记的 OCID 前缀", "OCDS: your registered OCID prefix"))
    ] = "ocds-000000",
    publisher: Annotated[
        str, typer.Option("--publisher", help=say("OCDS：发布单位名称", "OCDS: name of the publisher"))
    ] = "",
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="YYYY-MM-DD", help=say("OCDS：发布日期", "OCDS: date of publication")),
    ] = None,
) -> int:
    from extract.cli.again import settle
    from extract.dataset.export import Options
    from extract.dataset.export import export as write
    from extract.dataset.read import document_ids

    options = Options(contracts=contracts, ocid_prefix=ocid_prefix, publisher=publisher, published=published)
    names = [name.strip() for one in to for name in one.split(",") if name.strip()]
    if document_ids(output):
        settle(output)
    for path in write(output, names, out, redacted=redact, options=options):
        terminal.out(str(path))
    return exits.OK
