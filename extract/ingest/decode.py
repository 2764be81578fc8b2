"""Bytes → text: the encodings Chinese offices use, and one kind of line end.

UTF-8 first: text in GB18030 is practically never valid UTF-8, the other way round is common. Nearly every Big5 text is
valid GB18030 and reads as nonsense in it; the commonest characters tell the two apart. Lines of several encodings in
one file (logs and exports pasted together) are decoded line by line.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extract.ingest.sevenbit import seven_bit

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\x0b|\x85|\u2028|\u2029")
_SAMPLE = 16_384  # bytes looked at to tell encodings apart
# Characters that make up a quarter of any contract, in both scripts.
_COMMON = frozenset(
    "的一是在不有人中同合約约甲乙方付款項项元年月日本規规定應应提供採采購购書书為为及以與与或"
    "之后後内內由期務务工程价價金額额支付交收驗验責责任違违協协議议條条第"
)
_PLAUSIBLE = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u203b\u00b7\n\r\t\x20-\x7e]")


_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{4}")
_PIECE = re.compile(rb"((?:[\xe3-\xe9\xef][\x80-\xbf]{2}){4,})")
"""Four signs in UTF-8 in a row."""
_SURE = 4
"""Bytes of a piece in the national encoding: two signs."""


class Decoded(NamedTuple):
    """A text; `lossless` is false where bytes could not be decoded; `note` tells what an auditor should know."""

    text: str
    lossless: bool
    note: str = ""


TWICE = "文件的文字经过两次转码，已还原"
UNLIKELY = "文件的文字不像中文文书，可能是乱码（编码不明），请核对原件"
_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
# More of the commonest, which are six of ten signs of a contract and every fourth of the shortest list of names.
_USUAL = _COMMON | frozenset(
    "工第行保计设服分市费本件收用年有后示月三包成公定发数每限供中代商次安理法双章收单十提时并个地订电生权全总员部任证自标"
    "据起货到份程表印由目文万物四信开履业样当整政式税质银管理经营运前通知区县院校学省公司局处联系人号码名称住所址户开行章签字"
    "二五六七八九零壹贰叁肆伍陆柒捌玖拾佰仟圆大小写设備項計設費發數實單電權員證標據貨當質銀營運縣學聯繫號碼稱戶開簽"
)
_FEW, _FEWER, _RARE = 0.16, 0.08, 0.02
_SOME, _LEAST = 40, 20
"""So many signs, and this share of usual ones or less: no text of an office."""
LOST = "文件中有无法解码的字节，相应文字可能缺失"


def decode(data: bytes) -> Decoded | None:
    """The text of bytes, `None` if they are none. Line ends are `\\n`; form feeds stay."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, errors="replace")
            return _result(text, "\ufffd" not in text)
    wide = wide_encoding(data)
    if wide:
        text = data.decode(wide, errors="replace")
        return _result(text, "\ufffd" not in text)
    seven = seven_bit(data)
    if seven:
        return _result(seven[0], True, seven[1])
    try:
        text = data.decode("utf-8")
        again = _twice(text)
        return _result(again or text, True, TWICE if again else doubt(text))
    except UnicodeDecodeError:
        pass
    national = _national(data)
    if _mixed(data):
        text = _by_line(data, national)
        return _result(text, not _broken(text), "文件混用了UTF-8和国标编码，已逐行解码")
    try:
        # Damaged UTF-8 may be valid national text, and nonsense.
        if not _mostly_utf8(data):
            text = data.decode(national)
            return _result(text, True, doubt(text))
    except UnicodeDecodeError:
        pass
    # A file cut in the middle of a character, or with a few broken bytes: the encoding that breaks less.
    best = min((data.decode(name, errors="replace") for name in ("utf-8", national)), key=_broken)
    few = 10 if _mostly_utf8(data) and _HAN_RUN.search(best) else 100
    return _result(best, False) if _broken(best) * few <= len(best) else None


def _mixed(data: bytes) -> bool:
    """True if some lines are UTF-8 for sure and some are not: national bytes read as UTF-8 never give four Han in a row."""
    wide = other = False
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        try:
            wide = _HAN_RUN.search(line.decode("utf-8")) is not None or wide
        except UnicodeDecodeError:
            # A few broken bytes are damage; a line in another encoding breaks all over.
            if _by_piece(line):
                return True
            other = other or not _mostly_utf8(line)
        if wide and other:
            return True
    return False


def _mostly_utf8(data: bytes) -> bool:
    """True if more characters beyond ASCII are whole in UTF-8 than are broken."""
    text = data.decode("utf-8", errors="replace")
    broken = _broken(text)
    return sum(char > "\x7f" for char in text) > 2 * broken


def wide_encoding(data: bytes) -> str:
    """`utf-16-le` or `utf-16-be` if the bytes are UTF-16 without a byte-order mark, else ""."""
    sample = data[: _SAMPLE // 2 * 2]
    if len(sample) < 8 or len(data) % 2 or _plainly_utf8(sample):
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, errors="replace")
        if len(_PLAUSIBLE.findall(text)) >= 0.97 * len(text) and _spread(sample):
            return encoding
    return ""


def _plainly_utf8(sample: bytes) -> bool:
    """Han in UTF-8, whole and among nothing odd: a few signs may be UTF-16 of other Han as well (`a。a。`)."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(sample)  # its end may be the middle of a character
    except UnicodeDecodeError:
        return False
    return not text.isascii() and len(_PLAUSIBLE.findall(text)) >= 0.97 * len(text)


def _spread(sample: bytes) -> bool:
    """ASCII text in pairs of bytes looks like rare Han characters: real UTF-16 has zero bytes, or bytes that no ASCII has."""
    return b"\0" in sample or sum(byte >= 0x80 or byte < 9 for byte in sample) > 0.2 * len(sample)


def _national(data: bytes) -> str:
    """The national encoding, `gb18030` or `big5hkscs`: the one in which the commonest characters are common."""
    sample = data[:_SAMPLE]
    mainland, island = (sample.decode(name, errors="replace") for name in ("gb18030", "big5hkscs"))
    return "big5hkscs" if _common(island) > 2 * _common(mainland) + 0.02 else "gb18030"


def _common(text: str) -> float:
    letters = sum(c >= "\u3400" for c in text)
    return sum(c in _COMMON for c in text) / letters if letters else 0.0


def _by_line(data: bytes, national: str) -> str:
    """Each line by the encoding that it is in."""
    lines = []
    for line in data.split(b"\n"):
        if both := _by_piece(line):
            lines.append(both)
            continue
        if _mostly_utf8(line):
            lines.append(line.decode("utf-8", errors="replace"))
            continue
        for name in ("utf-8", national):
            try:
                lines.append(line.decode(name))
                break
            except UnicodeDecodeError:
                continue
        else:
            lines.append(min((line.decode(name, errors="replace") for name in ("utf-8", national)), key=_broken))
    return "\n".join(lines)


def _by_piece(line: bytes) -> str:
    """A line in which both stand, each piece by its encoding; "" if it is not one.

    What is between pieces in UTF-8 has to be common Chinese (GB 2312): a few damaged bytes are not.
    """
    pieces = _PIECE.split(line)
    if len(pieces) == 1:
        return ""
    texts, other = list[str](), False
    for piece in pieces:
        try:
            texts.append(piece.decode("utf-8"))
        except UnicodeDecodeError:
            try:
                texts.append(piece.decode("gb2312"))
            except UnicodeDecodeError:
                return ""
            other = other or sum(byte >= 0x80 for byte in piece) >= _SURE
    return "".join(texts) if other else ""


def _twice(text: str) -> str:
    """The text of one that was decoded as Latin and encoded again (`ºÏÍ¬`), "" if it was not."""
    sample = text[:_SAMPLE]
    if 4 * sum("\xa0" <= char <= "\xff" for char in sample) < len(sample):
        return ""
    for latin in ("latin-1", "cp1252"):
        for encoding in ("utf-8", "gb18030"):
            try:
                found = text.encode(latin).decode(encoding)
            except UnicodeError:
                continue
            if _common(found[:_SAMPLE]) > _RARE:
                return found
    return ""


def doubt(text: str) -> str:
    """What to tell of a text that hardly has one of the signs that half of any contract is made of."""
    signs = _HAN.findall(text[:_SAMPLE])
    if len(signs) < _LEAST:
        return ""
    usual = sum(sign in _USUAL for sign in signs) / len(signs)
    return UNLIKELY if usual < (_FEW if len(signs) >= _SOME else _FEWER) else ""


def _broken(text: str) -> int:
    return text.count("\ufffd")


def _result(text: str, lossless: bool, note: str = "") -> Decoded:
    return Decoded(_LINE_END.sub("\n", text), lossless, note or ("" if lossless else LOST))
