"""What a list of words reaches: rules, phrases, checks, clause types, cues of amounts and of items that know its words."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from extract.lexicon import added, including, named_in, phrases
from extract.lexicon.location import layers, rules_dir
from extract.rulebook.book import Rulebook

_TELLING = frozenset({"pattern", "before", "after", "content", "against", "heading", "weak", "exact"})
"""Keys whose strings are looked for in texts; the others are examples, or tell people something."""
_NAMES = ("id", "name", "kind")


def new_words() -> Mapping[str, tuple[str, ...]]:
    """The words to weigh, by their list: those of the user's own folder, and in a working copy those not committed yet."""
    found = dict(uncommitted(rules_dir()))
    for name, words in added().items():
        found[name] = (*found.get(name, ()), *words)
    return found


def uncommitted(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Words of the lists in `folder/words` that the last commit has not; empty outside of git."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _git(folder, "status", "--porcelain", "--untracked-files=all", "--", "words").splitlines():
        path = folder / "words" / Path(line[3:].strip('"')).name
        if path.suffix == ".toml" and path.exists():
            before = _words(_git(folder, "show", f"HEAD:./words/{path.name}"))
            now = _words(path.read_text(encoding="utf-8"))
            new = {name: tuple(word for word in words if word not in before.get(name, ())) for name, words in now.items()}
            found |= {name: words for name, words in new.items() if words}
    return found


def _words(text: str) -> dict[str, list[str]]:
    lists = {name: table for name, table in tomllib.loads(text).items() if isinstance(table, dict)}
    return {name: [*table.get("words", ()), *table.get("same", ())] for name, table in lists.items()}


def _git(folder: Path, *arguments: str) -> str:
    """What git says; "" where there is none, or it refuses."""
    with suppress(OSError):
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
    return ""


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
