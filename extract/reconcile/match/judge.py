"""A contract and another paper → what ties them, what speaks against it, and how sure that makes it.

Sure is what no coincidence explains: a number that both state together with a name, a sum or a subject that agrees, and
nothing stated by both that is not the same. What falls short of it is likely and never more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from rapidfuzz import fuzz

from extract.lexicon import words
from extract.reconcile.papers import Paper

Certainty = Literal["sure", "likely", "ambiguous"]

ALIKE = 80.0
"""Of 100: two names of one project."""
SAME = 92.0
"""Of 100: two names that differ by a slip of the pen or of recognition."""
_HALF = 60.0
_AFTER = timedelta(days=45)
"""An award is followed by its contract; one that is announced this much later is another one."""
_STALE = timedelta(days=300)
"""A contract that is signed this long after an award is a later one of the same purchase (a renewal)."""

_NOTICE = timedelta(days=90)
"""A contract is published within days; a notice without its number that comes this late is of a later one."""

_ONE_EACH = frozenset({"contract_notice", "acceptance_notice", "invoice"})
"""Papers that are of one contract, not of a whole purchase."""
_BEFORE = frozenset({"tender", "award_notice", "bid"})
"""Papers that come before the contract is signed."""
_NO_SUPPLIER = frozenset({"tender"})


@dataclass(frozen=True, slots=True)
class Link:
    """A paper and the contract that it may be of. `ties` and `against` are Chinese words for people; `strength` orders
    links of one certainty; `other_bidder` marks the bid of somebody who did not get the contract."""

    contract: Paper
    paper: Paper
    certainty: Certainty
    ties: tuple[str, ...]
    against: tuple[str, ...] = ()
    strength: int = 0
    other_bidder: bool = False


@dataclass(frozen=True, slots=True)
class _Signs:
    number: bool
    project: bool
    supplier: bool
    supplier_differs: bool
    buyer: bool
    buyer_differs: bool
    subject: float
    sums: bool
    sums_differ: bool
    lot: bool
    lot_differs: bool
    number_differs: bool
    project_differs: bool
    year_differs: bool
    day_differs: bool
    lot_open: bool
    signed_differs: bool
    notice_late: bool


def judge(contract: Paper, paper: Paper) -> Link | None:
    """The link, `None` where there is too little to speak of one."""
    signs = _signs(contract, paper)
    ties, against = _ties(signs), _against(signs)
    certainty = _certainty(signs, paper)
    if certainty is None:
        return None
    strength = 16 * signs.number + 8 * signs.project + 4 * signs.supplier + 4 * signs.sums + 2 * signs.lot + signs.buyer
    strength += (signs.subject >= ALIKE) - 2 * len(against)
    other_bidder = paper.kind == "bid" and signs.supplier_differs
    return Link(contract, paper, certainty, ties, against, strength, other_bidder)


def _certainty(signs: _Signs, paper: Paper) -> Certainty | None:
    hard = signs.buyer_differs or signs.lot_differs or signs.year_differs or signs.day_differs
    if signs.number:
        backed = signs.supplier or signs.sums or signs.project or (signs.buyer and signs.subject >= ALIKE)
        return "sure" if backed and not hard and not signs.project_differs and _explained(signs) else "likely"
    if signs.number_differs and paper.kind in _ONE_EACH:
        return None  # another contract of the same hands
    if paper.kind in _ONE_EACH and (signs.signed_differs or signs.notice_late):
        return "likely" if signs.project and signs.supplier else None
    if signs.project:
        named = signs.buyer or signs.subject >= ALIKE
        if paper.kind in _NO_SUPPLIER or (paper.kind == "bid" and signs.supplier_differs):
            return "sure" if named and not hard else "likely"
        if hard or (signs.lot_open and signs.sums_differ):
            return "likely"
        return "sure" if (signs.supplier and (named or signs.sums)) or (signs.sums and named and _explained(signs)) else "likely"
    if signs.supplier_differs or signs.buyer_differs or signs.year_differs or signs.lot_differs:
        return None
    if signs.supplier and signs.sums and signs.buyer and signs.subject >= ALIKE:
        return "likely" if signs.project_differs or signs.day_differs else "sure"
    if signs.project_differs:
        return None
    pair = signs.supplier and signs.buyer
    likely = (pair and (signs.sums or signs.subject >= ALIKE)) or (signs.supplier and signs.sums and signs.subject >= _HALF)
    likely = likely or (paper.kind in _NO_SUPPLIER and signs.buyer and signs.subject >= SAME)
    return "likely" if likely and not signs.day_differs else None


def _explained(signs: _Signs) -> bool:
    """A supplier that is not the same is what is to be found only where all else is."""
    return not signs.supplier_differs or (signs.buyer and signs.subject >= ALIKE and signs.sums)


def _signs(contract: Paper, paper: Paper) -> _Signs:
    supplier = bool(contract.codes & paper.codes) or any(
        same_name(a, b, ocr=contract.ocr or paper.ocr) for a in contract.suppliers for b in paper.suppliers
    )
    buyer = same_name(contract.buyer, paper.buyer, ocr=contract.ocr or paper.ocr)
    subject = fuzz.ratio(contract.subject, paper.subject) if contract.subject and paper.subject else 0.0
    sums = bool(contract.sums & paper.sums)
    lot = bool(contract.lots & paper.lots)
    number, project = bool(contract.numbers & paper.numbers), bool(contract.projects & paper.projects)
    return _Signs(
        number=number,
        project=project,
        supplier=supplier,
        supplier_differs=bool(contract.suppliers and paper.suppliers) and not supplier,
        buyer=buyer,
        buyer_differs=bool(contract.buyer and paper.buyer) and not buyer and not _within(contract.buyer, paper.buyer),
        subject=subject,
        sums=sums,
        sums_differ=bool(contract.sums and paper.sums) and not sums,
        lot=lot,
        lot_differs=bool(contract.lots and paper.lots) and not lot,
        number_differs=bool(contract.numbers and paper.numbers) and not number,
        project_differs=bool(contract.projects and paper.projects) and not project,
        year_differs=bool(contract.years and paper.years) and not contract.years & paper.years,
        day_differs=_wrong_order(contract, paper),
        signed_differs=contract.signed is not None and paper.signed is not None and contract.signed != paper.signed,
        notice_late=_late_notice(contract, paper),
        lot_open=bool(contract.lots) != bool(paper.lots) and contract.lots | paper.lots != {"1"},
    )


def same_name(a: str, b: str, *, ocr: bool = False) -> bool:
    """True for one organisation: the same name, or, where either was recognised from an image, nearly the same.

    Two names that were typed and differ in one character are two organisations (first and second primary school).
    """
    if not a or not b:
        return False
    if a == b or not ocr or len(a) != len(b) or fuzz.ratio(a, b) < SAME:
        return a == b
    telling = words("telling_character")  # one of these more or less is another organisation, however it was recognised
    return not any(x != y and (x in telling or y in telling) for x, y in zip(a, b, strict=True))


def _within(a: str, b: str) -> bool:
    """One name holds the other: an office and the department it is of."""
    return bool(a and b) and (a in b or b in a)


def _wrong_order(contract: Paper, paper: Paper) -> bool:
    """True where the days say that the paper is of another contract."""
    if contract.day is None or paper.day is None:
        return False
    if paper.kind in _BEFORE:
        return paper.day > contract.day + _AFTER or (paper.kind == "award_notice" and contract.day > paper.day + _STALE)
    return paper.kind in _ONE_EACH and paper.day < contract.day


def _late_notice(contract: Paper, paper: Paper) -> bool:
    """True for a contract notice that comes long after the contract was signed."""
    if paper.kind != "contract_notice" or contract.day is None or paper.day is None:
        return False
    return paper.day > contract.day + _NOTICE


def _ties(signs: _Signs) -> tuple[str, ...]:
    told = (
        (signs.number, "合同编号相同"), (signs.project, "项目编号相同"), (signs.supplier, "供应商相同"), (signs.buyer, "采购人相同"),
        (signs.subject >= SAME, "项目名称相同"), (ALIKE <= signs.subject < SAME, f"项目名称相近（{signs.subject:.0f}%）"),
        (signs.sums, "金额相同"), (signs.lot, "包号相同"),
    )  # fmt: skip
    return tuple(word for said, word in told if said)


def _against(signs: _Signs) -> tuple[str, ...]:
    told = (
        (signs.number_differs, "合同编号不同"), (signs.project_differs, "项目编号不同"), (signs.supplier_differs, "供应商不同"),
        (signs.buyer_differs, "采购人不同"), (signs.sums_differ, "金额不同"), (signs.lot_differs, "包号不同"),
        (signs.year_differs, "年度不同"), (signs.signed_differs, "签订日期不同"), (signs.day_differs, "日期先后不合"),
    )  # fmt: skip
    return tuple(word for said, word in told if said)
