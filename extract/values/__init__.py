"""Values of a contract: one module each, with `parse(text) -> value`, strict over the whole text.

`PARSERS` names them for the rules (`%{money:total}`); `patterns` holds what each looks like in running text.
Every parser raises `ValueParseError` for anything that is not exactly one value of its type.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.values import (
    account,
    date,
    duration,
    email,
    integer,
    money,
    multiple,
    number,
    organisation,
    period,
    person,
    phone,
    postcode,
    ratio,
    uscc,
)
from extract.values.errors import ValueParseError

PARSERS: dict[str, Callable[[str], object]] = {
    "money": money.parse,
    "number": number.parse,
    "int": integer.parse,
    "ratio": ratio.parse,
    "discount": ratio.parse_discount,
    "multiple": multiple.parse,
    "date": date.parse,
    "date_range": date.parse_range,
    "duration": duration.parse,
    "period": period.parse,
    "uscc": uscc.parse,
    "phone": phone.parse,
    "account": account.parse,
    "email": email.parse,
    "postcode": postcode.parse,
    "org": organisation.parse,
    "person": person.parse,
}

__all__ = ["PARSERS", "ValueParseError"]
