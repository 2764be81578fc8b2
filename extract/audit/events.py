"""What a penalty is for, as words: whether two sentences speak of one breach."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.lexicon import phrase
from extract.text.fold import fold

_ALIKE = 0.75
"""Share of the pairs of characters of the shorter breach that the other has."""
_HAN = regex.compile(r"\p{Han}+")


def breach(text: str) -> str:
    """The part of a sentence that says what the breach is, without its number.

    >>> breach("10.1 乙方逾期完成终验的，每逾期一日支付合同总额3‰，总额不超过10%")
    '乙方逾期完成终验的，'
    """
    tight = phrase("audit.number_of_a_breach").sub("", fold(text).replace(" ", ""))
    price = phrase("audit.price_of_a_breach").search(tight)
    return tight[: price.start()] if price else tight


def cores(text: str) -> Iterator[str]:
    """The breaches that a sentence names before its price, each stripped of the side, of what every breach has (擅自,
    未经同意, 的) and of its number.

    >>> list(cores("（二）乙方人员脱岗、睡岗的，每人每次扣200元"))
    ['脱岗', '睡岗']
    """
    for part in phrase("audit.parts_a_breach").split(breach(text)):
        bare = "".join(_HAN.findall(phrase("audit.of_every_breach").sub("", part)))
        if len(bare) > 1:
            yield bare


def alike(one: str, other: str) -> bool:
    """True if two breaches share nearly all their pairs of characters: the order of the words does not count.

    >>> alike("更换项目经理", "项目经理更换"), alike("项目经理更换", "项目经理缺勤"), alike("脱岗", "离岗")
    (True, False, False)
    """
    first, second = _pairs(one), _pairs(other)
    return len(first & second) >= _ALIKE * min(len(first), len(second))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
