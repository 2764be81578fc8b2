"""What a hole of a rule takes, by the name of its type: wide and short, for the lexer's token under it is what counts.

The shapes are wider than those of `shapes`: they only have to reach from the beginning to the end of a value, so that
the words of the rule behind it follow. Verbose; every repetition has a bound.
"""

from __future__ import annotations

from extract.values.lexer.shapes import BRACKETED, DATE, DISCOUNT, PARTS, TENTHS, YEAR_WORD
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

_N = f"{DIGIT_CHARS}{UNIT_CHARS}点點"
_D = f"[0-9{DIGIT_CHARS}]"
_FORMAL = "[壹壱贰貳貮弐叁參叄肆伍陆陸柒捌玖]"
_FOREIGN = r"[美港欧日澳加韩][元圆金币]|英镑|新[台加西][币坡兰]{1,2}元?|瑞士法郎|卢布|泰铢|[A-Z]{2,3}\$?|[$€£]"
_SIGN = rf"(?:人民币|¥|{_FOREIGN})"
_UNIT = rf"[十百千]?[万亿]?(?:[元圆圓]|{_FOREIGN})(?![旦宵素区镇乡桥])"
_UNIT = rf"(?:{_UNIT}|（{_UNIT}）?|[十百千]?[万亿]?块钱?|\ ?（?(?:RMB|CNY)）?)"
_TAIL = rf"(?:{_UNIT}(?:零?{_D}角)?(?:零?{_D}分)?|角(?:零?{_D}分)?|分(?=[整正]))[整正]?"
_RUN = rf"(?:[0-9{_N},.OoIl余多来几]|\*{{2,8}}){{1,40}}+(?:\ [0-9]{{3}}){{0,5}}(?:[.：、][0-9]{{1,3}}){{0,2}}"
_FIGURES = r"(?:[0-9OoIl]|\*{2,8})(?:[0-9,.OoIl]|\*{2,8}){0,24}+(?:\ [0-9]{3}){0,5}(?:[.：、][0-9]{1,3}){0,2}"
_WORDS = rf"{_FORMAL}(?:[{_N}0-9OoIl余]|[^\s，。；：（）、元圆圓](?=[壹贰叁肆伍陆柒捌玖拾佰仟萬億万亿零〇])){{1,40}}+"
_LABEL = r"(?:(?:（?人民币）?|（?[大小]写(?:金额)?）?)：?){0,3}"
_TWICE = rf"{_SIGN}?：?\ ?{_RUN}[（\[][^（）\n]{{0,6}}{_RUN}[）\]]{_UNIT}(?:零?{_D}角)?(?:零?{_D}分)?[整正]?"
_SHARE = r"[%‰‱]o?"
_COUNT = rf"(?:[0-9{_N}.OoIl]{{1,14}}+(?:（[0-9{_N}]{{1,10}}）)?|{BRACKETED}[0-9{_N}]{{1,4}}+）)"
_LENGTH = (
    r"个?半?个?(?:[法定]{0,2}工作[日天]|日历[天日]|自然[日天月]|公历日|[天月周]|日(?![元圆圓])|周?年(?![级龄检报鉴审份])|整年|年度|小时"
    r"|星期|礼拜|季度|分钟)"
)

HOLES = {
    "money": (
        rf"{_LABEL}(?:{_TWICE}|{_SIGN}：?\ ?{_RUN}(?:{_TAIL}|[整正])?|{_WORDS}(?:{_TAIL}|[整正])?|{_RUN}{_TAIL}"
        rf"|[0-9][0-9,.]{{0,20}}+[万亿](?=[，。；）（\n\t]|$))(?!/人)"
    ),
    "bare_money": rf"{_LABEL}(?:{_SIGN}：?\ ?)?{_FIGURES}(?:[{_N}]{{0,3}})(?![%‰‱年月日天个])(?:{_TAIL})?",
    "words": rf"(?:{_LABEL}(?:{_SIGN})?：?)(?=[{_N}]{{2}}){_RUN}(?:{_TAIL}|[整正])",
    "ratio": (
        rf"(?:[十百千万拾佰仟萬]{{1,2}}分之（?[0-9{_N}.]{{1,12}}+）?(?:（[0-9.,]{{1,8}}{_SHARE}）)?"
        rf"|[0-9OoIl*][0-9,.OoIl*]{{0,12}}+{_SHARE}|[0-9.]{{1,5}}/10{{3,5}}"
        rf"|[0-9{_N}.]{{1,6}}个百分点|{TENTHS}|{PARTS})"
    ),
    "discount": DISCOUNT,
    "date": rf"(?:{DATE}|{YEAR_WORD}{DATE})",
    "duration": (
        rf"(?:{_COUNT}{_LENGTH}(?:半|(?<=年)[零又加]?{_COUNT}个?月(?:零?{_COUNT}[天日])?)?"
        rf"(?:（[即共计合]?[0-9{_N}]{{1,8}}{_LENGTH}）)?|半(?:个月|年|天|日|小时))"
    ),
}
FAMILY = {
    "money": "money", "bare_money": "money", "words": "money", "ratio": "ratio", "discount": "discount", "date": "date",
    "duration": "duration",
}  # fmt: skip
