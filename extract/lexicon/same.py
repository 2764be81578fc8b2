"""Words that mean exactly the same as a word that patterns spell: read wherever that word is read.

A list may say which word stands for it (`head = "支付"`). A pattern that spells this word reads the list's `same` words in its
place as well; so do lists of words that are composed of it (支付方式).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

Same = Mapping[str, Sequence[str]]
"""Head word → the words that mean the same."""

_QUANTIFIER = r"(?P<count>[?]{1,2}|\{\d+(?:,\d+)?\}[?+]?)?"


def widened(pattern: str, same: Same) -> str:
    """The pattern with every head word that it spells, outside of sets of characters, as a choice.

    >>> widened("应?支付?[支付](?:款)", {"支付": ["解付"]})
    '应?(?:支付?|解付)[支付](?:款)'
    """
    heads = [head for head in same if same[head] and head in pattern]
    if not heads:
        return pattern
    spelled = "|".join(sorted(map(regex.escape, heads), key=len, reverse=True))
    found = regex.compile(rf"\\.|\[(?:\\.|[^\]\\])*\]|(?P<head>{spelled}){_QUANTIFIER}", regex.DOTALL)

    def choice(match: regex.Match[str]) -> str:
        head = match["head"]
        if head is None:
            return match[0]
        return "(?:" + "|".join([match[0], *(regex.escape(word, literal_spaces=True) for word in same[head])]) + ")"

    return found.sub(choice, pattern)


def variants(word: str, same: Same) -> Iterator[str]:
    """A word of a list, and what it becomes with another word in place of the head that it is composed of.

    >>> list(variants("支付方式", {"支付": ["解付"]}))
    ['支付方式', '解付方式']
    """
    yield word
    for head, others in same.items():
        if head in word:
            yield from (word.replace(head, other) for other in others)
