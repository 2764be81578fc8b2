"""最后付款日早于可完成验收日: the last payment dates against the end of the term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from extract.audit.case import Case, full_date
from extract.audit.dates import chinese, last_day, length_text
from extract.audit.figures import percent, yuan
from extract.audit.verdict import NotAssessed
from extract.record import Evidence, Finding, Payment

CHECK = "milestone-before-acceptance-possible"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """What is due by a day that lies before the end of the term: a question where it is (nearly) everything, or where it
    depends on an acceptance that cannot be yet. A few days before the end of the year are usual: `info`."""
    fields = case.record.fields
    dated = [(day, p) for p in case.record.payments if p.due_on and (day := full_date(p.due_on))]
    if not dated:
        yield NotAssessed("没有写明日期的付款")
        return
    end, ends, condition = _end(case, dated[-1][0])
    price = fields.total_amount.value if fields.total_amount else None
    if end is None:
        yield NotAssessed("履行结束日期未写明，也不能推算")
        return
    for day, payment in reversed(dated):
        early = (end - day).days
        if early <= 0:
            continue
        paid = _paid(case.record.payments, payment, price)
        nearly_all = paid is not None and paid >= case.parameter("nearly_all")
        if not nearly_all and "accepted" not in payment.triggers:
            continue
        share = f"累计付至{percent(paid.quantize(Decimal('0.0001')))}" if paid is not None else "支付该期款项"
        sums = f"（{yuan(paid * price)}）" if paid is not None and price is not None else ""
        because = "" if nearly_all else "，而该期款项以验收合格为条件"
        yield case.finding(
            f"{condition}合同约定{chinese(day)}前{share}{sums}{because}，履行期至{chinese(end)}才结束，"
            f"{'' if condition else f'付款比履行期满早{early}日，'}届时不可能完成全部履行和验收。",
            payment,
            *ends,
            expected=f"不早于{end.isoformat()}",
            actual=day.isoformat(),
            severity="info" if early <= case.parameter("year_end_days") or condition else "warning",
        )
        return


def _paid(payments: list[Payment], last: Payment, price: Decimal | None) -> Decimal | None:
    """The share of the price that is paid with an instalment; `None` where one of them is not known."""
    total = Decimal(0)
    for payment in payments:
        if payment.seq > last.seq:
            break
        if payment.percent is not None and payment.base in (None, "contract_total"):
            total += payment.percent
        elif payment.amount is not None and price:
            total += payment.amount / price
        else:
            return None
    return total if total <= Decimal("1.001") else None


def _end(case: Case, due: date) -> tuple[date | None, list[Evidence], str]:
    """The last day of the term; of a term that runs from a signing whose day is blank, the earliest it can be: the
    year of the contract's number tells before when it cannot have been signed."""
    fields = case.record.fields
    if fields.term_end and (day := full_date(fields.term_end.value)):
        return day, [fields.term_end], ""
    length = fields.term_duration
    if length is None:
        return None, [], ""
    if case.signed is not None and fields.signed_on is not None:
        return last_day(case.signed, length.value), [length, fields.signed_on], ""
    number = fields.number or fields.project_number
    year = re.search(r"(?<![0-9])20[1-4][0-9](?![0-9])", number.value) if number else None
    if number is None or year is None or int(year.group()) != due.year or length.value.unit not in ("month", "year"):
        return None, [], ""
    # Nobody signs on New Year's Day: the first day that is possible is 2 January.
    day = last_day(date(due.year, 1, 2), length.value)
    text = f"签订日期空白，即使在{due.year}年初签订，{length_text(length.value)}的期限也要到次年；"
    return (day, [length, number], text) if day and day > due else (None, [], "")
