r"""Chinese in seven bits, from the days when mail carried no more: HZ (`~{VDR;~}`) and ISO-2022-CN (shifts of GB 2312)."""

from __future__ import annotations

import re

_HZ = re.compile(rb"~\{((?:[\x21-\x7d][\x21-\x7e])*)(?:~\}|(?=\r?\n)|\Z)")
_HZ_SIGN = re.compile(rb"~~|~\r?\n")
_ISO = re.compile(rb"\x1b\$\)A|\x0e((?:[\x21-\x7e]{2})*)(?:\x0f|(?=\r?\n)|\Z)")
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
    return None


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
