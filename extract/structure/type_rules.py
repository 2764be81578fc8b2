"""The taxonomy of clauses: its kinds, and their words and cues as `rules/clause_types.toml` gives them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import regex

from extract.errors import RuleError
from extract.lexicon import variants, with_words
from extract.lexicon.cues import Need, cues, words_in
from extract.lexicon.engines import Pattern, engine
from extract.lexicon.location import rules_dir

TYPES = (
    "definitions",
    "subject",
    "price",
    "payment",
    "term",
    "delivery",
    "place",
    "quality",
    "acceptance",
    "rights_obligations",
    "personnel",
    "support",
    "training",
    "warranty",
    "technical_documents",
    "ip",
    "title_guarantee",
    "confidentiality",
    "data_security",
    "bond",
    "tax",
    "invoice",
    "subcontracting",
    "change",
    "termination",
    "liability",
    "force_majeure",
    "dispute",
    "governing_law",
    "notice",
    "language",
    "effectiveness",
    "contract_documents",
    "integrity",
    "assessment",
    "insurance",
    "safety",
    "annex_list",
    "signature",
    "other",
)


@dataclass(frozen=True)
class Cue:
    """Words in a clause that tell its kind; `needs`: what every match holds (`extract.lexicon.cues`)."""

    pattern: Pattern
    needs: tuple[Need, ...]


@dataclass(frozen=True)
class TypeRules:
    """The taxonomy, ready to use. `words` gives type and strength (2 a heading word, 1 a weak one)."""

    names: dict[str, str]
    words: dict[str, tuple[str, int]]
    exact: dict[str, str]
    by_start: dict[str, tuple[str, ...]]
    cues: tuple[tuple[Cue, str, int], ...]
    bans: tuple[tuple[Cue, tuple[str, ...]], ...]
    needed: int
    needed_below: int

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that cues look for before they look closely."""
        every = [*(one[0] for one in self.cues), *(one[0] for one in self.bans)]
        return frozenset(word for cue in every for word in words_in(cue.needs))


def load(path: Path) -> TypeRules:
    """Read the taxonomy. Raises RuleError, naming file and type: unknown type, a word twice, a bad pattern."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}：无法读取（{error}）", f"{path}: {error}") from error
    names: dict[str, str] = {}
    words: dict[str, tuple[str, int]] = {}
    exact: dict[str, str] = {}
    content: list[tuple[Cue, str, int]] = []
    bans: dict[str, list[str]] = {}
    table = data.get("type", {})
    for kind, entry in table.items():
        if kind not in TYPES:
            raise RuleError(f"{path.name}：未知的条款类型 {kind}", f"{path}: unknown clause type {kind}")
        names[kind] = entry["name"]
        for key, strength in (("heading", 2), ("weak", 1)):
            for word in entry.get(key, []):
                if len(word) < 2:
                    raise RuleError(f"{path.name}：{kind} 中的“{word}”只有一个字", f"{path}: {word!r} of {kind} is one character")
                if word in words:
                    raise RuleError(f"{path.name}：{kind} 中的“{word}”重复", f"{path}: {word!r} of {kind} twice")
                words |= dict.fromkeys(variants(word), (kind, strength))
        exact |= {one: kind for word in entry.get("exact", []) for one in variants(word)}
        try:
            for pattern, weight, example in entry.get("content", []):
                content.append((_compiled(path, kind, pattern, example), kind, weight))
            for pattern, example in entry.get("against", []):
                _compiled(path, kind, pattern, example)
                bans.setdefault(pattern, []).append(kind)
        except (ValueError, TypeError) as error:
            raise RuleError(
                f"{path.name}：{kind} 的 content 写作 [表达式, 分量, 例句]，against 写作 [表达式, 例句]",
                f"{path}: {kind}: content is [pattern, weight, example], against [pattern, example]",
            ) from error
        except regex.error as error:
            raise RuleError(f"{path.name}：{kind} 的表达式有误（{error}）", f"{path}: {kind}: {error}") from error
    missing = [kind for kind in TYPES if kind not in names]
    if missing:
        raise RuleError(f"{path.name}：缺少条款类型 {'、'.join(missing)}", f"{path}: missing {missing}")
    by_start: dict[str, list[str]] = {}
    for word in (*words, *(one for plain in data.get("ignore", []) for one in variants(plain))):
        by_start.setdefault(word[:2], []).append(word)
    compiled = tuple((_cue(pattern), tuple(kinds)) for pattern, kinds in bans.items())
    index = {start: tuple(group) for start, group in by_start.items()}
    return TypeRules(names, words, exact, index, tuple(content), compiled, data["needed"], data["needed_below"])


def _compiled(path: Path, kind: str, pattern: str, example: str) -> Cue:
    """A cue that finds its own example. Raises RuleError if it does not."""
    cue = _cue(pattern)
    if not cue.pattern.search(example):
        raise RuleError(
            f"{path.name}：{kind} 的例句没有匹配：{example}", f"{path}: {kind}: {pattern!r} does not find {example!r}"
        )
    return cue


def _cue(pattern: str) -> Cue:
    expanded = with_words(pattern)
    return Cue(engine(expanded, multiline=False)[0], cues(expanded))


@cache
def type_rules() -> TypeRules:
    """The taxonomy of `rules/clause_types.toml`, read once."""
    return load(rules_dir() / "clause_types.toml")


def type_name(kind: str) -> str:
    """Chinese name of a type ("" for none)."""
    return type_rules().names.get(kind, "")
