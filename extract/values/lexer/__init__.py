"""The lexer: all values of a text, found once, before any rule, each whole or `malformed`.

Maximal munch: at every place the longest run of characters that can belong to a value is taken and given, as a whole,
to the parser of its family. Where the parser refuses it the run is a token without a value; no part of it ever is one.
Rules ask `Lexed` for the token under their holes (`extract.rulebook.rule`), sums are read from it (`extract.facts`).

>>> [(str(t.value), t.family) for t in lex("支付36万4200元，占合同总价的百分之三十五点五").tokens]
[('364200.00', 'money'), ('0.355', 'ratio')]
>>> [(t.value, t.code) for t in lex("合同总价为叁拾坎万元整").tokens]
[(None, 'format')]
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.values.lexer import families
from extract.values.lexer.chars import LETTERS
from extract.values.lexer.currency import CODE_OF, SIGNS
from extract.values.lexer.proved import proved
from extract.values.lexer.shapes import (
    BRACKETED,
    DATE,
    DISCOUNT,
    DURATION,
    ENGLISH,
    MONEY,
    NUMBER,
    PREFIX,
    RATIO,
    YEAR_WORD,
)
from extract.values.lexer.token import Lexed, Token
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

_START = re.compile(
    f"[0-9{DIGIT_CHARS}{UNIT_CHARS}{LETTERS}*半]|{BRACKETED}|(?<![A-Za-z])(?=[A-Za-z]{{3,9}}[., ，]{{0,2}}[0-9])(?={ENGLISH})", re.VERBOSE
)
_ANY = re.compile(
    rf"(?P<date>{DATE})|(?P<ratio>{RATIO})|(?P<discount>{DISCOUNT})|(?P<duration>{DURATION})|(?P<money>{MONEY})|(?P<none>{NUMBER})",
    re.VERBOSE | re.MULTILINE,
)
_PREFIX = re.compile(rf"{PREFIX}\Z", re.VERBOSE)
_SIGNED = re.compile(rf"{SIGNS}：?\ ?\Z", re.VERBOSE)
_YEAR_WORD = re.compile(rf"{YEAR_WORD}\Z")
_BEFORE_SUM = frozenset("：） 写额" + "".join(name[-1] for name in CODE_OF))
_REACH = 28
"""Characters before a number within which its sign and labels stand: 人民币（大写金额）：."""


@lru_cache(maxsize=8)
def lex(text: str) -> Lexed:
    """All tokens of a folded, tight text (`View.text`)."""
    tokens: list[Token] = []
    at = 0
    while (found := _START.search(text, at)) is not None:
        run = _ANY.match(text, found.start())
        if run is None:
            at = found.end()
            continue
        start, end, family = *run.span(), run.lastgroup or "none"
        if family in ("money", "none") and text[start - 1 : start] in _BEFORE_SUM and start:
            first = max(start - _REACH, tokens[-1].end if tokens else 0)
            if family == "money" or _SIGNED.search(text, first, start):
                prefix = _PREFIX.search(text, first, start)
                start = prefix.start() if prefix else start
                end += family == "none" and text[end : end + 1] in ("整", "正")
                family = "money"
        elif family == "date" and text[start - 1 : start] in ("年", "度") and (word := _YEAR_WORD.search(text, max(start - 4, 0), start)):
            start = word.start()
        token = families.READERS[family](text, start, end, tokens)
        if token is not None:
            tokens.append(token)
        at = end
    return Lexed(tuple(proved(text, tokens)))
