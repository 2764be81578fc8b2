"""The laws and rules that checks cite: one version each, in force from day to day, with the articles it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from extract.errors import RuleError


@dataclass(frozen=True, slots=True)
class Law:
    """One version of an instrument, in force from `since` to `until` (both inclusive, `None`: still in force)."""

    id: str
    name: str
    since: date
    until: date | None = None
    public: bool = False
    """It binds only who buys under procurement law (国家机关、事业单位、团体组织)."""
    where: str = ""
    """The condition under which it holds and that a contract does not tell (供应商为中小企业的)."""
    stands_for: str = ""
    """The id of the later law whose articles it had before, as `articles` (later → earlier) say."""
    articles: Mapping[str, str] = field(default_factory=dict)

    def in_force(self, on: date) -> bool:
        """True if this version was in force on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Statute:
    """An article that a check rests on, for some ways of procurement or categories only where these are named."""

    law: Law
    article: str
    methods: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    def __str__(self) -> str:
        condition = f"（{self.law.where}）" if self.law.where else ""
        return f"{self.law.name}{self.article}{condition}"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A law out of force: its `name`, its `last` day, and what stands in its place; a `plain` one is matched anywhere."""

    name: str
    last: date
    by: str
    plain: bool = False


def replaced_of(table: Mapping[str, Any], file: str) -> Replaced:
    try:
        return Replaced(**table)
    except TypeError as error:
        raise RuleError(f"{file}：replaced 不对：{error}", f"{file}: replaced: {error}") from None


def law_of(table: Mapping[str, Any], file: str) -> Law:
    try:
        return Law(
            id=table["id"],
            name=table["name"],
            since=table["since"],
            until=table.get("until"),
            public=table.get("binds") == "public",
            where=table.get("where", ""),
            stands_for=table.get("stands_for", ""),
            articles=table.get("articles", {}),
        )
    except KeyError as error:
        raise RuleError(f"{file}：法规缺 {error}", f"{file}: a law lacks {error}") from None


def articles_of(
    data: Mapping[str, Any], file: str, laws: Mapping[str, Law]
) -> Iterator[tuple[tuple[str, str], str]]:
    for table in data.get("article", []):
        try:
            key, text = (table["law"], table["article"]), table["text"].strip()
        except KeyError as error:
            raise RuleError(f"{file}：条文缺 {error}", f"{file}: an article lacks {error}") from None
        if key[0] not in laws or not text:
            raise RuleError(f"{file}：条文 {key[1]} 的法规不存在或没有文字", f"{file}: {key}: no such law, or no text")
        yield key, text


def statute_of(table: Mapping[str, Any], laws: Mapping[str, Law]) -> Statute:
    return Statute(
        laws[table["law"]], table["article"], tuple(table.get("methods", ())), tuple(table.get("categories", ()))
    )


def earlier(statute: Statute, laws: Mapping[str, Law]) -> Iterator[Statute]:
    """The articles of earlier laws that said the same, so that a check names the law of today only."""
    for law in laws.values():
        if law.stands_for == statute.law.id:
            told = [law.articles[one] for one in statute.article.split("、") if one in law.articles]
            if told:
                numbers = dict.fromkeys(number for one in told for number in one.split("、"))
                yield replace(statute, law=law, article="、".join(numbers))
