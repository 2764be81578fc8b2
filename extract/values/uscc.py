"""Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check character (mod 31).

The letters I, O, S, V, Z are not in the alphabet, so a misread 1, 0, 5 or 2 is noticed.

>>> calc_check_digit("91999999MA00TE5T1")
'C'
>>> parse("9199 9999 MA00 TE5T 1c")
'91999999MA00TE5T1C'
>>> parse("91999999MA00TE5T2C")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 统一社会信用代码校验不通过：91999999MA00TE5T2C
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_SHAPE = re.compile(rf"[1-9AFNY][1-9A-HJ-NP-Y][0-9]{{6}}[{ALPHABET}]{{10}}\Z")


def calc_check_digit(first17: str) -> str:
    """Check character for the first 17 characters."""
    total = sum(ALPHABET.index(char) * weight for char, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def _compact(text: str) -> str:
    return tight(text).replace("-", "").replace(" ", "").upper()


def parse(text: str) -> str:
    """The 18 characters, upper case; ValueParseError (`empty`, `masked`, `format`, `checksum`) otherwise."""
    code = _compact(text)
    if not _SHAPE.match(code):
        raise refuse(code, text, "统一社会信用代码")
    if calc_check_digit(code[:17]) != code[17]:
        raise ValueParseError("checksum", "统一社会信用代码校验不通过", text)
    return code
