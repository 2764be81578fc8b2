"""A notice as a form: what stands behind which label, in which part of it and for which lot; and its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.facts.context import Context
from extract.facts.notices.labels import Label, lot_of
from extract.lexicon import phrase
from extract.lexicon.simplified import simplified
from extract.model import Span

SURE = {"label": 0.95, "cell": 0.95, "prose": 0.85}
"""How sure a value is, by how it is tied to its label (`Entry.via`)."""
_MASK = 4
"""Characters around a value within which a mask touches it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`value` is the span of what stands behind `label`; `part` the heading above, `side` whose details stand here.

    `via` tells how they are tied: `label` (a colon), `cell` (a form in a table), `prose` (…为…).
    """

    label: Label
    value: Span
    part: str = ""
    lot: str | None = None
    side: str = ""
    via: str = "label"

    @property
    def key(self) -> str:
        return self.label.key


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with named columns: key → cell; `labels` are the columns' heads, `lot` and `part` as of entries."""

    cells: Mapping[str, Span]
    labels: Mapping[str, Label]
    span: Span
    table: Span
    part: str = ""
    lot: str | None = None


@dataclass
class Form:
    """All entries, rows and lots of a notice, in the order of the text. `text` is simplified, offsets the document's."""

    text: str
    entries: list[Entry] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lots: list[tuple[str, Span | None, Span]] = field(default_factory=list)
    """(lot, its name, where it is told)"""
    failed: list[tuple[str, Span]] = field(default_factory=list)
    """(lot, where it is told that nobody got it)"""
    end: int | None = None
    """Where the notice ends in a page that goes on with others."""
    stale: list[Span] = field(default_factory=list)
    """What stood there before a correction."""
    _index: dict[int, int] = field(default_factory=dict, repr=False)

    def of(self, *keys: str) -> list[Entry]:
        """Entries of these labels."""
        return [entry for entry in self.entries if entry.key in keys]

    def behind(self, entry: Entry, count: int) -> list[Entry]:
        """The entries that follow one, at most `count`."""
        if len(self._index) != len(self.entries):
            self._index = {id(one): at for at, one in enumerate(self.entries)}
        at = self._index[id(entry)] + 1
        return self.entries[at : at + count]


def plain(context: Context) -> str:
    """The document's text folded and simplified; offsets are the document's."""
    return context.once(_plain)


def _plain(context: Context) -> str:
    return simplified(context.document.folded)


def tight(text: str) -> str:
    """Without spaces, except between words of Latin letters and digits."""
    return re.sub(r"(?<![0-9A-Za-z])[ \t\n]+|[ \t\n]+(?![0-9A-Za-z])", "", text)


def masked(context: Context, span: Span) -> bool:
    """True for what a site has hidden a part of: 青石***公司, QS-***号. Two stars beside a value are Markdown's."""
    folded = context.document.folded
    low, high = max(span.start - _MASK, 0), span.end + _MASK
    return any(
        low + m.start() > span.start and low + m.end() < span.end
        if len(m[0]) == 2
        else low + m.end() >= span.start and low + m.start() <= span.end
        for m in phrase("notices.mask").finditer(folded[low:high])
    )


def lot_of_row(text: str, cells: Mapping[str, Span], lot: str | None) -> str | None:
    """The lot of a row: what its own column says, or what its name begins with (包1 固定摄像机), else that of its place."""
    if "lot" in cells:
        match = phrase("notices.lot_value").match(tight(text[cells["lot"].start : cells["lot"].end]))
    elif "lot_name" in cells:
        match = phrase("notices.lot_mark").match(text, cells["lot_name"].start, cells["lot_name"].end)
    else:
        match = None
    return lot_of(match) if match is not None else lot


def within_bracket(text: str, start: int, at: int, end: int) -> int:
    """The end of a value whose label begins at `start`: the bracket that holds both, if one does, else `end`."""
    if text[start - 1 : start] != "（":
        return end
    close = text.find("）", at, end)
    comma = text.find("，", at, close)
    return end if close < 0 or text.find("（", at, close) >= 0 else comma if comma >= 0 else close


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without layout and stops at its ends."""
    while start < end and text[start] in " \t\n：:":
        start += 1
    while end > start and text[end - 1] in " \t\n；;。，,（":
        end -= 1
    return Span(start, end)
