"""`rules/audit/*.toml`: what each check is called, why it is a red flag, what it cites, its thresholds and patterns.

A file has `[[law]]` tables (one a version of an instrument, with the dates it is in force), `[[article]]` tables (the words
of an article of such a version), `[[replaced]]` tables (laws out of force) and `[[check]]` tables.
The loader refuses what is not right, naming file and check: an unknown law, a pattern without examples, an example that
does not match, an unbounded repetition.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from extract.audit.instruments import Law, Replaced, Statute, articles_of, earlier, law_of, replaced_of, statute_of
from extract.audit.patterns import Phrase, phrases
from extract.errors import RuleError
from extract.lexicon.cues import Need, words_in
from extract.lexicon.location import layers

Severity = Literal["error", "warning", "info"]
Scope = Literal["contract", "portfolio", "matter"]
"""What a check looks at: one contract, a folder of them, or a contract with its papers (`hetong reconcile`)."""
Stake = Literal["", "difference", "share", "price", "payment"]
"""The money at stake in a finding: what lies between expected and actual (sums, or shares of the price), the price, the
instalments that it points to, or what cannot be worked out."""
EARNING = ("unsure", "weak", "uncorroborated", "hardly_read", "not_read", "apart")
"""The conditions that `hint_when` and `error_not` name; `audit.earned` says what they mean."""
Same = tuple[str, ...]
"""Checks that may tell the same of one passage: the first one speaks."""
CATEGORIES = ("arithmetic", "consistency", "completeness", "compliance", "balance", "cross-contract", "reconcile")

_CHECK_KEYS = {
    "id", "category", "scope", "severity", "title", "why", "clears", "statutes", "parameters", "patterns", "metadata",
    "stake", "matter",
}  # fmt: skip


@dataclass(frozen=True)
class CheckInfo:
    """A check as data.

    `title` and `why` are texts by language (`zh`, `en`), `clears` says in Chinese what would settle a finding,
    `parameters` are exact thresholds, `phrases` the wordings that the check looks for, `metadata` the columns of
    `metadata.csv` that it needs, `stake` how the money at stake is found, `matter` what kind of thing it is about: findings
    of one matter at one contract are shown together (by default each check is a matter of its own), `blind` says in Chinese
    what the check cannot see. `hint_when` and `error_not` name the conditions (of `audit.earned`) under which a warning is
    only a hint and an error only a warning.
    """

    id: str
    category: str
    scope: Scope
    severity: Severity
    title: Mapping[str, str]
    why: Mapping[str, str]
    clears: str
    statutes: tuple[Statute, ...] = ()
    parameters: Mapping[str, Decimal] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    metadata: tuple[str, ...] = ()
    stake: Stake = ""
    matter: str = ""
    blind: str = ""
    hint_when: tuple[str, ...] = ()
    error_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All checks by id, in the order of the files; the words of articles by law and article, where they are known;
    the laws that are out of force."""

    checks: Mapping[str, CheckInfo]
    laws: Mapping[str, Law]
    articles: Mapping[tuple[str, str], str] = field(default_factory=dict)
    same: tuple[Same, ...] = ()
    replaced: tuple[Replaced, ...] = ()


@cache
def default_catalogue() -> Catalogue:
    """The checks that ship with the program and those of plug-ins and of the user's own folder, read once a process."""
    return load(*(layer / "audit" for layer in layers()))


@cache
def vocabulary() -> frozenset[str]:
    """All words that wordings of checks need in a line."""
    infos = default_catalogue().checks.values()
    return frozenset(word for info in infos for phrase in info.phrases.values() for word in words_in(phrase.needs))


@cache
def looked_for(needs: tuple[Need, ...]) -> bool:
    """True if something is needed, and all of it is looked for: a catalogue of somebody's own has other words."""
    return bool(needs) and vocabulary().issuperset(words_in(needs))


def load(*folders: Path) -> Catalogue:
    """Read every `*.toml` of some folders, one after the other. Raises `RuleError`, naming file and check."""
    parsed = [(path.name, _parse(path)) for folder in folders for path in sorted(folder.glob("*.toml"))]
    laws: dict[str, Law] = {}
    for name, data in parsed:
        for table in data.get("law", []):
            law = law_of(table, name)
            if law.id in laws:
                raise RuleError(f"{name}：法规 {law.id} 重复", f"{name}: law {law.id} stands twice")
            laws[law.id] = law
    articles = {key: text for name, data in parsed for key, text in articles_of(data, name, laws)}
    found: dict[str, CheckInfo] = {}
    for name, data in parsed:
        for table in data.get("check", []):
            info = _check(table, name, laws)
            if info.id in found:
                raise RuleError(f"{name}：检查 {info.id} 重复", f"{name}: check {info.id} stands twice")
            found[info.id] = info
    for name, data in parsed:
        for check, said in data.get("blind", {}).items():
            if check not in found:
                raise RuleError(f"{name}：没有检查 {check}", f"{name}: no check {check}")
            found[check] = replace(found[check], blind=said)
    same: list[Same] = []
    for name, data in parsed:
        for key in ("hint_when", "error_not"):
            _conditions(found, data.get(key, {}), key, name)
        for table in data.get("same", []):
            if unknown := set(table["checks"]) - set(found):
                raise RuleError(f"{name}：没有检查 {sorted(unknown)}", f"{name}: no checks {sorted(unknown)}")
            same.append(tuple(table["checks"]))
    replaced = tuple(replaced_of(table, name) for name, data in parsed for table in data.get("replaced", []))
    return Catalogue(found, laws, articles, tuple(same), replaced)


def _conditions(found: dict[str, CheckInfo], given: Mapping[str, list[str]], key: str, file: str) -> None:
    """Set the conditions of checks: of those that are named, and as `*` of all others."""
    for check, names in given.items():
        if check != "*" and check not in found:
            raise RuleError(f"{file}：没有检查 {check}", f"{file}: no check {check}")
        if unknown := set(names) - set(EARNING):
            raise RuleError(f"{file}：{key} 不认识 {sorted(unknown)}", f"{file}: {key}: unknown {sorted(unknown)}")
    for check in found if "*" in given else given:
        conditions = tuple(given[check] if check in given else given["*"])
        found[check] = replace(found[check], hint_when=conditions) if key == "hint_when" else replace(
            found[check], error_not=conditions
        )


def _parse(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RuleError(f"{path.name}：不是正确的 TOML：{error}", f"{path.name}: not valid TOML: {error}") from error


def _check(table: Mapping[str, Any], file: str, laws: Mapping[str, Law]) -> CheckInfo:
    where = f"{file}: {table.get('id', '?')}"
    if unknown := set(table) - _CHECK_KEYS:
        raise RuleError(f"{where}：不认识的键 {sorted(unknown)}", f"{where}: unknown keys {sorted(unknown)}")
    try:
        statutes = [statute_of(one, laws) for one in table.get("statutes", [])]
        info = CheckInfo(
            id=table["id"],
            category=table["category"],
            scope=table.get("scope", "contract"),
            severity=table["severity"],
            title=table["title"],
            why=table["why"],
            clears=table["clears"],
            statutes=tuple(each for one in statutes for each in (one, *earlier(one, laws))),
            parameters={key: Decimal(value) for key, value in table.get("parameters", {}).items()},
            phrases=phrases(table.get("patterns", {}), where),
            metadata=tuple(table.get("metadata", ())),
            stake=table.get("stake", ""),
            matter=table.get("matter", table["id"]),
        )
    except KeyError as error:
        raise RuleError(f"{where}：缺少或不认识 {error}", f"{where}: missing or unknown: {error}") from None
    if info.category not in CATEGORIES or info.severity not in ("error", "warning", "info"):
        raise RuleError(f"{where}：category 或 severity 不对", f"{where}: no such category or severity")
    if info.stake not in get_args(Stake):
        raise RuleError(f"{where}：stake 不对：{info.stake}", f"{where}: no such stake: {info.stake}")
    if not all(set(text) >= {"zh", "en"} for text in (info.title, info.why)):
        raise RuleError(f"{where}：title 和 why 要有 zh 和 en", f"{where}: title and why need zh and en")
    return info
