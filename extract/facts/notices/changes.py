"""What a correction changes: the value behind it counts, the one before it is stale wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.facts.notices.form import Entry, Form, tight, trimmed
from extract.facts.notices.labels import classify
from extract.facts.notices.lines import labels_in
from extract.lexicon import phrase
from extract.model import Span

if TYPE_CHECKING:
    from extract.facts.notices.reader import Reader

CHANGED = "changed"
"""The part of an entry that stands behind a correction."""


@dataclass(frozen=True, slots=True)
class Columns:
    """更正项 | 更正前 | 更正后: the columns of what is changed (-1: none), before and after."""

    item: int
    before: int
    after: int
    count: int


def columns_of(said: Sequence[str]) -> Columns | None:
    """The columns that a row of heads names; `None` for any other row."""
    before = next((i for i, words in enumerate(said) if phrase("notices.before").match(words)), -1)
    after = next((i for i, words in enumerate(said) if phrase("notices.after").match(words)), -1)
    if before < 0 or after < 0:
        return None
    item = min(before, after) - 1
    if item >= 0 and (label := classify(said[item])) is not None and label.key == "seq":
        item = -1
    return Columns(item, before, after, len(said))


def take_row(reader: Reader, cells: Sequence[Span | None], columns: Columns) -> None:
    """What stands in the column 更正后 as entries; what stands in 更正前 as stale."""
    before, after = cells[columns.before], cells[columns.after]
    if before is not None:
        reader.form.stale.append(before)
    item = cells[columns.item] if columns.item >= 0 else None
    label = classify(tight(reader.form.text[item.start : item.end])) if item is not None else None
    if after is None or not len(after):
        return
    reader.part = CHANGED
    if label is not None:
        reader.add(label, after, "cell")
    else:
        take_text(reader, after)
    reader.part = "change"


def take_text(reader: Reader, span: Span) -> None:
    """The labels of a stretch of text behind a correction."""
    text = reader.form.text
    found = list(labels_in(text, span.start, span.end))
    for k, (label, _, at) in enumerate(found):
        end = found[k + 1][1] if k + 1 < len(found) else span.end
        value = trimmed(text, at, end)
        if label is not None and len(value):
            reader.add(label, value)


def take_sentences(reader: Reader, span: Span) -> None:
    """中标金额由…更正为…: the value behind as an entry, the one before as stale."""
    for match in phrase("notices.changed_said").finditer(reader.form.text, span.start, span.end):
        label = classify(tight(match["label"]))
        if label is None:
            continue
        reader.form.stale.append(Span(*match.span("before")))
        part, reader.part = reader.part, CHANGED
        reader.add(label, trimmed(reader.form.text, *match.span("after")), "prose")
        reader.part = part


def drop_stale(form: Form) -> None:
    """Leave out what was stated before the correction: entries in stale text, and those that a changed one replaces."""
    changed = {(_asks(entry), entry.lot) for entry in form.entries if entry.part == CHANGED}
    form.entries = [
        entry
        for entry in form.entries
        if entry.part == CHANGED
        or not (is_stale(form, entry.value) or (_asks(entry), entry.lot) in changed or (_asks(entry), None) in changed)
    ]


def is_stale(form: Form, span: Span) -> bool:
    """True for what stands in the text before the correction."""
    return any(one.start <= span.start and span.end <= one.end for one in form.stale)


def _asks(entry: Entry) -> tuple[str, str, str]:
    return entry.key, entry.label.detail, entry.side if entry.key == "detail" else ""
