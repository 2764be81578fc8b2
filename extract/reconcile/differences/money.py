"""Price ≤ award ≤ ceiling ≤ budget, as the papers of one matter state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extract.audit.figures import yuan
from extract.audit.metadata import money_of
from extract.audit.portfolio import elsewhere
from extract.audit.search import is_supplement
from extract.reconcile.awards import awarded, own_lots
from extract.reconcile.matters import Matter
from extract.record import Evidence, Finding

CHECKS = ("price-over-award", "award-over-ceiling")


@dataclass(frozen=True, slots=True)
class _Step:
    """A sum of the ladder: what it is called, its value, where it stands."""

    name: str
    value: Decimal
    evidence: Evidence


def findings(matter: Matter, tolerance: Decimal | None = None) -> Iterator[Finding]:
    """What of the ladder does not hold. `tolerance` in 元 takes the place of the checks' own."""
    price = _price(matter)
    if price is None:
        return
    award, ceiling, budget = _award(matter), _limit(matter, "ceiling_price"), _limit(matter, "budget")
    case = matter.case("price-over-award")
    if award is not None and money_of(case, "award_amount") is None:
        room = case.parameter("tolerance") if tolerance is None else tolerance
        gap = price.value - award.value
        if abs(gap) > room and not _years(price.value, award.value):
            yield case.finding(
                f"合同总价{yuan(price.value)}，{award.name}{yuan(award.value)}，{'高出' if gap > 0 else '低'}{yuan(abs(gap))}。",
                price.evidence,
                award.evidence,
                expected=yuan(award.value),
                actual=yuan(price.value),
                severity=None if gap > 0 else "info",
            )
    yield from _ladder(matter, price, [step for step in (award, ceiling, budget) if step is not None], tolerance)


def _ladder(matter: Matter, price: _Step, steps: list[_Step], tolerance: Decimal | None) -> Iterator[Finding]:
    case = matter.case("award-over-ceiling")
    room = case.parameter("tolerance") if tolerance is None else tolerance
    chain = [price, *steps]
    for lower, upper in pairwise(chain):
        if lower is price and upper.name not in ("最高限价", "预算金额"):
            continue  # price against award is another check
        if lower.value > upper.value + room:
            # The contract itself comes first: a finding is of a contract.
            quotes = [price.evidence, *(one.evidence for one in (lower, upper) if one is not price)]
            yield case.finding(
                f"{lower.name}{yuan(lower.value)}，高于{upper.name}{yuan(upper.value)}。",
                *quotes,
                expected=f"≤{yuan(upper.value)}",
                actual=yuan(lower.value),
            )


def _years(price: Decimal, award: Decimal) -> bool:
    """One is a whole multiple of the other: the price of several years."""
    return bool(price and award) and (price % award == 0 or award % price == 0)


def _price(matter: Matter) -> _Step | None:
    contract = matter.contract()
    fact = contract.record.fields.total_amount
    if fact is None or not fact.value or is_supplement(matter.case("price-over-award")):
        return None
    return _Step("合同总价", fact.value, fact)


def _award(matter: Matter) -> _Step | None:
    for link in matter.of("award_notice"):
        if link.contract.id == matter.head.id:
            paper = matter.contract(link.paper)
            found = awarded(paper.record, matter.contract().record)
            if found is not None:
                of_lot = f"（{found.note}）" if found.note else ""
                return _Step(f"公告的中标（成交）金额{of_lot}", found.amount, elsewhere(paper, found.evidence))
    return None


def _limit(matter: Matter, name: str) -> _Step | None:
    """A limit of the purchase: of the contract's own lot, or of the whole where there is one lot."""
    said = {"ceiling_price": "最高限价", "budget": "预算金额"}[name]
    for link in matter.of("tender", "award_notice"):
        paper = matter.contract(link.paper)
        notice = paper.record.notice
        if notice is None:
            continue
        lots = own_lots(notice, matter.contract().record)
        of_lots = [row for row in lots if getattr(row, name) is not None]
        if len(of_lots) == 1:
            return _Step(said, getattr(of_lots[0], name), elsewhere(paper, of_lots[0]))
        fact = getattr(notice, name)
        if fact is not None and fact.value is not None and not of_lots and len(notice.lots) <= 1:
            return _Step(said, fact.value, elsewhere(paper, fact))
    return None
