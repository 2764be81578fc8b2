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
from extract.values.lexer.shapes import DATE, DISCOUNT, DURATION, MONEY, NUMBER, RATIO
from extract.values.lexer.token import Lexed, Token

_ANY = re.compile(
    rf"(?P<date>{DATE})|(?P<ratio>{RATIO})|(?P<discount>{DISCOUNT})|(?P<duration>{DURATION})|(?P<money>{MONEY})|(?P<none>{NUMBER})",
    re.VERBOSE | re.MULTILINE,
)


@lru_cache(maxsize=8)
def lex(text: str) -> Lexed:
    """All tokens of a folded, tight text (`View.text`)."""
    tokens: list[Token] = []
    for found in _ANY.finditer(text):
        family = found.lastgroup or "none"
        token = families.READERS[family](text, found.start(), found.end(), tokens)
        if token is not None:
            tokens.append(token)
    return Lexed(tuple(tokens))
