"""When a value is right: the comparable form of values, and gold with several right answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable
from decimal import Decimal
from typing import Any

_PUNCTUATION = str.maketrans("（）：，；“”‘’【】％", "():,;\"\"''[]%")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_LONGEST_NUMBER = 13
"""Longer runs of digits are account numbers and codes: leading and trailing zeros count."""

_TOLERANCE = Decimal("0.001")
"""Relative difference allowed between ratios (numbers below 1): 6.67 % and 1/15 are the same."""


def comparable(value: Any) -> Hashable:
    """Form in which two values are the same if a person would say so; `None` for nothing at all.

    Numbers compare as numbers (`"5.00"` and `5`), texts without spaces, with folded punctuation and trimmed ends.

    >>> comparable("12.00") == comparable(12), comparable("（甲方）") == comparable("( 甲方 )"), comparable([])
    (True, True, None)
    """
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, dict):
        return tuple(sorted((key, comparable(one)) for key, one in value.items()))
    text = unicodedata.normalize("NFKC", str(value).translate(_PUNCTUATION))
    text = re.sub(r"\s+", "", text)
    if len(text) <= _LONGEST_NUMBER and _NUMBER.fullmatch(text):
        return Decimal(text).normalize()
    return text.strip(':,;.。、《》"')


def value_of(thing: Any) -> Any:
    """Value of a fact, or the thing itself."""
    return thing.get("value") if isinstance(thing, dict) and "value" in thing else thing


def answers(gold: Any) -> list[Any]:
    """The right answers that a gold value allows."""
    return gold if isinstance(gold, list) else [gold]


def is_right(value: Any, gold: Any) -> bool:
    """True if a value is one of the right answers."""
    mine = comparable(value)
    return any(_equal(mine, comparable(answer)) for answer in answers(gold))


def _equal(mine: Hashable, answer: Hashable) -> bool:
    if mine == answer:
        return True
    if not (isinstance(mine, Decimal) and isinstance(answer, Decimal)):
        return False
    return 0 < abs(answer) < 1 and abs(mine - answer) / abs(answer) < _TOLERANCE
