"""Is a value whole? What stands right before and behind it tells: no value begins or ends inside a number."""

from __future__ import annotations

import re

from extract.values.lexer.chars import LOST, NOISE, NUMBERS
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

_DIGITS = frozenset("0123456789")
_SIGN = rf"(?:[^\w\s，。；：（）、/\-—~～=%‰‱¥$€£≥≤<>《》“”\"「」\[\]｛｝☐□☑√]|[A-Za-z_□■{LOST}])"
"""A sign that belongs to no value and ends none."""
_JOINING = rf"(?:{_SIGN}|[、~～])"
"""Also a sign that joins a list or a range, where neither can stand."""
_FORMAL = "[壹贰叁肆伍陆柒捌玖拾佰仟万亿]"
_TORN = re.compile(
    rf"[0-9{DIGIT_CHARS}{UNIT_CHARS}点元圆年](?![.,]\Z)(?:(?![A-Za-z]){_SIGN}|[.,* xXOoIl]){{1,3}}\Z"
)
_COVERED = re.compile(r"(?:(?<![A-Za-z0-9])[Xx×✕]{2,8}|[?？■●▇█▓]{2,8})[,.]?\Z|[^0-9A-Za-z.一二三四五六七八九十]\.\Z")
"""Digits in front of a figure that are covered (XX73.5万元), or gone but for the point (：.73元)."""
_BLACKED = re.compile(r"[▇█▓][,.]?\Z|(?<=[一-龥¥])■[,.]?\Z")
"""Digits that a black block hides; ■ is a tick where an option begins, or where other boxes stand on the line."""
_BOXES = re.compile("[☐□☑√✓✔]|■[^■\n]*[，；、 ：\n]■")
_GROUP_BEFORE = re.compile(r"[一-龥¥][0-9]{1,3}[、。：'’]\Z")
_GROUP_BEHIND = re.compile(r"[、。：'’][0-9]{3}(?![0-9])")
"""Groups of three digits with a wrong sign between them: 共计2、158元, ¥2、158元. A list of sums looks the same."""
_STRAY = f"[~～、。{LOST}]"
_APART_BEFORE = re.compile(
    rf"(?:[0-9](?:[,，.]{_STRAY}|{_STRAY}[,，.]|,[0-9]{{1,2}}{_STRAY})|[¥$€£币](?:[、。#^?□■{LOST}]{{1,2}}|[~～]))\Z"
)
_APART_BEHIND = re.compile(rf"{_STRAY}[,，.][0-9]|[,，.]{_STRAY}[0-9]|[~～、。]点")
"""A separator with no digits on one side, a group of less than three: 3,364、,200元, 3,36~4,200元. A list (200、300元) or
a range of figures has neither."""
_NOUGHT = re.compile(r"0(?:\.0{0,2})?(?![0-9.])")
_ONE_OF_MORE = re.compile(r"[0-9][~～、。]\Z")
"""364,20、0.00元: a list or a range whose last member is nothing."""
_CAPITALS_BEFORE = re.compile(rf"(?<=[^\s]){_FORMAL}[~～、。.]\Z|[百千万亿]\.\Z")
_CAPITALS = re.compile(r"[拾佰仟]|[万亿][壹贰叁肆伍陆柒捌玖元]|[壹贰叁肆伍陆柒捌玖][拾佰仟万亿元圆角]")
"""叁拾、陆万元整: nobody lists capital sums under one unit."""
_CENTS_BEHIND = re.compile(
    r"(?:[^，。；：（）、\s]零?|零[^，。；：（）、\s])[0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
    r"[^，。；：（）、\s]?(?:角|分(?![之钟部公校店局院期批次]))"
    r"|零?[壹贰叁肆伍陆柒捌玖][^，。；：（）、\s角分](?:角|分(?![之钟部公校店局院期批次]))"
    rf"|、零?[壹贰叁肆伍陆柒捌玖]?[角分]|。零?[壹贰叁肆伍陆柒捌玖]?角[整正]"
    rf"|[壹贰叁肆伍陆柒捌玖]?[、。]角[整正]|{_JOINING}角|[壹贰叁肆伍陆柒捌玖]{_JOINING}[整正]"
)
_UNIT_BEHIND = re.compile(
    rf"{_SIGN}{{1,2}}[元圆圓万亿]|[、~～][元圆圓]|。[元圆圓][整正壹贰叁肆伍陆柒捌玖]"
    rf"|(?<={_FORMAL})[^，。；：（）、\s0-9元圆圓整正](?:[元圆圓]|{_FORMAL})"
)
_DANGLING = re.compile(r"[壹贰叁肆伍陆柒捌玖](?![壹贰叁肆伍陆柒捌玖拾佰仟万零、.．：角分])")
_LINES_BEHIND = re.compile(
    r"(?:(?<=[币为计写额¥][0-9])|(?<=[币为计写额¥][0-9]{2})|(?<=[币为计写额¥][0-9]{3}))\n(?:[^\n：；。，]{1,30}\n)?"
    r"[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,2})?万?元(?:[整，。；（\n]|\Z)"
    r"|(?<=[0-9])[,，]?\n(?:[^\n]{1,40}\n){0,2}0(?:,[0-9]{3}|[0-9],[0-9]{3}|00(?:,[0-9]{3}|\.[0-9]{2}|元))"
    rf"|(?<={_FORMAL})\n(?:[^\n]{{1,40}}\n){{0,2}}(?:{_FORMAL}|零){{0,16}}[元圆](?:[整正（，。]|\n|\Z)"
)
"""The rest of a sum at the beginning of a line below: 共计人民币56⏎仅供查阅⏎8,000.00元, where neither half shows that it is one."""
_MONTHS_BEHIND = re.compile(
    rf"{_SIGN}{{0,2}}[零又加]?{_SIGN}{{0,2}}"
    rf"[0-9一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{{1,4}}[。]?{_JOINING}{{0,2}}个?[。]?{_JOINING}{{0,2}}月"
    rf"|[零又加]{_JOINING}{{1,2}}个?月"
    rf"|{_JOINING}{{1,2}}个?月"
)
_N = "[0-9一二三四五六七八九十廿卅]"
_COUNTED = (
    r"[0-9]{1,2}[万元个台套份人名次项批家辆件只组支本册间栋层座户期年月天周小折倍成点亩公平米吨千克升度号日工轮包路门线岁时分处所种类条款"
    r"单位场届至到和及]"
)
"""What is counted behind a month or a year, and is no day: 2025年6月12台."""
_DATE_BEHIND = re.compile(
    rf"{_SIGN}{{0,2}}(?:[0-9一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾]{{1,3}}{_SIGN}{{0,2}}){{1,2}}[月日号]|{_JOINING}{{1,2}}月"
    r"|[、~～][0-9一二三四五六七八九十]{1,2}月[0-9一二三四五六七八九十廿卅]{1,3}[日号]"
    r"|(?<=年)[0-9一二三四五六七八九十]{1,2}[、~～][0-9一二三四五六七八九十廿卅]{0,3}[月日号]"
    r"|(?<=年)[：；（]{1,2}[0-9一二三四五六七八九十]{1,2}[）：；]{0,2}月|(?<=年)[0-9一二三四五六七八九十]{1,2}[）：；]{1,2}月"
    r"|(?<=月)[：；（]{1,2}[0-9一二三四五六七八九十廿卅]{1,3}[）：；]{0,2}[日号]|(?<=月)[0-9一二三四五六七八九十廿卅]{1,3}[）：；]{1,2}[日号]"
    rf"|(?<=年)（?{_N}{{1,2}}[、~～。：；（），]{{1,2}}月|(?<=年)月(?=[0-9一二三四五六七八九十廿卅日号])"
    r"|(?<=年)[0-9]{1,2}[：；。][0-9]{1,2}(?![0-9])"
    rf"|(?<=[年月])(?!{_COUNTED})[0-9]{{1,2}}(?=[一-龥])"
    r"|(?<=月)[、~～]?[0-9一二三四五六七八九十廿卅]{0,2}[、~～]?[0-9一二三四五六七八九十廿卅]{1,2}[、~～]?[日号]"
)
_DAY_TO_DAY = re.compile(r"[~～][12][0-9]{3}(?:年|[-./][0-9]{1,2}[-./][0-9])")
"""The sign of a range and another date: 2025-9-1~2026-8-31."""
_DAY_BEHIND = re.compile(r"、[0-9]{1,2}(?![0-9.\-/年])|、[0-9一二三四五六七八九十廿卅]{0,2}[日号]")
_DAY_OF_DATE = re.compile(
    rf"(?:(?:[0-9]{{4}}|[〇零一二三四五六七八九]{{4}})年(?:[0-9一二三四五六七八九十]{{1,3}}{_JOINING}{{1,2}})?"
    rf"|(?:[0-9一二三四五六七八九十元正]|{_JOINING})月(?:[0-9一二三四五六七八九十廿卅]{{0,2}}{_JOINING}{{1,2}})?"
    r")\Z"
)
"""What goes before the day of a torn date, which looks like a length: 五月^廿一日."""


def cut_before(text: str, start: int) -> bool:
    """True if what begins at `start` is the end of a longer number: 36_4200元, 三百#二十万元, 36 4200元."""
    if start < 1 or text[start] not in NUMBERS:
        return False
    if text[start - 1] in _DIGITS or (text[start - 1] == "年" and re.match(_SIGN, text[start - 2 : start - 1])):
        return True
    if _APART_BEFORE.search(text, max(start - 5, 0), start):
        return True
    if _ONE_OF_MORE.search(text, max(start - 2, 0), start) and _NOUGHT.match(text, start):
        return True
    if _CAPITALS_BEFORE.search(text, max(start - 3, 0), start) and (text[start - 1] == "." or _CAPITALS.match(text, start)):
        return True
    if re.match(r"[0-9]{3}(?![0-9])", text[start : start + 4]) and _GROUP_BEFORE.search(text, max(start - 6, 0), start):
        return True
    if text[start] in _DIGITS and _COVERED.search(text, max(start - 9, 0), start):
        return True
    if text[start] in _DIGITS and _BLACKED.search(text, max(start - 3, 0), start) and not _on_a_form(text, start):
        return True
    return _TORN.search(text, max(start - 4, 0), start) is not None


def _on_a_form(text: str, at: int) -> bool:
    """True if other boxes stand on the line."""
    line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]
    return _BOXES.search(line) is not None


def day_of_date(text: str, start: int, end: int) -> bool:
    """True if the length `text[start:end]` is the day of a date that is torn: 2025年10月^21日."""
    return text[end - 1] == "日" and _DAY_OF_DATE.search(text, max(start - 9, 0), start) is not None


def cut_behind(text: str, end: int, family: str) -> bool:
    """True if what ends at `end` goes on: ¥36#4200, 叁拾万元#伍角, 1年#6个月, 2025年5月3#1日."""
    if end >= len(text):
        return False
    following = text[end]
    if family == "date" and _DAY_TO_DAY.match(text, end):
        return False
    if text[end - 1] in NUMBERS:
        if following in _DIGITS or (following == "点" and text[end + 1 : end + 2] in NUMBERS):
            return True
        if _APART_BEHIND.match(text, end) or (following in "~～、。" and text[end - 1] in _DIGITS and _NOUGHT.match(text, end + 1)):
            return True
        if following in "~～、。." and re.match(_FORMAL, text[end - 1]) and _CAPITALS.match(text, end + 1):
            return True
        at = end
        while at < min(end + 3, len(text) - 1) and (text[at] in NOISE or text[at] in ".,"):
            at += 1
        if at > end and text[at] in NUMBERS and not (
            text[end] in ".," and at == end + 1 and text[at] not in _DIGITS and (family != "ratio" or text[end - 1] in _DIGITS)
        ):
            return True
    if family == "money":
        if _GROUP_BEHIND.match(text, end) and re.search(r"¥[0-9]{1,3}\Z", text[max(end - 4, 0) : end]):
            return True
        if text[end - 1] in NUMBERS and (_UNIT_BEHIND.match(text, end) or _LINES_BEHIND.match(text, end)):
            return True
        if text[end - 1] in "元圆" and _DANGLING.match(text, end):
            return True
        return _CENTS_BEHIND.match(text, end) is not None
    if family == "duration" and text[end - 1] in "年月":
        return _MONTHS_BEHIND.match(text, end) is not None and text[end - 1] == "年"
    if family == "date" and text[end - 1] in NUMBERS:
        return _DAY_BEHIND.match(text, end) is not None
    if family == "date" and text[end - 1] in "年月":
        return _DATE_BEHIND.match(text, end) is not None
    return False
