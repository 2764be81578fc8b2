"""The characters that can belong to a value, in the folded text: what maximal munch takes."""

from __future__ import annotations

from extract.values import numerals

DIGIT = f"[0-9{numerals.DIGIT_CHARS}]"
FORMAL = "[壹壱贰貳貮弐叁參叄弎肆伍陆陸柒捌玖拾佰仟萬億万亿零〇]"
"""Characters that stand in capital sums and in little else: one foreign sign between two of them is a misread one."""

LETTERS = "OoIl"
"""Letters that stand for 0 and 1 where a machine read, or a hand typed, wrongly."""

LOST = "口坎"
"""The box of a lost glyph and a misread numeral, as words of the language: unreadable between the signs of one number,
words anywhere else (人口3万, 窗口2个)."""

NOISE = frozenset(LOST + "_#^|\\'’‘`·•□■●…*×xX+?？!！※~＊OoIl ")
"""What does not belong between the parts of one value, nor between two values: with digits on both sides the value is
broken. Signs that join values (- / = % ≥ …) are not among them."""

NUMBERS = frozenset("0123456789" + numerals.DIGIT_CHARS + numerals.UNIT_CHARS + "点點")

# A run of arabic digits with everything that may stand between them: separators (also doubled or misread), letters for
# digits, covering stars (not the sign of a product: 合同价*30%). Spaces only where they group by threes.
FIGURES = (
    rf"(?:(?<![A-Za-z0-9])[{LETTERS}](?=[{LETTERS}0-9,.]{{0,12}}[0-9])|(?<![*0-9])(?:\*{{2,12}}(?=[.,][0-9])|(?:\*{{3,12}}|(?<![）费价款额金率])\*)(?=[0-9]))|[0-9])"
    rf"(?:[0-9]|[,.]{{1,2}}(?=[0-9{LETTERS}*])|\.(?=[元圆])|[{LETTERS}](?=[0-9,.{LETTERS}元万%‰‱天日年月个])"
    r"|\ (?=[0-9]{3}(?![0-9]))|(?<=,[0-9]{3})[：、。](?=[0-9]{2}(?![0-9]))"
    r"|[：、。](?=(?:[0-9]{3}[：、。,]){0,3}[0-9]{3}\.[0-9]{2}(?![0-9]))"
    r"|\*{1,8}(?=[0-9,.])|\*{3,8}|\*(?!\*)){0,30}"
)
ROUGH = "余多来几数"
"""Signs of a number that is not exact, inside of it."""
BODY = rf"(?:{FIGURES}|[{numerals.DIGIT_CHARS}{numerals.UNIT_CHARS}点點]|[余多来几](?=[十百千万亿元圆圓]))"
