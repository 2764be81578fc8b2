"""Bytes → text: the encodings Chinese offices use, and one kind of line end."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\x0b|\x85|\u2028|\u2029")


def decode(data: bytes) -> tuple[str, bool] | None:
    """`(text, lossless)`, or `None` if the bytes are no text. Line ends are `\\n`; form feeds stay.

    UTF-8 first: text in GB18030 is practically never valid UTF-8, the other way round is common.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data.decode(encoding, errors="replace")
            return _lines(text), "\ufffd" not in text
    for encoding in ("utf-8", "gb18030"):
        try:
            return _lines(data.decode(encoding)), True
        except UnicodeDecodeError:
            continue
    # A file cut in the middle of a character, or with a few broken bytes: the encoding that breaks less.
    guesses = [data.decode(encoding, errors="replace") for encoding in ("utf-8", "gb18030")]
    best = min(guesses, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") * 100 > len(best):
        return None
    return _lines(best), False


def _lines(text: str) -> str:
    return _LINE_END.sub("\n", text)
