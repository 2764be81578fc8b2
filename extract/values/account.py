"""A bank account (银行账号): 9 to 30 digits, as written. There is no checksum: company accounts have none.

Spaces inside are layout, and so are dashes that only group the digits (four and four); a dash that sets off a part of
its own, such as the two digits of a province, belongs to the number.

>>> parse("1109 0000 0000 1234 567"), parse("3200-0000-1234-5678"), parse("19-0355 0104 0012 345")
('1109000000001234567', '3200000012345678', '19-035501040012345')
>>> parse("0000 0000 0000 0000")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 银行账号为占位：0000 0000 0000 0000
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, spaced, tight
from extract.values.errors import ValueParseError

_ACCOUNT = re.compile(r"[0-9]{9,30}\Z")
_DASHED = re.compile(r"[0-9]+(?:-[0-9]+)*\Z")


def parse(text: str) -> str:
    """The number with the dashes that are a part of it, leading zeros kept.

    ValueParseError (`empty`, `masked`, `placeholder`, `format`) otherwise.
    """
    cleaned = tight(text)
    digits = cleaned.replace("-", "")
    if not _ACCOUNT.match(digits) or not _DASHED.match(cleaned):
        raise refuse(cleaned, text, "银行账号")
    if len(set(digits)) == 1:
        raise ValueParseError("placeholder", "银行账号为占位", text)
    return digits if _groups(spaced(text).replace(" ", "-")) else cleaned


def _groups(dashed: str) -> bool:
    """True if the dashes only group: parts of three to five digits, all as long as the first but for the last."""
    first, *rest = dashed.split("-")
    return not rest or (3 <= len(first) <= 5 and len({len(part) for part in (first, *rest[:-1])}) == 1 and len(rest[-1]) <= len(first))
