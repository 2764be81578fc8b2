"""What is wrong with the instalments of a contract.

Four checks look at the same rows: the sum, the sum of the percentages, percentage × price, and the price that the rows
imply. Where several of them fail for one reason there is one `Fault`, of the check that names the reason best.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.figures import CENT, printed_step
from extract.audit.instalment_rows import Reading, Row, read
from extract.model import Stretches

SUM = "instalments-sum-mismatch"
PERCENTS = "instalment-percent-sum"
SHARE = "instalment-percent-amount-mismatch"
BASE = "instalment-implied-base"


@dataclass(frozen=True)
class Fault:
    """What is wrong: the check that reports it, the rows it concerns, and the relations beside it that fail too."""

    check: str
    rows: tuple[Row, ...]
    proved: bool
    also: tuple[str, ...] = ()
    implied: Decimal | None = None


def faults(case: Case) -> Iterator[Fault]:
    """What is wrong with the instalments, each cause once."""
    reading = read(case)
    if reading.price is not None and reading.rows:
        yield from _diagnose(case, reading, reading.price.value)


def _diagnose(case: Case, reading: Reading, price: Decimal) -> Iterator[Fault]:
    rows = tuple(reading.rows)
    pairs = tuple(row for row in rows if row.share and row.stated and row.amount)
    missed = tuple(row for row in pairs if abs(_share(row) * price - _amount(row)) > row.band)
    amounts = [row.amount for row in rows if row.amount is not None]
    summed = sum(amounts, Decimal(0)) if reading.whole and len(amounts) == len(rows) else None
    shares = [row.share for row in rows if row.share is not None]
    shared = sum(shares, Decimal(0)) if reading.whole and len(shares) == len(rows) and len(rows) > 1 else None
    sum_fails = summed is not None and abs(summed - price) > CENT * len(rows) and len(rows) > 1
    also = (SUM,) if sum_fails else ()
    implied = implied_price(pairs) if len(pairs) > 1 and len(missed) == len(pairs) else None
    if implied is not None:
        other = stated_beside(_sums_beside(case, price), implied)
        explicit = all(row.explicit for row in pairs)
        if explicit or not other:
            yield Fault(BASE, pairs, not other and (explicit or (shared == 1 and sum_fails)), also, implied)
        return
    if shared == 1 and summed is not None and not sum_fails:
        missed = tuple(row for row in missed if not row.rounded)  # 33.34 % takes up the rest of 33.33 % twice
    if missed:
        once = {(row.payment.start, row.share, row.amount): row for row in missed}
        sums = _sums_beside(case, price)
        for row in once.values():
            other = stated_beside(sums, _amount(row) / _share(row))
            if row.explicit or not other:
                yield Fault(SHARE, (row,), not other and (row.explicit or shared == 1), also)
        return
    if shared is not None and abs(shared - 1) > Decimal("0.0001") * (1 + _rounded(rows)):
        if not _holds_whole(case, rows, _share, Decimal(1), Decimal(0)):
            one_more = any(shared - _share(row) == 1 for row in rows)
            yield Fault(PERCENTS, rows, not one_more and (shared > 1 or not _rest_named(case, rows)), also)
        return
    if not sum_fails or summed is None or not any(row.stated for row in rows):
        return
    if not _holds_whole(case, rows, _amount, price, CENT * len(rows)):
        yield Fault(SUM, rows, summed > price or not _rest_named(case, rows))


def _holds_whole(
    case: Case, rows: Sequence[Row], value: Callable[[Row], Decimal], whole: Decimal, room: Decimal
) -> bool:
    """Some of the rows are the whole by themselves: those of one clause, or the first or the last rows. The others tell
    them again, are another way to pay, or are no instalments.

    One row alone that is the whole (一次性付清) counts; one too much in the same clause does not: that is a slip to find.
    """
    tops: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        clause = case.contract.clause_at(row.payment.start)
        tops["/".join(clause.id.split("/")[:2]) if clause else ""] += value(row)
    if len(tops) > 1 and any(abs(total - whole) <= room for total in tops.values()):
        return True
    for some in (rows, rows[::-1]):
        total = Decimal(0)
        for count, row in enumerate(some, start=1):
            total += value(row)
            if abs(total - whole) <= room and (count == 1 or len(some) - count > 1):
                return True
    return False


def _sums_beside(case: Case, price: Decimal) -> list[Decimal]:
    """What the base of a row may be beside the price, in ascending order: another sum of the contract (a fee of its own, the
    price without tax), or the price less one (暂列金额)."""
    return sorted(
        other
        for amount in case.record.amounts
        if amount.kind not in ("instalment", "total") and amount.value is not None
        for other in (amount.value, price - amount.value)
        if other > 0 and abs(other - price) > 1
    )


def stated_beside(sums: Sequence[Decimal], base: Decimal) -> bool:
    """True if one of the sums, in ascending order, is the base to the yuan."""
    k = bisect_left(sums, base - 1)
    return k < len(sums) and sums[k] <= base + 1


def _rounded(rows: tuple[Row, ...]) -> int:
    return sum(1 for row in rows if row.share is not None and row.share != row.share.quantize(CENT))


def implied_price(rows: tuple[Row, ...]) -> Decimal | None:
    """The one price that all rows agree on (amount ÷ share), `None` if they do not agree or are one row told twice.

    Sums printed in whole yuan may be rounded; the row with the largest share tells the price best.
    """
    if len({row.payment.start for row in rows}) < 2:
        return None
    prices = [(_amount(row) / _share(row), _room(row) / _share(row)) for row in rows]
    best, own = min(prices, key=lambda one: one[1])
    if any(abs(best - other) > room + own for other, room in prices):
        return None
    return best.quantize(CENT)


def _room(row: Row) -> Decimal:
    step = printed_step(row.payment.text, _amount(row))
    return max(CENT, step / 2) if step is not None and step <= 1 else CENT


def _rest_named(case: Case, rows: tuple[Row, ...]) -> bool:
    """The text speaks of a rest, a retention or a settlement outside the rows: an instalment may have been missed."""
    read = Stretches((row.payment.start, row.payment.end) for row in rows)
    rest = Case(case.contract, default_catalogue().checks[SUM]).find("rest")
    return any(not read.touch(quote.start, quote.start + 1) for quote, _ in rest)


def _amount(row: Row) -> Decimal:
    return row.amount if row.amount is not None else Decimal(0)


def _share(row: Row) -> Decimal:
    return row.share if row.share is not None else Decimal(0)
