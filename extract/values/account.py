"""A bank account (银行账号): 9 to 30 digits; spaces and dashes inside are layout. There is no
checksum: company accounts have none.

>>> parse("1109 0000 0000 1234 567"), parse("3200-0000-1234-5678")
('1109000000001234567', '3200000012345678')
>>> parse("0000 0000 0000 0000")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 银行账号为占位：0000 0000 0000 0000
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

_ACCOUNT = re.compile(r"[0-9]{9,30}\Z")


def parse(text: str) -> str:
    """The digits, leading zeros kept; ValueParseError (`empty`, `masked`, `placeholder`, `format`) otherwise."""
    cleaned = tight(text)
    digits = cleaned.replace("-", "")
    if not _ACCOUNT.match(digits):
        raise refuse(cleaned, text, "银行账号")
    if len(set(digits)) == 1:
        raise ValueParseError("placeholder", "银行账号为占位", text)
    return digits
