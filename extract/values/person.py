"""A Chinese personal name (姓名), judged by its looks: surname, length, and not an ordinary word.

>>> parse("张 三 丰"), parse("欧阳明月"), parse("阿不都・热合曼")
('张三丰', '欧阳明月', '阿不都·热合曼')
>>> is_name("王伟"), is_name("方案"), is_name("金额"), is_name("江苏"), is_name("甲方")
(True, False, False, False, False)
"""

from __future__ import annotations

import re

from extract.values.clean import refuse, tight
from extract.values.errors import ValueParseError
from extract.values.surnames import COMPOUND, NEVER_GIVEN, NOT_NAMES, SURNAMES

_HAN = r"[\u4e00-\u9fff\u3400-\u4dbf]"
_NAME = re.compile(
    rf"(?:(?:{'|'.join(COMPOUND)}){_HAN}{{1,2}}|[{SURNAMES}]{_HAN}{{1,2}}|[{SURNAMES}][{SURNAMES}]{_HAN}{{2}})\Z"
)
_DOTTED = re.compile(rf"{_HAN}{{1,10}}(?:·{_HAN}{{1,10}}){{1,4}}\Z")
_DOTS = re.compile("[・•‧∙．.․﹒⋅]")


_FULL = 3
_SEAL = re.compile("[盖签公印图私名手]章")
"""What ends as a name may and is a seal: 李公章 is none, 李焕章 is one."""


def is_name(text: str) -> bool:
    """Whether a tight text looks like the name of a person."""
    if _DOTTED.match(text):
        return True
    if not _NAME.match(text) or text in NOT_NAMES or (text[:2] in NOT_NAMES and text[:2] not in COMPOUND):
        return False
    given = text[1:-1] if len(text) == _FULL and text.endswith("章") and not _SEAL.search(text) else text[1:]
    return not NEVER_GIVEN.intersection(given)


def parse(text: str) -> str:
    """The name without layout spaces, the dot of minority names as `·`; errors `empty`, `masked`, `format`."""
    cleaned = _DOTS.sub("·", tight(text))
    if is_name(cleaned):
        return cleaned
    if re.search(r"某|[×xX*○]", cleaned) and re.search(_HAN, cleaned):
        raise ValueParseError("masked", "姓名被遮盖", text)
    raise refuse(cleaned, text, "姓名")


_SIGNING = re.compile(r"签|盖|公章|印章|日期|电话|代表|负责|联系|职务|姓名|身份|地址|^无|年|月|详见|同上|待定|另行")


def parse_labelled(text: str) -> str:
    """A name behind a label such as 联系人：, where the label vouches for it: two to four characters, any surname.

    >>> parse_labelled("周一平"), parse_labelled("涂 志刚")
    ('周一平', '涂志刚')
    """
    cleaned = _DOTS.sub("·", tight(text))
    if is_name(cleaned):
        return cleaned
    plausible = re.fullmatch(rf"{_HAN}{{2,3}}", cleaned) and not _SIGNING.search(cleaned) and cleaned not in NOT_NAMES
    if plausible and (cleaned[0] in SURNAMES or not NEVER_GIVEN.intersection(cleaned)):
        return cleaned
    raise refuse(cleaned, text, "姓名")
