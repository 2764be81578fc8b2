"""统一社会信用代码、联系电话: a credit code of another length or with a wrong check character, a mobile number too long or short."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.recognised import at_most_a_hint, recognised
from extract.record import Finding, Quote
from extract.values import uscc
from extract.values.errors import ValueParseError

CHECK = "identity-code-invalid"

_LENGTH = 18
_TAX_NUMBER = 15
_MOBILE = 11
_MASK = "XXX"
"""Digits that were left out on purpose."""


def run(case: Case) -> Iterator[Finding]:
    """Codes behind their label only. Fifteen digits are the tax number of before 2015 and are left alone."""
    for quote, match in case.find("credit_code"):
        code = match["code"].upper()
        if len(code) == _TAX_NUMBER or _MASK in code or _valid(code):
            continue
        why = f"为{len(code)}位，应为{_LENGTH}位" if len(code) != _LENGTH else "校验位不符"
        yield _told(case, f"统一社会信用代码{code}{why}。", quote)
    for quote, match in case.find("mobile"):
        number = match["mobile"]
        yield _told(case, f"手机号码{number}为{len(number)}位，应为{_MOBILE}位。", quote)


def _valid(code: str) -> bool:
    try:
        uscc.parse(code)
    except ValueParseError:
        return False
    return True


def _told(case: Case, detail: str, quote: Quote) -> Finding:
    return case.finding(detail, quote, severity=at_most_a_hint(case, "warning"), unsure=recognised(case) or None)
