"""From the text of a rule to a compiled pattern: macros, typed holes, and the ban on unbounded quantifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping

import regex

from extract.errors import RuleError
from extract.lexicon import listed, widened
from extract.lexicon.cues import mark
from extract.lexicon.engines import Pattern, engine
from extract.rulebook.types import ValueType

_HOLE = re.compile(r"%\{(?P<name>[a-z_]+)(?::(?P<hole>[a-z_0-9]+))?\}")
_MAX_DEPTH = 8


def expand(
    pattern: str, macros: Mapping[str, str], types: Mapping[str, ValueType], where: str
) -> tuple[str, dict[str, ValueType]]:
    """Replace `%{macro}` by its text, `%{words.list}` by its words, `%{type:hole}` by a named group of the type.

    Returns the plain pattern and the type of each hole. In front of holes that only take values of the lexer stands the
    sign of their family (`extract.lexicon.cues.mark`): for `cues` to read, `unmarked` takes them
    out.
    Raises `RuleError` for an unknown name.
    """
    holes: dict[str, ValueType] = {}

    def replace(match: re.Match[str]) -> str:
        name, hole = match["name"], match["hole"]
        if hole is None and name in macros:
            return f"(?:{widened(macros[name])})"
        if name not in types:
            raise RuleError(f"{where}：不认识 %{{{name}}}", f"{where}: unknown %{{{name}}}")
        if hole is None:
            return f"(?:{types[name].pattern})"
        holes[hole] = types[name]
        if types[name].family:
            # Atomic: what follows a value may not be met inside of it. The sign says that one must stand here.
            sign = mark(types[name].family) if types[name].whole else ""
            return f"(?P<{hole}>{sign}(?>{types[name].pattern}))"
        return f"(?P<{hole}>{types[name].pattern})"

    pattern = widened(pattern)
    for _ in range(_MAX_DEPTH):
        expanded = _HOLE.sub(replace, listed(pattern))
        if expanded == pattern:
            return pattern, holes
        pattern = expanded
    raise RuleError(f"{where}：宏嵌套太深", f"{where}: macros nested too deeply")


def compile_pattern(pattern: str, where: str) -> tuple[Pattern, bool]:
    """Compile an expanded pattern (verbose, multi-line) as `engine` does.

    Refuses `*`, `+` and `{n,}`: every repetition has a bound.
    """
    if loose := unbounded(pattern):
        raise RuleError(
            f"{where}：量词 {loose} 没有上限，请写成 {{0,30}} 之类",
            f"{where}: unbounded quantifier {loose}; write {{0,30}} or so",
        )
    try:
        return engine(pattern, multiline=True)
    except regex.error as error:
        raise RuleError(f"{where}：正则写错了：{error}", f"{where}: bad pattern: {error}") from error


def unbounded(pattern: str) -> str | None:
    """The first quantifier without an upper bound, or `None`.

    >>> unbounded(r"合同[^，]{0,20}总价") is None, unbounded("合同.*价"), unbounded("a{2,}"), unbounded(r"[*+]\\+")
    (True, '*', '{2,}', None)
    """
    i, in_set = 0, False
    while i < len(pattern):
        char = pattern[i]
        if char == "\\":
            i += 2
            continue
        if in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
            if pattern[i + 1 : i + 2] == "^":
                i += 1
            if pattern[i + 1 : i + 2] == "]":
                i += 1
        elif char in "*+" and not (char == "+" and i and pattern[i - 1] in "?}"):
            return char
        elif char == "{" and (match := re.match(r"\{\d*,\}", pattern[i:])):
            return match.group()
        i += 1
    return None
