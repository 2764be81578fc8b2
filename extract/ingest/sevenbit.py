r"""Chinese in seven bits, from the days when mail carried no more: HZ (`~{VDR;~}`) and ISO-2022-CN (shifts of GB 2312).

UTF-7 and ISO-2022-JP are as old, and read as they are meant: as they stand they are letters without a sense.
"""

from __future__ import annotations

import re

_HZ = re.compile(rb"~\{((?:[\x21-\x7d][\x21-\x7e])*)(?:~\}|(?=\r?\n)|\Z)")
_HZ_SIGN = re.compile(rb"~~|~\r?\n")
_ISO = re.compile(rb"\x1b\$\)A|\x0e((?:[\x21-\x7e]{2})*)(?:\x0f|(?=\r?\n)|\Z)")
_JAPANESE = b"\x1b$B"
_UTF7 = re.compile(rb"\+(?:[A-Za-z0-9+/]{8,}|[A-Za-z0-9+/]{3,}-)")
_HAN = re.compile("[\u4e00-\u9fff]")
_FEWEST = 4
"""Han characters that a text must give: a tilde and a brace stand in programs, too."""

NOTE = "文件用的是七位汉字编码（{}），已解码"


def seven_bit(data: bytes) -> tuple[str, str] | None:
    """`(text, note)` of a text in one of these codes, `None` if it is in none.

    >>> seven_bit("采购合同 No. 1~".encode("hz"))
    ('采购合同 No. 1~', '文件用的是七位汉字编码（HZ），已解码')
    >>> seven_bit(b"awk '~{print}~'") is None
    True
    """
    if not data.isascii():
        return None
    if b"~{" in data:
        text = _decoded(data, _HZ, _HZ_SIGN)
        return (text, NOTE.format("HZ")) if text is not None else None
    if b"\x1b$)A" in data and b"\x0e" in data:
        text = _decoded(data, _ISO, None)
        return (text, NOTE.format("ISO-2022-CN")) if text is not None else None
    if _JAPANESE in data:
        return _by_name(data, "iso2022_jp")
    return _by_name(data, "utf-7") if _UTF7.search(data) else None


def _by_name(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # More Chinese than letters: a formula or a key in base 64 may give a sign by chance.
    han = len(_HAN.findall(text))
    return (text, NOTE.format(encoding.upper().replace("ISO2022_", "ISO-2022-"))) if han >= max(_FEWEST, len(text) // 4) else None


def _decoded(data: bytes, code: re.Pattern[bytes], sign: re.Pattern[bytes] | None) -> str | None:
    parts: list[str] = []
    last = 0
    for match in code.finditer(data):
        parts += (_plain(data[last : match.start()], sign), bytes(one | 0x80 for one in match[1] or b"").decode("gb18030", "replace"))
        last = match.end()
    parts.append(_plain(data[last:], sign))
    han = "".join(parts[1::2])
    return "".join(parts) if len(_HAN.findall(han)) >= _FEWEST and "\ufffd" not in han else None


def _plain(data: bytes, sign: re.Pattern[bytes] | None) -> str:
    data = sign.sub(lambda match: b"~" if match[0] == b"~~" else b"", data) if sign else data
    return data.decode("ascii")
