"""A sum of money (金额) in 元, as an exact Decimal: figures or capital-letter words (大写).

Figures: `1,192,000.00元`, `¥1168000`, `119.2万元`, `1亿2,000万元`, `3万5千元`, `【 350,000 】元`, `63.86（万元）`.
Words: `人民币（大写）：贰佰肆拾柒万陆仟陆佰陆拾元整`, `壹元零伍分`, `拾万圆`; see `numerals` for the grammar.

>>> parse("人民币（大写）：壹佰捌拾万零叁仟元整")
Decimal('1803000.00')
>>> parse("63.8600000（万元）"), parse("350", unit="万元"), parse("0.0035元")
(Decimal('638600.00'), Decimal('3500000.00'), Decimal('0.0035'))
>>> parse_detail("伍十五万元")
Money(value=Decimal('550000.00'), form='words', currency='CNY', flags=('mixed',))
>>> parse("约100万元")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 金额为约数：约100万元

Never read: approximate sums (约, 余, 以上), ranges, other currencies, masked digits (`*`), bad grouping, O or l among
digits, misread capital letters, 三万五. `flags`: those of `numerals`, plus `spaced` for figures grouped by spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal

from extract.values import numerals
from extract.values.clean import refuse, spaced
from extract.values.errors import ValueParseError
from extract.values.number import ARABIC, SCALES, arabic

_EXACT = Context(prec=64)
_CENT = Decimal("0.01")
_TRADITIONAL = str.maketrans("萬億圓點", "万亿圆点")

_SCALE = r"(?:万亿|千亿|百亿|亿|[千仟百佰十]?万|[千仟百])"
_PREFIX = re.compile(r"(?:人民币|RMB|CNY|￥|¥|[（]?(?:大写|小写|金额|[大小]写金额)[）]?|（人民币）|（¥）|：)+", re.I)
_OUTER = re.compile(r"（([^（）]+)）\Z")
_SUFFIX = re.compile(r"(?:人民币|（人民币）|RMB|CNY)\Z", re.I)
_FIGURES = re.compile(
    rf"(?P<parts>(?:[零〇]?{ARABIC}{_SCALE})*)(?P<zero>[零〇](?=[0-9]))?"
    rf"(?P<last>{ARABIC})?(?P<unit>[元圆]|（(?:万|亿|千|百万)?[元圆]）)?(?:[零〇]?(?P<jiao>[0-9]角))?(?:[零〇]?(?P<fen>[0-9]分))?[整正]?\Z"
)
_PART = re.compile(rf"({ARABIC})({_SCALE})")
_WORDS = re.compile(
    rf"(?P<yuan>[{numerals.DIGIT_CHARS}{numerals.UNIT_CHARS}点]+)?(?P<unit>[元圆])?"
    rf"(?:(?P<z1>[零〇]?)(?P<jiao>[{numerals.DIGIT_CHARS}0-9])角)?"
    rf"(?:(?P<z2>[零〇]?)(?P<fen>[{numerals.DIGIT_CHARS}0-9])分)?[整正]?\Z"
)
_FOREIGN = re.compile(r"美元|美金|欧元|英镑|日元|港[元币]|澳元|加元|卢布|法郎|韩元|USD|EUR|GBP|JPY|HKD|[$€£]", re.I)
_ROUGH = re.compile(r"约|余|左右|以上|以下|以内|上下|超过|不足|近|多[元万亿]|来[元万]")
_RANGE = re.compile(r"[0-9元万亿][-~～—至到][0-9¥]")


@dataclass(frozen=True, slots=True)
class Money:
    """`value` in 元 (two decimals, or more where the text has more), how it was written, and what was unusual."""

    value: Decimal
    form: Literal["figures", "words"]
    currency: str = "CNY"
    flags: tuple[str, ...] = ()


def _settle(value: Decimal) -> Decimal:
    """Two decimals when that is exact (the usual case), otherwise every decimal the text gives."""
    cents = value.quantize(_CENT, context=_EXACT)
    return cents if cents == value else value.normalize(_EXACT)


def _figures(body: str, text: str, unit: str) -> Money | None:
    match = _FIGURES.match(body)
    if match is None or not (match["parts"] or match["last"] or match["jiao"] or match["fen"]):
        return None
    value, smallest = Decimal(0), 0
    for number, scale in _PART.findall(match["parts"]):
        amount, multiple = arabic(number, text), SCALES[scale]
        # 1亿2,000万: each further part must fit below the one before, which then has no decimals of its own.
        if smallest and (amount * multiple >= smallest or value != value.to_integral_value()):
            return None
        if smallest and value % smallest:
            return None
        value, smallest = _EXACT.add(value, _EXACT.multiply(amount, Decimal(multiple))), multiple
    last, own = match["last"], match["unit"]
    if last:
        amount = arabic(last, text)
        if smallest:
            # 3万5 is the ellipsis of speech (35,000?); 3万5000元 is not.
            room = smallest if match["zero"] else smallest / 100  # 36万50元 lacks a digit or a 零
            if not own or "（" in own or amount >= smallest or value % smallest:
                return None
            if not match["zero"] and amount < room:
                return None
        elif match["zero"]:
            return None
        elif own and "（" in own:
            amount *= SCALES[own.strip("（）元圆")]
        elif not own and not (match["jiao"] or match["fen"]):
            amount = _EXACT.multiply(amount, Decimal(_scale_of(unit)))
        value = _EXACT.add(value, amount)
    if match["jiao"] or match["fen"]:
        if (last or smallest) and not (own and value == value.to_integral_value()):
            return None
        value += Decimal((match["jiao"] or "0")[0]) / 10 + Decimal((match["fen"] or "0")[0]) / 100
    elif own and not (last or smallest):
        return None
    return Money(_settle(value), "figures", "CNY", ("spaced",) if " " in body else ())


def _scale_of(unit: str) -> int:
    multiple = SCALES.get(unit.removesuffix("元").removesuffix("圆"))
    if multiple is None:
        raise ValueParseError("format", "不认识的金额单位", unit)
    return multiple


def _words(body: str, text: str, unit: str) -> Money | None:
    match = _WORDS.match(body)
    if match is None or not (match["yuan"] or match["jiao"] or match["fen"]):
        return None
    flags: set[str] = set()
    value = Decimal(0)
    yuan, own = match["yuan"], match["unit"]
    cents = match["jiao"] or match["fen"]
    if bool(yuan) != bool(own) and (own or cents):
        return None  # 元整 without a number, or 伍角 glued to a number without 元
    if yuan:
        if yuan.count("点") and yuan[-1] in "万亿":  # 一点五万
            scale = "万亿" if yuan.endswith("万亿") else yuan[-1]
            number = numerals.read(yuan.removesuffix(scale))
            value = number.value * SCALES[scale]
        else:
            number = numerals.read(yuan)
            value = number.value
        flags.update(number.flags)
        if not own and _scale_of(unit) != 1:
            if yuan[-1] in "万亿":
                return None  # 叁佰万 under a heading 单位：万元: which of the two?
            value *= _scale_of(unit)
    for name, worth in (("jiao", "0.1"), ("fen", "0.01")):
        if match[name]:
            digit = match[name]
            value += (Decimal(digit) if digit.isascii() else numerals.read(digit).value) * Decimal(worth)
    return Money(_settle(value), "words", "CNY", tuple(sorted(flags)))


def parse_detail(text: str, *, unit: str = "元") -> Money:
    """Value with its form and flags.

    `unit` is the unit of the column or label (元, 万元, 亿元): it counts only when the text names none itself.
    Errors (ValueParseError): `empty`, `masked`, `approximate`, `range`, `currency`, `grouping`, `format`.
    """
    cleaned = spaced(text).translate(_TRADITIONAL)
    body = cleaned
    while outer := _OUTER.match(body):  # （¥:375000.00）
        body = outer[1]
    if prefix := _PREFIX.match(body):
        body = body[prefix.end() :]
    while outer := _OUTER.match(body):
        body = outer[1]
    body = _SUFFIX.sub("", body)
    try:
        money = _figures(body, text, unit) or _words(body, text, unit)
    except ValueParseError as error:
        raise ValueParseError(error.code, "不是金额", text) from None
    if money is not None:
        return money
    if _FOREIGN.search(cleaned):
        raise ValueParseError("currency", "不是人民币金额", text)
    if _ROUGH.search(cleaned):
        raise ValueParseError("approximate", "金额为约数", text)
    if _RANGE.search(cleaned):
        raise ValueParseError("range", "金额为区间", text)
    if re.match(r"[0-9][0-9,，. ]*[,，][0-9,，. ]*[元圆]?\Z", body):
        raise ValueParseError("grouping", "金额分组有误", text)
    raise refuse(cleaned, text, "金额")


def parse(text: str, *, unit: str = "元") -> Decimal:
    """Value in 元. `unit` and errors as `parse_detail`."""
    return parse_detail(text, unit=unit).value
