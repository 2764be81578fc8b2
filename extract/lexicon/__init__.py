"""Words and phrases as data: the one place from which rules, types, gazetteer and code take what is written in words.

`rules/words/*.toml` holds lists of synonyms, `rules/phrases/*.toml` short patterns with their examples, composed of those
lists. A rule writes `%{words.buyer}`, code asks `words("buyer")` or `phrase("payments.already_paid")`; neither spells.

    [buyer]                      # rules/words/parties.toml
    doc = "采购的一方"
    words = ["甲方", "采购人"]   # in any order: where one begins like another, the longer is tried first
    include = ["lessee"]         # other lists that belong to it
    against = ["supplier"]       # lists of which the longer words go before: 受委托方 is no 委托方
    head = "采购人"              # the word by which patterns spell it (optional)
    same = ["用货单位"]          # words that mean the same as the head: patterns that spell the head read them too

    [already_paid]               # rules/phrases/payments.toml, asked for as "payments.already_paid"
    pattern = '''(?:已|已经)(?:向%{words.party})?(?:支付|付清)'''
    examples = ["甲方已支付30%"]
    counter = ["甲方支付30%"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import regex

from extract.errors import RuleError
from extract.lexicon import same
from extract.lexicon.engines import engine
from extract.lexicon.location import layers, overlays

_REFERENCE = regex.compile(r"%\{words\.([a-z_0-9]+)\}")


def words(name: str) -> tuple[str, ...]:
    """The words of a list with those that it includes, the longest first. Raises `RuleError` for an unknown name."""
    return _words(name, ())


@cache
def _words(name: str, above: tuple[str, ...]) -> tuple[str, ...]:
    table = _lists().get(name)
    if table is None or name in above:
        raise RuleError(f"rules/words：没有名为 {name} 的词表", f"rules/words: no list {name}, or it includes itself")
    found = dict.fromkeys(one for word in (*table["words"], *table.get("same", ())) for one in variants(word))
    for other in table.get("include", ()):
        found.update(dict.fromkeys(_words(other, (*above, name))))
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def alternation(name: str) -> str:
    """The words of a list as a pattern: `(?:采购单位|采购人|甲方)`.

    A word that ends one of a list which this one is `against` is not meant there: of 受委托方, 委托方 is no part.
    """
    longer = [word for other in _lists()[name].get("against", ()) for word in words(other)] if name in _lists() else []
    return "(?:" + "|".join(_guard(word, longer) + regex.escape(word) for word in words(name)) + ")"


def _guard(word: str, longer: list[str]) -> str:
    fronts = sorted({one[-len(word) - 1] for one in longer if len(one) > len(word) and one.endswith(word)})
    return f"(?<![{''.join(fronts)}])" if fronts else ""


def with_words(pattern: str) -> str:
    """A pattern as it is compiled: `%{words.NAME}` is the alternation of a list, a head word a choice of those like it."""
    return listed(widened(pattern))


def listed(pattern: str) -> str:
    """A pattern in which every `%{words.NAME}` is replaced by its alternation."""
    return _REFERENCE.sub(lambda found: alternation(found[1]), pattern)


def widened(pattern: str) -> str:
    """A pattern in which every head word that it spells is a choice of the words that mean the same."""
    return same.widened(pattern, _same())


def variants(word: str) -> tuple[str, ...]:
    """A word, and what it is with a word of the same meaning in it (`same`)."""
    return tuple(same.variants(word, _same()))


@cache
def _same() -> same.Same:
    lists = [table for table in _lists().values() if table.get("same")]
    return {table["head"]: table["same"] for table in lists}


def named_in(pattern: str) -> frozenset[str]:
    """The lists of words that a pattern names, or whose head it spells."""
    spelled = {name for name, table in _lists().items() if "head" in table and table["head"] in pattern}
    return frozenset(spelled | set(_REFERENCE.findall(pattern)))


@cache
def phrase(name: str) -> regex.Pattern[str]:
    """The compiled pattern (verbose, multi-line) of a phrase `FILE.NAME`. Raises `RuleError` for an unknown name.

    It may be one of `re` (see `engine`): only what both engines know is asked of it.
    """
    table = phrases().get(name)
    if table is None:
        raise RuleError(f"rules/phrases：没有名为 {name} 的说法", f"rules/phrases: no phrase {name}")
    try:
        return cast("regex.Pattern[str]", engine(with_words(table["pattern"]), multiline=True)[0])
    except regex.error as error:
        raise RuleError(f"rules/phrases：{name} 写错了：{error}", f"rules/phrases: {name}: {error}") from error


def says(name: str, text: str) -> bool:
    """True if the phrase `FILE.NAME` stands anywhere in the text. Raises `RuleError` for an unknown name."""
    return phrase(name).search(text) is not None


@cache
def phrases() -> Mapping[str, Mapping[str, Any]]:
    """All phrases by `FILE.NAME`, as written: `pattern`, `examples`, `counter`, `doc`."""
    return {f"{path.stem}.{name}": _checked(path, name, table) for path, data in _files("phrases") for name, table in data.items()}


def _checked(path: Path, name: str, table: Any) -> Mapping[str, Any]:
    """A phrase in the shape it must have. Raises `RuleError` for one that is written otherwise."""
    if not isinstance(table, dict) or not isinstance(table.get("pattern"), str):
        raise RuleError(f"{path.name}：{name} 没有 pattern", f"{path.name}: {name} has no pattern")
    for key in ("examples", "counter"):
        if not isinstance(table.get(key, []), list) or not all(isinstance(text, str) for text in table.get(key, [])):
            raise RuleError(
                f"{path.name}：{name} 的 {key} 应当是一列句子，如 [\"甲方支付\"]",
                f"{path.name}: {key} of {name} must be a list of sentences",
            )
    return table


def problems() -> list[str]:
    """What is wrong with words and phrases, as lines for people; empty if every phrase keeps its word."""
    found = []
    for name in _lists():
        words(name)
    for name, table in phrases().items():
        pattern = phrase(name)
        if not table.get("examples"):
            found.append(f"rules/phrases：{name}：没有例句")
        found += [
            f"rules/phrases：{name}：例句没有匹配：{t}" for t in table.get("examples", ()) if not pattern.search(t)
        ]
        found += [f"rules/phrases：{name}：反例不该匹配：{t}" for t in table.get("counter", ()) if pattern.search(t)]
    return found


@cache
def _lists() -> Mapping[str, Mapping[str, Any]]:
    lists: dict[str, Mapping[str, Any]] = {}
    own = overlays()
    for path, data in _files("words"):
        for name, table in data.items():
            if path.parent.parent in own and name in lists:
                lists[name] = _widened(lists[name], table, f"{path.name}：{name}")
                continue
            if name in lists:
                raise RuleError(f"{path.name}：词表 {name} 重复", f"{path.name}: list {name} stands twice")
            if not isinstance(table, dict) or not all(isinstance(word, str) for word in table.get("words", [0])):
                raise RuleError(f"{path.name}：{name} 没有 words", f"{path.name}: {name} has no words")
            if table.get("same") and "head" not in table:
                raise RuleError(f"{path.name}：{name} 有 same 而没有 head", f"{path.name}: {name} has same words and no head")
            lists[name] = table
    return lists


def added() -> Mapping[str, tuple[str, ...]]:
    """The words that the user's own folder and plug-ins add, by the list they are added to."""
    own = overlays()
    found: dict[str, tuple[str, ...]] = {}
    for path, data in _files("words"):
        if path.parent.parent in own:
            found |= {name: (*found.get(name, ()), *table.get("words", ())) for name, table in data.items()}
    return found


def including(name: str) -> frozenset[str]:
    """The list itself and all lists that include it, directly or through others."""
    found = {name}
    while more := {n for n, table in _lists().items() if found & set(table.get("include", ())) and n not in found}:
        found |= more
    return frozenset(found)


def _widened(table: Mapping[str, Any], more: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """A built-in list with a user's own words behind its own; where it has a head, they mean the same as it."""
    if not isinstance(more, dict) or not all(isinstance(word, str) for word in more.get("words", ())):
        raise RuleError(f"{where} 没有 words", f"{where} has no words")
    merged = {key: [*table.get(key, ()), *more.get(key, ())] for key in ("words", "include")}
    if "head" in table:
        merged["same"] = [*table.get("same", ()), *more.get("words", ())]
    return {**table, **merged}


def _files(folder: str) -> list[tuple[Path, dict[str, Any]]]:
    found = []
    for path in (path for layer in layers() for path in sorted((layer / folder).glob("*.toml"))):
        try:
            found.append((path, tomllib.loads(path.read_text(encoding="utf-8"))))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RuleError(
                f"{path.name}：不是正确的 TOML：{error}", f"{path.name}: not valid TOML: {error}"
            ) from error
    return found
