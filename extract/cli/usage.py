"""What the parser of the command line says, in the user's language."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from extract.cli import terminal
from extract.cli.language import LANGUAGES, english

_CHINESE = (
    (r"No such command '(.+)'\.?", r"没有命令 \1"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"多余的参数：\1"),
    (r"Option '(.+)' requires .*argument.*", r"选项 \1 后面缺少值"),
    (r"Option '(.+)' does not take a value.*", r"选项 \1 后面不带值"),
    (r"Invalid value for (.+?): .*(?:is not|should be) a valid (?:integer|float|int|number).*", r"\1 的值不是数字"),
    (r"Invalid value for (.+?): .*less than or equal to (\S+?)\.?", r"\1 的值超出范围（不大于 \2）"),
    (r"Invalid value for (.+?): .*(?:not in the range|greater than or equal to) ?(?:x>=)?(\S+?)\.?", r"\1 的值超出范围（不小于 \2）"),
    (r"Invalid value for (.+?): (.+)", r"\1 的值不对：\2"),
    (r"Missing (?:argument|option|parameter)[ :]*'?(.+?)'?\.?", r"缺少参数 \1"),
    (r"Missing command\.?", "缺少命令"),
)


def words(error: Any) -> str:
    """The message of a wrong command line."""
    text: str = error.format_message()
    if english():
        return text
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = "、".join(error.possibilities or ())
        return f"没有选项 {error.option_name}" + (f"，是不是 {near}？" if near else "")
    for pattern, chinese in _CHINESE:
        if match := re.fullmatch(pattern, text):
            return match.expand(chinese).replace("' / '", " / ").replace("'", "")  # names of options, quoted one by one
    return text


def unknown_language(arguments: Sequence[str]) -> None:
    """Say that `HETONG_LANG` asks for a language that there is none of, and what is spoken instead."""
    asked = os.environ.get("HETONG_LANG", "")
    if asked and asked not in LANGUAGES and not any(one.split("=")[0] == "--lang" for one in arguments):
        terminal.note(f"hetong: HETONG_LANG={asked}：只能是 zh 或 en，现用中文 (only zh or en; Chinese is used)")
