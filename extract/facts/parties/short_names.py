"""Parties that the contract calls by short names: 青石县卫生健康局（下称“卫健局”）…, and at its end 卫健局（采购人，盖章）."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from extract.facts.context import Context
from extract.facts.parties.names import name_in
from extract.facts.parties.roles import side_of
from extract.lexicon import alternation, phrase, words

_SIDES = ("buyer", "supplier")


def short_names(context: Context) -> tuple[tuple[str, int, int, str], ...]:
    """`(name, start, end, word for its side)` of each party whose short name a bracket behind it says the side of."""
    return context.once(_short_names)


def _short_names(context: Context) -> tuple[tuple[str, int, int, str], ...]:
    return tuple(_found(context))


def _found(context: Context) -> Iterator[tuple[str, int, int, str]]:
    text = context.document.view.text
    for match in phrase("parties.short_name").finditer(text):
        alias = match["alias"]
        if alias in words("party"):
            continue  # 以下简称甲方: a rule reads it
        found = name_in(match["name"], led=True)
        role = _role(text, alias)
        if found is None or not found[1] or role is None:
            continue
        start = text.find(found[0], match.start("name"), match.end("name"))
        if start >= 0:
            yield found[0], start, start + len(found[0]), role


def _role(text: str, alias: str) -> str | None:
    """The word for the side in the bracket behind a short name, if all such brackets tell one side."""
    told = regex.findall(rf"{regex.escape(alias)}（(?P<beside>[^（）\n]{{1,14}})）", text)
    found = [word[0] for beside in told if (word := _named().search(beside)) and side_of(word[0]) in _SIDES]
    return found[0] if len({side_of(word) for word in found}) == 1 else None


@cache
def _named() -> regex.Pattern[str]:
    return regex.compile(alternation("party"))
