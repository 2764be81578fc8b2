"""Wordings that a check looks for in the text: regular expressions with their own examples, as in `rules/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import regex

from extract.errors import RuleError
from extract.lexicon import with_words
from extract.lexicon.cues import Need, cues
from extract.lexicon.engines import engine
from extract.lexicon.oneline import in_a_line
from extract.model.view import View
from extract.text.fold import fold

TIMEOUT = 1.0
"""Seconds that one pattern may take over one document."""


@dataclass(frozen=True)
class Phrase:
    """A wording. `pattern` runs over the tight view of a text (no layout spaces, punctuation folded: see `view.py`).

    `pattern` is one of `re` where that is quicker (see `extract.lexicon.engines`): only what both know is asked of it.
    `words`: every match holds one of them (empty: nothing is known); `needs`: the line of a match holds all of it (empty:
    nothing is known, or a match may go over a line end); a `quick` pattern cannot take long at one place and runs without
    a clock. All three are read off the pattern.
    """

    name: str
    pattern: regex.Pattern[str]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ()
    quick: bool = False

    def within(self, view: View, windows: Sequence[tuple[int, int]]) -> Iterator[regex.Match[str]]:
        """Matches within some stretches of the view. Raises `TimeoutError` if the pattern takes too long at one of them.

        Where `needs` are known, the stretches are the lines that hold them: words are not looked for again.
        """
        find = self._matches if self.needs else self.finditer
        for start, end in windows:
            yield from find(view, start, end)

    def finditer(self, view: View, start: int = 0, end: int | None = None) -> Iterator[regex.Match[str]]:
        """Matches within `[start, end)` of the view. Raises `TimeoutError` if the pattern takes too long."""
        stop = len(view.text) if end is None else end
        if self.words and not any(view.text.find(word, start, stop) >= 0 for word in self.words):
            return
        yield from self._matches(view, start, stop)

    def _matches(self, view: View, start: int, end: int) -> Iterator[regex.Match[str]]:
        if self.quick:
            return self.pattern.finditer(view.text, start, end)
        return self.pattern.finditer(view.text, start, end, timeout=TIMEOUT)

    def found_in(self, text: str) -> bool:
        """True if the wording stands in a plain text."""
        return next(self.finditer(View.of(text, fold(text))), None) is not None


def phrases(tables: Mapping[str, Any], where: str) -> dict[str, Phrase]:
    """Compile `[check.patterns.NAME]` tables (`pattern`, `examples`, `counter`). Raises `RuleError`."""
    return {name: _phrase(name, table, f"{where}.{name}") for name, table in tables.items()}


def _phrase(name: str, table: Mapping[str, Any], where: str) -> Phrase:
    if not table.get("examples"):
        raise RuleError(f"{where}：没有例句", f"{where}: no example")
    source = with_words(table["pattern"])
    if regex.search(r"(?<!\\)\.[*+](?![?+]?\{)|\{\d+,\}", source):
        raise RuleError(f"{where}：重复次数没有上限", f"{where}: an unbounded repetition")
    try:
        pattern, quick = engine(source, multiline=False)
    except regex.error as error:
        raise RuleError(f"{where}：{error}", f"{where}: {error}") from error
    needs = cues(source)
    sets = (need for need in needs if isinstance(need, frozenset))
    words = max(sets, key=lambda words: (min(map(len, words)), -len(words)), default=frozenset())
    phrase = Phrase(
        name,
        cast("regex.Pattern[str]", pattern),
        tuple(table["examples"]),
        tuple(table.get("counter", ())),
        words if words and min(map(len, words)) > 1 else frozenset(),
        needs if in_a_line(source) else (),
        quick,
    )
    for text in phrase.examples:
        if not phrase.found_in(text):
            raise RuleError(f"{where}：例句没有匹配：{text}", f"{where}: this example does not match: {text}")
    for text in phrase.counter:
        if phrase.found_in(text):
            raise RuleError(f"{where}：反例不该匹配：{text}", f"{where}: this counter-example matches: {text}")
    return phrase
