"""Characters put right, one by one and without changing the length of the text."""

from __future__ import annotations

import re
import unicodedata

from extract.ingest.symbols import PRIVATE

# pdfium gives a hyphen at a line end as U+0002 or U+FFFE; contract numbers would lose it.
_REPLACE = {0x0002: "-", 0xFFFE: "-", 0x00AD: "-", 0x00A0: " ", 0x3000: " ", 0x0009: " "}
_REPLACE |= dict.fromkeys(range(0x2000, 0x200B), " ")
_REPLACE |= PRIVATE  # of symbol fonts: boxes, ticks, bullets

# Zero-width marks and control characters: invisible, and they break every pattern.
JUNK = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\uffff]")


def clean(text: str) -> str:
    """Characters put right one by one (same length): hyphens, spaces, symbols of symbol fonts, NFC.

    >>> clean("A\\ufffeB\\u3000\\uf0fe")
    'A-B ☑'
    """
    text = text.translate(_REPLACE)
    if not unicodedata.is_normalized("NFC", text):
        pairs = ((c, unicodedata.normalize("NFC", c)) for c in text)
        text = "".join(norm if len(norm) == 1 else c for c, norm in pairs)
    return text
