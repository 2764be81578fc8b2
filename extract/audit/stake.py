"""What a finding is worth looking at: the money at stake where it can be worked out, and a weight to sort by.

How the money of a check is found stands with the check (`stake` in `rules/audit/*.toml`); what cannot be worked out from
values of the record is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import regex

from extract.audit.catalogue import Severity, Stake
from extract.record import Evidence, Record
from extract.values.number import figure

POINTS: dict[Severity, int] = {"error": 100, "warning": 60, "info": 20}
"""What a finding weighs that is quite sure and has the whole price at stake."""
UNSURE = 0.7
SURE = 0.9
"""What a finding counts for that is not unsure, whatever its values were given."""
LEAST, UNKNOWN = 0.6, 0.7
"""Factors of a finding that has next to nothing of the price at stake, and of one of which that is not known."""
_FIGURE = regex.compile(r"[≤≥]?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>%|元)?(?:（[^（）]*）)?")
"""A figure that a finding printed itself."""
_CENT = Decimal("0.01")


def at_stake(
    stake: Stake, evidence: Sequence[Evidence], expected: str | None, actual: str | None, record: Record
) -> Decimal | None:
    """Money at stake in the currency of the contract, `None` where it cannot be worked out."""
    price = price_of(record)
    found: Decimal | None = None
    if stake == "price":
        found = price
    elif stake == "payment":
        found = _payments(evidence, record)
    elif stake in ("difference", "share"):
        found = _difference(expected, actual, price, share=stake == "share")
    return found.quantize(_CENT) if found is not None and found > 0 else None


def weight(severity: Severity, confidence: float, unsure: bool, money: Decimal | None, record: Record) -> int:
    """0–100: severity × confidence × money relative to the price.

    An error counts 100, a warning 60, an information 20; × confidence of the weakest value (at least 0.9, or × 0.7 where it is
    marked unsure); × a factor between 0.6 (next to nothing of the price) and 1 (all of it), growing with the square root of the
    share, 0.7 where the money or the price is not known: an error is never behind a warning that is as sure.
    """
    price = price_of(record)
    factor = UNKNOWN
    if money is not None and price:
        factor = LEAST + (1 - LEAST) * float(min(money / price, Decimal(1))) ** 0.5
    return round(POINTS[severity] * (confidence * UNSURE if unsure else max(confidence, SURE)) * factor)


def price_of(record: Record) -> Decimal | None:
    """The total price, `None` where none was read or it is not positive."""
    fact = record.fields.total_amount
    return fact.value if fact and fact.value and fact.value > 0 else None


def _difference(expected: str | None, actual: str | None, price: Decimal | None, *, share: bool) -> Decimal | None:
    """Between what should be and what is: sums as they stand, shares of the price."""
    first, second = _figure(expected), _figure(actual)
    if first is None or second is None or first[1] != second[1]:
        return None
    apart = abs(first[0] - second[0])
    if first[1] or share:
        scale = Decimal(100) if first[1] else Decimal(1)
        return apart / scale * price if price else None
    return apart


def _figure(text: str | None) -> tuple[Decimal, bool] | None:
    """A number and whether it is in per cent; `None` for what is neither a sum nor a share alone."""
    match = _FIGURE.fullmatch(text or "")
    number = figure(match["number"]) if match else None
    return None if match is None or number is None else (number, match["unit"] == "%")


def _payments(evidence: Sequence[Evidence], record: Record) -> Decimal | None:
    """The instalments whose words the finding points to, each once; `None` if one of them has no sum."""
    touched = [
        payment
        for payment in record.payments
        if any(payment.start < one.end and one.start < payment.end for one in evidence if one.text)
    ]
    sums = [payment.amount for payment in touched if payment.amount is not None]
    return sum(sums, Decimal(0)) if sums and len(sums) == len(touched) else None
