"""Length-preserving folding of characters, so that what is matched and what is quoted share offsets.

Unicode's NFKC would change lengths (1,237 code points expand), so the table is chosen by hand:

* full-width ASCII letters, digits and `％－＋＝＊＃＠＆＄` become half-width;
* the Chinese punctuation forms are the canonical ones: `( ) : ; ? !` become `（ ） ： ； ？ ！`, so that rules are
  written as contracts are and need no escaping;
* an apostrophe between groups of three digits becomes `,` as well (1'286'000.00), and the void places of a printed sum
  `零` (`printed`);
* a comma between two digits becomes `,` (a thousands separator), every other comma becomes `，`; a half-width comma inside
  a number stays `,` wherever it stands (3,60,000; 36O,000), so that the number is seen as one;
* Kangxi radicals and compatibility ideographs that PDF fonts produce (`⼀ ⽅ ⾦`) become the ordinary characters;
* characters that a machine reads for others and that contracts do not write become those (`曰 釆 峻工`: 日, 采, 竣工);
* dashes between letters or digits become `-`; `￥` becomes `¥`; every kind of space becomes ` `.
"""

from __future__ import annotations

import re
import unicodedata

from extract.text.printed import filled

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200b\ufeff"


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0)
    for half, full in zip("():;?!", "（）：；？！", strict=True):
        table[ord(half)] = full
        table[ord(full)] = full
    table[ord("，")] = "，"
    table[ord(",")] = "，"
    table[0xFE10] = ","  # how `fold` marks a comma inside a number
    table[ord("﹪")] = "%"
    table[ord("￥")] = "¥"
    for space in _SPACES:
        table[ord(space)] = " "
    for dash in "‐‑‒–﹣−":
        table[ord(dash)] = "-"
    for code in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    # What a machine reads for the ordinary character, and what no contract writes itself: 十曰内, 釆购人.
    table[ord("曰")], table[ord("釆")] = "日", "采"
    # CJK radicals supplement: no NFKC mapping, but fonts use them for the ordinary character.
    for radical, plain in zip(
        "⺠⻅⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰", "民见贝车长门青页风飞食马鱼鸟麦黄齐齿龙", strict=True
    ):
        table[ord(radical)] = plain
    return table


_TABLE = _table()
_DIGIT_COMMA = re.compile(r"(?<=[0-9])，(?=[0-9]{3})")
_SPACED_COMMA = re.compile(r"(?<=[0-9])( ?)，( ?)(?=[0-9]{3}(?![0-9]))")
_INSIDE = re.compile(
    r"(?<=[0-9OoIl.,]),(?=[0-9OoIl*])|(?<=[0-9]),(?=\.[0-9]|\n *[0-9]{3}(?![0-9]))"
    r"|(?<=[#?!*|^'_□■※xXOoIl]),(?=[0-9])|(?<=[0-9]),(?=[#?!*|^'_□■※xXOoIl])"
)
_APOSTROPHE = re.compile(r"(?<=[0-9])(?<![0-9]{4})['’‘′´](?=(?:[0-9]{3}['’‘′´,]){0,3}[0-9]{3}(?:\.[0-9]{2})?(?![0-9.'’‘′´\"”″°]))")
_WIDE_DASH = re.compile(r"(?<=[0-9A-Za-z])[—－](?=[0-9A-Za-z])")


def fold(text: str) -> str:
    """Return `text` with every character folded; the result has the same length.

    >>> fold("合同价款（１，１９２，０００．００元）:５％")
    '合同价款（1,192,000.00元）：5%'
    """
    if "," in text:
        text = _INSIDE.sub("\ufe10", text)
    folded = text.translate(_TABLE)
    folded = _DIGIT_COMMA.sub(",", folded)
    if ", " in text or " ," in text:
        # 25 ,000.00: a space that layout put beside a thousands separator.
        folded = _SPACED_COMMA.sub(
            lambda m: m[0].replace("，", ",") if text[m.end() - 1 - m[2].count(" ")] == "," else m[0], folded
        )
    if any(sign in folded for sign in "'’‘′´"):
        folded = _APOSTROPHE.sub(",", folded)
    return filled(_WIDE_DASH.sub("-", folded)).replace("峻工", "竣工")
