"""Line ends inside a value: the two halves are one number, one sum in words, one date, one code.

Each rule looks at both sides of the line end; together they must read as the inside of a value, whatever the width of
the lines. A line that is a value by itself is no half: columns of figures stand one below the other.
"""

from __future__ import annotations

import re

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
_FIGURE_REST = re.compile(r"[,，]\d{3}(?!\d)|\.\d{1,4}(?=\D|$)")
_SIGN_END = re.compile(r"[¥￥]$")
_SIGN_REST = re.compile(r"\d[\d,，.]*")
_DATE_END = re.compile(r"\d{4}\s?年(?:\s?\d{1,2})?$|\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2})?$")
_DATE_REST = re.compile(r"\d{0,2}\s?[月日]")
_NUMBER_LABEL = re.compile(r"(?:编号|合同号|协议号|登记号|备案号)\s*[：:]\s*([0-9A-Za-z][0-9A-Za-z\-—_/（）()\[\]〔〕]*)$")
_ACCOUNT_LABEL = re.compile(r"(?:账号|帐号|账户|信用代码|识别号)\s*[：:]\s*([0-9A-Z][0-9A-Z ]{3,20})$")
_CODE_REST = re.compile(r"[0-9A-Za-z\-—_/]{1,24}")


def inside_value(last: str, text: str) -> bool:
    """True if the line end between two lines stands inside a value.

    >>> inside_value("总价为人民币叁拾陆", "万肆仟元整。"), inside_value("合计：", "36,000.00")
    (True, False)
    """
    last = last[-_REACH:]
    if _WORDS_END.search(last) and _WORDS_REST.match(text):
        return True
    if _UNIT_END.search(last) and _UNIT_REST.match(text):
        return True
    if (_GROUP_END.search(last) and _GROUP_REST.match(text)) or (_SIGN_END.search(last) and _SIGN_REST.match(text)):
        return True
    if _FIGURE_END.search(last) and _FIGURE_REST.match(text):
        return True
    if _DATE_END.search(last) and _DATE_REST.match(text):
        return True
    return _code_cut(last, text)


def _code_cut(last: str, text: str) -> bool:
    """A number or an account of which the second half stands alone on the next line."""
    if not _CODE_REST.fullmatch(text):
        return False
    number = _NUMBER_LABEL.search(last)
    if number:
        return len(number.group(1)) >= 8 and any(c in "-—_/" for c in number.group(1) + text)
    account = _ACCOUNT_LABEL.search(last)
    return account is not None and text.isalnum() and 15 <= len(account.group(1).replace(" ", "")) + len(text) <= 25 and len(text) >= 2
