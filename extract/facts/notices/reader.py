"""Reads a document as a form: line by line and table by table, knowing in which part, of which party, for which lot it is.

Labels are found by what they say, wherever lines end: 一、项目编号：X, 项目编号 X, several in a line, one in a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.facts.context import Context
from extract.facts.notices import changes, lines
from extract.facts.notices.beside import Beside
from extract.facts.notices.form import Form, tight, trimmed, within_bracket
from extract.facts.notices.labels import SIDES, classify, heading, lot_of
from extract.facts.notices.prose import take_fee, take_member, take_name_before, take_prose
from extract.facts.notices.single import single_rows
from extract.facts.notices.spaced import Head, head_of, inside, row_of
from extract.facts.notices.stacked import block_at
from extract.facts.notices.tables import read_table
from extract.facts.notices.walk import Open, Walk
from extract.lexicon import phrase
from extract.model import Line, Span

_MOST_LINES = 12
"""Lines that may go on what the label above them asks for."""
_SHORT_HEADING = 12
_BEGUN = 3
"""Labels that were filled in, after which a link to other notices ends the page."""
_NAMED = frozenset({"lost", "refused"})
"""Labels behind which a name may stand with a colon and what is said of it."""
_HEADED = frozenset({"agency", "opening_date"})  # headings as well
_SUMS = frozenset({"amount", "price", "first_price", "budget", "ceiling_price", "agency_fee", "line_total"})
_OF_NAMES = frozenset({"committee", "lost", "refused", "candidate", "bidder"})  # lists that a full stop ends
_LISTS = frozenset({"committee", "lost", "refused", "outcome_reason", "acceptance_result", "candidate", "bidder"})


def form(context: Context) -> Form:
    """The document as a form."""
    reader = _Reader(Walk(context))
    reader.read()
    made = reader.walk.form
    single_rows(made)
    changes.drop_stale(made)
    return made


class _Reader:
    """Goes over the lines of a document once."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self._beside = Beside()
        self._columns: tuple[Head, Span] | None = None  # labels between spaces, under which rows may stand

    def read(self) -> None:
        """Every table and line into the form."""
        walk, document = self.walk, self.walk.context.document
        tables = list(document.tables)
        k = behind = 0
        for i, line in enumerate(document.lines):
            if i < behind:
                continue
            while k < len(tables) and tables[k].end <= line.start:
                k += 1
            if walk.ended:
                break
            if k < len(tables) and tables[k].start <= line.start < tables[k].end:
                if line.start == tables[k].start or i == 0 or document.lines[i - 1].start < tables[k].start:
                    walk.open = None
                    read_table(walk, tables[k])
                continue
            block = block_at(walk.form.text, document.lines, i, walk.part, walk.lot)
            if block is not None:
                walk.form.rows += block.rows
                walk.open, behind = None, block.behind
                continue
            self._line(line)

    def _line(self, line: Line) -> None:
        walk, text = self.walk, self.walk.form.text
        words = tight(text[line.start : line.end])
        if not words or walk.ended:
            return
        end = phrase("notices.page_end").search(text, line.start, line.end)
        if end is not None and len(walk.form.entries) >= _BEGUN:
            line, words = Line(line.start, end.start()), tight(text[line.start : end.start()])
            walk.ended, walk.form.end = True, end.start()
            if not words:
                return
        top = phrase("notices.top_mark").match(words) is not None
        if self._beside.take(walk, line):
            return
        left = line if top else changes.left_of(walk, line)
        if left != line:
            if left is not None:
                self._line(left)
            return
        failed = phrase("notices.lot_failed").search(text, line.start, line.end)
        if failed is not None and phrase("notices.supposed").search(text, line.start, line.end) is None:
            walk.form.failed.append((lot_of(failed), Span(*failed.span())))
        elif failed is None and walk.lot is not None and phrase("notices.this_lot_failed").search(words):
            walk.form.failed.append((walk.lot, line.span))
        if phrase("notices.lot_only").match(words) and not top:
            self._take_lot(line)
            return
        if self._columns is not None and self._spaced(line):
            return
        rows, heads, lot = inside(text, line, line.span, walk.part, walk.lot)
        walk.form.rows += rows
        found = lines.asked_in(text, line)
        if not found and not heads and self._spaced(line):
            return
        self._columns = (heads, line.span) if heads else None
        walk.lot = lot if heads else walk.lot
        if not found and (told := lines.without_colon(text, line, words)):
            found = [told]
        found = found or lines.paired(text, line)
        if found and walk.open is not None and walk.open.label.key in _NAMED and all(label is None for label, _, _ in found):
            self._plain(line, words, top)  # 瑞丰公司：未提交证明
        elif found:
            listing = self._enter(line, words, found[0], top)
            self._take(line, found)
            walk.open = listing or walk.open
            take_prose(walk, line)
        else:
            self._plain(line, words, top)

    def _enter(self, line: Line, words: str, first: lines.Asked, top: bool) -> Open | None:
        """The part that a line with labels opens, by its number or by the words before its first label; the list it goes on."""
        walk, text = self.walk, self.walk.form.text
        label, start, behind = first
        if top or start == line.start:
            walk.open = None
        if top and label is not None:
            walk.lot = None
            part = heading(tight(text[start:behind]))
            walk.enter(part if part and label.key not in SIDES else label.key if label.key == "committee" else "", top=True)
        elif top:
            walk.enter(heading(words) or "", top=True)
        waiting = walk.open
        if not top and label is not None and start > line.start and take_name_before(walk, label, Span(line.start, start)):
            return waiting
        if top or start == line.start:
            return None
        if part := lines.part_before(text[line.start : start]):
            walk.enter(part, top=False)
        elif walk.open is not None and walk.open.entry < 0:
            self._go_on(walk.open, Line(line.start, start), False)  # 采购方式： above, 询价 预算金额：… here
            walk.open = None
        return None

    def _take(self, line: Line, found: Sequence[lines.Asked]) -> None:
        """What stands behind the labels of a line, as entries; a label with nothing behind it waits for the next line."""
        walk, text = self.walk, self.walk.form.text
        following = ""
        for k, (label, start, at) in enumerate(found):
            if following:
                walk.enter(following, top=False)
            last = k + 1 == len(found)
            following, end = ("", line.end) if last else lines.heading_before(text, at, found[k + 1][1])
            value = trimmed(text, at, within_bracket(text, start, at, end))
            if label is None:
                part = heading(tight(text[start:at]))
                if phrase("notices.page_foot").search(text, start, at):
                    walk.enter("watch", top=False)
                elif part is not None and (len(value) == 0 or part == "watch"):
                    walk.enter(part, top=False)
                elif part == "fee":
                    take_fee(walk, value)
            elif label.key == "lot_mark":
                walk.lot = label.lot
                walk.form.lots.append((str(label.lot), None, Span(start, at)))
            elif len(value) == 0:
                walk.open = Open(label) if last else None
                if label.key in SIDES:
                    walk.enter(label.key, top=False)
            else:
                walk.add(label, value)
                ended = label.key in _OF_NAMES and "。" in text[value.start : value.end]
                walk.open = Open(label, 0, len(walk.form.entries) - 1) if label.key in _LISTS and last and not ended else None

    def _spaced(self, line: Line) -> bool:
        """True for a line of labels between spaces, and for a row below it."""
        walk, text = self.walk, self.walk.form.text
        if self._columns is not None:
            head, span = self._columns
            row = row_of(text, line, head, span, walk.part, walk.lot)
            if row is not None:
                walk.form.rows.append(row)
                return True
        columns = head_of(text, line)
        self._columns = (columns, line.span) if columns is not None else None
        return columns is not None

    def _plain(self, line: Line, words: str, top: bool) -> None:
        """A line without a label: a heading, more of what the label above asks for, or sentences."""
        walk = self.walk
        part = heading(words)
        marked = phrase("notices.item_mark").match(words) is not None
        if part is not None and (marked or top or len(words) <= _SHORT_HEADING):
            label = classify(words)
            if label is not None and label.key == "detail" and walk.side and not marked and not top:
                walk.open = Open(label)  # 联系方式 below an address: whose, the lines above tell
                return
            walk.enter(part, top=top or not marked)
            walk.open = Open(label) if label is not None and label.key in _HEADED and not marked and not top else None
            return
        if top:
            walk.enter("", top=True)
            walk.open = None
        lead = phrase("notices.consortium_lead").match(words)
        if lead is not None and "：" in lead[0]:
            walk.open = take_member(walk, lead[0], line)
        elif walk.open is not None:
            walk.open = self._go_on(walk.open, line, marked)
        else:
            take_prose(walk, line)

    def _go_on(self, waiting: Open, line: Line, marked: bool) -> Open | None:
        """One more line below a label that waits; what waits behind it."""
        walk, label, index = self.walk, waiting.label, waiting.entry
        value = trimmed(walk.form.text, line.start, line.end)
        if index < 0:
            if label.key in _SUMS and not phrase("notices.sum_begins").match(walk.form.text[value.start : value.end]):
                return None  # the head of a column, and the next head below it
            walk.add(label, value)
            index = len(walk.form.entries) - 1
        elif waiting.seen < _MOST_LINES:
            walk.form.entries.append(replace(walk.form.entries[index], value=value, lot=walk.lot))
        listed = label.key in _LISTS or (label.key == "supplier" and marked)
        return Open(label, waiting.seen + 1, index) if listed and waiting.seen + 1 < _MOST_LINES else None

    def _take_lot(self, line: Line) -> None:
        """A line that is a lot: 第1包：, 合同包2（检测试剂）：, 包1：货物类. What stands behind may be more than a name."""
        walk, text = self.walk, self.walk.form.text
        match = phrase("notices.lot_mark").search(text, line.start, line.end)
        if match is None:
            return
        walk.lot = lot_of(match)
        name = Span(*match.span("name")) if match["name"] else None
        rest = trimmed(text, match.end(), line.end)
        if name is None and 2 <= len(rest) <= 40 and "：" not in text[rest.start : rest.end] and walk.open is None:
            name = rest
        walk.form.lots.append((walk.lot, name, Span(match.start(), line.end)))
        if walk.open is not None and len(rest):
            self._plain(Line(rest.start, rest.end), tight(text[rest.start : rest.end]), False)
