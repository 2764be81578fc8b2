"""Symbol fonts (Wingdings, Webdings, Symbol): what their letters and private-use characters print.

A file that sets a box in Wingdings holds the letter `R` or U+F052 and the name of a font. Text without the font would
read `R仲裁`; here the code becomes the character that a reader sees.
"""

from __future__ import annotations

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_BLACK = "❶❷❸❹❺❻❼❽❾❿"
_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0xA1: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
} | {0x81 + i: c for i, c in enumerate(_CIRCLED)} | {0x8C + i: c for i, c in enumerate(_BLACK)}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0x99: "○", 0x9A: "○",
    0x9E: "◉", 0xA2: "■", 0xA3: "□", 0x2A: "□",
} | {0x6A + i: c for i, c in enumerate(_CIRCLED)} | {0x75 + i: c for i, c in enumerate(_BLACK)}  # fmt: skip
_WEBDINGS = {0x61: "√", 0x63: "□", 0x67: "■", 0x72: "×"}
_SYMBOL = {
    0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB0: "°", 0xB9: "≠", 0xBB: "≈", 0xB8: "÷", 0x25: "%", 0xB7: "•",
    0x6D: "μ", 0x57: "Ω", 0x66: "φ", 0x46: "Φ", 0x61: "α", 0x62: "β", 0xA5: "∞", 0xAE: "→", 0xD6: "√", 0xA8: "♦",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings2": _WINGDINGS_2, "wingdings3": {}, "webdings": _WEBDINGS, "symbol": _SYMBOL}
# A private-use character whose font is unknown: what such codes are in contracts, boxes to tick before all.
_UNKNOWN_FONT = {
    0xA8: "□", 0x6F: "□", 0x71: "□", 0xA3: "□", 0x2A: "□", 0x52: "☑", 0xFE: "☑", 0x53: "☒", 0xFD: "☒", 0xFC: "√",
    0x50: "√", 0x6C: "●", 0x6E: "■", 0xB7: "•", 0xD8: "➢", 0x75: "◆", 0xA1: "○",
}  # fmt: skip
PRIVATE = {0xF000 + code: sign for code, sign in _UNKNOWN_FONT.items()}
"""For `str.translate`: private-use characters of symbol fonts → what they print."""


def is_symbol_font(name: str) -> bool:
    """True for a font whose letters are signs."""
    return _key(name) in _FONTS


def symbol(code: int, font: str) -> str:
    """The character that `code` (with or without the private-use offset 0xF000) prints in a font; "" if unknown.

    >>> symbol(0xF052, "Wingdings 2"), symbol(0x52, "Wingdings 2"), symbol(0xB3, "Symbol")
    ('☑', '☑', '≥')
    """
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    key = _key(font)
    table = _FONTS.get(key)
    if table is None:
        plain = code >= 0x20 and not 0xE000 <= code <= 0xF8FF and not 0xD800 <= code <= 0xDFFF
        return chr(code) if plain else PRIVATE.get(code, "")
    if low == 0x20:
        return " "
    return table.get(low, chr(low) if key == "symbol" and 0x20 <= low < 0x7F else "")


def spell(text: str, font: str) -> str:
    """A text set in a symbol font, as it is seen. Characters that the font cannot hold (Chinese) stay."""
    return "".join(c if 0x100 <= ord(c) < 0xF000 or ord(c) > 0xF0FF else symbol(ord(c), font) for c in text)


def _key(font: str) -> str:
    return font.lower().replace(" ", "").strip("'\"")
