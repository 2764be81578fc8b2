"""A share or rate (比例): an exact Decimal fraction.

`5%`, `３.5‰`, `千分之六`, `万分之0.5`, `百分之一百二十`, `五个百分点`, `三成`, `七成五`, `五分之二`, `一半`, also with the period in front
or behind (`每日千分之六`, `0.05%/日`): the period itself is read by `period`. A double form must agree.

>>> parse("千分之六"), parse("５％"), parse("0.05%/日"), parse("百分之百")
(Decimal('0.006'), Decimal('0.05'), Decimal('0.0005'), Decimal('1'))
>>> parse("万分之三（0.03%）"), parse("千分之 一（ 1 ‰）")
(Decimal('0.0003'), Decimal('0.001'))
>>> parse("万分之三（0.3%）")
Traceback (most recent call last):
    ...
extract.values.errors.ValueParseError: 两种写法的比例不一致：万分之三（0.3%）
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.values import numerals
from extract.values.clean import refuse, spaced, tight
from extract.values.errors import ValueParseError
from extract.values.number import either

_SIGNS = {"%": Decimal(100), "‰": Decimal(1000), "‱": Decimal(10000)}
_PARTS = {
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "萬": 10000,
    "十万": 100000, "拾万": 100000, "百万": 1000000,
}  # fmt: skip
_SPAN = r"(?:日历天|自然日|工作日|季度|[日天周月季年次])"
_LATE = r"(?:逾期|延期|延迟|迟延|拖延|超期|迟|超过?)?"
_PREFIX = re.compile(
    rf"按?(?:每{_LATE}[一1]?个?)?{_SPAN}?(?:利率|费率)?(?:按照?|为|的|加收|支付)?[：，]?"
    r"(?=[0-9（百佰千仟万十拾]|[一二两三四五六七八九]成)"
)
_SUFFIX = re.compile(rf"(?:/{_SPAN}|每{_SPAN})\Z")
_NUMBER = rf"[0-9., ]+|[{numerals.DIGIT_CHARS}{numerals.UNIT_CHARS}点]+"
_SIGNED = re.compile(rf"(?:（({_NUMBER})）|({_NUMBER}))([%‰‱])\Z")
_FRACTION = re.compile(rf"([百千十拾]万|[百佰千仟万萬十拾])分之(?:（({_NUMBER})）|({_NUMBER}))\Z")
_PART = re.compile(r"([二两三四五六七八九])分之([一二两三四五六七八])\Z")
_PLACES = Decimal("1e-10")
"""How exactly a third is told."""
_QUARTERS = re.compile(r"([1-9])/([2458])\Z")
"""1/4, 3/5: fractions that a decimal says exactly."""
_QUOTIENT = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,2})?)/(10{2,5})\Z")
_POINTS = re.compile(rf"({_NUMBER})个百分点\Z")
_TENTHS = re.compile(r"([0-9一二两三四五六七八九]|[0-9]\.[0-9]{1,2}|半)成([0-9一二三四五六七八九半])?\Z")
_DISCOUNT = re.compile(r"([0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九]{1,2}|[一二三四五六七八九]点[一二三四五六七八九])折\Z")
_DOUBLE = re.compile(r"(.+?)（(?:即|计|为)?([^（）]+)）\Z")
_RANGE = re.compile(r"[0-9%‰][-~—至到][0-9百千万]")
_ROUGH = re.compile(r"约|以上|以下|以内|左右|不超过|不低于|不少于|至少")


def _single(body: str) -> Decimal | None:
    if match := _SIGNED.match(body):
        return either(match[1] or match[2]) / _SIGNS[match[3]]
    if match := _FRACTION.match(body):
        number = match[2] or match[3]
        if number in ("百", "佰"):
            return Decimal(100) / _PARTS[match[1]]
        return either(number) / _PARTS[match[1]]
    if body == "一半":
        return Decimal("0.5")
    if (match := _PART.match(body)) and _digit(match[2]) < _digit(match[1]):
        return (_digit(match[2]) / _digit(match[1])).quantize(_PLACES)
    if (match := _QUARTERS.match(body)) and match[1] < match[2]:
        return Decimal(match[1]) / Decimal(match[2])
    if match := _QUOTIENT.match(body):
        return Decimal(match[1]) / Decimal(match[2])
    if match := _POINTS.match(body):
        return either(match[1]) / 100
    if match := _TENTHS.match(body):
        if match[1] == "半":
            return None if match[2] else Decimal("0.05")
        half = "5" if match[2] == "半" else match[2]
        if half and "." in match[1]:
            return None
        return (Decimal(match[1]) if match[1][0].isascii() else _digit(match[1])) / 10 + (_digit(half) / 100 if half else 0)
    return None


def parse_discount(text: str) -> Decimal:
    """What is left to pay of a price: 95折, 九五折, 9.5折 → 0.95, 八折 → 0.8. ValueParseError (`format`, `range`: 七八折) otherwise."""
    match = _DISCOUNT.match(tight(text))
    if match is None:
        raise ValueParseError("format", "不是折扣", text)
    if len(match[1]) == 2 and not match[1][0].isascii() and _digit(match[1][1]) == _digit(match[1][0]) + 1:
        raise ValueParseError("range", "折扣为区间", text)  # 七八折 is 70% to 80%
    value = Decimal("".join(c if c in "0123456789." else "." if c == "点" else str(_digit(c)) for c in match[1]))
    if value > 10 and value != value.to_integral_value():
        raise ValueParseError("format", "不是折扣", text)
    return _plain(value / (10 if value < 10 else 100))


def _digit(char: str) -> Decimal:
    return Decimal(char) if char.isascii() else numerals.read(char).value


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 5% → 0.05, 200% → 2."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _value(body: str) -> Decimal | None:
    """The value of one form, with or without the period around it."""
    value = _single(body)
    if value is None:
        bare = _SUFFIX.sub("", body)
        value = _single(bare)
        if value is None and (prefix := _PREFIX.match(bare)) and prefix.end():
            value = _single(bare[prefix.end() :])
    return value


def parse(text: str) -> Decimal:
    """Fraction (5% → 0.05); ValueParseError (`empty`, `disagree`, `range`, `approximate`, `format`) otherwise."""
    cleaned = spaced(text)
    try:
        value = _value(cleaned)
        if value is None and (match := _DOUBLE.match(_SUFFIX.sub("", cleaned))):
            value, second = _value(match[1]), _value(match[2])
            if value is not None and second is not None and value != second:
                raise ValueParseError("disagree", "两种写法的比例不一致", text)
            if second is None:
                value = None
    except ValueParseError as error:
        if error.code == "disagree":
            raise
        value = None
    if value is not None:
        return _plain(value)
    if _RANGE.search(cleaned):
        raise ValueParseError("range", "比例为区间", text)
    if _ROUGH.search(cleaned):
        raise ValueParseError("approximate", "比例为限度", text)
    raise refuse(cleaned, text, "比例")
