"""Read `rules/*.toml` into a rulebook, and refuse what is not right: loudly, naming file and rule."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from extract.errors import RuleError
from extract.lexicon import named_in
from extract.lexicon.cues import cues, unmarked
from extract.lexicon.location import overlays, rules_dir
from extract.rulebook.book import Rulebook
from extract.rulebook.check import check_rule
from extract.rulebook.compile import compile_pattern, expand
from extract.rulebook.rule import Example, Rule
from extract.rulebook.types import ValueType, load_types

_MACRO = re.compile(r"%\{([a-z_]+)\}")
_KEYS = {
    "id", "kind", "pattern", "set", "clauses", "not_clauses", "parts", "confidence", "examples", "counter", "doc",
}  # fmt: skip


@cache
def default_rulebook() -> Rulebook:
    """The rulebook that ships with the program and what is laid over it, loaded once a process."""
    return load(rules_dir(), *overlays())


def load(folder: Path, *overlays: Path, check: bool = False) -> Rulebook:
    """Load every `*.toml` of a folder that has `[[rule]]` tables, in the order of `types.toml`, then file names.

    Rules of `overlays` come before all others, those of the last one first, so that they win; one with the id of a rule
    behind it takes its place. A table of them that has an id and no pattern adds its sentences to the rule of that id.
    With `check`, every rule also runs its examples: what `hetong rules check` and the tests do.
    Raises `RuleError`.
    """
    files = sorted(folder.glob("*.toml"), key=lambda path: (path.name != "types.toml", path.name))
    own = [path for overlay in reversed(overlays) for path in sorted(overlay.glob("*.toml"))]
    files[1:1] = own
    digest = hashlib.sha256()
    types: dict[str, ValueType] = {}
    shared: dict[str, str] = {}
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    replaced: dict[str, Path] = {}
    more: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    for path in files:
        raw = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + raw)
        try:
            data = tomllib.loads(raw.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RuleError(
                f"{path.name}：不是正确的 TOML：{error}", f"{path.name}: not valid TOML: {error}"
            ) from error
        if path.name == "types.toml":
            types = load_types(data, path.name)
            shared = dict(data.get("macros", {}))
            continue
        macros = {**shared, **data.get("macros", {})}
        for table in data.get("rule", []):
            if path in own and _adds(table):
                more.setdefault(table["id"], []).append((path.name, table))
                continue
            rule = _rule(table, path.name, data.get("subject", path.stem), macros, types, len(rules))
            if replaced.get(rule.id, path.parent) != path.parent:
                continue
            if path in own:
                replaced[rule.id] = path.parent
            if rule.id in seen:
                raise RuleError(
                    f"{path.name}：规则编号 {rule.id} 与 {seen[rule.id]} 重复",
                    f"{path.name}: rule id {rule.id} is also in {seen[rule.id]}",
                )
            seen[rule.id] = path.name
            rules.append(rule)
    rules = [_with(rule, more.pop(rule.id, ())) for rule in rules]
    for rule_id, [(file, _), *_] in more.items():
        raise RuleError(f"{file}：没有规则 {rule_id}，例句加不上", f"{file}: no rule {rule_id} to add sentences to")
    # Words and phrases are read by code too, findings stand in the record as well.
    rooms = [layer / room for layer in (folder, *overlays) for room in ("audit", "phrases", "words")]
    for path in (path for room in rooms for path in sorted(room.glob("*.toml"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    if check:
        problems = [problem for rule in rules for problem in check_rule(rule)]
        if problems:
            raise RuleError("\n".join(problems))
    return Rulebook(tuple(rules), digest.hexdigest()[:16])


def _adds(table: Mapping[str, Any]) -> bool:
    """True for a table that holds sentences for a rule which stands elsewhere."""
    return isinstance(table.get("id"), str) and set(table) <= {"id", "examples", "counter"}


def _with(rule: Rule, tables: Sequence[tuple[str, Mapping[str, Any]]]) -> Rule:
    """A rule with the sentences that were added to it."""
    for file, table in tables:
        examples = (*rule.examples, *_examples(table.get("examples", ()), f"{file}：{rule.id}"))
        rule = replace(rule, examples=examples, counter=(*rule.counter, *table.get("counter", ())))
    return rule


def _rule(
    table: Mapping[str, Any],
    file: str,
    subject: str,
    macros: Mapping[str, str],
    types: Mapping[str, ValueType],
    order: int,
) -> Rule:
    rule_id = table.get("id")
    where = f"{file}：{rule_id or '（没有 id 的规则）'}"
    if not isinstance(rule_id, str) or not isinstance(table.get("pattern"), str):
        raise RuleError(f"{where}：缺 id 或 pattern", f"{where}: id or pattern is missing")
    if unknown := set(table) - _KEYS:
        raise RuleError(f"{where}：不认识的键 {sorted(unknown)}", f"{where}: unknown keys {sorted(unknown)}")
    if not table.get("examples"):
        raise RuleError(f"{where}：没有例句，规则必须带例句", f"{where}: no example; a rule must carry its examples")
    expanded, holes = expand(table["pattern"], macros, types, where)
    pattern, quick = compile_pattern(unmarked(expanded), where)
    return Rule(
        id=rule_id,
        kind=str(table.get("kind", rule_id)),
        file=file,
        subject=subject,
        source=table["pattern"],
        pattern=pattern,
        types=holes,
        constants=dict(table.get("set", {})),
        clauses=frozenset(table.get("clauses", ())),
        not_clauses=frozenset(table.get("not_clauses", ())),
        parts=frozenset(table.get("parts", ())),
        confidence=float(table.get("confidence", 0.9)),
        order=order,
        examples=_examples(table["examples"], where),
        counter=tuple(table.get("counter", ())),
        cue=cues(expanded),
        quick=quick,
        doc=str(table.get("doc", "")),
        words=_lists(table["pattern"], macros),
        sole=_sole(table["pattern"], holes),
        _groups=tuple(pattern.groupindex),
    )


def _lists(pattern: str, macros: Mapping[str, str]) -> frozenset[str]:
    """The lists of words that a pattern names or spells, itself or through macros."""
    found: set[str] = set()
    waiting, seen = [pattern], set()
    while waiting:
        text = waiting.pop()
        found |= named_in(text)
        for name in _MACRO.findall(text):
            if name in macros and name not in seen:
                seen.add(name)
                waiting.append(macros[name])
    return frozenset(found)


def _sole(source: str, holes: Mapping[str, ValueType]) -> str:
    [*names] = holes
    if len(names) == 1 and source.strip() == f"%{{{holes[names[0]].name}:{names[0]}}}" and holes[names[0]].family:
        return names[0]
    return ""


def _examples(entries: Sequence[Any], where: str) -> tuple[Example, ...]:
    examples: list[Example] = []
    for entry in entries:
        if isinstance(entry, str):
            examples.append(Example(entry, {}))
        elif isinstance(entry, Mapping) and isinstance(entry.get("text"), str):
            examples.append(Example(entry["text"], {k: str(v) for k, v in entry.items() if k != "text"}))
        else:
            raise RuleError(
                f"{where}：例句要么是字符串，要么是带 text 的表",
                f"{where}: an example is a string or a table with text",
            )
    return tuple(examples)
