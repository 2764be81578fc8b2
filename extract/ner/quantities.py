"""Sums of money, ratios and dates of a text, with the patterns of `rules/types.toml` and the parsers behind them.

A stretch counts only if its parser reads it: `12,34元` or `13月` look like values and are none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

import regex

from extract.location import rules_dir
from extract.rulebook.compile import compile_pattern, expand
from extract.rulebook.types import ValueType, load_types

_TIMEOUT = 5.0
_LABELS = {"money": "MONEY", "ratio": "RATIO", "date": "DATE"}


def quantities(text: str) -> Iterator[tuple[int, int, str, str]]:
    """`(start, end, label, source)` of every value in a tight, folded text; values of different types may overlap."""
    for value_type, pattern in _types():
        for match in pattern.finditer(text, timeout=_TIMEOUT):
            try:
                value_type.parse(match.group())
            except ValueError:
                continue
            yield match.start(), match.end(), _LABELS[value_type.name], f"type:{value_type.name}"


@cache
def _types() -> tuple[tuple[ValueType, regex.Pattern[str]], ...]:
    file = rules_dir() / "types.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    types = load_types(data, file.name)
    compiled = []
    for name in _LABELS:
        pattern, _ = expand(types[name].pattern, data.get("macros", {}), types, f"{file.name}：{name}")
        compiled.append((types[name], compile_pattern(pattern, f"{file.name}：{name}")))
    return tuple(compiled)
