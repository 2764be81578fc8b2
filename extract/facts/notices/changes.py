"""What a correction changes: the value behind it counts, the one before it is stale wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.facts.notices.form import Entry, Form, tight, trimmed
from extract.facts.notices.labels import classify, heading
from extract.facts.notices.lines import labels_in
from extract.facts.notices.walk import Walk
from extract.lexicon import phrase
from extract.model import Line, Span

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


def take_row(walk: Walk, cells: Sequence[Span | None], columns: Columns) -> None:
    """What stands in the column 更正后 as entries; what stands in 更正前 as stale."""
    before, after = cells[columns.before], cells[columns.after]
    if before is not None:
        walk.form.stale.append(before)
    item = cells[columns.item] if columns.item >= 0 else None
    label = classify(tight(walk.form.text[item.start : item.end])) if item is not None else None
    if after is None or not len(after):
        return
    walk.part = CHANGED
    if label is not None:
        walk.add(label, after, "cell")
    elif item is None or not take_item(walk, item, after):
        take_text(walk, after)
    walk.part = "change"


def take_text(walk: Walk, span: Span) -> None:
    """The labels of a stretch of text behind a correction."""
    text = walk.form.text
    found = list(labels_in(text, span.start, span.end))
    for k, (label, _, at) in enumerate(found):
        end = found[k + 1][1] if k + 1 < len(found) else span.end
        value = trimmed(text, at, end)
        if label is not None and len(value):
            walk.add(label, value)


def take_item(walk: Walk, item: Span, span: Span) -> bool:
    """What stands behind 更正后 without a label of its own is what 更正项 names; of several (预算金额及最高限价) each behind
    its own words, or all of it for each. False where the item is no label, or the text has labels.
    """
    text = walk.form.text
    if any(label is not None for label, _, _ in labels_in(text, span.start, span.end)):
        return False
    said = tight(text[item.start : item.end])
    whole = classify(said)
    asked = [(said, whole)] if whole is not None else [(one, classify(one)) for one in phrase("notices.change_joint").split(said)]
    told = [(words, label) for words, label in asked if label is not None]
    for words, label in told:
        at = text.find(words, span.start, span.end)
        stop = min((i for c in "，；。\n" if (i := text.find(c, max(at, span.start), span.end)) >= 0), default=span.end)
        value = trimmed(text, at + len(words), stop) if at >= 0 else trimmed(text, span.start, span.end)
        if len(value):
            walk.add(label, value)
    return bool(told)


def take_sentences(walk: Walk, span: Span) -> None:
    """中标金额由…更正为…: the value behind as an entry, the one before as stale."""
    for match in phrase("notices.changed_quoted").finditer(walk.form.text, span.start, span.end):
        walk.form.stale.append(Span(*match.span("before")))
        part, walk.part = walk.part, CHANGED
        take_text(walk, Span(*match.span("after")))
        walk.part = part
    at = span.start
    while (said := phrase("notices.changed_said").search(walk.form.text, at, span.end)) is not None:
        label = classify(tight(said["label"]))
        at = said.end() if label is not None else said.end("label")  # 更正内容：原公告中成交供应商“…”更正为“…”
        if label is None:
            continue
        walk.form.stale.append(Span(*said.span("before")))
        part, walk.part = walk.part, CHANGED
        walk.add(label, trimmed(walk.form.text, *said.span("after")), "prose")
        walk.part = part


def left_of(walk: Walk, line: Line) -> Line | None:
    """What of a line of a part about changes is left to read: 更正前：…, 更正后：…; the line itself in any other part."""
    text = walk.form.text
    colon = text.find("：", line.start, line.end)
    if colon >= 0 and heading(tight(text[line.start : colon])) == "change":
        walk.enter("change", top=False)  # 更正内容：原公告中…
    if walk.part not in ("change", CHANGED):
        return line
    if about := phrase("notices.change_item").search(text, line.start, line.end):
        walk.item = Span(*about.span("item"))
    take_sentences(walk, line.span)
    after = phrase("notices.after_inside").search(text, line.start, line.end)
    before = phrase("notices.before_line").match(text, line.start, line.end)
    if after is not None and (before is not None or not text[line.start : after.start()].strip(" 0123456789.、（）")):
        walk.form.stale.append(Span(line.start, after.start()))
        walk.part = CHANGED
        if walk.item is not None and take_item(walk, walk.item, Span(after.end(), line.end)):
            return None
        return Line(after.end(), line.end) if after.end() < line.end else None
    if before is not None:
        walk.part = "change"
        walk.before = True
    elif walk.part == CHANGED:
        return line
    if walk.before:
        walk.form.stale.append(line.span)
        return None
    return line


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
