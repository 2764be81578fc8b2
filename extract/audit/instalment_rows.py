"""The instalments of a contract as the arithmetic checks see them: shares of the price, stated sums, and what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.figures import CENT, printed_decimals, printed_step
from extract.audit.search import is_supplement
from extract.record import ExactFact, Payment
from extract.text.sentences import ends_in

_CLAUSE = 400
"""Characters of a clause that still is one statement."""
PATTERNS = "instalments-sum-mismatch"
"""The check whose table holds the wordings."""


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
    payments = [one for one in _of_the_price(payments, price.value) if is_instalment(one)]
    extra = is_supplement(case)
    rows, other = [], 0
    for payment in payments:
        row = _row(case, payment, price.value)
        if row is None:
            other += 1
        else:
            rows.append(row)
    if not rows:
        return Reading(price, reason="付款按期、按进度或按结算计算，不能与合同总价核对")
    if extra:  # what is paid under it may be the rest of the changed price, or the addition alone
        return Reading(price, rows, False, "补充协议的各期付款可能只是余款或增加的部分，不能与价款合计核对")
    if _runs_on(case, rows):
        return Reading(price, rows, False, "租金（费用）逐期支付，写明的只是其中几期，不能合计")
    whole = not other and all(row.amount is not None or row.share is not None for row in rows)
    return Reading(price, rows, whole, None if whole else "部分款项按期、按进度或按结算计算，各期不能合计")


def is_instalment(payment: Payment) -> bool:
    """False for what the supplier lodges, and for what was paid under the contract that this one changes."""
    return not _says("no_instalment", payment.text)


def _of_the_price(payments: list[Payment], price: Decimal) -> list[Payment]:
    """The instalments, with the price as the base of those on another (设计费的20%) where two of them are that share of
    the price to the cent: the fee is the price."""
    right = [one for one in payments if _other_share(one) and abs(_due(one, price) - (one.amount or 0)) <= CENT]
    if len(right) < 2:
        return payments
    return [one.model_copy(update={"base": "contract_total"}) if _other_share(one) else one for one in payments]


def _other_share(one: Payment) -> bool:
    """A share of a sum that is not named as the price, with its own sum."""
    return one.base == "other" and bool(one.percent) and one.amount_source == "stated"


def _due(one: Payment, price: Decimal) -> Decimal:
    return (one.percent or Decimal(0)) * price


def _runs_on(case: Case, rows: list[Row]) -> bool:
    """The rows are the first of many alike (租金半年一付，首期…，以后每期…), or none of them says a share and the clause
    pays by the period."""
    if all(row.share is not None for row in rows):
        return False
    for row in rows:
        sentence = case.sentence(row.payment)
        clause = case.contract.clause_at(row.payment.start)
        around = case.contract.view.slice(clause.start, clause.end) if clause and len(clause.text) < _CLAUSE else ""
        if _says("goes_on", around + sentence.text):
            return True
    return False


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
    return not ends_in(between) and re.match(r"[^\d]{0,8}\d", payment.text) is not None


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
    phrase = default_catalogue().checks[PATTERNS].phrases[name]
    return phrase.pattern.search(text) is not None
