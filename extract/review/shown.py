"""What a page of the desk shows: a value with its place and proof, a row of values, a finding with what was decided on it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.dataset.layout import Other
from extract.record import ClauseRow, Finding


@dataclass(frozen=True)
class Shown:
    """A value (or a row as a whole) on the page. `state`: `doubt`, `corrected`, `confirmed`, `none` (not stated) or ""."""

    place: str
    label: str
    text: str
    cell: str
    state: str = ""
    flags: tuple[str, ...] = ()
    confidence: float | None = None
    quote: str = ""
    start: int = 0
    end: int = 0
    boxes: tuple[tuple[float, ...], ...] = ()
    page: int | None = None
    clause: str = ""
    rule: str = ""
    read: str | None = None
    also: tuple[str, ...] = ()
    others: tuple[tuple[str, Other], ...] = ()
    by: str = ""
    note: str = ""
    is_row: bool = False


@dataclass(frozen=True)
class Group:
    """A row (or a party) with its values. `more`: columns it does not state, (name, label)."""

    head: Shown
    values: list[Shown]
    more: list[tuple[str, str]]
    title: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Stated:
    """A clause with its heading and type."""

    clause: ClauseRow
    heading: Shown
    type: Shown


@dataclass(frozen=True)
class Told:
    """A finding and what was decided on it."""

    key: str
    finding: Finding
    verdict: str
    note: str
    by: str
    spots: tuple[Shown, ...] = ()
    title: str = ""
