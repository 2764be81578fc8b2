"""Sums on printed forms, where the places stand ready and each is filled in: ⊗仟⊗佰叁拾陆万零仟伍佰零拾零元零角零分.

A place that was not needed holds a sign, a stroke, or nothing. In front it is left out, elsewhere shown as 零, in the same
number of characters; only where the form has all its places down to 元, so that what fills them is the whole sum.
A sign that may also cover a digit (×, *) counts only before the first digit: nobody hides the first digits of a sum and
shows the others.
"""

from __future__ import annotations

import re

_VOID = "⊗⊕⨂⨁⊖⊘ⓍⓧØ¤∅"
"""Signs that say nothing but that a place is void."""
_STROKES = "×xX✕✗※○◯〇/\\\\\\-—–*#Oo0"
"""Signs that say so in front of the first digit."""
_BLANK = " _"
_NUMERALS = "零〇○壹壱贰貳貮弐弍叁參叄参弎肆伍陆陸柒捌玖一二三四五六七八九"
_DIGITS = f"{_NUMERALS}0-9"
_UNITS = "亿億仟拾佰万萬"
_ENDS = "亿億万萬元圆圓"
"""Units that stand without a digit of their own: 叁拾万."""
_PLACE = rf"[{_VOID}{_STROKES}{_BLANK}{_DIGITS}]"
_FORM = re.compile(
    rf"(?<![{_DIGITS}{_UNITS}十百千])(?P<high>(?:{_PLACE}{{0,12}}[{_UNITS}]){{3,11}}){_PLACE}{{0,8}}"
    rf"[元圆圓](?:{_PLACE}{{0,8}}角)?(?:{_PLACE}{{0,8}}分)?"
)
_GROUP = re.compile(rf"(?P<place>{_PLACE}*)(?P<unit>[{_UNITS}元圆圓角分])")
_ORDER = "仟佰拾亿仟佰拾万仟佰拾"
"""The units of a form; it begins at any of them and leaves out none."""
_LEAST = 4
"""With fewer places it may be the sum itself of which a part is lost."""
_VOID_PLACE = re.compile(rf"[仟佰拾](?<=[{_VOID}{_STROKES}{_BLANK}零].)")
_PLAIN = str.maketrans("億萬", "亿万")


def filled(folded: str) -> str:
    """The folded text without the void places of printed sums: spaces for those in front, 零 for the others.

    >>> filled("⊗仟×佰叁拾陆万零仟伍佰⊗拾零元零角零分")
    '    叁拾陆万零仟伍佰零拾零元零角零分'
    >>> filled("×佰×拾×万×仟×佰×拾×元"), filled("叁拾×万零仟伍佰零拾零元")
    ('×佰×拾×万×仟×佰×拾×元', '叁拾×万零仟伍佰零拾零元')
    """
    if not ("佰" in folded and "拾" in folded and _VOID_PLACE.search(folded)):
        return folded
    return _FORM.sub(lambda found: _places(found[0]), folded)


def _places(written: str) -> str:
    """A printed sum without its void places, or as written where a place can be anything else."""
    groups = list(_GROUP.finditer(written))
    units = "".join(one["unit"] for one in groups if one["unit"] in _UNITS).translate(_PLAIN)
    if not _ORDER.endswith(units) or len(units) < _LEAST:
        return written
    shown: list[str] = []
    begun = False
    for one in groups:
        place, unit = one["place"], one["unit"]
        held = place.strip(_BLANK)
        if not begun:
            if not place or len(set(held)) > 1 or (unit == "拾" and not held and not shown):
                return written  # a blank and 拾贰万: 120,000 or 20,000
            begun = held not in ("", "零", "〇", "0") and held[0] not in _VOID + _STROKES
            if not begun:
                shown.append(" " * len(one[0]))
                continue
        if held and (held in _VOID or (unit in "角分" and held in _STROKES)):
            place = "零".rjust(len(place))
        elif len(held) > 1 or (held and held not in _NUMERALS) or not (held or unit in _ENDS):
            return written
        shown.append(place + unit)
    return "".join(shown) if begun else written
