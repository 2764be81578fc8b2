"""Main contract, supplements, renewals and settlement of one matter: what each changed, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.audit.card import card
from extract.audit.case import Case, Contract
from extract.audit.catalogue import default_catalogue
from extract.audit.entities import anchor
from extract.audit.figures import percent, yuan
from extract.audit.metadata import money
from extract.audit.portfolio import elsewhere
from extract.reconcile.differences import items, terms, values
from extract.reconcile.differences.compared import Compared, beside
from extract.reconcile.match import Link
from extract.reconcile.matters import Matter
from extract.reconcile.papers import Paper
from extract.record import Evidence, Finding, Record

CHECKS = ("changes-over-10pct-together", "renewal-without-procurement-papers")

_CHANGED = (
    "total_amount", "term_start", "term_end", "term_duration", "place", "performance_bond_rate", "performance_bond_amount",
    "retention_rate", "warranty_duration", "acceptance_days", "tax_rate", "dispute_method", "dispute_venue",
)  # fmt: skip
_NUMBERED = "supplement-over-10pct"
"""The check whose wordings tell what a supplement adds."""
_LIKELY_ADDED = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Change:
    """What a supplement adds to the price (negative: takes from it). `stated` is false where it follows from two totals."""

    file: Paper
    amount: Decimal
    evidence: Evidence
    stated: bool
    day: date | None


def later(matter: Matter, *kinds: str) -> Iterator[tuple[Paper, str]]:
    """The later documents of a matter with what they are to the contract, in the order of their days."""
    found = []
    for file in matter.files:
        kind = card(matter.contract(file).record).kind
        if kind != "contract" and (not kinds or kind in kinds):
            found.append((file, kind))
    return iter(sorted(found, key=lambda one: (one[0].day or date.max, one[0].path)))


def versions(matter: Matter) -> Iterator[tuple[Link, list[Compared]]]:
    """Each later document beside the contract: the values that it changes, sets or repeats."""
    for file, _ in later(matter):
        mine, theirs = matter.contract().record, matter.contract(file).record
        rows = list(_values(mine, theirs))
        if any(payment.percent is not None for payment in theirs.payments):  # else it says how it is paid for itself
            rows += terms.payments(mine.payments, theirs.payments)
        rows += [row for row in items.changed(mine, theirs) if row.result == "different"]
        yield Link(matter.head, file, "sure", ()), rows


def _values(mine: Record, theirs: Record) -> Iterator[Compared]:
    for name in _CHANGED:
        first, second = getattr(mine.fields, name), getattr(theirs.fields, name)
        if second is not None:
            same = first is not None and values.same_value(name, first.value, second.value)
            yield beside(name, values.said(name, first), values.said(name, second), same=same, mine=first, theirs=second)


def findings(matter: Matter) -> Iterator[Finding]:
    """What the chain as a whole shows; the finding on a renewal is of the contract that it renews."""
    yield from _together(matter)
    yield from _renewed(matter)


def _together(matter: Matter) -> Iterator[Finding]:
    """All supplements against the price; one alone that says itself what it adds is the business of the audit."""
    case = matter.case("changes-over-10pct-together")
    fact = case.record.fields.total_amount
    price = fact.value if fact else None
    if fact is None or not price:
        return
    changes = list(_changes(matter, price))
    added = [change for change in changes if change.amount > 0]
    total = sum((change.amount for change in added), Decimal(0))
    limit = case.parameter("limit")
    if not added or total / price <= limit or (len(added) == 1 and added[0].stated):
        return
    share = percent((total / price).quantize(Decimal("0.0001")))
    told = "；".join(f"{change.file.path}增加{yuan(change.amount)}" for change in added)
    yield case.finding(
        f"原合同价{yuan(price)}，{told}，累计增加{yuan(total)}，占{share}，超过{percent(limit)}。",
        fact, *(elsewhere(matter.contract(change.file), change.evidence) for change in added),
        expected=f"≤{percent(limit)}",
        actual=share,
        unsure=True if not all(change.stated for change in added) else None,
    )  # fmt: skip


def _changes(matter: Matter, price: Decimal) -> Iterator[Change]:
    before = price
    for file, _ in later(matter, "supplement"):
        contract = matter.contract(file)
        stated = _stated(contract)
        if stated is not None:
            before += stated[0]
            yield Change(file, stated[0], stated[1], True, file.day)
            continue
        fact = contract.record.fields.total_amount
        if fact is None or not fact.value or fact.value == before:
            continue
        # A sum above the price is the new price; a small one is what is added; anything between may be either.
        if fact.value > before:
            yield Change(file, fact.value - before, fact, False, file.day)
            before = fact.value
        elif fact.value < price * _LIKELY_ADDED:
            yield Change(file, fact.value, fact, False, file.day)
            before += fact.value


def stated_change(contract: Contract) -> Decimal | None:
    """What a supplement says that it adds to the price; `None` where it does not say."""
    found = _stated(contract)
    return found[0] if found else None


def _stated(contract: Contract) -> tuple[Decimal, Evidence] | None:
    case = Case(contract, default_catalogue().checks[_NUMBERED])
    for quote, match in case.find("added"):
        amount = money(match["digits"], match["unit"])
        if amount is not None:
            return amount, quote
    return None


def _renewed(matter: Matter) -> Iterator[Finding]:
    info = default_catalogue().checks["renewal-without-procurement-papers"]
    for file, _ in later(matter, "renewal"):
        renewal = matter.contract(file)
        if _has_basis(matter, file, renewal):
            continue
        evidence = renewal.record.fields.title or anchor(renewal.record)
        own = matter.case(info.id).record
        mine = anchor(own)
        if evidence is None or mine is None:
            continue
        bounded = default_catalogue().checks["rollover-without-procurement"].phrases["bounded"]
        foreseen = any(bounded.found_in(one.text) for one in own_renewal(matter))
        yield matter.case(info.id).finding(
            f"{file.path}续签本合同，没有写明采购方式、项目编号或中标（成交）通知书，也没有对应的公告或采购文件"
            + ("；原合同写明续签以采购文件为据，请核对总期限。" if foreseen else "。"),
            mine, elsewhere(renewal, evidence),
            severity="info" if foreseen else None,
        )  # fmt: skip


def own_renewal(matter: Matter) -> Sequence[Evidence]:
    """Where the contract itself speaks of its renewal."""
    case = Case(matter.contract(), default_catalogue().checks["rollover-without-procurement"])
    return [case.sentence(quote) for phrase in ("automatic", "negotiated") for quote, _ in case.find(phrase)]


def _has_basis(matter: Matter, file: Paper, renewal: Contract) -> bool:
    fields = renewal.record.fields
    own = matter.contract().record.fields
    other_project = fields.project_number is not None and (
        own.project_number is None or fields.project_number.value != own.project_number.value
    )
    stated = fields.procurement_method is not None or fields.award_notice_on is not None or other_project
    return stated or any(link.contract.id == file.id for link in matter.of("award_notice", "tender", "bid"))
