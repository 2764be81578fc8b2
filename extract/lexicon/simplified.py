"""Text in traditional characters as the words of the rules are written: one character for one, so offsets stay.

Rules read the simplified form (`Document.folded`); what the record says is as written (`original`).
"""

from __future__ import annotations

import re
from functools import cache

from extract.lexicon import words

_FEWEST, _SHARE = 10, 0.04
"""Characters, and their share of all, that make a text one in traditional characters."""


def simplified(text: str) -> str:
    """The text with every traditional character that `rules/words/script.toml` knows replaced; the same length.

    >>> simplified("中標成交金額：三百萬圓")
    '中标成交金额：三百万圆'
    """
    return text.translate(_table())


def is_traditional(text: str) -> bool:
    """True if a text as a whole is in traditional characters: a name or a quotation in them does not make it so."""
    count = len(_traditional().findall(text))
    return count >= _FEWEST and count >= _SHARE * sum("\u3400" <= char <= "\u9fff" for char in text)


def plain(text: str) -> str:
    """A text as rules read it: simplified if it is one in traditional characters, else the very same string."""
    return simplified(text) if is_traditional(text) else text


def original(value: str, read: str, written: str) -> str:
    """A value that was read in simplified characters, in those that stand in its stretch of the text.

    `read` is the stretch as it was read, `written` the same as it stands, character by character.

    >>> original("采购局（甲方）", "采购局(甲方)：", "採購局(甲方)：")
    '採購局（甲方）'
    """
    return value.translate({ord(char): there for char, there in zip(read, written, strict=True) if ord(there) in _table()})


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


@cache
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in words("traditional")}
