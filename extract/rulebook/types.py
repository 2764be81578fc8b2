"""Typed holes: a pattern in `rules/types.toml` and the parser of the same name in `extract.values`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extract.errors import RuleError


@dataclass(frozen=True)
class ValueType:
    """What `%{name:hole}` stands for: `pattern` finds it, `parse` turns it into a value or raises `ValueError`.

    `family` names the tokens of `extract.values.lexer` that its holes take whole; empty for a type that is not lexed.
    """

    name: str
    pattern: str
    parse: Callable[[str], object]
    family: str = ""

    @property
    def whole(self) -> bool:
        """Whether its holes hold a token of the family and nothing else: a `bare_money` may be any number of a cell."""
        return bool(self.family) and self.name != "bare_money"


def _text(raw: str) -> str:
    """A stretch of text as written: not empty, not just a blank to fill in."""
    cleaned = raw.strip(" \t：，。；、.")
    if not cleaned or not any(c.isalnum() for c in cleaned):
        raise ValueError("blank")
    return cleaned


def _labelled_person(raw: str) -> str:
    from extract.values.person import parse_labelled

    return parse_labelled(raw)


_OWN: dict[str, Callable[[str], object]] = {"text": _text, "labelled_person": _labelled_person}


def load_types(data: Mapping[str, Any], file: str) -> dict[str, ValueType]:
    """Read `[type.NAME] pattern = …` tables; every name must have a parser in `extract.values.PARSERS` (or be text)."""
    from extract.values import PARSERS
    from extract.values.lexer.holes import FAMILY, HOLES

    types: dict[str, ValueType] = {}
    for name, table in data.get("type", {}).items():
        pattern = table.get("pattern", HOLES.get(name))
        if not isinstance(pattern, str):
            raise RuleError(f"{file}：类型 {name} 没有 pattern", f"{file}: type {name} has no pattern")
        parser_name = table.get("parser", name)
        parse = _OWN.get(parser_name) or PARSERS.get(parser_name)
        if parse is None:
            raise RuleError(
                f"{file}：类型 {name} 没有对应的解析器 {parser_name}",
                f"{file}: type {name} has no parser {parser_name}",
            )
        types[name] = ValueType(name, pattern, parse, FAMILY.get(name, ""))
    return types
