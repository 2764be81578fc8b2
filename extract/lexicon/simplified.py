"""Text in traditional characters as the words of the rules are written: one character for one, so offsets stay."""

from __future__ import annotations

from functools import cache

from extract.lexicon import words


def simplified(text: str) -> str:
    """The text with every traditional character that `rules/words/script.toml` knows replaced; the same length.

    >>> simplified("中標成交金額：三百萬圓")
    '中标成交金额：三百万圆'
    """
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in words("traditional")}
