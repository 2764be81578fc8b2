"""Where one stands while a document is read as a form: the form so far, the part, the party and the lot of this place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.facts.context import Context
from extract.facts.notices.form import Entry, Form, plain, tight
from extract.facts.notices.labels import SIDES, Label, lot_of
from extract.lexicon import phrase
from extract.model import Span

_AHEAD = frozenset({"contact", "address"})
"""Details behind which a telephone is of the same side."""


@dataclass(frozen=True, slots=True)
class Open:
    """A label that waits for its value on the lines below: how many were seen, and the index of its entry (-1: none yet)."""

    label: Label
    seen: int = 0
    entry: int = -1


class Walk:
    """`part` is the heading above (`CHANGED` behind a correction), `side` whose details follow, `lot` which lot it is about."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.form = Form(plain(context))
        self.part = self.side = ""
        self.lot: str | None = None
        self.item: Span | None = None
        """What a correction is about: 更正项：预算金额."""
        self.before = False
        """Within what stood there before a correction."""
        self.open: Open | None = None
        self.ended = False
        """Behind the last line of the notice: what a site shows below it is of other notices."""

    def add(self, label: Label, value: Span, via: str = "label") -> None:
        """One more entry; a party that is named here is the one whose details follow."""
        if label.key in SIDES or label.key in ("lost", "candidate", "bidder", "refused"):
            self.side = label.key
        last = self.form.entries[-1].label if self.form.entries else None
        if label.detail == "phone" and not label.side and last is not None and last.detail in _AHEAD and last.side:
            label = replace(label, side=last.side)  # 采购人联系人：李平，电话：…
        if label.key == "lot" and (lot := self._lot_said(value)):
            self.lot = lot
            self.form.lots.append((lot, None, value))
        self.form.entries.append(Entry(label, value, self.part, label.lot or self.lot, self.side, via))

    def _lot_said(self, value: Span) -> str | None:
        said = tight(self.form.text[value.start : value.end])
        match = phrase("notices.lot_value").match(said)
        return lot_of(match) if match else None

    def enter(self, part: str, *, top: bool) -> None:
        """A heading begins a part; one of the first level forgets lot and side."""
        self.part = part
        self.before = False
        if top:
            self.lot = None
        self.side = part if part in SIDES else ""
