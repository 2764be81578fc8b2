"""What can be checked about a detail: a telephone's area, a postcode, a credit code, the place in a bank's name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

import regex

from extract.facts.parties.known import is_branch
from extract.lexicon import words
from extract.lexicon.location import rules_dir
from extract.ner.gazetteer import gazetteer
from extract.ner.pieces import any_of

_HAN = regex.compile(r"\p{Han}{2}")


def affinity(attribute: str, value: str, name: str | None, has: Mapping[str, str]) -> float:
    """How well a value fits a party of that name with those other details; below 0 if it speaks against it."""
    if attribute in ("holder", "name"):
        if name is None:
            return 0.0
        return 3.0 if name == value or is_branch(value, name) else (-3.0 if len(value) > 3 else 0.0)
    score = 0.0
    mine = region(attribute, value)
    known = [found for other, text in has.items() if other != attribute and (found := region(other, text))]
    if name is not None and (found := region("name", name)):
        known.append(found)
    if mine is not None and known:
        score += 0.8 if mine in known else -0.8
    if attribute in ("address", "bank"):
        score += _alike(value, name, has.get("address") if attribute == "bank" else None)
    return score


def _alike(value: str, *others: str | None) -> float:
    """A bank or an address that begins with the place (or the word) that a name begins with."""
    head = _head(value)
    return 0.8 if head and any(other and (head in other[:8] or _head(other) == head) for other in others) else 0.0


def _head(value: str) -> str | None:
    match = _HAN.match(value)
    return match.group() if match and match.group() not in words("nationwide") else None


def region(attribute: str, value: str) -> str | None:
    """The province that a value speaks of, as a short name (宁夏); `None` if it does not say."""
    if attribute in ("phone", "fax"):
        return _by_prefix("area_codes", value)
    if attribute == "postcode":
        return _by_prefix("postcodes", value)
    if attribute == "uscc":
        return _by_prefix("codes", value[2:])
    if attribute in ("address", "bank", "name"):
        match = _places().search(value[:16])
        return gazetteer().provinces.get(match.group()) if match else None
    return None


def _by_prefix(table: str, digits: str) -> str | None:
    for length in (4, 3, 2):
        found = _regions()[table].get(digits[:length])
        if found:
            return found
    return None


@cache
def _places() -> regex.Pattern[str]:
    lists = gazetteer()
    return regex.compile(any_of(place for place in lists.provinces if place not in lists.ambiguous))


@cache
def _regions() -> dict[str, dict[str, str]]:
    """`regions.toml` turned round: prefix → province."""
    data: dict[str, Any] = tomllib.loads((rules_dir() / "regions.toml").read_text(encoding="utf-8"))
    tables: dict[str, dict[str, str]] = {"area_codes": {}, "postcodes": {}, "codes": {}}
    for province, numbers in data.items():
        for table, prefixes in numbers.items():
            tables[table].update(dict.fromkeys(prefixes, province))
    return tables
