"""Numbers in the formats of Word's automatic numbering (`w:numFmt`)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese(n: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """A number below 100,000 in words: 12 → 十二, 105 → 一百零五, 110 → 一百一十."""
    if not 0 < n < 100_000:
        return str(n) if n else digits[0]
    parts: list[str] = []
    pending_zero = False
    for place in range(4, -1, -1):
        digit = n // 10**place % 10
        if digit:
            if pending_zero and parts:
                parts.append(digits[0])
            parts.append(digits[digit] + (units[place - 1] if place else ""))
            pending_zero = False
        else:
            pending_zero = True
    text = "".join(parts)
    return text[1:] if 10 <= n < 20 and units[0] == "十" else text


def roman(n: int) -> str:
    """Upper-case Roman numeral."""
    out = ""
    for size, sign in _ROMAN:
        count, n = divmod(n, size)
        out += sign * min(count, 20)
    return out


def letters(n: int) -> str:
    """Word's letters: A … Z, AA, BB …"""
    return chr(ord("A") + (n - 1) % 26) * min((n - 1) // 26 + 1, 20) if n > 0 else ""


def circled(n: int) -> str:
    """① … ㊿, plain digits beyond."""
    for first, last, base in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= n <= last:
            return chr(base + n - first)
    return str(n)


def render(n: int, style: str) -> str:
    """A number in a `w:numFmt`; unknown formats give plain digits, `none` and `bullet` nothing."""
    if style in ("none", "bullet"):
        return ""
    if style in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"):
        return chinese(n)
    if style in ("ideographDigital", "taiwaneseDigital", "taiwaneseCounting", "koreanDigital2"):
        return chinese(n) if style == "taiwaneseCounting" else "".join(_DIGITS[int(d)] for d in str(n))
    if style in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return chinese(n, _LEGAL, "拾佰仟万")
    if style.startswith("decimalEnclosedCircle"):
        return circled(n)
    if style == "decimalEnclosedParen":
        return chr(0x2474 + n - 1) if 1 <= n <= 20 else f"({n})"
    if style == "decimalEnclosedFullstop":
        return chr(0x2488 + n - 1) if 1 <= n <= 20 else f"{n}."
    if style == "decimalFullWidth" or style == "decimalFullWidth2":
        return "".join(chr(ord(d) + 0xFEE0) for d in str(n))
    if style == "decimalZero":
        return f"{n:02d}"
    if style == "ideographEnclosedCircle":
        return chr(0x3280 + n - 1) if 1 <= n <= 10 else chinese(n)
    if style == "ideographTraditional":
        return _STEMS[(n - 1) % 10] if n > 0 else ""
    if style == "ideographZodiac":
        return _BRANCHES[(n - 1) % 12] if n > 0 else ""
    if style == "upperLetter":
        return letters(n)
    if style == "lowerLetter":
        return letters(n).lower()
    if style == "upperRoman":
        return roman(n)
    if style == "lowerRoman":
        return roman(n).lower()
    return str(n)
