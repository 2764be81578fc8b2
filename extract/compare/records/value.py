"""One value of one contract, with the words that it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extract.text.sentences import STOPS, around

Data = Mapping[str, Any]
HAS, HAS_NOT = "has", "has not"
"""Keys of a term of which it only counts whether there is anything."""
_UNSURE = 0.6
"""Confidence below which a value is shown as unsure."""
_REACH = 80


@dataclass(frozen=True, slots=True)
class Value:
    """What a contract says of a term.

    `shown` is for people; `exact` for the CSV (decimals plain, codes as in the dataset); `key` is what counts as the
    same, and `common` what contracts of one key are told to say together (`shown` where that is no more than
    the key); `number` and `unit` are set where a median makes sense: only values of one unit are compared. `quote`,
    `page` (1-based) and `clause` say where it stands. `unsure`: something speaks against the value.
    """

    shown: str
    exact: str
    key: str
    number: Decimal | None = None
    unit: str = ""
    quote: str = ""
    page: int | None = None
    clause: str = ""
    unsure: bool = False
    common: str = ""


def where(row: Data, record: Data) -> dict[str, Any]:
    """Evidence of a row or fact: its sentence, page, clause, and whether something speaks against it."""
    return {
        "quote": _sentence(row, record.get("text") or ""),
        "page": row.get("page"),
        "clause": row.get("clause") or "",
        "unsure": bool(row.get("flags")) or float(row.get("confidence") or 1) < _UNSURE,
    }


def _sentence(row: Data, text: str) -> str:
    """The words of a row with the rest of their sentence, as far as it is short."""
    start, end = row.get("start"), row.get("end")
    quote = str(row.get("text") or "")
    if start is None or end is None or text[start:end] != quote:
        return " ".join(quote.split())
    first, last = around(text, start, end, _REACH)
    head, tail = text[first:start], text[end:last].rstrip(STOPS)
    if 0 < first == start - _REACH and text[first - 1] not in STOPS + "\n":
        head = "…" + head[-_REACH // 2 :]
    if len(tail) == _REACH:
        tail = tail[: _REACH // 2] + "…"
    return " ".join(f"{head}{quote}{tail}".split())
