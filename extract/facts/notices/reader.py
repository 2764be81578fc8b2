"""Reads a document as a form: line by line and table by table, knowing in which part, of which party, for which lot it is.

Labels are found by what they say, wherever lines end: 一、项目编号：X, 项目编号 X, several in a line, one in a cell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from extract.facts.context import Context
from extract.facts.notices import changes, columns
from extract.facts.notices.form import Entry, Form, plain, tight, trimmed
from extract.facts.notices.labels import SIDES, Label, classify, heading, lot_of
from extract.facts.notices.lines import labels_in
from extract.facts.notices.spaced import Head, head_of, inside, row_of
from extract.facts.notices.stacked import block_at
from extract.facts.notices.tables import read_table
from extract.lexicon import phrase
from extract.model import Line, Span

_MOST_COLUMNS = 8
_MOST_LINES = 12
"""Lines without a label that may go on what the label above them asks for."""
_SCALARS = frozenset({
    "number", "title", "project_number", "project_name", "buyer", "agency", "method", "signed_on", "publication_date",
    "opening_date", "award_date", "acceptance_date", "acceptance_result", "committee",
})  # fmt: skip
_LISTS = frozenset({"committee", "lost", "refused", "outcome_reason", "acceptance_result", "candidate", "bidder"})


class Reader:
    """Walks over the lines of a document once; what it knows of the place is `part`, `side` and `lot`."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.form = Form(plain(context))
        self.part = self.side = ""
        self.lot: str | None = None
        self._before = False
        """Within what stood there before a correction."""
        self._columns: tuple[Head, Span] | None = None
        """Labels between spaces, under which rows may stand."""
        self._sides: columns.Sides = {}
        self._above: list[str] = []
        """Sides that stood alone in the lines right above: heads of columns that a converter laid down line by line."""
        self._changed: changes.Columns | None = None
        """Heads between spaces of a table of parties, of a table of changes."""
        self._open: tuple[Label, int, int] | None = None
        """A label that waits for its value on the lines below: label, lines seen, index of its entry (-1: none yet)."""

    def form_of(self) -> Form:
        """The whole form."""
        tables = list(self.context.document.tables)
        k = 0
        lines = self.context.document.lines
        behind = 0
        for i, line in enumerate(lines):
            if i < behind:
                continue
            while k < len(tables) and tables[k].end <= line.start:
                k += 1
            if k < len(tables) and tables[k].start <= line.start < tables[k].end:
                if line.start == tables[k].start or i == 0 or lines[i - 1].start < tables[k].start:
                    self._open = None
                    read_table(self, tables[k])
                continue
            block = block_at(self.form.text, lines, i, self.part, self.lot)
            if block is not None:
                self.form.rows += block.rows
                self._open, behind = None, block.behind
                continue
            self._line(line)
        self._single_rows()
        changes.drop_stale(self.form)
        return self.form

    def _single_rows(self) -> None:
        """A list of one row is a form: its cells are what its heads ask for."""
        count = Counter(row.table for row in self.form.rows)
        for row in self.form.rows:
            if row.part not in ("items", "change") and count[row.table] == 1:
                self.form.entries += [
                    Entry(row.labels[key], cell, row.part, row.lot, via="cell")
                    for key, cell in row.cells.items()
                    if key in _SCALARS
                ]

    def add(self, label: Label, value: Span, via: str = "label") -> None:
        """One more entry; a party that is named here is the one whose details follow."""
        if label.key in SIDES or label.key in ("lost", "candidate", "bidder", "refused"):
            self.side = label.key
        last = self.form.entries[-1].label if self.form.entries else None
        if label.detail == "phone" and not label.side and last is not None and last.detail == "contact" and last.side:
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
        self._before = False
        if top:
            self.lot = None
        self.side = part if part in SIDES else ""

    def _line(self, line: Line) -> None:
        text = self.form.text
        words = tight(text[line.start : line.end])
        if not words:
            return
        top = phrase("notices.top_mark").match(words) is not None
        if self._spaced_columns(line) or (not top and self._correction(line)):
            return
        failed = phrase("notices.lot_failed").search(text, line.start, line.end)
        if failed is not None and phrase("notices.supposed").search(text, line.start, line.end) is None:
            self.form.failed.append((lot_of(failed), Span(*failed.span())))
        if phrase("notices.lot_only").match(words) and not top:
            self._take_lot(line)
            return
        if self._columns is not None and self._spaced(line):
            return
        rows, heads, lot = inside(text, line, line.span, self.part, self.lot)
        self.form.rows += rows
        found = self._labels(line)
        if not found and not heads and self._spaced(line):
            return
        self._columns = (heads, line.span) if heads else None
        self.lot = lot if heads else self.lot
        if not found and (told := self._without_colon(line, words)):
            found = [told]
        if not found:
            self._plain(line, words, top)
            return
        first = found[0][0]
        if top or found[0][1] == line.start:
            self._open = None
        if top and first is not None:
            self.lot = None
            part = heading(tight(text[found[0][1] : found[0][2]]))
            self.enter(part if part and first.key not in SIDES else first.key if first.key == "committee" else "", top=True)
        elif top:
            self.enter(heading(words) or "", top=True)
        if not top and found[0][1] > line.start and (part := self._heads(text[line.start : found[0][1]])):
            self.enter(part, top=False)
        following = ""
        for k, (label, _, at) in enumerate(found):
            if following:
                self.enter(following, top=False)
            end = found[k + 1][1] if k + 1 < len(found) else line.end
            following, end = self._heading_before(at, end) if k + 1 < len(found) else ("", end)
            value = trimmed(text, at, end)
            if label is not None and label.key == "lot_mark":
                self.lot = label.lot
                self.form.lots.append((str(label.lot), None, Span(found[k][1], at)))
                continue
            if label is None:
                part = heading(tight(text[found[k][1] : at]))
                if phrase("notices.page_foot").search(text, found[k][1], at):
                    self.enter("watch", top=False)
                elif part is not None and len(value) == 0:
                    self.enter(part, top=False)
                continue
            if len(value) == 0:
                self._open = (label, 0, -1) if k + 1 == len(found) else None
                if label.key in SIDES:
                    self.enter(label.key, top=False)
                continue
            self.add(label, value)
            self._open = (label, 0, len(self.form.entries) - 1) if label.key in _LISTS and k + 1 == len(found) else None
        self._prose(line)

    @staticmethod
    def _heads(said: str) -> str:
        """The part that the words before the first label open: 1.采购人信息 名称：…, 1.采购人 联系人：…"""
        words = tight(said)
        part = heading(words)
        label = classify(words) if part is None and phrase("notices.item_mark").match(words) else None
        return part or (label.key if label is not None and label.key in SIDES else "")

    def _spaced_columns(self, line: Line) -> bool:
        """True for the heads and rows of a table of parties, or of changes, whose columns stand between spaces."""
        cells = [Span(line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", self.form.text[line.start : line.end])]
        said = [self.form.text[cell.start : cell.end] for cell in cells]
        above, self._above = self._above, []
        if not 2 <= len(said) <= _MOST_COLUMNS:
            self._sides, self._changed = {}, None
            if len(said) == 1 and (side := columns.side_of(said[0])):
                self._above = [*above, side]
            return False
        if len(said) == len(above) + 1 > 2 and len(set(above)) == len(above):
            self._sides = dict(enumerate(above, 1))
        if heads := changes.columns_of(said):
            self._changed = heads
            return True
        if self._changed is not None and len(said) == self._changed.count:
            changes.take_row(self, cells, self._changed)
            return True
        self._changed = None
        if sides := columns.sides_of(said) or columns.sides_of(["", *said]):
            self._sides = sides
            return True
        if self._sides and max(self._sides) == len(said) - 1:
            part = self.part
            taken = columns.by_column(self, cells, said[0], self._sides)
            self.enter(part, top=False)
            if taken:
                self._open = None
                return True
        self._sides = {}
        return False

    def _correction(self, line: Line) -> bool:
        """更正前：…, 更正后：… of a part about changes. True where the line is read."""
        if self.part not in ("change", changes.CHANGED):
            return False
        text = self.form.text
        changes.take_sentences(self, line.span)
        after = phrase("notices.after_inside").search(text, line.start, line.end)
        before = phrase("notices.before_line").match(text, line.start, line.end)
        if after is not None and (before is not None or not text[line.start : after.start()].strip(" 0123456789.、（）")):
            self.form.stale.append(Span(line.start, after.start()))
            self.part = changes.CHANGED
            if after.end() < line.end:
                self._line(Line(after.end(), line.end))
            return True
        if before is not None:
            self.part = "change"
            self._before = True
        elif self.part == changes.CHANGED:
            return False
        if self._before:
            self.form.stale.append(line.span)
        return self._before

    def _labels(self, line: Line) -> list[tuple[Label | None, int, int]]:
        """The labels of a line. A lot that another label follows opens it (第2包：供应商名称：…); any other is part of a
        value (第1包：徐建国；第2包：曹敏)."""
        text = self.form.text
        found = list(labels_in(text, line.start, line.end))
        if found and found[0][0] is not None and found[0][1] == line.start:
            found[0] = (self._torn(line, found[0][0]), *found[0][1:])
        ends = [start for _, start, _ in found[1:]] + [line.end]
        return [
            one
            for one, end in zip(found, ends, strict=bool(found))
            if one[0] is None or one[0].key != "lot_mark" or not tight(text[one[2] : end])
        ]

    def _heading_before(self, start: int, end: int) -> tuple[str, int]:
        """A numbered heading at the end of a value, before the next label: …0999-5550101 2.采购代理机构信息 名称："""
        text = self.form.text
        last = text[start:end].rstrip().rpartition(" ")[2]
        part = heading(last) if phrase("notices.item_mark").match(last) else None
        return (part, start + text[start:end].rstrip().rfind(last)) if part else ("", end)

    def _torn(self, line: Line, label: Label) -> Label:
        """A label that was torn by a line end: 采购包2未中标 in the line above, 供应商： in this one."""
        above = self.form.text[max(0, line.start - 24) : line.start].rstrip("\n ")
        tail = re.split(r"[\s。；，）)]", above)[-1]
        whole = classify(tail + label.core) if tail and label.key == "supplier" else None
        return whole if whole is not None and whole.key in ("lost", "refused", "candidate") else label

    def _spaced(self, line: Line) -> bool:
        """True for a line of labels between spaces, and for a row below it."""
        text = self.form.text
        if self._columns is not None:
            head, span = self._columns
            row = row_of(text, line, head, span, self.part, self.lot)
            if row is not None:
                self.form.rows.append(row)
                return True
        columns = head_of(text, line)
        self._columns = (columns, line.span) if columns is not None else None
        return columns is not None

    def _without_colon(self, line: Line, words: str) -> tuple[Label, int, int] | None:
        """一、项目编号 alone in its line, or with its value behind a space."""
        text = self.form.text
        stop = text.find(" ", line.start + 2, line.end)
        mark = phrase("notices.item_mark").match(words)
        for end in (line.end, stop):
            if end < 0:
                continue
            label = classify(tight(text[line.start : end]))
            if label is None or label.key in ("seq", "awarded") or (mark is None and end != line.end):
                continue
            if heading(words) is None or label.key in ("committee", "outcome_reason"):
                return label, line.start, end
        return None

    def _plain(self, line: Line, words: str, top: bool) -> None:
        """A line without a label: a heading, more of what the label above asks for, or sentences."""
        part = heading(words)
        marked = phrase("notices.item_mark").match(words) is not None
        if part is not None and (marked or top or len(words) <= 12):
            self.enter(part, top=top or not marked)
            self._open = None
            return
        if top:
            self.enter("", top=True)
            self._open = None
        if self._open is not None:
            label, seen, index = self._open
            value = trimmed(self.form.text, line.start, line.end)
            if index < 0:
                self.add(label, value)
                index = len(self.form.entries) - 1
            elif seen < _MOST_LINES:
                self.form.entries.append(replace(self.form.entries[index], value=value, lot=self.lot))
            listed = label.key in _LISTS or (label.key == "supplier" and marked)
            keep = listed and seen + 1 < _MOST_LINES
            self._open = (label, seen + 1, index) if keep else None
            return
        self._prose(line)

    def _take_lot(self, line: Line) -> None:
        """A line that is a lot: 第1包：, 合同包2（检测试剂）：, 包1：货物类. What stands behind may be more than a name."""
        text = self.form.text
        match = phrase("notices.lot_mark").search(text, line.start, line.end)
        if match is None:
            return
        self.lot = lot_of(match)
        name = Span(*match.span("name")) if match["name"] else None
        rest = trimmed(text, match.end(), line.end)
        if name is None and 2 <= len(rest) <= 40 and "：" not in text[rest.start : rest.end] and self._open is None:
            name = rest
        self.form.lots.append((self.lot, name, Span(match.start(), line.end)))
        if self._open is not None and len(rest):
            self._plain(Line(rest.start, rest.end), tight(text[rest.start : rest.end]), False)

    def _prose(self, line: Line) -> None:
        """成交供应商为…，成交金额为…: labels that a sentence says."""
        text = self.form.text
        for match in phrase("notices.said").finditer(text, line.start, line.end):
            label = classify(tight(match["label"]))
            if label is None or label.key not in ("supplier", "amount", "rate", "agency", "buyer", "price"):
                continue
            stop = re.compile("[，。；\n]").search(text, match.end(), line.end)
            self.add(label, trimmed(text, match.end(), stop.start() if stop else line.end), "prose")
        for match in phrase("notices.said_sum").finditer(text, line.start, line.end):
            label = classify(match["label"])
            if label is not None:
                stop = re.compile("[，。；\n]").search(text, match.end(), line.end)
                self.add(label, trimmed(text, match.end(), stop.start() if stop else line.end), "prose")


def form(context: Context) -> Form:
    """The document as a form."""
    return Reader(context).form_of()
