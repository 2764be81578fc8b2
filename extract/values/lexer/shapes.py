"""What values look like in the folded text: one shape a family, used by the lexer and by the holes of rules alike.

A shape takes everything that could belong to the value, also what makes it unreadable (36O,000.00; 叁佰坎拾万元): it is
the parsers of `extract.values` that decide whether the whole of it is a value.
"""

from __future__ import annotations

import re

from extract.values.lexer.chars import BODY, DIGIT, FIGURES, FORMAL
from extract.values.lexer.currency import SIGNS, UNITS
from extract.values.numerals import DIGIT_CHARS, UNIT_CHARS

# A foreign sign between two formal numerals, unless it is one that counts something (第贰期叁拾万元).
_MISREAD = (
    rf"(?:(?<={FORMAL})[^\s，。；：（）、0-9元圆圓角分整正和与至到或及期次笔批项份个年月日天台套人条款式点{DIGIT_CHARS}{UNIT_CHARS}]"
    rf"(?={FORMAL}|[元圆圓][整正]))"
)
_PART = rf"(?:{BODY}|{_MISREAD})"
NUMBER = rf"(?>{_PART}{{1,40}})"
"""A number in figures, in words or in both, with all that is mixed into it."""

# ---- money
_LABEL = r"（?(?:大写|小写)(?:金额)?）?"
PREFIX = rf"(?:(?:{SIGNS}|（?人民币）?|{_LABEL})：?){{1,4}}\ ?"
_CENTS = rf"(?:零?{DIGIT}角(?:零?{DIGIT}分)?|零?{DIGIT}分(?![之钟部公校店局院]))"
_CODE = r"(?:\ ?（(?:CNY|RMB)）|\ ?(?:CNY|RMB)(?![A-Za-z0-9]))"
_SPOKEN = r"块(?:钱|(?=[整正，。；）\n])|$)"
_NAMED = rf"(?:（{UNITS}）|{UNITS}(?![旦宵素区镇乡桥])|{_CODE}|{_SPOKEN})"
TAIL = (
    rf"(?:(?:（(?:[十百千]?万|亿|千|百)元）|{_NAMED})(?:{_CENTS})?[整正]?"
    rf"|角(?:零?{DIGIT}分)?(?:[整正]|(?=[，。；）（\n]|$))|分[整正])"
)
"""What stands behind a number and makes it a sum."""
_SCALED = r"[万亿](?=[，。；）（\n\t]|$)"
_FORMAL_SUM = rf"(?=[壹壱贰貳貮弐叁參叄肆伍陆陸柒捌玖][拾佰仟万萬億亿]){NUMBER}(?:{TAIL}|[整正])?"
TWICE = (
    rf"(?P<first>{NUMBER})[（\[](?:小写|大写|人民币|[¥：即计]){{0,3}}(?P<second>{NUMBER})[）\]]"
    rf"(?P<unit>[十百千]?[万亿]?{_NAMED}{_CENTS}?[整正]?)"
)
"""A number, the same in the other way of writing in brackets, and the unit of both: 叁拾万（300,000）元."""
_TWICE = re.sub(r"\?P<[a-z]+>", "?:", TWICE)
MONEY = rf"(?:{_TWICE}|{_FORMAL_SUM}|{NUMBER}{TAIL}|(?>{FIGURES}){_SCALED})"
"""A sum that is one without the sign in front of it; `PREFIX` is looked for from there, backwards."""

# ---- ratio
_SHARE_SIGN = r"(?:%o|[%‰‱])"
_OF = r"[十百千万拾佰仟萬]{1,2}分之"
_DOUBLE = rf"(?:（{FIGURES}[%‰‱]）)?"
TENTHS = (
    r"(?<![0-9A-Za-z一二两三四五六七八九十])(?:[0-9](?:\.[0-9]{1,2})?|[一二两三四五六七八九]|半)成[一二三四五六七八九半]?"
    r"(?=[，。；、）（：—=＝\n\t]|折(?!旧)|的|支付|款|以[上下内]|作|做|留|给|结清?|用|过|等|预付|及|或|后|时|货|价|合同|服务费|工程款|设备款|尾款|余款|定金|订金|质保|保证金|满(?=[一二两三五半0-9])|付|即|计|于|在|待|由|$)"
)
"""三成, 2.5成, 半成: only before words that follow a share; 三成品, 七成新 are none."""
PARTS = (
    r"(?:(?<![0-9A-Za-z一二两三四五六七八九十百千万第])[二两三四五六七八九]分之[一二两三四五六七八](?![分点一二三四五六七八九十]|以[上下内]|的?(?:多数|成员|业主|股东))"
    r"|(?<=[的付另])一半(?![以多人])"
    r"|(?<=[的付余另])[1-9]/[2458](?=[，；。、）待于在后为即至（]|$))"
)
"""五分之二, 一半, 剩余1/4: a part of a sum. 三分之二以上 counts votes."""
# Two shares without anything between them (千分之五千分之一, 5%3%) are what a change of the text left: one run, which no parser takes.
RATIO = (
    rf"(?:{_OF}(?:{NUMBER}|（{NUMBER}）)(?:分之{NUMBER}){{0,2}}{_DOUBLE}"
    rf"|(?>{FIGURES}){_SHARE_SIGN}(?:(?>{FIGURES}){_SHARE_SIGN}){{0,2}}"
    r"|(?<![0-9./])[0-9]{1,4}(?:\.[0-9]{1,2})?/10{3,5}(?![0-9])"
    rf"|{TENTHS}|{PARTS}"
    rf"|{NUMBER}个百分点)"
)
DISCOUNT = (
    r"(?<![0-9A-Za-z.])(?:[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九]{1,2}|[一二三四五六七八九]点[一二三四五六七八九])折"
    r"(?![叠合线页断旧弯角])"
)

# ---- date
_YEAR_DIGIT = "[0-9OoＯ零〇○◯一二三四五六七八九壹贰叁肆伍陆柒捌玖貳貮弐叄參陸]"
_YEAR = rf"(?<!{_YEAR_DIGIT}){_YEAR_DIGIT}(?:\ ?{_YEAR_DIGIT}){{3}}年"
_DATE_PART = r"(?:[0-9]\ [0-9]|[0-9OoIl]{1,2}|[零〇○元正一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾貳叄參陸]{1,5})"
_DAY_END = r"(?:[日号]|(?=[\n\t，。；）（、至到起止前]|$))"
WRITTEN = rf"{_YEAR}(?:{_DATE_PART}月(?:份|{_DATE_PART}{_DAY_END})?)?"
SHORT_YEAR = r"(?<![0-9A-Za-z_#./-])[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}[日号]"
DAY = rf"{_DATE_PART}月{_DATE_PART}[日号]"
YEAR_WORD = r"(?:(?:同|次|当|翌|本|明)年度?|第二年)"
_NUMERIC = (
    r"(?:(?<![0-9A-Za-z./-])|(?<=[./][0-9][0-9]-)|(?<=[./][0-9]-)|(?<=[12][0-9]{3}-[0-9]{2}-[0-9]{2}-))(?:[12][0-9]{3}(?:-[0-9]{1,2}-|\.[0-9]{1,2}\.|/[0-9]{1,2}/)[0-9]{1,2}(?![0-9])日?"
    r"|20[0-9]{6}(?![0-9A-Za-z./-]))"
)
_MONTH = (
    r"(?:[Jj]an(?:uary)?|[Ff]eb(?:ruary)?|[Mm]ar(?:ch)?|[Aa]pr(?:il)?|[Mm]ay|[Jj]une?|[Jj]uly?|[Aa]ug(?:ust)?|[Ss]ept?(?:ember)?"
    r"|[Oo]ct(?:ober)?|[Nn]ov(?:ember)?|[Dd]ec(?:ember)?)"
)
_SPACED = r"[.,，]?\ ?"
ENGLISH = (
    rf"(?<![0-9A-Za-z]){_MONTH}{_SPACED}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:[,，]\ ?|\ )[12][0-9]{{3}}(?![0-9A-Za-z])"
    rf"|(?<![0-9A-Za-z./-])[0-9]{{1,2}}(?:st|nd|rd|th)?[\ -]?{_MONTH}{_SPACED}-?[12][0-9]{{3}}(?![0-9A-Za-z])"
)
DATE = rf"(?:{ENGLISH}|{WRITTEN}|{SHORT_YEAR}|{_NUMERIC}|{DAY})"

# ---- duration
_DAYS = "法定工作日|工作日|工作天|日历天|日历日|自然日|自然天|公历日|天|日(?![元圆圓])"
_LONGER = "自然月|月|周年|自然年|整年|年度|年(?![级龄检报鉴审份])|小时|星期|礼拜|周|季度|分钟"
BRACKETED = r"(?<=[期限为是：间])（(?=[0-9一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,4}）个?(?:月|年|天|日历天|工作日|日(?![）常])))"
"""The bracket of a count that was filled in between two of them: 质保期（2）年; （2）年度计划 is the number of an item."""
_COUNT = rf"(?:{NUMBER}(?:（{NUMBER}）)?|{BRACKETED}{NUMBER}）)"
DURATION = (
    rf"(?:{_COUNT}(?:个半|个)?(?:{_DAYS}|{_LONGER})(?:半|(?<=年)(?:零|又|加)?{_COUNT}个?月(?:零?{_COUNT}[天日])?)?"
    rf"(?:（(?:即|共|计|合)?{NUMBER}个?(?:{_DAYS}|{_LONGER})）)?"
    r"|半(?:个月|年|天|日|小时))"
)
