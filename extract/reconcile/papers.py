"""What is known of a document before it is held against others: numbers, names, sums and days, some hundred bytes each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extract.audit.dates import last_day_of
from extract.audit.names import parties, tight
from extract.lexicon import alternation, phrase
from extract.reconcile.ledger.instalments import parts
from extract.record import Notice, Record
from extract.record.standing import AGREEMENTS
from extract.text.fold import fold

_SHORTEST = 5
"""Letters and digits of a number that tells one matter from another."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Paper:
    """One document. Names and numbers are in the form in which they are compared, "" or empty where not stated.

    `kind` is its document type. `sums` are what it says the matter costs (price, award, the amounts of its lots).
    `codes` are the credit codes of its suppliers, `bidders` those that took part and did not win. `parts` are the sums of a
    contract's instalments, `day` that which the document is of (signing, publication, acceptance), `None` where it is not known;
    `signed` is the day of signing that it states.
    """

    id: str
    path: str
    kind: str
    beside: bool = False
    ocr: bool = False
    numbers: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()
    buyer: str = ""
    suppliers: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    bidders: frozenset[str] = frozenset()
    subject: str = ""
    years: frozenset[str] = field(default_factory=frozenset)
    lots: frozenset[str] = frozenset()
    sums: frozenset[Decimal] = frozenset()
    parts: frozenset[Decimal] = frozenset()
    day: date | None = None
    signed: date | None = None

    @property
    def is_contract(self) -> bool:
        """True for contracts, supplements, settlements, frameworks and orders."""
        return self.kind in AGREEMENTS


def paper(record: Record, *, beside: bool = False) -> Paper:
    """The card of a record."""
    fields, notice = record.fields, record.notice or Notice()
    subject = _stated(fields.project_name) or _stated(fields.title)
    awarded = [one.name for one in notice.bidders if one.awarded]
    names = [*(p.name.value for p in parties(record, "supplier") if p.name), *awarded]
    names += [name for lot in notice.lots for name in lot.suppliers]
    suppliers = frozenset(tight(name) for name in names)
    return Paper(
        id=record.contract_id,
        path=record.source.path,
        kind=record.source.document_type,
        beside=beside,
        ocr=record.source.text_source in ("ocr", "mixed"),
        numbers=_numbers(fields.number, fields.buyer_number, fields.supplier_number),
        projects=_numbers(fields.project_number),
        buyer=next((tight(p.name.value) for p in parties(record, "buyer") if p.name), ""),
        suppliers=suppliers,
        codes=frozenset(p.uscc.value for p in record.parties if p.role == "supplier" and p.uscc),
        bidders=frozenset(tight(one.name) for one in notice.bidders) - suppliers,
        subject=plain_subject(subject),
        years=frozenset(_YEAR.findall(fold(subject))),
        lots=_lots(_stated(fields.lot), *(one.lot or "" for one in notice.lots)),
        sums=frozenset(
            one.normalize()
            for one in (fields.total_amount.value if fields.total_amount else None, *(lot.amount for lot in notice.lots))
            if one
        ),
        parts=frozenset(part.amount.normalize() for part in parts(record)),
        day=_day(record, notice),
        signed=last_day_of(_stated(fields.signed_on)) if fields.signed_on and len(_stated(fields.signed_on)) == 10 else None,
    )


def plain_number(text: str) -> str:
    """A number as it is compared: letters and digits only; "" for one that is too short to tell anything.

    >>> plain_number("云采（2025） 018号"), plain_number("YC-2025—018"), plain_number("1")
    ('云采2025018号', 'YC2025018', '')
    """
    found = "".join(char for char in fold(text).upper() if char.isalnum())
    return found if len(found) >= _SHORTEST and any(char.isdigit() for char in found) else ""


def plain_subject(text: str) -> str:
    """The name of a project as it is compared: without years, brackets and what says only what the paper is."""
    bare = re.sub(rf"{alternation('matter_paper')}", "", tight(text))
    return re.sub(r"(?<!\d)20\d\d(?:[-—至]20\d\d)?年?度?|[^\w]", "", bare)


def lot(text: str) -> str:
    """A lot as it is compared.

    >>> lot("第2包"), lot("02"), lot("A")
    ('2', '2', 'A')
    """
    found = re.search(r"[0-9]+|[A-Za-z]", fold(text))
    return found[0].upper().lstrip("0") if found else ""


def _lots(*texts: str) -> frozenset[str]:
    return frozenset(one for one in map(lot, texts) if one)


def _stated(fact: object) -> str:
    value = getattr(fact, "value", None)
    return str(value) if value is not None else ""


def _numbers(*facts: object) -> frozenset[str]:
    found = set()
    for fact in facts:
        for one in re.split(rf"[、，；]|{alternation('number_joint')}", fold(_stated(fact))):
            again = phrase("number.again").search(one)  # the same purchase, tendered once more
            for number in (plain_number(one), plain_number(one[: again.start()]) if again else ""):
                if number:
                    found.add(number)
    return frozenset(found)


def _day(record: Record, notice: Notice) -> date | None:
    """The day that the document is of: of signing for a contract, of publication or issue for what is announced."""
    signed = record.fields.signed_on
    own: Iterable[object] = (notice.publication_date, notice.award_date, notice.issue_date, notice.acceptance_date)
    if record.source.document_type in AGREEMENTS:
        own = (signed,)
    return next((day for fact in own if (day := last_day_of(_stated(fact)))), None)
