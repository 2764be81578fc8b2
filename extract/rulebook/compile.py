"""From the text of a rule to a compiled pattern: macros, typed holes, and the ban on unbounded quantifiers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

import regex

from extract.errors import RuleError
from extract.lexicon import listed, widened
from extract.lexicon.gates import gated
from extract.rulebook.types import ValueType
from extract.rulebook.ways import ways

_HOLE = re.compile(r"%\{(?P<name>[a-z_]+)(?::(?P<hole>[a-z_0-9]+))?\}")
_MAX_DEPTH = 8


def expand(
    pattern: str, macros: Mapping[str, str], types: Mapping[str, ValueType], where: str
) -> tuple[str, dict[str, ValueType]]:
    """Replace `%{macro}` by its text, `%{words.list}` by its words, `%{type:hole}` by a named group of the type.

    Returns the plain pattern and the type of each hole. Raises `RuleError` for an unknown name.
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
        return f"(?P<{hole}>{types[name].pattern})"

    pattern = widened(pattern)
    for _ in range(_MAX_DEPTH):
        expanded = _HOLE.sub(replace, listed(pattern))
        if expanded == pattern:
            return pattern, holes
        pattern = expanded
    raise RuleError(f"{where}：宏嵌套太深", f"{where}: macros nested too deeply")


QUICK = 10_000_000
"""A pattern that can be tried in at most this many ways at one place runs without a clock."""

Pattern = re.Pattern[str] | regex.Pattern[str]


def engine(pattern: str, *, multiline: bool) -> tuple[Pattern, bool]:
    """A verbose pattern, compiled behind its gate; true if it can only ever take little time and needs no clock.

    A quick pattern is run by `re`, in half the time, if `re` can read it (no two groups of one name, no looking behind of
    varying width); all others by `regex`, which knows a clock. Raises `regex.error`.
    """
    quick = ways(pattern) <= QUICK
    if quick:
        with suppress(re.error):
            return re.compile(gated(pattern, for_re=True), re.VERBOSE | (re.MULTILINE if multiline else 0)), True
    return regex.compile(gated(pattern), regex.VERBOSE | (regex.MULTILINE if multiline else 0)), quick


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
