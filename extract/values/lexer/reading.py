"""A run that looks like a value, read whole by the parser of its family, or put right, or refused."""

from __future__ import annotations

import re
from decimal import Decimal

from extract.values import money
from extract.values.errors import ValueParseError
from extract.values.lexer.chars import LETTERS, ROUGH
from extract.values.lexer.currency import CODE_OF, SIGNS, UNITS
from extract.values.lexer.shapes import PREFIX, TWICE

_PREFIX = re.compile(PREFIX, re.VERBOSE)
_TWICE = re.compile(TWICE, re.VERBOSE)
_NAMES = re.compile(r"块钱?|\ ?（?(?:CNY|RMB)）?(?=[整正]?\Z)")
_SIGN = re.compile(SIGNS)
_UNIT = re.compile(UNITS)
_TO_DIGITS = str.maketrans("OoIl", "0011")
_BROKEN = re.compile(
    r"[0-9]{1,3}(?:[,.]{1,2}[0-9]{1,3}){0,5}(?:[,.]{1,2}[0-9]{3}(?:[,.：、]{1,2}[0-9]{2})?|[：、][0-9]{2})"
    r"|[0-9]{1,3}(?:[,：、。][0-9]{3}){2,4}\.[0-9]{2}"
)
_CENTS_APART = re.compile(r"[,.：、]{1,2}([0-9]{2})\Z")
_MASKED = re.compile(r"\*")


Read = tuple[Decimal | None, str, str, tuple[str, ...]]


def sum_of(run: str) -> Read:
    """`(value, currency, code, flags)` of a run of the family money; `code` says why there is no value."""
    prefix = _PREFIX.match(run)
    head = prefix[0] if prefix else ""
    body = run[len(head) :]
    currency = _currency(head, body)
    body = _NAMES.sub("元", body)
    if currency != "CNY":
        body = _UNIT.sub(lambda found: "元" if CODE_OF[found[0]] != "CNY" else found[0], body)
    if _MASKED.search(body):
        return None, currency, "masked", ()
    if twice := _TWICE.fullmatch(body):
        return _agreed(sum_of(twice["first"] + twice["unit"]), sum_of(twice["second"] + twice["unit"]), currency)
    try:
        return money.parse(body), currency, "", ()
    except ValueParseError as error:
        code = error.code
    mended = _mended(body)
    if mended is not None:
        return mended, currency, "", ("check_failed",)
    if any(sign in body for sign in ROUGH):
        code = "approximate"
    return None, currency, code, ()


def is_twice(run: str) -> bool:
    """True if a sum is written in both ways before one unit: 人民币叁拾万（300,000）元."""
    prefix = _PREFIX.match(run)
    return _TWICE.fullmatch(run, prefix.end() if prefix else 0) is not None


def _agreed(first: Read, second: Read, currency: str) -> Read:
    """叁拾万（300,000）元: one sum where both ways of writing say the same, none where they do not."""
    if first[0] is None or first[0] != second[0]:
        return None, currency, first[2] or second[2] or "twice", ()
    return first[0], currency, "", (*first[3], *second[3])


def _currency(head: str, body: str) -> str:
    codes = [CODE_OF[found] for found in (*_SIGN.findall(head), *_UNIT.findall(body))]
    foreign = [code for code in codes if code != "CNY"]
    return foreign[0] if foreign else "CNY"


def _mended(body: str) -> Decimal | None:
    """A figure whose digits are all there and whose separators, or letters for digits, are wrong: 36O,000.00,
    3,60,000.00, 18.,025.04. `None` where a digit may be missing (1,803,00.00) or the place of the point is open."""
    figure = re.match(rf"[0-9{LETTERS},.：、。 ]+", body)
    if figure is None:
        return None
    digits, rest = figure[0].translate(_TO_DIGITS), body[figure.end() :]
    changed = digits != figure[0]
    if changed:
        try:
            return money.parse(digits + rest)
        except ValueParseError:
            pass
    if rest not in ("", "元", "元整", "圆", "圆整") or not _BROKEN.fullmatch(digits):
        return None
    cents = _CENTS_APART.search(digits)
    whole = re.sub(r"[^0-9]", "", digits[: cents.start()] if cents else digits)
    if not cents and not re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{2,3}){1,5}", digits):
        return None
    return Decimal(f"{whole}.{cents[1] if cents else '00'}")
