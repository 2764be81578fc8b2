"""Single facts: numbers, names, price, days, term, guarantee, bond."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from extract import labels
from extract.audit.entities import digits
from extract.audit.figures import percent, yuan
from extract.audit.names import tight
from extract.reconcile.awards import awarded, own_lots
from extract.reconcile.differences.compared import Compared, beside
from extract.reconcile.match.judge import SAME, same_name
from extract.reconcile.papers import lot, plain_number, plain_subject
from extract.record import Duration, Evidence, Lot, Party, Record, field_kind

_ALL = ("project_name", "project_number")
_OF: dict[str, tuple[str, ...]] = {
    "award_notice": ("procurement_method", "lot", "term_duration", "term_start", "term_end", "place", "warranty_duration"),
    "contract_notice": (
        "number", "procurement_method", "lot", "signed_on", "term_duration", "term_start", "term_end", "place", "warranty_duration",
    ),
    "acceptance_notice": ("number", "lot", "term_start", "term_end"),
    "tender": (
        "procurement_method", "lot", "term_duration", "term_start", "term_end", "place", "performance_bond_rate", "performance_bond_amount",
        "retention_rate", "warranty_duration", "acceptance_days", "dispute_method",
    ),
    "bid": ("lot", "term_duration", "warranty_duration", "tax_rate"),
    "invoice": ("number", "tax_rate"),
}  # fmt: skip
"""What papers of a type say of a contract; anything else in them is about something else."""
_PRICED = frozenset({"award_notice", "contract_notice", "acceptance_notice", "bid", "invoice"})
_PARTY = ("uscc", "address", "legal_representative", "phone", "account")
_DAYS = {"month": 30, "year": 365}


def compare(mine: Record, theirs: Record) -> Iterator[Compared]:
    """The facts that papers of this type state of a contract, in the order of the record."""
    kind = theirs.source.document_type
    wanted = {*_ALL, *_OF.get(kind, ())}
    if kind in _PRICED:
        yield from _price(mine, theirs)
    for role in ("buyer", *(() if kind == "tender" else ("supplier",))):
        yield from _party(mine, theirs, role)
    for name in type(mine.fields).model_fields:
        if name == "lot" and theirs.notice is not None and theirs.notice.lots:  # price and supplier are those of the lot
            continue
        if name in wanted:
            first, second = getattr(mine.fields, name), getattr(theirs.fields, name)
            if first is not None or second is not None:
                same = first is not None and second is not None and same_value(name, first.value, second.value)
                yield beside(name, said(name, first), said(name, second), same=same, mine=first, theirs=second)


def same_value(name: str, a: Any, b: Any) -> bool:
    """True for one value, however it is written."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return a == b
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a == b or bool((days := _days(a)) and days == _days(b))
    if name == "lot":
        return lot(str(a)) == lot(str(b))
    if field_kind(name) == "code":
        return plain_number(str(a)) == plain_number(str(b))
    if name == "project_name":
        return fuzz.ratio(plain_subject(str(a)), plain_subject(str(b))) >= SAME
    first, second = tight(str(a)), tight(str(b))
    if field_kind(name) == "date" and len(first) != len(second):  # a month beside a day of it
        return first.startswith(second) or second.startswith(first)
    return first == second or (field_kind(name) == "name" and (first in second or second in first))


def _days(length: Duration) -> int | None:
    """A length in days that can be compared: twelve months are a year."""
    if length.unit == "year":
        return length.count * 12 * _DAYS["month"]
    if length.unit in ("month", "day"):
        return length.count * (_DAYS["month"] if length.unit == "month" else 1)
    return None


def said(name: str, fact: Evidence | None) -> str:
    """A value as people read it; "" where there is none."""
    value = getattr(fact, "value", None)
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return percent(value) if field_kind(name) == "ratio" else yuan(value)
    if isinstance(value, Duration):
        return labels.duration(value.count, value.unit)
    if isinstance(value, bool):
        return labels.yes_no(value)
    return labels.code("contracts", name, str(value))


def _price(mine: Record, theirs: Record) -> Iterator[Compared]:
    fact, award = mine.fields.total_amount, awarded(theirs, mine)
    first, second = (fact.value if fact else None), (award.amount if award else None)
    if first is None and second is None:
        return
    if theirs.source.document_type == "invoice" and first is not None and second is not None and second < first:
        return  # of an instalment: a part of the price is no other price
    yield beside(
        "total_amount",
        yuan(first) if first is not None else "",
        yuan(second) if second is not None else "",
        same=first == second,
        mine=fact,
        theirs=award.evidence if award else None,
        note=award.note if award else "",
    )


def _party(mine: Record, theirs: Record, role: str) -> Iterator[Compared]:
    ours = [one for one in mine.parties if one.role == role and one.name]
    others = [one for one in theirs.parties if one.role == role and one.name]
    if not ours and not others:
        return
    ocr = any(one.source.text_source in ("ocr", "mixed") for one in (mine, theirs))
    if role == "supplier" and (winners := _of_lot(mine, theirs)) is not None:
        names = [tight(name) for name in winners.suppliers]
        same = any(same_name(tight(one.name.value), name, ocr=ocr) for one in ours if one.name for name in names)
        if not same:
            yield beside(
                role,
                "、".join(one.name.value for one in ours if one.name),
                "、".join(winners.suppliers),
                same=False,
                mine=next((one.name for one in ours), None),
                theirs=winners,
                note=f"包{winners.lot}",
            )
            return
    pairs = [(a, b) for a in ours for b in others if one_party(a, b, ocr=ocr)]
    first, second = pairs[0] if pairs else (next(iter(ours), None), next(iter(others), None))
    yield beside(
        role,
        "、".join(one.name.value for one in ours if one.name),
        "、".join(one.name.value for one in others if one.name),
        same=bool(pairs),
        mine=first.name if first else None,
        theirs=second.name if second else None,
    )
    if not pairs or first is None or second is None:
        return
    for name in _PARTY:
        a, b = getattr(first, name), getattr(second, name)
        if a is not None and b is not None:
            bare = digits if name in ("phone", "account") else tight
            same = bare(a.value) == bare(b.value)
            yield beside(f"{role}.{name}", a.value, b.value, same=same, mine=a, theirs=b)


def _of_lot(mine: Record, theirs: Record) -> Lot | None:
    """The row of the contract's own lot, where contract and paper both number their lots and it names who won."""
    notice = theirs.notice
    if notice is None or mine.fields.lot is None:
        return None
    rows = [row for row in own_lots(notice, mine) if row.suppliers]
    return rows[0] if len(rows) == 1 else None


def one_party(a: Party, b: Party, *, ocr: bool = False) -> bool:
    """True for one organisation in two documents."""
    if a.uscc is not None and b.uscc is not None and a.uscc.value == b.uscc.value:
        return True
    return bool(a.name and b.name) and same_name(tight(a.name.value), tight(b.name.value), ocr=ocr)  # type: ignore[union-attr]
