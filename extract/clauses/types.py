"""Kinds of clause: from the words of the heading first, from the text where the heading says nothing.

The words are data: `rules/clause_types.toml`, which also says how they are used.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from extract.errors import RuleError
from extract.rulebook.location import rules_dir

TYPES = (
    "definitions subject price payment term delivery place quality acceptance rights_obligations personnel support "
    "training warranty technical_documents ip title_guarantee confidentiality data_security bond tax invoice "
    "subcontracting change termination liability force_majeure dispute governing_law notice language effectiveness "
    "contract_documents integrity assessment insurance safety annex_list signature other"
).split()
TIMEOUT = 2.0
"""Seconds that one search in a clause may take."""


@dataclass(frozen=True)
class TypeRules:
    """The taxonomy, ready to use. `words` gives type and strength (2 a heading word, 1 a weak one)."""

    names: dict[str, str]
    words: dict[str, tuple[str, int]]
    lexicon: regex.Pattern[str]
    content: dict[str, tuple[tuple[regex.Pattern[str], int], ...]]
    against: dict[str, tuple[regex.Pattern[str], ...]]
    needed: int
    needed_below: int


def load(path: Path) -> TypeRules:
    """Read the taxonomy. Raises RuleError, naming file and type, for an unknown type, a word twice, a bad pattern."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}：无法读取（{error}）", f"{path}: {error}") from error
    names: dict[str, str] = {}
    words: dict[str, tuple[str, int]] = {}
    content: dict[str, tuple[tuple[regex.Pattern[str], int], ...]] = {}
    against: dict[str, tuple[regex.Pattern[str], ...]] = {}
    table = data.get("type", {})
    for kind, entry in table.items():
        if kind not in TYPES:
            raise RuleError(f"{path.name}：未知的条款类型 {kind}", f"{path}: unknown clause type {kind}")
        names[kind] = entry["name"]
        for key, strength in (("heading", 2), ("weak", 1)):
            for word in entry.get(key, []):
                if word in words:
                    raise RuleError(f"{path.name}：{kind} 中的“{word}”重复", f"{path}: {word!r} of {kind} twice")
                words[word] = (kind, strength)
        try:
            content[kind] = tuple((regex.compile(pattern), weight) for pattern, weight in entry.get("content", []))
            against[kind] = tuple(regex.compile(pattern) for pattern in entry.get("against", []))
        except regex.error as error:
            raise RuleError(f"{path.name}：{kind} 的表达式有误（{error}）", f"{path}: {kind}: {error}") from error
    missing = [kind for kind in TYPES if kind not in names]
    if missing:
        raise RuleError(f"{path.name}：缺少条款类型 {'、'.join(missing)}", f"{path}: missing {missing}")
    # Longest first: 质量保证金 is not 质量保证, which is not 质量.
    ordered = sorted((*words, *data.get("ignore", [])), key=lambda word: (-len(word), word))
    lexicon = regex.compile("|".join(map(regex.escape, ordered)))
    return TypeRules(names, words, lexicon, content, against, data["needed"], data["needed_below"])


@cache
def type_rules() -> TypeRules:
    """The taxonomy of `rules/clause_types.toml`, read once."""
    return load(rules_dir() / "clause_types.toml")


def type_name(kind: str) -> str:
    """Chinese name of a type ("" for none)."""
    return type_rules().names.get(kind, "")


def heading_types(heading: str) -> tuple[str, ...]:
    """Types that a heading names, in the order named; words that could mean anything count only if no other does.

    >>> heading_types("服务期限及履行地点"), heading_types("质量保证金"), heading_types("通则")
    (('term', 'place'), ('bond',), ())
    """
    rules = type_rules()
    strong: list[str] = []
    weak: list[str] = []
    for word in _words(rules, _plain(heading)):
        kind, strength = rules.words.get(word, ("", 0))
        chosen = strong if strength == 2 else weak
        if kind and kind not in chosen:
            chosen.append(kind)
    found = strong or weak
    if len(found) > 1 and "other" in found:
        # `合同生效及其他`: the rest bin is not what the clause is about.
        found = [kind for kind in found if kind != "other"]
    return tuple(found)


def _words(rules: TypeRules, heading: str) -> list[str]:
    """The words of a heading, in order. Where words overlap the longer one stands, of two alike the later one, since
    the head of a Chinese noun comes last: 运维服务费用 is about 服务费用."""
    taken: list[tuple[int, int]] = []
    matches = rules.lexicon.finditer(heading, overlapped=True)
    for match in sorted(matches, key=lambda m: (m.start() - m.end(), -m.start())):
        if all(match.end() <= start or end <= match.start() for start, end in taken):
            taken.append(match.span())
    return [heading[start:end] for start, end in sorted(taken)]


def content_types(text: str, needed: int) -> tuple[str, ...]:
    """Types whose cues in `text` (a view: folded, tight) weigh at least `needed`, heaviest first."""
    rules = type_rules()
    scores: dict[str, int] = {}
    for kind, cues in rules.content.items():
        score = 0
        for pattern, weight in cues:
            try:
                if pattern.search(text, timeout=TIMEOUT):
                    score += weight
            except TimeoutError:
                continue
        if score >= needed and not any(pattern.search(text) for pattern in rules.against[kind]):
            scores[kind] = score
    order = {kind: i for i, kind in enumerate(TYPES)}
    return tuple(sorted(scores, key=lambda kind: (-scores[kind], order[kind])))


def classify(heading: str, text: str, part: str, level: int) -> tuple[str, ...]:
    """Types of a clause, most likely first; empty rather than wrong.

    `text` is its own text as the view shows it (its beginning is enough). Cover, preamble and signature have no type.
    """
    if part in ("cover", "preamble", "signature"):
        return ()
    rules = type_rules()
    named = heading_types(heading) if heading else ()
    if named and named != ("other",):
        return named
    needed = rules.needed if level == 1 else rules.needed_below
    found = content_types(text, needed)
    if named:
        return ("other", *(kind for kind in found if kind != "other"))
    return found


def _plain(heading: str) -> str:
    return "".join(char for char in heading if not char.isspace() and char not in "*_\"“”《》")
