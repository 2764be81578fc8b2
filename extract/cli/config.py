"""`hetong config show`: every setting in force and where it comes from; and the file of settings for all other verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from extract.cli import exits, terminal
from extract.cli.app import app
from extract.cli.language import say
from extract.cli.settings.file import Loaded
from extract.cli.settings.prepare import leaf, prepare
from extract.cli.settings.schema import GLOBAL, Schema, Setting, schema
from extract.errors import UsageError

config = typer.Typer(help=say("查看 hetong.toml 里的设置", "The settings of hetong.toml"), rich_markup_mode=None)
app.add_typer(config, name="config")

_QUIET = ("--log-json", "--version", "-h", "--help")
"""With these on the command line nothing else is printed."""


@cache
def _schema() -> Schema:
    return schema(app)


@cache
def group() -> Any:
    """The whole command, as its parser has it."""
    return typer.main.get_command(app)


def in_force(arguments: Sequence[str]) -> Loaded:
    """The settings for a command line, and a note that names their file. Raises `UsageError` if it is wrong."""
    loaded = prepare(group(), _schema, arguments)
    quiet = any(one in _QUIET for one in arguments) or loaded.values.get("run", {}).get("log_json")
    if loaded.path is not None and not quiet and loaded.verb != "config.show":
        terminal.note(say(f"设置来自 {loaded.path}", f"settings from {loaded.path}"))
    return loaded


@config.command(
    "show",
    help=say(
        "每项设置的值和来处；后面可写一条命令，看它会用什么：hetong config show run samples -j 4",
        "Every setting and where it comes from; with a command line behind it, what that would use",
    ),
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def show(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help=say("输出 JSON", "Print JSON"))] = False,
    everything: Annotated[bool, typer.Option("--all", help=say("没有设置的也列出", "Those not set as well"))] = False,
) -> int:
    line = list(context.args)
    parent = context.parent.parent if context.parent else None
    root = list(_globals(parent))
    loaded = prepare(group(), _schema, [*root, *line])
    rows = _of_line(loaded, line) if line else _of_file(loaded)
    if not everything and not line:
        rows = [row for row in rows if row[3] != "default"]
    if as_json:
        terminal.out(terminal.json_text([dict(zip(("section", "key", "value", "source"), row, strict=True)) for row in rows]))
        return exits.OK
    name = str(loaded.path) if loaded.path else say("没有设置文件", "no file of settings")
    terminal.out(say(f"设置文件：{name}", f"file of settings: {name}"))
    if rows:
        told = [[f"[{row[0]}]" if row[0] else "", row[1], _said(row[2]), _source(row[3], loaded)] for row in rows]
        terminal.out(terminal.table(say("节 设置 值 来自", "section key value from").split(), told))
    return exits.OK


Row = tuple[str, str, Any, str]
"""Section, key, value, and where from: `command line`, `environment`, `file`, `default`."""


def _globals(context: Any) -> Sequence[str]:
    """What was said before the verb, as far as it bears on settings."""
    named = context.params.get("config") if context is not None else None
    return ["--config", str(named)] if named else []


def _of_file(loaded: Loaded) -> list[Row]:
    rows: list[Row] = []
    for section, settings in sorted(_schema().items(), key=lambda item: item[0] != GLOBAL):
        given = loaded.values.get(section, {})
        for setting in settings.values():
            if setting.name in given:
                rows.append((section, setting.key, given[setting.name], "file"))
            else:
                rows.append((section, setting.key, _default(section, setting), "default"))
    return rows


def _default(section: str, setting: Setting) -> Any:
    command: Any = group()
    for step in section.split(".") if section else ():
        command = command.commands[step]
    found = next((one for one in command.params if one.name == setting.name), None)
    value = getattr(found, "default", None)
    return _plain(value) if isinstance(value, (bool, int, float, str, Path, list, tuple)) else None


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Path) else value


def _of_line(loaded: Loaded, line: Sequence[str]) -> list[Row]:
    """What a command line would use."""
    steps, command, rest = leaf(group(), line)
    if not steps or hasattr(command, "commands"):
        said = " ".join([*steps, *rest[:1]])
        raise UsageError(f"没有命令 {said}", f"no such command: {said}")
    section = ".".join(steps)
    given = dict(loaded.values.get(section, {}))
    context = command.make_context(steps[-1], rest, resilient_parsing=True, default_map=given)
    rows: list[Row] = []
    for setting in _schema()[section].values():
        source = getattr(context.get_parameter_source(setting.name), "name", "DEFAULT")
        words = {"COMMANDLINE": "command line", "ENVIRONMENT": "environment", "DEFAULT_MAP": "file"}
        value = context.params.get(setting.name)
        rows.append((section, setting.key, _plain(value), words.get(source, "default")))
    return rows


def _said(value: Any) -> str:
    if value is None or value == [] or value == ():
        return "—"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _source(source: str, loaded: Loaded) -> str:
    return {
        "command line": say("命令行", "command line"),
        "environment": say("环境变量", "environment"),
        "file": str(loaded.path),
    }.get(source, say("默认", "default"))
