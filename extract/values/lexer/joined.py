"""Numbers that a 、 or 。 joins under one unit: a list, or one number that is torn (36、4万元 is 36.4, or 36 and 4).

Neither half of a torn number is a value, and a member of a list whose unit stands behind another is not stated for itself;
so both are refused, unless what stands in front is the number of an item or the list can be nothing else (2000、3000元).
"""

from __future__ import annotations

import re

from extract.values.lexer.chars import NUMBERS
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

_CHINESE = f"[{DIGIT_CHARS}{UNIT_CHARS}点]"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_LEFT = re.compile(rf"(?P<figure>[0-9][0-9,.]{{0,15}})[、。]\Z|(?P<words>{_CHINESE}{{1,12}})[、。]\Z")
_ITEM_BEFORE = frozenset("\n\t；：。，（第其件表图附注条款项见★▲ ")
"""What stands in front of the number of an item, or of something that has a number: ；2、500元; 第一、十日内; 附件1。30日内."""
_OF_YEARS = frozenset("年期季度批次")
"""第一、二年 counts years, and lasts none."""
_SMALL = 3
"""Digits of a number that can be the beginning of a torn one, with three or four behind."""
_LEFT_OF_COMMA = re.compile(r"(?:\A|[^0-9.，、：（\n\t；。])[0-9]{1,2}，\Z")
_BARE_BEFORE = re.compile(
    r"(?P<lead>[一-龥¥$€£]|[A-Z]{3}\ ?)(?P<left>[0-9][0-9,.]{0,15})(?P<sign>[^0-9一-龥A-Za-z\s%‰¥$、。]{1,3})\Z"
)
"""A figure without a unit, and signs behind it: 共计3,517）260.00元, 共计3),517,260.00元."""
_BARE_BEHIND = re.compile(
    r"[^0-9一-龥A-Za-z\s%‰¥$（\-—~～](?:[0-9]{3}(?:[,.][0-9]|(?![0-9一-龥]))|[0-9][0-9,.]{0,12}[元圆])"
    r"|(?=.{0,1}[,.，])[^0-9一-龥A-Za-z\s%‰¥$（]{2,3}[0-9]"
)
_GROUP = re.compile(r"[0-9]{3}(?![0-9])")
_GROUPED = re.compile(r"[0-9]{1,3},[0-9]{3}")
_QUOTES = frozenset("「」《》“”‘’\"'…·")
_RANGES = frozenset("-—–~～")
_LETTERED = re.compile(r"[零〇一二三四五六七八九十百千万][A-Za-z]\Z|[0-9][A-Za-z]\.\Z")
_SCALED_BEFORE = re.compile(r"[0-9零一二三四五六七八九十百千](?P<scale>[万亿])[、，]\Z")
"""36万、4200元: what is below the scale of the number in front goes on with it."""
_LEFT_OF_SIGN = re.compile(r"[0-9][：/]\Z")
_FIGURE_BEFORE = re.compile(r"[0-9]{4}，\Z")
_CENTS = re.compile(r"[0-9]{2}[元圆]")
"""123456，78元."""
_LONGER_BEFORE = re.compile(r"(?:个月|年(?=[零又加]))[零又加、]{0,2}\Z")
"""三个月又十天, 3年零、6个月: the end of a length of time."""
_LETTER = re.compile(r"(?:[¥$€£]-|(?<![A-Za-z])[SBZQDGbqgsΟοО]|[¥$€£][A-Za-z]|[0-9][A-Za-z]，|[0-9]/)\Z")
"""A letter in the place of the first digit (S6,400.00), or of one in front of the comma (3Z,400.00)."""
_LETTER_BEHIND = re.compile(r"[,.，]?[A-Za-zΟοО][,.，]?[0-9]")
_LIST_BEHIND = re.compile(r"(?P<sign>[、。])(?P<run>[0-9][0-9,.]{0,12}|[零〇一二三四五六七八九十百千点]{1,8})(?P<after>.?)", re.DOTALL)
_UNITS = frozenset("年月日天个周小时次元圆万亿%‰项期批台套人名份倍折成分条款章节号度季工法自佰仟壹贰叁肆伍陆柒捌玖拾（")
"""What makes the number behind 、 one of its own: 百分之三、五日内."""
_FORMAL_BEFORE = re.compile(rf"(?:[{_FORMAL}万亿][、。，；]|[元圆])\Z")
_FORMAL_BEHIND = re.compile(rf"[、。，；]?[{_FORMAL}]")
"""叁仟；肆佰元整: a sum in capitals that has no end, and one behind it."""
_CENTS_BEHIND = re.compile(rf"[{_FORMAL}]{{1,8}}[整正]|" r"[，。；：]零?[壹贰叁肆伍陆柒捌玖](?:角|分(?![之钟部公校店局院期批次]))")
_COMMA_CENTS = re.compile(r"，[0-9]{2}(?:[元圆整正）。；\n]|\Z)")
_TO_MORE = re.compile(
    r"[-~～—至到](?P<run>[0-9.]{1,6}|[零〇一二三四五六七八九十百点]{1,6})(?!分之|[%‰‱0-9.年月日天个])"
)
_MORE_BEHIND = re.compile(rf"[~～](?:[0-9]{{1,4}}|{_CHINESE}{{1,4}})(?![0-9日天年])")
"""3年~8个月; 10日~15日 are two bounds, each with its unit."""
_DAYS_BEHIND = re.compile(
    rf"(?<=年)[零又加]、(?:[0-9]{{1,3}}|{_CHINESE}{{1,4}})个?月"
    rf"|(?<=个月)[零又加外]?(?:[0-9]{{1,3}}|{_CHINESE}{{1,4}})(?:个?(?:工作日|日历天|日|天))"
)


def joined(text: str, start: int, end: int, family: str) -> bool:
    """True if the number `text[start:end]` is a part of what is written."""
    return (text[start] in NUMBERS and _before(text, start, end)) or _behind(text, end, family)


def _before(text: str, start: int, end: int) -> bool:
    """True if the number at `start` is joined to one in front that has no unit of its own."""
    sign = text[start - 1 : start]
    if text[start] in _FORMAL and _FORMAL_BEFORE.search(text, max(start - 2, 0), start):
        return True
    if text[start].isdigit() and sign in ("，", "：", "/"):
        if text[end - 1] in "%‰‱折成":
            before = _LEFT_OF_COMMA if sign == "，" else _LEFT_OF_SIGN
            return before.search(text, max(start - 4, 0), start) is not None
        if sign == "，" and _CENTS.match(text, start) and _FIGURE_BEFORE.search(text, max(start - 5, 0), start):
            return True
    if _LETTERED.search(text, max(start - 3, 0), start) or (text[start].isdigit() and _torn_group(text, start)):
        return True
    if (above := _SCALED_BEFORE.search(text, max(start - 3, 0), start)) and text[end - 1] in "元圆整正":
        return above["scale"] not in text[start:end] and "亿" not in text[start:end]
    if text[end - 1] in "天日月" and _LONGER_BEFORE.search(text, max(start - 4, 0), start):
        return True
    if sign not in ("、", "。") or (left := _LEFT.search(text, max(start - 18, 0), start)) is None:
        return False
    first, figure = left.start(), left["figure"]
    if bool(figure) != text[start].isascii():
        return False
    if not first or text[first - 1] in _ITEM_BEFORE:
        return text[first - 1 : first] == "第" and text[end - 1] in _OF_YEARS and sign == "、"
    if not figure:
        return len(left["words"]) > 1 or sign == "、"
    if set(figure) & {",", "."} or len(figure) <= _SMALL:
        return True
    return re.match(r"[0-9]{1,2}(?![0-9])", text[start : start + 3]) is not None


def _torn_group(text: str, start: int) -> bool:
    """True if a figure is one of the groups of a longer one, with signs of any kind between them."""
    if text[start - 1 : start].isalnum() or (found := _BARE_BEFORE.search(text, max(start - 24, 0), start)) is None:
        return False
    left, sign = found["left"], found["sign"]
    if len(sign) > 1 and set(sign) & {",", ".", "，"}:
        return True
    if set(sign) & _RANGES or "（" in sign:
        return False
    if found["lead"] in "¥$€£" or not {",", "."}.isdisjoint(left) or sign in _QUOTES:
        return True
    return _GROUP.match(text, start) is not None or (sign == "，" and _GROUPED.match(text, start) is not None)


def _behind(text: str, end: int, family: str) -> bool:
    """True if what ends at `end` goes on with a number that has no unit of its own (百分之三、十五点五; ¥3、64200元)."""
    last, following = text[end - 1], text[end : end + 1]
    if family == "duration":
        return _MORE_BEHIND.match(text, end) is not None or (last in "月年" and _DAYS_BEHIND.match(text, end) is not None)
    if family == "ratio" and (following in "%‰‱" or (last not in "%‰‱成半" and _TO_MORE.match(text, end) is not None)):
        return following != ""
    if family not in ("money", "ratio"):
        return False
    if family == "money" and last in _FORMAL and _FORMAL_BEHIND.match(text, end):
        return True
    if family == "money" and last in "元圆" and _CENTS_BEHIND.match(text, end):
        return True
    if family == "money" and last.isdigit() and any(one.match(text, end) for one in (_LETTER_BEHIND, _COMMA_CENTS, _BARE_BEHIND)):
        return True
    more = _LIST_BEHIND.match(text, end)
    if more is None or more["run"][0].isascii() != last.isascii() or last in "%‰‱元圆整正成半":
        return False
    if family == "money":
        return last.isdigit()
    return not (more["after"] in _UNITS and more["after"]) and not (more["sign"] == "。" and more["after"] in ("、", ".", "．"))


def led_by_a_letter(text: str, start: int) -> bool:
    """True if a letter or a stroke stands where the first digits of a figure stood: ¥S6,400.00元, 12/345元."""
    return text[start].isdigit() and _LETTER.search(text, max(start - 3, 0), start) is not None
