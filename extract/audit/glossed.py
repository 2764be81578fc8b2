"""A sum and the same sum once more in the bracket behind it: 12万元（¥12,000.00）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extract.audit.case import Case
from extract.audit.figures import CENT
from extract.lexicon import phrase
from extract.record import Amount
from extract.values.number import scale


def glossed(case: Case) -> Iterator[tuple[Amount, Amount]]:
    """Sums in figures with another sum in figures as their gloss, where the two are not the same but for rounding."""
    rows = sorted((row for row in case.record.amounts if row.value is not None), key=lambda row: row.start)
    text = case.contract.text
    for first, other in pairwise(rows):
        if first.words is not None or other.words is not None or first.currency != other.currency:
            continue
        if not phrase("audit.gloss").fullmatch(text[first.end : other.start]):
            continue
        apart = abs(first.value - other.value)  # type: ignore[operator]
        if apart >= max(_place(text[first.start : first.end]), _place(text[other.start : other.end])):
            yield first, other


def _place(written: str) -> Decimal:
    """What the last figure of a sum is worth: 100 of 64.86万元, to which the other may have been rounded."""
    found = re.search(r"\d[\d,]*(?:\.(\d+))?", written)
    if found is None:
        return CENT
    return max(scale(written[found.end() :].strip()).scaleb(-len(found[1] or "")), CENT)
