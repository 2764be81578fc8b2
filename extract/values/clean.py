"""What every parser does first: fold the characters, drop the layout, see whether anything was filled in.

Two strengths, because a space between two digits is not always layout:

* `tight` drops every space (dates, identifiers, names);
* `spaced` keeps one space between two digits, so that `5 10%` does not become 510 %, while `1 168 000` can still
  be recognised as a grouped number. A line end between two digits is a wrapped line and goes.

Both drop `【 】` and the underscores around a value. Underscores *between* digits stay: that is a half-filled form.

>>> tight("２０２４ 年 _7_ 月 19\\n日")
'2024年7月19日'
>>> spaced("【 1 168\\n 000 】 元")
'1 168000元'
"""

from __future__ import annotations

import re

from extract.text.fold import fold
from extract.values.errors import ValueParseError

_DIGIT = "0-9０-９"
_LAYOUT = re.compile(
    rf"(?P<gap>(?<=[{_DIGIT}])[^\S\r\n]+(?=[{_DIGIT}]))"
    rf"|[\s\u200b\ufeff\u00ad【】]+"
    rf"|(?<![{_DIGIT}_])_+|_+(?![{_DIGIT}_])"
)
# What is left of a form that nobody filled in: units, slashes, dashes, crosses, dots, empty brackets.
_BLANK = re.compile(r"[/\\\-—_xX×*…·.、，,：（）¥年月日号时分元圆角整正万亿%‰天个空白无]*\Z")
_MASKED = re.compile(r"[0-9][*＊xX×]{2,}|[*＊xX×]{2,}[0-9]|[*＊]")


def _keep_gap(match: re.Match[str]) -> str:
    return " " if match.lastgroup == "gap" else ""


def tight(text: str) -> str:
    """Folded text without any space."""
    return fold(_LAYOUT.sub("", text))


def spaced(text: str) -> str:
    """Folded text with at most one space between two digits and no other."""
    return fold(_LAYOUT.sub(_keep_gap, text))


def is_blank(cleaned: str) -> bool:
    """True for what remains of an unfilled blank: nothing, or only units and filler characters.

    >>> is_blank(tight("____ 元")), is_blank("/"), is_blank("XXX"), is_blank("5元")
    (True, True, True, False)
    """
    return _BLANK.match(cleaned) is not None


def refuse(cleaned: str, text: str, what: str) -> ValueParseError:
    """The error for a text that is not a `what` (Chinese name of the type): `empty`, `masked` or `format`."""
    if is_blank(cleaned):
        return ValueParseError("empty", f"{what}未填写", text)
    if _MASKED.search(cleaned):
        return ValueParseError("masked", f"{what}被遮盖", text)
    return ValueParseError("format", f"不是{what}", text)
