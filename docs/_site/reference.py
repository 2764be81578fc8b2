"""The pages of reference: verbs with their options, tables with their columns, rules, the library. All from the code."""

from __future__ import annotations

from typing import Any

from extract import labels
from extract.dataset.columns import TABLES


def pages() -> dict[str, str]:
    """Name of the file → its text."""
    return {"verbs.md": verbs(), "tables.md": tables(), "rules.md": rules(), "python.md": python()}


def verbs() -> str:
    """Every verb: what it does, its arguments and options."""
    import typer

    from extract.cli.app import app
    from extract.cli.config import group  # every verb is declared

    assert typer and app
    lines = ["# 命令 · Verbs", "", "由程序的声明写出。`hetong.toml` 里的名称与这里相同，见[设置](../config.md)。", ""]
    lines += _command("hetong", group(), top=True)
    for name, command in _leaves(group(), ""):
        lines += _command(f"hetong {name}", command)
    return "\n".join(lines) + "\n"


def _leaves(command: Any, prefix: str) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, inner in command.commands.items():
        whole = f"{prefix} {name}".strip()
        found += _leaves(inner, whole) if hasattr(inner, "commands") else [(whole, inner)]
    return found


def _command(name: str, command: Any, *, top: bool = False) -> list[str]:
    lines = [f"## {name}", "", _cell(command.help or ""), ""]
    rows = []
    for one in command.params:
        if getattr(one, "hidden", False) or one.name in ("install_completion", "show_completion"):
            continue
        is_option = one.param_type_name == "option"
        said = ", ".join(f"`{opt}`" for opt in one.opts) if is_option else f"`{one.metavar or one.name.upper()}`"
        rows.append(f"| {said} | {_cell(getattr(one, 'help', '') or '')} | {_default(one)} |")
    return [*lines, "| 参数、选项 | 作用 | 默认 |", "|---|---|---|", *rows, ""] if rows else lines


def _default(parameter: Any) -> str:
    value = parameter.default
    if value is None or value is False or value == [] or callable(value) or str(value) == "Ellipsis":
        return ""
    return f"`{value}`" if isinstance(value, (str, int, float)) and str(value) else ""


def tables() -> str:
    """Every table with its columns, types and codes."""
    lines = ["# 各表的列 · Columns of the tables", "", "由数据模型写出；各列怎样读见[数据集](../dataset.md)。", ""]
    for table, columns in TABLES.items():
        lines += [f"## {table}（{labels.table(table)}）", "", "| 列 column | 名称 | 类型 type | 取值 values |", "|---|---|---|---|"]
        for column in columns:
            words = "，".join(f"`{word}` {_cell(labels.code(table, column.name, word))}" for word in column.words)
            lines.append(f"| `{column.name}` | {_cell(labels.column(table, column.name))} | {column.type} | {words} |")
        lines.append("")
    return "\n".join(lines) + "\n"


def rules() -> str:
    """Every rule: id, what it finds, one example."""
    from extract.rulebook import default_rulebook

    lines = [
        "# 规则 · Rules", "",
        "由 `rules/*.toml` 写出；怎样加一条见[教它一种说法](../tutorials/wording.md)。`hetong rules check` 用全部例句检查它们。", "",
    ]  # fmt: skip
    files: dict[str, list[Any]] = {}
    for rule in default_rulebook().rules:
        files.setdefault(rule.file, []).append(rule)
    for file, members in sorted(files.items()):
        lines += [f"## {file}", "", "| 编号 id | 找什么 kind | 例句 example |", "|---|---|---|"]
        for rule in members:
            example = " ".join(rule.examples[0].text.split()) if rule.examples else ""
            lines.append(f"| `{rule.id}` | `{rule.kind}` | {_cell(example[:80])} |")
        lines.append("")
    return "\n".join(lines) + "\n"


def python() -> str:
    """The library, from its docstrings."""
    return "# extract.api\n\n怎样用见 [Python API](../api.md)。\n\n::: extract.api\n    options:\n      heading_level: 2\n"


def _cell(text: str) -> str:
    """Words within a cell of a table: nothing in them is markup."""
    safe = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return safe.replace("[", "\\[").replace("*", "\\*").replace("_", "\\_")
