"""Line ends inside a value: what stands on both sides of them cannot be two values, and is one.

Text files, tables of web pages and breaks set by hand cut a number, a sum in words, a date or a contract number at the end of
a line. Joined is only what neither side could be by itself: 360,⏎000.00, 叁拾陆⏎万元整, 千⏎分之六, 10个工⏎作日. A line that
is a value by itself is no half: columns of figures stand one below the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_FIRST = frozenset(
    "0123456789零壹贰叁參参肆伍陆陸柒捌玖拾佰仟萬万亿億弍貳貮一二三四五六七八九十百千元圆圓角分整正之年月日号个工作历 ,，.%％‰/-_—"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
"""What the second half of a value can begin with."""
_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿參陸貳萬億"
_WRAPPED = re.compile(
    # a sum in capitals, in plain words before its 元
    rf"(?<=[{_FORMAL}])\n(?= *[{_FORMAL}元圆圓角分整]{{1,30}}(?:[元圆圓角分整]|$))"
    rf"|(?<=[{_FORMAL}][元圆圓角])\n(?= *整|[{_FORMAL}][角分])"
    r"|(?<=[十百千万亿])\n(?= *[一二三四五六七八九零][零一二三四五六七八九十百千万]{0,12}元)"
    r"|(?<=[二三四五六七八九])\n(?= *[十百千万][一二三四五六七八九零十百千万]{0,12}元)"
    # figures whose last group, decimals or unit stand on the next line
    r"|(?<=[0-9],)\n(?= *[0-9]{3}(?![0-9]))|(?<=,[0-9])\n(?= *[0-9]{2}(?:,[0-9]|\.[0-9]|元))"
    r"|(?<=,[0-9]{2})\n(?= *[0-9](?:,[0-9]|\.[0-9]|元))|(?<=,[0-9]{3})\n(?= *,[0-9]{3}|\.[0-9]{1,2}(?![0-9.]))"
    r"|(?<=[0-9]\.)\n(?= *[0-9]{1,2}(?:元|）|，|。|万|[%‰]))|(?<=[0-9]\.[0-9])\n(?= *[0-9](?:元|）|，|。|万|[%‰]))"
    r"|(?<=¥)\n(?= *[0-9])|(?<=[0-9])\n(?= *(?:万元|元[整（，。；）]|[%‰]))"
    # rates, dates, lengths of time
    r"|(?<=[百千万])\n(?= *分之)|(?<=[百千万]分)\n(?= *之)|(?<=分之)\n(?= *[0-9一二三四五六七八九十])"
    r"|(?<=分之[一二三四五六七八九])\n(?= *[十点])|(?<=分之十|之[二三四五六七八九]十)\n(?= *[一二三四五六七八九](?![、，．.]))"
    r"|(?<=20)\n(?= *[0-9]{2}年)|(?<=20[0-9])\n(?= *[0-9]年)|(?<=[0-9]年)\n(?= *[0-9]{1,2} *月 *[0-9]{1,2} *日)"
    r"|(?<=[0-9])\n(?= *月 *[0-9]{1,2} *日|日(?:前|起|止|至|内|，|。|）)|年[0-9]{1,2}月|个?工作日|日历天|个月)"
    r"|(?<=月[0-9])\n(?= *[0-9]日)|(?<=[0-9]月)\n(?= *[0-9]{1,2} *[日号])|(?<=个工)\n(?= *作日)|(?<=工作)\n(?= *日内)"
    r"|(?<=[0-9一二三四五六七八九十]个)\n(?= *(?:工作日|月[，。；）内后]|日历|自然日))|(?<=[0-9一二三四五六七八九十]日|个日)\n(?= *历天)"
    r"|(?<=[二三四五六七八九]十)\n(?= *[一二三四五六七八九](?:个月|个?工作日|日历天|日内|天内|年[，。；（内]))"
    r"|(?<=[后内起的为共][二三四五六七八九十])\n(?= *十?[一二三四五六七八九]?(?:个月|个工作日|日历天))"
    r"|(?<=[后内起的][0-9])\n(?= *[0-9]个?(?:工作日|日历天|日内|天内))"
)
"""Line ends inside a value: what stands on both sides cannot be two values, and is one."""
_REACH = 80  # characters before a line end that can belong to a value
_CAPITAL = "零壹贰叁參参肆伍陆陸柒捌玖拾佰仟萬万亿億弍貳貮"
_WORDS_END = re.compile(rf"[{_CAPITAL}][{_CAPITAL} ]{{0,40}}$")
_WORDS_REST = re.compile(
    rf"[{_CAPITAL}][{_CAPITAL}元圆圓角分整正 ]{{0,40}}"
    rf"|[元圆圓][整正]?(?=[（(，。；、]|$)|[角分](?=[{_CAPITAL}整正（(，。；])"
)
_UNIT_END = re.compile(rf"[{_CAPITAL}][元圆圓角]$")
_UNIT_REST = re.compile(rf"[整正](?=[（(，。；、]|$)|[{_CAPITAL}]{{1,2}}[角分]")
_GROUP_END = re.compile(r"(?<![\d.,，、])\d{1,3}(?:[,，]\d{3})*[,，]$|(?:[¥￥]\s?\d[\d,]*|\d{3})\.$")
_GROUP_REST = re.compile(r"\d{3}(?!\d)|\d{1,2}(?=[元万%％‰）)。；]|$)")
_FIGURE_END = re.compile(r"[^\s\d,，.](?:[^\s]*\D)?\d+$|[¥￥]\s?[\d,，]*\d$")
_TENS_END = re.compile(r"(?:[^\s\d,，.]|[¥￥]\s?)[1-9]\d?$")
_TENS_REST = re.compile(r"0\d?[,，]\d{3}(?!\d)")
"""30⏎0,000.00: no figure begins with 0,000."""
_FIGURE_REST = re.compile(r"[,，]\d{3}(?!\d)|\.\d{1,4}(?=\D|$)")
_SIGN_END = re.compile(r"[¥￥]$")
_SIGN_REST = re.compile(r"\d[\d,，.]*")
_DATE_END = re.compile(r"\d{4}\s?年(?:\s?\d{1,2})?$|\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2})?$")
_DATE_REST = re.compile(r"\d{0,2}\s?[月日]")
_HALVES = (
    (_WORDS_END, _WORDS_REST), (_UNIT_END, _UNIT_REST), (_GROUP_END, _GROUP_REST), (_SIGN_END, _SIGN_REST),
    (_FIGURE_END, _FIGURE_REST), (_TENS_END, _TENS_REST), (_DATE_END, _DATE_REST),
)  # fmt: skip
_NUMBER_LABEL = re.compile(
    r"(?:编号|合同号|协议号|登记号|备案号)\s*[：:]\s*([0-9A-Za-z][0-9A-Za-z\-—_/（）()\[\]〔〕]*)$"
)
_ACCOUNT_LABEL = re.compile(r"(?:账号|帐号|账户|信用代码|识别号)\s*[：:]\s*([0-9A-Z][0-9A-Z \-]{3,22})$")
_REST_OF_CODE = re.compile(r"[0-9A-Za-z\-—_/]{1,24}")
_REST_IN_GROUPS = re.compile(r"[0-9]{1,4}(?: [0-9]{1,4}){1,5}")
"""The rest of an account that is written in groups of four digits."""


_CODE_BEFORE = re.compile(r"(?:编号|合同号|[账帐]号|[账帐]户)：?[A-Za-z0-9-]{6,40}\Z")
_CODE_BEHIND = re.compile(r"[A-Za-z0-9-]{1,24}(?=\n|\Z)")

_CODE_LINE = re.compile(r"[A-Za-z0-9-]{4,24}")
_CODE_LINES = 4


def inside_value(text: str, end: int) -> bool:
    """True if the line end at `end` stands inside a value.

    >>> inside_value("总价为人民币叁拾陆\\n万肆仟元整。", 9), inside_value("合计：\\n36,000.00", 3)
    (True, False)
    """
    if text[end + 1 : end + 2] not in _FIRST:
        return False
    if _WRAPPED.match(text, end) is not None or _same_code(text, end):
        return True
    stop = text.find("\n", end + 1)
    return _halves(
        text[max(text.rfind("\n", 0, end) + 1, end - _REACH) : end], text[end + 1 : stop if stop >= 0 else len(text)]
    )


def _halves(last: str, text: str) -> bool:
    """True if the end of a line and the line behind it are the halves of a sum, a figure, a date or a code."""
    # The beginning of a line is asked first: it costs less than the end of one.
    return any(rest.match(text) and end.search(last) for end, rest in _HALVES) or _code_cut(last, text)


def _code_cut(last: str, text: str) -> bool:
    """A number or an account of which the second half stands alone on the next line."""
    if _REST_IN_GROUPS.fullmatch(text):
        text = text.replace(" ", "")
    if not _REST_OF_CODE.fullmatch(text) or not any(c.isdigit() for c in text):
        return False
    number = _NUMBER_LABEL.search(last)
    if number:
        return len(number.group(1)) >= 8 and any(c in "-—_/" for c in number.group(1) + text)
    account = _ACCOUNT_LABEL.search(last)
    return (
        account is not None
        and text.isalnum()
        and 15 <= len(account.group(1).replace(" ", "")) + len(text) <= 25
        and len(text) >= 2
    )


def _same_code(text: str, end: int) -> bool:
    """True if the number of a contract or an account goes on behind a line end, in a line that holds nothing else."""
    if not (text[end - 1 : end].isalnum() and text[end - 1].isascii() and text[end + 1 : end + 2].isascii()):
        return False
    before, behind = _code_before(text, end), _CODE_BEHIND.match(text, end + 1)
    if behind is None or _CODE_BEFORE.search(before) is None or not any(c.isdigit() for c in behind[0]):
        return False
    return behind[0].isdigit() or "编号" in before or "合同号" in before


def _code_before(text: str, end: int) -> str:
    """The line before a line end; where it holds nothing but characters of a code, with the lines that it goes on."""
    start = text.rfind("\n", 0, end) + 1
    for _ in range(_CODE_LINES):
        if start == 0 or _CODE_LINE.fullmatch(text, start, text.find("\n", start)) is None:
            break
        start = text.rfind("\n", 0, start - 1) + 1
    return re.sub(r"[ \n]", "", text[start:end])


@lru_cache(maxsize=4096)  # every line is measured against several widths
def width(text: str) -> int:
    """Columns of a text on a terminal: two for a wide character, one for any other."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
