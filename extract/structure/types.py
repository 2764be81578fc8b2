"""Kinds of clause: from the words of the heading first, from the text where the heading says nothing.

The words are data: `rules/clause_types.toml`, which also says how they are used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import regex

from extract.lexicon import alternation
from extract.lexicon.engines import finding
from extract.lexicon.lines import LineIndex
from extract.structure.type_rules import TYPES, Cue, TypeRules, type_rules

TIMEOUT = 2.0
"""Seconds that one search in a clause may take."""


def heading_types(heading: str) -> tuple[str, ...]:
    """Types that a heading names, in the order named; vague words count only if no other word does.

    >>> heading_types("服务期限及履行地点"), heading_types("质量保证金"), heading_types("通则")
    (('term', 'place'), ('bond',), ())
    """
    rules = type_rules()
    plain = _plain(heading)
    if plain in rules.exact:
        return (rules.exact[plain],)
    strong: list[str] = []
    weak: list[str] = []
    for kind, strength in _words(rules, plain):
        chosen = strong if strength == 2 else weak
        if kind and kind not in chosen:
            chosen.append(kind)
    found = strong or weak
    if len(found) > 1 and "other" in found:
        # `合同生效及其他`: the rest bin is not what the clause is about.
        found = [kind for kind in found if kind != "other"]
    if len(found) > 1 and not _joined().search(heading):
        # 租金支付, 开工前安全条件检查: of words that nothing joins the last one is what the clause is about.
        found = [found[-1], *found[:-1]]
    return tuple(found)


@cache
def _joined() -> regex.Pattern[str]:
    return regex.compile(rf"[、，,/／；;\s（]|\band\b|{alternation('joining')}")


def _words(rules: TypeRules, heading: str) -> list[tuple[str, int]]:
    """Type and strength of the words of a heading, in order ("" for words that say nothing).

    Where words overlap the longer one stands, of two as long the later one, since the head of a Chinese noun comes
    last: 运维服务费用 is about 服务费用. Overlapping words of one type are one: 质量保修 and 保修责任 leave no 质量.
    """
    found = [
        (i, i + len(word), *rules.words.get(word, ("", 0)))
        for i in range(len(heading))
        for word in rules.by_start.get(heading[i : i + 2], ())
        if heading.startswith(word, i)
    ]
    taken: list[tuple[int, int, str, int]] = []
    for start, end, kind, strength in sorted(found, key=lambda w: (w[0] - w[1], -w[0])):
        over = [word for word in taken if start < word[1] and word[0] < end]
        if not over:
            taken.append((start, end, kind, strength))
        elif kind and all(word[2] == kind for word in over):
            taken = [word for word in taken if word not in over]
            spans = [*over, (start, end, kind, strength)]
            taken.append((min(w[0] for w in spans), max(w[1] for w in spans), kind, max(w[3] for w in spans)))
    return [(kind, strength) for _, _, kind, strength in sorted(taken)]


def heading_ends(heading: str) -> list[int]:
    """Offsets in a heading without layout behind its words that name a kind of clause, in order.

    >>> heading_ends("验收与付款方式")
    [2, 5, 7]
    """
    rules = type_rules()
    found = {
        i + len(word)
        for i in range(len(heading))
        for word in rules.by_start.get(heading[i : i + 2], ())
        if heading.startswith(word, i) and rules.words.get(word, ("", 0))[1] == 2
    }
    return sorted(found)


class Cues:
    """Content cues of all stretches of a text, found in one pass a pattern.

    `text` is a view; `starts` are the indices at which its stretches begin. A match belongs to the stretch that it
    begins in: cues do not cross line ends, and stretches begin at lines.
    """

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        rules = type_rules()
        self.scores: list[dict[str, int]] = [{} for _ in starts]
        self.forbidden: list[set[str]] = [set() for _ in starts]
        index = LineIndex(text, rules.vocabulary)
        for cue, kind, weight in rules.cues:
            for i in _stretches(cue, text, starts, index):
                self.scores[i][kind] = self.scores[i].get(kind, 0) + weight
        for cue, kinds in rules.bans:
            for i in _stretches(cue, text, starts, index):
                self.forbidden[i].update(kinds)

    def types(self, first: int, last: int, needed: int) -> tuple[str, ...]:
        """Types whose cues in the stretches `[first, last)` weigh at least `needed`, heaviest first."""
        total: dict[str, int] = {}
        for i in range(first, last):
            for kind, score in self.scores[i].items():
                if kind not in self.forbidden[i]:
                    total[kind] = total.get(kind, 0) + score
        found = [kind for kind, score in total.items() if score >= needed]
        return tuple(sorted(found, key=lambda kind: (-total[kind], TYPES.index(kind))))


def _stretches(cue: Cue, text: str, starts: Sequence[int], index: LineIndex) -> list[int]:
    """Stretches in which the cue is found, each once."""
    found: list[int] = []
    try:
        find = finding(cue.pattern, TIMEOUT)
        whole = [(0, len(text))]
        for start, end in index.windows(cue.needs, whole) if cue.needs else whole:
            for match in find(text, start, end):
                i = bisect_right(starts, match.start()) - 1
                if i >= 0 and (not found or found[-1] != i):
                    found.append(i)
    except TimeoutError:
        return found
    return found


def combine(named: tuple[str, ...], own: tuple[str, ...], whole: tuple[str, ...]) -> tuple[str, ...]:
    """Types of a clause, most likely first; empty rather than wrong.

    `named` are those of its heading, `own` those that its own text suggests, `whole` those of the text with all
    below it. A heading such as 其他 stays first: it says what the drafter thought.
    """
    if named == ("other",):
        return ("other", *(kind for kind in own or whole if kind != "other"))
    return named or own or whole[:1]


def _plain(heading: str) -> str:
    return "".join(char for char in heading if not char.isspace() and char not in '*_"“”《》')
