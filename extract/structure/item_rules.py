"""The vocabulary of price tables: `rules/items.toml`, read once and checked for its keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from extract.errors import RuleError
from extract.lexicon import with_words
from extract.lexicon.location import rules_dir

_KEYS = {"name", "pattern", "examples", "counter", "rank", "per", "unless"}


@dataclass(frozen=True)
class ItemRule:
    """One entry of `rules/items.toml`.

    `rank` orders columns of the same name (0 is best); `per` asks for a price per something in the header cell;
    `unless` names columns that overrule a rejection.
    """

    name: str
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...]
    rank: int = 0
    per: bool = False
    unless: frozenset[str] = frozenset()


@cache
def item_rules() -> Mapping[str, tuple[ItemRule, ...]]:
    """The entries by table (`column`, `reject`, `row`), in their order. Raises `RuleError`."""
    path = rules_dir() / "items.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"items.toml：读不了：{error}", f"items.toml cannot be read: {error}") from error
    return {table: tuple(_rule(table, entry) for entry in data.get(table, [])) for table in ("column", "reject", "row")}


def _rule(table: str, entry: Mapping[str, Any]) -> ItemRule:
    name = str(entry.get("name", "?"))
    unknown = sorted(set(entry) - _KEYS)
    if unknown or not entry.get("examples") or "pattern" not in entry:
        raise RuleError(
            f"items.toml：{table} {name}：缺 pattern 或 examples，或有不认识的键 {'、'.join(unknown)}",
            f"items.toml: {table} {name}: pattern or examples missing, or unknown keys {unknown}",
        )
    try:
        pattern = regex.compile(with_words(entry["pattern"]), regex.VERBOSE)
    except regex.error as error:
        raise RuleError(
            f"items.toml：{table} {name}：正则写错了：{error}", f"items.toml: {table} {name}: bad pattern: {error}"
        ) from error
    return ItemRule(
        name,
        pattern,
        tuple(entry["examples"]),
        tuple(entry.get("counter", ())),
        int(entry.get("rank", 0)),
        bool(entry.get("per", False)),
        frozenset(entry.get("unless", ())),
    )


def row_is(name: str, text: str) -> bool:
    """True if the tight text of a row's first cell says that the row is a `total`, or one to `skip`."""
    return any(rule.name == name and rule.pattern.search(text) for rule in item_rules()["row"])
