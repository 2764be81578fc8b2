"""What a list of words reaches: rules, phrases, checks, clause types, cues of amounts and of items that know its words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from extract.lexicon import including, named_in, phrases
from extract.lexicon.location import layers
from extract.rulebook.book import Rulebook

_TELLING = frozenset({"pattern", "before", "after", "content", "against", "heading", "weak", "exact"})
"""Keys whose strings are looked for in texts; the others are examples, or tell people something."""
_NAMES = ("id", "name", "kind")


def known_by(book: Rulebook, name: str) -> list[str]:
    """Whatever a word of the list `name` widens: ids of rules, names of phrases, `FILE: place` for the rest."""
    lists = including(name)
    rules = [rule.id for rule in book.rules if rule.words & lists]
    told = [key for key, table in phrases().items() if named_in(table["pattern"]) & lists]
    return [*rules, *told, *_elsewhere(lists)]


def _elsewhere(lists: frozenset[str]) -> Iterator[str]:
    for layer in layers():
        for path in sorted(path for path in layer.rglob("*.toml") if path.parent.name not in ("words", "phrases")):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            found = dict.fromkeys(place for place, text in _strings(data, "") if named_in(text) & lists)
            yield from (f"{path.name}: {place}" for place in found)


def _strings(data: Any, place: str, *, telling: bool = False) -> Iterator[tuple[str, str]]:
    """The strings that are looked for in texts, with the place they have in the file."""
    if isinstance(data, dict):
        own = next((str(data[key]) for key in _NAMES if isinstance(data.get(key), str) and "pattern" not in str(key)), "")
        for key, value in data.items():
            if key != "rule":  # rules tell themselves
                below = place if key in _TELLING else ".".join(one for one in (place, own, key) if one)
                yield from _strings(value, below, telling=telling or key in _TELLING)
    elif isinstance(data, list):
        for one in data:
            yield from _strings(one, place, telling=telling)
    elif isinstance(data, str) and telling:
        yield place, data
