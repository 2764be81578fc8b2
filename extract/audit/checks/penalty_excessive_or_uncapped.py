"""违约金: single penalties of a large part of the price, rates per day that outgrow it, and no cap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.figures import percent
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Penalty, Quote

CHECK = "penalty-excessive-or-uncapped"

_DELAY = frozenset({"late_delivery", "late_payment", "late_acceptance"})
_SIDES = {"buyer": "采购人", "supplier": "供应商", "either": "双方"}
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
    caps = [quote for quote, _ in case.find("cap_of_all")]
    open_ended = [one for one in daily if not _capped(case, one, caps)]
    for one in (one for one in open_ended if _rate(one) > case.parameter("per_day")):
        days = -(-1 // _rate(one))
        yield case.finding(
            f"按{_base(one)}每日{percent(_rate(one))}计算，未约定上限，{days}天即达到{_base(one)}。", one
        )
    told = [one for one in open_ended if _rate(one) > case.parameter("per_day")]
    known = {id(one) for one in told}
    dear = [
        one for one in case.record.penalties
        if one.trigger in _DELAY and _rate(one) >= case.parameter("per_day_dear") and id(one) not in known
    ]  # fmt: skip
    for one in dear:
        small = one.cap_rate is not None and one.cap_rate <= case.parameter("cap_small")
        yield case.finding(_yearly(one), one, severity="info" if small else None)
    told_already = {id(one) for one in (*told, *dear)}
    notable = [one for one in open_ended if id(one) not in told_already]
    yield from _notable(case, notable)
    yield from _one_capped(case, [*told, *notable], caps)


def _yearly(one: Penalty) -> str:
    """The rate of a day as that of a year, and the day on which its cap is reached."""
    rate = _rate(one)
    detail = f"逾期每日{percent(rate)}，折合年{percent(rate * _YEAR)}"
    if one.cap_rate and one.cap_rate > rate:
        detail += f"，上限{percent(one.cap_rate)}在第{-(-one.cap_rate // rate)}天即达到"
    return detail + "。"


def _single(case: Case, whole: list[Penalty]) -> Iterator[Finding]:
    found: dict[Decimal, list[Penalty]] = {}
    for one in whole:
        share = Decimal(1) if one.kind == "full_base" else one.rate
        if one.kind in ("percent", "full_base", "multiple") and share is not None and share >= case.parameter("single"):
            found.setdefault(share, []).append(one)
    for share, rows in found.items():
        places = f"（共{len(rows)}处）" if len(rows) > 1 else ""
        usual = share == case.parameter("single")
        yield case.finding(
            f"一次违约即须支付{_base(rows[0])}的{percent(share)}{places}。", *rows[:6], severity="info" if usual else None
        )


def _notable(case: Case, penalties: list[Penalty]) -> Iterator[Finding]:
    """A hint: moderate rates that run on without a cap."""
    if penalties:
        rates = "、".join(dict.fromkeys(percent(_rate(one)) for one in penalties))
        yield case.finding(
            f"以{_base(penalties[0])}为基数每日{rates}，未约定累计上限。", *penalties[:4], severity="info"
        )


def _capped(case: Case, one: Penalty, caps: list[Quote]) -> bool:
    """A cap is in the row, or in words beside it (但违约金总额不超过…, 以…为限)."""
    if one.cap_rate is not None or one.cap_amount is not None:
        return True
    sentence = case.sentence(one)
    clause = case.contract.clause_at(one.start)
    near = [Span(sentence.start, sentence.end)]
    if next(case.find("cap", near[0]), None) is not None:
        return True
    # one cap for all penalties, in the same article or in an article of its own
    return any(clause is None or clause.part == "body" or clause.start <= quote.start < clause.end for quote in caps)


def _one_capped(case: Case, known: list[Penalty], caps: list[Quote]) -> Iterator[Finding]:
    """A hint: the daily penalty of one side has a cap, that of the other, dear as it is, has none on whatever base."""
    daily = [one for one in case.record.penalties if one.per_day_rate and one.liable in _SIDES]
    capped = {one.liable for one in daily if _capped(case, one, caps)}
    least = case.parameter("per_day_notable")
    known_already = {id(one) for one in known}
    free = [one for one in daily if one.liable not in capped and id(one) not in known_already and _rate(one) >= least]
    if free and capped:
        side = _SIDES[free[0].liable or ""]
        yield case.finding(f"{side}按日（期）累计的违约金未约定累计上限，另一方的有上限。", *free[:4], severity="info")


def _of_a_part(one: Penalty) -> bool:
    """The base is the price of a part of the contract (`该单项结算价`, `当月服务费`)."""
    return re.search(f"{_PART}[^，。；]{{0,6}}{re.escape(one.base_text or '')}", one.text) is not None


def _base(one: Penalty) -> str:
    return one.base_text or "合同总价"


def _rate(one: Penalty) -> Decimal:
    return one.per_day_rate or Decimal(0)
