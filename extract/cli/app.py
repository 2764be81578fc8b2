"""The command itself: global options, and what every verb has in common."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Annotated

import typer

from extract import __version__
from extract.cli.language import LANGUAGES, choose, say

app = typer.Typer(
    name="hetong",
    help=say(
        "把政府采购合同（PDF、扫描件、Word、文本等）变成可核对的数据集：每个值都带原文出处。",
        "Turns Chinese government procurement contracts (PDF, scans, Word, text …) into a dataset with proof of every value.",
    ),
    epilog=say(
        "退出码：0 全部成功；1 有文件没读成；2 用法错误；3 没有可读的文件；4 结果写不进去；5 规则有错；"
        "6 结果文件夹正被另一次运行使用。",
        "Exit codes: 0 all good; 1 some files failed; 2 usage; 3 nothing to do; 4 output not writable; 5 rules broken; "
        "6 another run is at it.",
    ),
    # Plain help and no pretty tracebacks: both would load rich before there is anything to show.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"hetong {__version__}")
        raise typer.Exit()


def _language(value: str | None) -> str | None:
    if value is None:
        return None
    if value not in LANGUAGES:
        raise typer.BadParameter(say("只能是 zh 或 en", "must be zh or en"))
    choose(value)
    return value


def _rules(value: str | None) -> str | None:
    if value is not None:
        from extract.lexicon.location import OVERLAY, overlay_dir

        os.environ[OVERLAY] = str(Path(value).resolve())
        overlay_dir()  # told now, and not by the first contract
    return value


def _debug(value: bool) -> bool:
    if value:
        logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
        logging.getLogger("extract").setLevel(logging.DEBUG)
    return value


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("显示版本号", "Show the version"))
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option("--lang", callback=_language, is_eager=True, help=say("界面语言：zh 或 en", "Language: zh or en")),
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option(
            "--rules",
            metavar="DIR",
            callback=_rules,
            is_eager=True,
            help=say("自己的词、说法和规则，叠加在自带的上面", "Words, phrases and rules of your own, over the built-in"),
        ),
    ] = None,
    config: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help=say(
                "设置文件（默认合同旁边或当前文件夹里的 hetong.toml；none 不用）",
                "File of settings (default: hetong.toml beside the contracts or here; none for none)",
            ),
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", callback=_debug, help=say("显示出错的详细信息", "Show the details of errors"))
    ] = False,
) -> None:
    """Options before the verb; all is done in their callbacks."""
