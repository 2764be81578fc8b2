"""权责对等: what the supplier pays for a breach against what the buyer pays."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.figures import percent
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Penalty

CHECK = "penalty-asymmetry"

_SIDES = {"buyer": "采购人", "supplier": "供应商"}
_FAR = 10
_PRICE = frozenset({"contract_total", "service_fee"})


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Two questions: has the buyer no penalty at all where the supplier has several, and is delay on one side dearer."""
    penalties = [one for one in case.record.penalties if one.kind != "compensation"]
    if not penalties:
        yield NotAssessed("合同未约定有具体数额的违约责任")
        return
    supplier = [one for one in penalties if one.liable in ("supplier", "either")]
    buyer = [one for one in case.record.penalties if one.liable in ("buyer", "either")]
    triggers = {one.trigger for one in supplier if one.trigger and one.liable == "supplier"}
    if not buyer and len(triggers) >= case.parameter("supplier_triggers") and not _buyer_pays(case):
        yield case.finding(
            f"供应商有{len(triggers)}类违约须付违约金，采购人没有任何一项。",
            *_one_each(supplier),
            expected="双方都有违约责任",
            actual="仅供应商有",
        )
        return
    yield from _capped_against_multiple(case, penalties)
    late, unpaid = _delay(supplier, "late_delivery"), _delay(buyer, "late_payment")
    if late and unpaid and late.per_day_rate and unpaid.per_day_rate:
        ratio = late.per_day_rate / unpaid.per_day_rate
        marked = ratio >= case.parameter("ratio") and late.base in _PRICE
        if marked or ratio >= case.parameter("ratio_hint"):
            yield case.finding(
                f"供应商逾期每日{_permille(late.per_day_rate)}，采购人逾期付款每日{_permille(unpaid.per_day_rate)}，"
                f"前者是后者的{ratio.quantize(Decimal('0.1')).normalize():f}倍。",
                late,
                unpaid,
                severity=None if marked else "info",
            )


def _capped_against_multiple(case: Case, penalties: list[Penalty]) -> Iterator[Finding]:
    """A hint: one breach of one side costs a multiple of the price, the delay of the other side stops at a share of it."""
    for side, other in (("buyer", "supplier"), ("supplier", "buyer")):
        dear = [one for one in penalties if one.liable == side and one.kind == "multiple" and one.base in _PRICE]
        capped = [one for one in penalties if one.liable == other and one.cap_rate]
        if dear and capped and dear[0].rate and capped[0].cap_rate and dear[0].rate >= capped[0].cap_rate * _FAR:
            yield case.finding(
                f"{_SIDES[side]}一次违约须付合同价的{dear[0].rate:f}倍，{_SIDES[other]}逾期的违约金以合同价的"
                f"{percent(capped[0].cap_rate)}为限，相差悬殊。",
                dear[0],
                capped[0],
                severity="info",
            )
            return


def _buyer_pays(case: Case) -> bool:
    """Interest or a penalty of the buyer is agreed in words that gave no row (按LPR计付逾期利息)."""
    duty = default_catalogue().checks["overdue-interest-missing-or-low"].phrases["duty"]
    return next(duty.finditer(case.contract.view), None) is not None


def _one_each(penalties: list[Penalty]) -> list[Penalty]:
    """The first penalty of each trigger, five at most."""
    first: dict[str, Penalty] = {}
    for one in penalties:
        if one.trigger:
            first.setdefault(one.trigger, one)
    return list(first.values())[:5]


def _delay(penalties: list[Penalty], trigger: str) -> Penalty | None:
    """The dearest rate per day for a kind of delay."""
    rated = [one for one in penalties if one.trigger == trigger and one.per_day_rate]
    return max(rated, key=lambda one: one.per_day_rate or Decimal(0), default=None)


def _permille(rate: Decimal) -> str:
    """A rate per day in ‰."""
    return f"{(rate * 1000).normalize():f}‰"
