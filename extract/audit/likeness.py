"""Two cards → whether they are one contract, and how alike their texts are."""

from __future__ import annotations

from typing import Literal

from extract.audit.card import Card
from extract.audit.names import alike

Sameness = Literal["same", "version"]

_HALF = 0.5
_MOST = 0.8
"""Shares of the shorter text that the other one has, too: recognised twice, or with more annexes, it is still most of it."""
_NEARLY_ALL = 0.9
_NAMES = 0.75
"""How alike two names of one organisation or project are after recognition."""


def contained(a: Card, b: Card) -> float:
    """Share of the shorter text's pieces that the longer has, too, 0–1."""
    shorter = min(len(a.pieces), len(b.pieces))
    return len(a.pieces & b.pieces) / shorter if shorter else 0.0


def sameness(a: Card, b: Card) -> Sameness | None:
    """`same`: one contract in two files. `version`: one contract whose price is not the same in both. `None`: two contracts.

    Texts that are alike prove little, for contracts are made from models: parties, number, price and dates decide, and
    what both state and is not the same speaks against it. A value that was recognised from an image may differ by one character.
    """
    if contradictory(a, b):
        return None
    ocr = a.ocr or b.ocr
    numbered = bool(set(a.numbers) & set(b.numbers)) and bool(a.number and b.number)
    parties = bool(a.buyer and b.buyer and a.supplier and b.supplier)
    share = contained(a, b)
    if a.total and b.total and a.total != b.total and not (ocr and _slip(a.total, b.total)):
        if parties and share >= (_HALF if numbered else _NEARLY_ALL):
            return "version"
        return None
    agreed = (
        parties + numbered + bool(a.total and a.total == b.total) + bool(a.signed_on and a.signed_on == b.signed_on)
    )
    if share >= _MOST:
        enough = agreed >= 1
    elif share >= _HALF:
        enough = agreed >= 2
    else:
        enough = agreed >= 3 and (numbered or alike(a.subject, b.subject) >= _NAMES)
    return "same" if enough else None


def contradictory(a: Card, b: Card) -> bool:
    """True if what both state shows that they are two contracts, however alike the texts are."""
    ocr = a.ocr or b.ocr
    if a.kind != b.kind or not _one_name(a.buyer, b.buyer, ocr) or not _one_name(a.supplier, b.supplier, ocr):
        return True
    if any(_differ(x, y, ocr) for x, y in ((a.lot, b.lot), (a.number, b.number))):
        return True
    # Dates of a scan are handwritten or stamped over: one may be misread.
    dates = ((a.signed_on, b.signed_on), (a.term_start, b.term_start), (a.term_end, b.term_end))
    return sum(bool(x and y and len(x) == len(y) and x != y) for x, y in dates) > ocr


def _one_name(a: str, b: str, ocr: bool) -> bool:
    """True unless both are stated and are two names."""
    return not a or not b or a == b or a in b or b in a or (ocr and alike(a, b) >= _NAMES)


def _differ(a: str, b: str, ocr: bool) -> bool:
    return bool(a and b and a != b and not (ocr and _slip(a, b)))


def _slip(a: str, b: str) -> bool:
    """True for values that one misread character (or a lost one) sets apart.

    >>> _slip("XY-2025-018", "XY-2025-01B"), _slip("XY-2025-018", "XY-2025-18"), _slip("XY-2025-018", "XY-2026-019")
    (True, True, False)
    """
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    longer, shorter = sorted((a, b), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
