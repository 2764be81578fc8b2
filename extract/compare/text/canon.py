"""What a piece of text says, however it is written: two pieces with one key are the same to a reader.

A key is "" for what says nothing by itself (punctuation, layout, 的); everything else that differs is a difference.
Only what is surely the same shares a key: 1,000.00元 and 壹仟元整, 5% and 百分之五, 10日 and 十天, 应 and 应当; but not
1年 and 12个月, 10日 and 10个工作日, 应 and 可以.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from extract.values import ValueParseError, date, money, number, ratio

_CN = "〇零○一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟"
_COUNT = rf"(?:\d{{1,4}}(?:\.\d)?|[{_CN}半]{{1,5}})"
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,8})?"
_DATE_CN = "〇零○O一二三四五六七八九"

VALUE = re.compile(
    rf"""
    (?P<blank_date>(?<![\d{_CN}])(?:20)?[ ]?年[ ]?月[ ]?日(?!期))
  | (?P<date>(?:19|20)\d\d年(?:\d{{1,2}}月(?:\d{{1,2}}[日号])?)?(?!度)
      |(?<![\d./-])(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?![\d])
      |二[{_DATE_CN}]{{3}}年(?:[元一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}[日号])?)?)
  | (?P<rate>(?<![\d.,]){_ARABIC}[%‰]|[百千万]分之(?:\d{{1,4}}(?:\.\d{{1,6}})?|[{_CN}点]{{1,8}}))
  | (?P<money>(?:人民币：?)?(?:[¥$€][：]?{_ARABIC}(?:[万亿]|百万)?元?|(?<![\d.,]){_ARABIC}(?:百万|[千万亿])?[元圆]|
      (?<![\d.,]){_ARABIC}[万亿](?![年个份平吨公米])
      |[{_CN}亿参弍貳叄陸萬]{{1,30}}[元圆圓](?:零?[{_CN}]角)?(?:零?[{_CN}]分)?)整?)
  | (?P<phone>(?<!\d)[(（]?0\d{{2,3}}[)）]?[- ]?\d{{7,8}}(?!\d))
  | (?P<ref>第(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[{_CN}]{{1,4}})[条款章节项])
  | (?P<duration>(?<![\d.第]){_COUNT}(?:[（(](?:\d{{1,4}}|[{_CN}]{{1,5}})[）)])?
      (?:个?(?:工作日|工作天|日历天|日历日|自然日|小时|星期|周年)|个月|[天日周年])(?![度初末底份中前终代检常]))
  | (?P<code>(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9]*|\d+[A-Za-z][A-Za-z0-9]*)(?:[-_/.@+][A-Za-z0-9]+)*
      |(?<!\d)\d+(?:[-.]\d+){{2,}}|(?<![\d.,])(?:0\d+|\d{{16,}})(?![\d.,]\d))
  | (?P<number>(?<![\d.,])(?:{_ARABIC}|\d+)
      |(?<![第一-龥])[{_CN}]{{1,6}}(?=[份次倍名人台套期页种批辆件]|个(?![体人别月]))(?!一次性)
      |(?<![第一二三四五六七八九十月])[{_CN}]{{1,4}}(?=份)
      |(?<=[式满前后于为计达过内])[{_CN}]{{1,6}}(?=[份次倍名人台套期页种批辆件]|个(?![体人别月]))(?!一次性))
    """,
    re.VERBOSE,
)
"""What is compared by value. Runs on folded text without layout spaces; the group that matched is the kind."""

_UNITS = {"天": "日", "日历天": "日", "日历日": "日", "自然日": "日", "工作天": "工作日", "周年": "年", "星期": "周"}
_DURATION = re.compile(rf"({_COUNT})(?:[（(](\d{{1,4}}|[{_CN}]{{1,5}})[）)])?个?(\D+)")
_SAME = {
    "应当": "应", "须": "必须", "其它": "其他", "签定": "签订", "做出": "作出", "按照": "按", "依照": "按",
    "人民币": "", "的": "", "大写": "", "小写": "",
}  # fmt: skip
_LETTERS = str.maketrans("帐〇○圆貳叄陸萬億圓", "账零零元贰叁陆万亿元")


@lru_cache(maxsize=50_000)
def value_key(kind: str, text: str) -> str:
    """Key of a value of `VALUE`; of one that cannot be read, its own characters."""
    try:
        return _KEYS[kind](text)
    except (ValueParseError, ArithmeticError, ValueError):
        return f"{kind}:{text}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _money(text: str) -> str:
    read = money.parse_detail(text.replace("：", ""))
    return f"money:{_plain(read.value)}" + ("" if read.currency == "CNY" else read.currency)


def _duration(text: str) -> str:
    match = _DURATION.fullmatch(text)
    if match is None:
        return f"duration:{text}"
    count = Decimal("0.5") if match[1] == "半" else number.parse(match[1])
    if match[2] and number.parse(match[2]) != count:
        return f"duration:{text}"
    return f"duration:{_plain(count)}{_UNITS.get(match[3], match[3])}"


def _ref(text: str) -> str:
    inner = text[1:-1]
    return f"ref:{inner if '.' in inner else _plain(number.parse(inner))}{text[-1]}"


_KEYS: dict[str, Callable[[str], str]] = {
    "blank_date": lambda text: "",
    "date": lambda text: f"date:{date.parse(text).value}",
    "rate": lambda text: f"rate:{_plain(ratio.parse(text))}",
    "money": _money,
    "phone": lambda text: "phone:" + re.sub(r"\D", "", text),
    "ref": _ref,
    "duration": _duration,
    "code": lambda text: f"code:{text}",
    "number": lambda text: f"number:{_plain(number.parse(text))}",
}


def word_key(word: str) -> str:
    """Key of a word that is no value.

    >>> word_key("应当") == word_key("应"), word_key("帐户") == word_key("账户"), word_key("的"), word_key("可以")
    (True, True, '', '可以')
    """
    word = word.translate(_LETTERS)
    return _SAME.get(word, word)
