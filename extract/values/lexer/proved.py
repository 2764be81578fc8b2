"""A sum in words with a misread sign (肆万贰任壹佰元整) that the figures directly behind or in front prove.

The words alone are no value. Where the same sum stands once more in whole figures, and one numeral in the place of each
misread sign makes the words say just that sum, the words are read so, and flagged as put right.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

from extract.values import money
from extract.values.errors import ValueParseError
from extract.values.lexer.shapes import PREFIX
from extract.values.lexer.token import Token
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

_CANDIDATES = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_KNOWN = frozenset(DIGIT_CHARS + UNIT_CHARS + "点元圆角分整正")
_MOST = 2
"""Misread signs of one sum; with more of them nearly any figure could be meant."""
_BETWEEN = re.compile(r"[（）：，\n ]*(?:(?:小写|大写)(?:金额)?[）：]*)?[（¥￥ \n]*\Z")
_PREFIX = re.compile(PREFIX, re.VERBOSE)


def proved(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens, with the sums in words that a whole figure beside them proves."""
    found = list(tokens)
    for i, token in enumerate(tokens):
        if token.family != "money" or token.value is not None or token.code != "format":
            continue
        for other in (tokens[i + 1 : i + 2], tokens[i - 1 : i] if i else []):
            if other and _beside(text, token, other[0]) and _says(text[token.start : token.end], other[0].value):
                found[i] = replace(token, value=other[0].value, code="", flags=("check_failed",))
                break
    return found


def _beside(text: str, words: Token, figures: Token) -> bool:
    if figures.family != "money" or figures.value is None or figures.flags or figures.currency != words.currency:
        return False
    first, second = sorted((words, figures), key=lambda token: token.start)
    return _BETWEEN.match(text[first.end : second.start]) is not None and any(c.isdigit() for c in text[figures.start : figures.end])


def _says(run: str, value: object) -> bool:
    """True if the words say a value, with one numeral in the place of each sign that is none."""
    head = _PREFIX.match(run)
    body = run[head.end() if head else 0 :]
    places = [i for i, sign in enumerate(body) if sign not in _KNOWN]
    if not 0 < len(places) <= _MOST:
        return False
    for signs in product(_CANDIDATES, repeat=len(places)):
        mended = list(body)
        for place, sign in zip(places, signs, strict=True):
            mended[place] = sign
        try:
            if money.parse("".join(mended)) == value:
                return True
        except ValueParseError:
            continue
    return False
