"""The instalments of a contract as the arithmetic checks see them, and what is wrong with them.

Four checks look at the same rows: the sum, the sum of the percentages, percentage × price, and the price that the rows
imply. Where several of them fail for one reason there is one `Fault`, of the check that names the reason best.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.figures import CENT, printed_decimals, printed_step
from extract.record import ExactFact, Payment

SUM = "instalments-sum-mismatch"
PERCENTS = "instalment-percent-sum"
SHARE = "instalment-percent-amount-mismatch"
BASE = "instalment-implied-base"


@dataclass(frozen=True)
class Row:
    """One instalment with what its wording says: `share` its fraction of the price, `explicit` that the wording names
    the contract price as what the share is of, `band` how far the stated amount may be from share × price, `rounded`
    that the percentage is printed with decimals (6.67 %)."""

    payment: Payment
    share: Decimal | None
    amount: Decimal | None
    explicit: bool
    band: Decimal
    rounded: bool = False

    @property
    def stated(self) -> bool:
        return self.amount is not None and self.payment.amount_source == "stated"


@dataclass(frozen=True)
class Fault:
    """What is wrong: the check that reports it, the rows it concerns, and the relations beside it that fail too."""

    check: str
    rows: tuple[Row, ...]
    proved: bool
    also: tuple[str, ...] = ()
    implied: Decimal | None = None


@dataclass
class Reading:
    """All instalments. `reason` says why nothing (or only part) could be assessed."""

    price: ExactFact | None = None
    rows: list[Row] = field(default_factory=list)
    whole: bool = False
    reason: str | None = None


def read(case: Case) -> Reading:
    """The rows that are shares of the contract price, and whether they are all of it."""
    price, payments = case.record.fields.total_amount, _joined(case)
    if price is None or not payments:
        return Reading(reason="合同总价未写明" if price is None else "未识别到分期付款")
    rows, other = [], 0
    for payment in payments:
        row = _row(case, payment, price.value)
        if row is None:
            other += 1
        else:
            rows.append(row)
    if not rows:
        return Reading(price, reason="付款按期、按进度或按结算计算，不能与合同总价核对")
    whole = not other and all(row.amount is not None or row.share is not None for row in rows)
    return Reading(price, rows, whole, None if whole else "部分款项按期、按进度或按结算计算，各期不能合计")


def _joined(case: Case) -> list[Payment]:
    """The instalments, where a percentage and the sum behind it (支付30%，即900006元) came apart because they do not
    agree put together again: that is the very case to be found."""
    rows: list[Payment] = []
    for payment in case.record.payments:
        last = rows[-1] if rows else None
        if last is not None and _goes_on(case, last, payment):
            rows[-1] = last.model_copy(
                update={
                    "amount": payment.amount,
                    "amount_source": "stated",
                    "end": payment.end,
                    "text": case.contract.text[last.start : payment.end],
                    "confidence": min(last.confidence, payment.confidence),
                }
            )
        else:
            rows.append(payment)
    return rows


def _goes_on(case: Case, last: Payment, payment: Payment) -> bool:
    """The second row is nothing but the sum of the first."""
    if last.percent is None or last.amount_source == "stated" or last.base not in (None, "contract_total"):
        return False
    if payment.percent is not None or payment.amount_source != "stated" or not 0 <= payment.start - last.end <= 6:
        return False
    between = case.contract.view.slice(last.end - 1, payment.start)
    return not re.search(r"[。；\n]", between) and re.match(r"[^\d]{0,8}\d", payment.text) is not None


def _row(case: Case, payment: Payment, price: Decimal) -> Row | None:
    """`None` for an instalment whose base is not the contract price, or that repeats."""
    text = case.contract.view.slice(payment.start, payment.end).replace("\n", "")
    if payment.kind == "periodic" and payment.percent is None:
        return None
    if payment.base not in (None, "contract_total") or _says("reduced", text) or _says("breach", text):
        return None
    share, stated = payment.percent, payment.amount_source == "stated"
    decimals = printed_decimals(text, share) if share is not None else None
    if _says("cumulative", text):
        # The record turns 付至80% into the step from the instalment before; where it did not, the row is not a share.
        if share is not None and (decimals is not None or payment.amount is None) and payment.seq > 1:
            return None
        if stated and share is not None and payment.seq > 1:
            return None
    if share == 1 and decimals is None:
        share = None  # 一次性支付: no percentage is written
    elif share is not None and decimals is None and not _says("share", text):
        return None  # the row was cut before its percentage
    if share is None and not stated:
        return None
    amount = payment.amount
    band = CENT
    if share is not None:
        if decimals and decimals >= 2:
            band = max(band, price * Decimal("0.5").scaleb(-(decimals + 2)))
        elif decimals == 1 and (share * 1000) % 5:
            band = max(band, price * Decimal("0.0005"))
        if stated and amount is not None:
            step = printed_step(text, amount) or CENT
            if (share * price) % step:
                band = max(band, step / 2)
    return Row(payment, share, amount, bool(_says("price", text)), band, bool(decimals and decimals >= 2))


def _says(name: str, text: str) -> bool:
    phrase = default_catalogue().checks[SUM].phrases[name]
    return phrase.pattern.search(text) is not None


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
        other = _stated_elsewhere(case, implied, price)
        explicit = all(row.explicit for row in pairs)
        if explicit or not other:
            yield Fault(BASE, pairs, not other and (explicit or (shared == 1 and sum_fails)), also, implied)
        return
    if shared == 1 and summed is not None and not sum_fails:
        missed = tuple(row for row in missed if not row.rounded)  # 33.34 % takes up the rest of 33.33 % twice
    if missed:
        once = {(row.payment.start, row.share, row.amount): row for row in missed}
        for row in once.values():
            other = _stated_elsewhere(case, _amount(row) / _share(row), price)
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


def _stated_elsewhere(case: Case, base: Decimal, price: Decimal) -> bool:
    """The base that a row implies is another sum of the contract (a fee of its own, the price without tax), or the
    price less one (暂列金额)."""
    return any(
        abs(other - base) <= 1
        for amount in case.record.amounts
        if amount.kind not in ("instalment", "total")
        for other in (amount.value, price - amount.value)
        if other > 0 and abs(other - price) > 1
    )


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
    return any(
        not any(row.payment.start <= quote.start < row.payment.end for row in rows)
        for quote, _ in Case(case.contract, default_catalogue().checks[SUM]).find("rest")
    )


def _amount(row: Row) -> Decimal:
    return row.amount if row.amount is not None else Decimal(0)


def _share(row: Row) -> Decimal:
    return row.share if row.share is not None else Decimal(0)
