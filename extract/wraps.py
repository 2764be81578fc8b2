"""Line ends inside a value: what stands on both sides of them cannot be two values, and is one.

Text files, tables of web pages and breaks set by hand cut a number, a sum in words, a date or a contract number at the end of
a line. Joined is only what neither side could be by itself: 360,⏎000.00, 叁拾陆⏎万元整, 千⏎分之六, 10个工⏎作日.
"""

from __future__ import annotations

import re

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
    r"|(?<=[0-9]\.)\n(?= *[0-9]{1,2}(?:元|）|，|。|万))|(?<=[0-9]\.[0-9])\n(?= *[0-9](?:元|）|，|。|万))"
    r"|(?<=¥)\n(?= *[0-9])|(?<=[0-9])\n(?= *(?:万元|元[整（，。；）]|[%‰]))"
    # rates, dates, lengths of time
    r"|(?<=[百千万])\n(?= *分之)|(?<=[百千万]分)\n(?= *之)|(?<=分之)\n(?= *[0-9一二三四五六七八九十])"
    r"|(?<=20)\n(?= *[0-9]{2}年)|(?<=20[0-9])\n(?= *[0-9]年)|(?<=[0-9]年)\n(?= *[0-9]{1,2} *月 *[0-9]{1,2} *日)"
    r"|(?<=[0-9])\n(?= *月 *[0-9]{1,2} *日|日(?:前|起|止|至|内|，|。|）)|年[0-9]{1,2}月|个?工作日|日历天|个月)"
    r"|(?<=[0-9]月)\n(?= *[0-9]{1,2} *[日号])|(?<=个工)\n(?= *作日)|(?<=工作)\n(?= *日内)"
)
"""Line ends inside a value: what stands on both sides cannot be two values, and is one."""
_CODE_BEFORE = re.compile(r"(?:编号|合同号|[账帐]号|[账帐]户)：?[A-Za-z0-9-]{6,40}\Z")
_CODE_BEHIND = re.compile(r"[A-Za-z0-9-]{1,24}(?=\n|\Z)")

_CODE_LINE = re.compile(r"[A-Za-z0-9-]{4,24}")
_CODE_LINES = 4


def inside_value(text: str, end: int) -> bool:
    """True if the line end at `end` stands inside a value."""
    return _WRAPPED.match(text, end) is not None or _same_code(text, end)


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
