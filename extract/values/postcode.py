"""A postcode (邮政编码): six digits.

>>> parse("100 000"), parse("２１３０００")
('100000', '213000')
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

_POSTCODE = re.compile(r"[0-8][0-9]{5}\Z")


def parse(text: str) -> str:
    """The six digits; ValueParseError (`empty`, `placeholder`, `format`) otherwise."""
    cleaned = tight(text)
    if not _POSTCODE.match(cleaned):
        raise refuse(cleaned, text, "邮政编码")
    if cleaned == "000000":
        raise ValueParseError("placeholder", "邮政编码为占位", text)
    return cleaned
