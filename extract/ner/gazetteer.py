"""The lists of `rules/gazetteer.toml`: role words, endings of names, statutes, methods, places, banks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args

from extract.errors import RuleError
from extract.lexicon import words
from extract.lexicon.location import rules_dir
from extract.record import OrgType, ProcurementMethod, Role

FILE = "gazetteer.toml"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Suffix:
    """What names end in. A `strong` ending makes a name of the characters in front of it, whatever they are."""

    org_type: OrgType
    strong: bool


@dataclass(frozen=True, slots=True)
class Statute:
    """A law. `since` and `repealed` are ISO dates; `replaced_by` is the full title of the law that took its place."""

    full: str
    short: tuple[str, ...]
    since: str | None = None
    repealed: str | None = None
    replaced_by: str | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """All titles, the full one first."""
        return (self.full, *self.short)


@dataclass(frozen=True)
class Gazetteer:
    """The lists, indexed by the word as it stands in the tight, folded text.

    `places` maps every name of a place, full or short, to its full name, `provinces` those of provinces and cities to the
    short name of the province; `ambiguous` are the short names that are also
    ordinary words. `organisation` holds the word lists and patterns that the search for organisations works with.
    """

    roles: Mapping[str, Role]
    suffixes: Mapping[str, Suffix]
    statutes: tuple[Statute, ...]
    methods: Mapping[str, ProcurementMethod]
    places: Mapping[str, str]
    provinces: Mapping[str, str]
    ambiguous: frozenset[str]
    banks: Mapping[str, str]
    organisation: Mapping[str, Any]

    def statute(self, title: str) -> Statute | None:
        """The law of a title, full or short, with or without book marks."""
        bare = title.strip("《》〈〉")
        return next((law for law in self.statutes if bare in law.titles), None)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that ships with the program, read once a process. Raises `RuleError`."""
    return load(rules_dir() / FILE)


def load(path: Path) -> Gazetteer:
    """Read a gazetteer file. Raises `RuleError` for bad TOML, an unknown enum or a word that stands twice."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}：读不了：{error}", f"{path.name}: cannot be read: {error}") from error
    try:
        return Gazetteer(
            roles=_index("role", _roles(data)),
            suffixes=_index("suffix", _suffixes(data)),
            statutes=_statutes(data),
            methods=_index("method", _methods(data)),
            places=_places(data["place"]),
            provinces=_provinces(data["place"]),
            ambiguous=frozenset(data["place"]["ambiguous"]["short"]),
            banks=_index("bank", ((word, kind) for kind, words in data["bank"].items() for word in words)),
            organisation=MappingProxyType(data["organisation"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise RuleError(f"{path.name}：结构不对：{error!r}", f"{path.name}: unexpected structure: {error!r}") from error


def _index(what: str, pairs: Iterable[tuple[str, _T]]) -> Mapping[str, _T]:
    index: dict[str, _T] = {}
    for word, value in pairs:
        if word in index:
            raise RuleError(f"{FILE}：{what} 里 {word} 出现两次", f"{FILE}: {word} stands twice in {what}")
        index[word] = value
    return MappingProxyType(index)


def _enum(value: str, kind: Any, what: str) -> Any:
    if value not in get_args(kind):
        raise RuleError(f"{FILE}：{what} 里不认识 {value}", f"{FILE}: {value} is no value of {what}")
    return value


def _roles(data: Mapping[str, Any]) -> Iterable[tuple[str, Role]]:
    """Words of `rules/words`: the list that stands first has the word."""
    sides: dict[str, Role] = {}
    for side, lists in data["role"].items():
        role: Role = _enum(side, Role, "role")
        for name in lists:
            for word in words(name):
                sides.setdefault(word, role)
    return sides.items()


def _suffixes(data: Mapping[str, Any]) -> Iterable[tuple[str, Suffix]]:
    for table in data["suffix"]:
        suffix = Suffix(_enum(table["org_type"], OrgType, "suffix"), bool(table.get("strong", False)))
        yield from ((word, suffix) for word in table["words"])


def _methods(data: Mapping[str, Any]) -> Iterable[tuple[str, ProcurementMethod]]:
    for table in data["method"]:
        value = _enum(table["value"], ProcurementMethod, "method")
        yield from ((word, value) for word in table["words"])


def _statutes(data: Mapping[str, Any]) -> tuple[Statute, ...]:
    laws = tuple(Statute(**{**table, "short": tuple(table["short"])}) for table in data["statute"])
    _index("statute", ((title, law) for law in laws for title in law.titles))
    return laws


def _places(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Every name of a place → its full name. Where two share a short name (吉林, 海南), the larger one has it."""
    places: dict[str, str] = {}
    for table in (data["province"], data["prefecture"], data["bodies"]):
        for full, short in table.items():
            places.setdefault(full, full)
            places.setdefault(short, full)
    for province, cities in data["city"].items():
        if province not in places:
            raise RuleError(
                f"{FILE}：place.city 里不认识 {province}", f"{FILE}: unknown province {province} in place.city"
            )
        for full in cities:
            places.setdefault(full, full)
            places.setdefault(_short(full), full)
    return MappingProxyType(places)


def _provinces(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Names of provinces and their cities → short name of the province."""
    found: dict[str, str] = {}
    for full, short in data["province"].items():
        found[full] = found[short] = short
    for province, cities in data["city"].items():
        for full in cities:
            found.setdefault(full, province)
            found.setdefault(_short(full), province)
    return MappingProxyType(found)


def _short(full: str) -> str:
    for tail in ("地区", "新区", "林区", "市", "盟"):
        if full.endswith(tail) and len(full) - len(tail) >= 2:
            return full[: -len(tail)]
    return full
