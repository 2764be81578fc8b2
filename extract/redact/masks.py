"""Masks: each keeps the length of what it covers, character by character, so that offsets stay true.

Full-width characters become ＊, others *. What stays tells two of a kind apart without naming anybody.
"""

from __future__ import annotations

import re

from extract.values.surnames import COMPOUND

_HAN = re.compile(r"[\u3400-\u9fff]")
_WIDE_DIGIT = re.compile("[０-９]")
_DIGIT = re.compile("[0-9０-９]")
_NUMBER = re.compile(r"[0-9０-９（(+＋][0-9０-９（）()+＋.\-－—–\s转]*[0-9０-９)）]")
_AT = re.compile(r"[@＠#＃]|[（(\[［【]at", re.IGNORECASE)
_LAYOUT = re.compile(r"[\s·・•．.‧]")


def name(text: str) -> str:
    """All but the surname; spaces and the dot of minority names stay.

    >>> name("周一平"), name("欧阳 明"), name("阿依·古丽"), name("J. Smith")
    ('周＊＊', '欧阳 ＊', '阿＊·＊＊', 'J. *****')
    """
    tight = _LAYOUT.sub("", text)
    kept = 2 if tight[:2] in COMPOUND and len(tight) > 2 else 1
    out: list[str] = []
    for char in text:
        if _LAYOUT.match(char):
            out.append(char)
        elif kept:
            out.append(char)
            kept -= 1
        else:
            out.append("＊" if _HAN.match(char) or char == "＊" else "*")
    return "".join(out)


def phone(text: str) -> str:
    """Mobile numbers keep three digits in front and four behind, others their area code and two behind.

    >>> phone("13800001234"), phone("0999-5550108"), phone("（010）5555 0000转801"), phone("400-800-0000")
    ('138****1234', '0999-*****08', '（010）**** ****转*01', '400-***-**00')
    >>> phone("0999-5550108、138 0000 1234"), phone("5550108"), phone("+86 13800001234")
    ('0999-*****08、138 **** 1234', '*****08', '+86 138****1234')
    """
    return _NUMBER.sub(lambda match: _one_phone(match[0]), text)


def account(text: str) -> str:
    """All digits but the last four.

    >>> account("6222 0000 0000 1234")
    '**** **** **** 1234'
    """
    return _digits(text, 0, 4)


def identity(text: str) -> str:
    """All but the two digits of the province.

    >>> identity("11010519491231002X")
    '11****************'
    """
    if text[:1].isalpha():  # of Hong Kong, Macau and Taiwan
        return paper(text)
    return text[:2] + "".join("＊" if _WIDE_DIGIT.match(char) else char if char.isspace() else "*" for char in text[2:])


def email(text: str) -> str:
    """All in front of the @ but its first character, and that too where it is the only one.

    >>> email("zhou.yp@example.com"), email("z@example.com")
    ('z******@example.com', '*@example.com')
    """
    found = _AT.search(text)
    if found is None:
        return text
    at = found.start()
    return ("*" if len(text[:at].strip()) == 1 else text[:1]) + handle(text[:at])[1:] + text[at:]


def paper(text: str) -> str:
    """Numbers of passports, travel permits and the like: all but the letters in front.

    >>> paper("E12345678"), paper("C1234 5678")
    ('E********', 'C**** ****')
    """
    head = len(text) - len(text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return text[:head] + "".join(char if char in " -（）()" else "*" for char in text[head:])


def plate(text: str) -> str:
    """The number of a vehicle: all but the province and the office.

    >>> plate("湘A12345"), plate("湘A·D12345")
    ('湘A*****', '湘A·******')
    """
    return text[:2] + "".join(char if char in " -·・•" else "＊" if _HAN.match(char) else "*" for char in text[2:])


def handle(text: str) -> str:
    """A name on a network: all but the first character.

    >>> handle("wx_zhou99")
    'w********'
    """
    return text[:1] + "".join(char if char.isspace() else "*" for char in text[1:])


def _one_phone(text: str) -> str:
    digits = "".join(str(int(char)) for char in text if _DIGIT.match(char))
    country = len(found[0]) if (found := re.match("(?:00)?86(?=[0-9]{10})", digits)) else 0
    number = digits[country:]
    if re.match(r"1[3-9]", number) and len(number) == 11:
        return _digits(text, country + 3, 4)
    area = 3 if re.match(r"01|02|400|800", number) else 4 if number.startswith("0") else 0
    return _digits(text, country + area, 2)


def _digits(text: str, head: int, tail: int) -> str:
    """Mask the digits of a text but the first `head` and the last `tail`."""
    total = len(_DIGIT.findall(text))
    seen = 0
    out: list[str] = []
    for char in text:
        if _DIGIT.match(char):
            hidden = head <= seen < total - tail
            out.append(("＊" if _WIDE_DIGIT.match(char) else "*") if hidden else char)
            seen += 1
        else:
            out.append(char)
    return "".join(out)
