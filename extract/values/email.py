"""An e-mail address (电子邮箱), as written apart from layout and full-width characters.

>>> parse("li.si ＠ example．com"), parse("a_b@mail.example.com.cn")
('li.si@example.com', 'a_b@mail.example.com.cn')
"""

from __future__ import annotations

import re

from extract.text.fold import fold
from extract.values.clean import refuse, tight

_GAPS = re.compile(r"[\s\u200b\ufeff【】]+")
_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,5}[A-Za-z]{2,24}\Z"
)


def parse(text: str) -> str:
    """The address; ValueParseError (`empty`, `masked`, `format`) otherwise."""
    # Not `tight`: an underscore is a letter of an address. The ones around it are the line it was written on.
    cleaned = fold(_GAPS.sub("", text)).strip("_")
    if not _EMAIL.match(cleaned) or ".." in cleaned or ".@" in cleaned:
        raise refuse(tight(text), text, "电子邮箱")
    return cleaned
