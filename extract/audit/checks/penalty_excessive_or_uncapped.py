"""违约金: single penalties of a large part of the price, rates per day that outgrow it, and no cap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Penalty

CHECK = "penalty-excessive-or-uncapped"

_DELAY = frozenset({"late_delivery", "late_payment", "late_acceptance"})
_YEAR = 365
_PART = "(?:单项|分项|本批|该批|每批|当批|批次|当期|当月|该月|当季|当年|年度|单次|该次|本次|该项|子项|部分)"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Only penalties on the whole price: a share of what is overdue is bounded by what is overdue."""
    if not case.record.penalties:
        yield NotAssessed("合同未约定违约责任，或未能读出")
        return
    whole = [one for one in case.record.penalties if one.base == "contract_total" and not _of_a_part(one)]
    yield from _single(case, whole)
    daily = [one for one in whole if one.per_day_rate]
    open_ended = [one for one in daily if one.cap_rate is None and one.cap_amount is None]
    for one in (one for one in open_ended if _rate(one) > case.parameter("per_day")):
        days = -(-1 // _rate(one))
        yield case.finding(
            f"按{_base(one)}每日{percent(_rate(one))}计算，未约定上限，{days}天即达到{_base(one)}。", one
        )
    told = [one for one in open_ended if _rate(one) > case.parameter("per_day")]
    dear = [
        one for one in case.record.penalties
        if one.trigger in _DELAY and _rate(one) >= case.parameter("per_day_dear") and one not in told
    ]  # fmt: skip
    for one in dear:
        yield case.finding(_yearly(one), one)
    yield from _notable(case, [one for one in open_ended if one not in told and one not in dear])


def _yearly(one: Penalty) -> str:
    """The rate of a day as that of a year, and the day on which its cap is reached."""
    rate = _rate(one)
    detail = f"逾期每日{percent(rate)}，折合年{percent(rate * _YEAR)}"
    if one.cap_rate and one.cap_rate > rate:
        detail += f"，上限{percent(one.cap_rate)}在第{-(-one.cap_rate // rate)}天即达到"
    return detail + "。"


def _single(case: Case, whole: list[Penalty]) -> Iterator[Finding]:
    for one in whole:
        share = Decimal(1) if one.kind == "full_base" else one.rate
        if one.kind in ("percent", "full_base", "multiple") and share is not None and share >= case.parameter("single"):
            yield case.finding(f"一次违约即须支付{_base(one)}的{percent(share)}。", one)


def _notable(case: Case, penalties: list[Penalty]) -> Iterator[Finding]:
    """A hint: moderate rates that run on without a cap."""
    if penalties:
        rates = "、".join(dict.fromkeys(percent(_rate(one)) for one in penalties))
        yield case.finding(
            f"以{_base(penalties[0])}为基数每日{rates}，未约定累计上限。", *penalties[:4], severity="info"
        )


def _of_a_part(one: Penalty) -> bool:
    """The base is the price of a part of the contract (`该单项结算价`, `当月服务费`)."""
    return re.search(f"{_PART}[^，。；]{{0,6}}{re.escape(one.base_text or '')}", one.text) is not None


def _base(one: Penalty) -> str:
    return one.base_text or "合同总价"


def _rate(one: Penalty) -> Decimal:
    return one.per_day_rate or Decimal(0)
