"""A Chinese telephone number (电话, 传真, 手机), written one way.

Landline `0519-85550000`, with an extension `0519-85550000转801` (or a dash, where that is written); local `85550000`;
mobile `13800000000`; `400-800-0000` (or `400-8000-000`, where it is written so); service numbers `95000`, `12300`.
The country code +86 is dropped, that of another country kept (`+46184805510`).

>>> parse("（0519）8555 0000转801"), parse("051985550000"), parse("+86 138-0000-0000")
('0519-85550000转801', '0519-85550000', '13800000000')
>>> parse("4008000000"), parse("400-8000-000"), parse("010 8555 0000")
('400-800-0000', '400-8000-000', '010-85550000')
>>> parse("138****0000")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 电话号码被遮盖：138****0000
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError

_COUNTRY = re.compile(r"\A(?:\+|00|（\+?)?86[-）]?(?=1[3-9]|[（0]|[1-9][0-9]{9})")
_EXTENSION = r"(?:(?:(?P<turn>转分机|分机号?|转|ext\.?|EXT\.?|[xX#])|[-—])：?(?P<ext>[0-9]{1,6})|（(?P<ext2>[0-9]{1,6})）)?\Z"
_ABROAD = re.compile(r"\+(?!86)[1-9][0-9]{0,2}(?:-?[0-9]){6,13}\Z")
_MOBILE = re.compile(r"(1[3-9][0-9])[-.]?([0-9]{4})[-.]?([0-9]{4})\Z")
# 010 and 02x take eight digits, every other area four digits and seven or eight.
_AREA = re.compile(
    r"（?(?P<area>010|02[0-9]|0[3-9][0-9]{2})[）\-—./]{0,2}(?P<number>[1-9][0-9]{3}-?[0-9]{3,4})" + _EXTENSION
)
_LOCAL = re.compile(r"(?P<number>[2-8][0-9]{2,3}-?[0-9]{4})" + _EXTENSION)
_TOLL = re.compile(r"[48]00(?:[-.]?[0-9]){7}\Z")
_TOLL_AS_SAID = re.compile(r"([48]00)-([0-9]{4})-([0-9]{3})\Z")
_SERVICE = re.compile(r"(?:9[56][0-9]{3,4}|1[12][0-9]{1,3})\Z")


def parse(text: str) -> str:
    """One number in its normal form; ValueParseError (`empty`, `masked`, `placeholder`, `format`) otherwise."""
    cleaned = tight(text)
    number = _COUNTRY.sub("", cleaned, count=1) if cleaned[:1] in "+08（" else cleaned
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) >= 7 and len(set(digits)) == 1:
        raise ValueParseError("placeholder", "电话号码为占位", text)
    if _ABROAD.match(number.replace("（", "").replace("）", "")):
        return re.sub(r"[^0-9+]", "", number)
    if match := _MOBILE.match(number):
        return "".join(match.groups())
    if groups := _TOLL_AS_SAID.match(number):
        return "-".join(groups.groups())
    if _TOLL.match(number):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if match := _AREA.match(number):
        local = match["number"].replace("-", "")
        if len(local) == 8 or len(match["area"]) == 4:
            return _join(match["area"] + "-" + local, match)
    if match := _LOCAL.match(number):
        return _join(match["number"].replace("-", ""), match)
    if _SERVICE.match(number):
        return number
    raise refuse(cleaned, text, "电话号码")


def _join(number: str, match: re.Match[str]) -> str:
    """With the extension: 转 where a word or sign says so, a dash where only a dash stands."""
    extension = match["ext"] or match["ext2"]
    return f"{number}{'转' if match['turn'] else '-'}{extension}" if extension else number
