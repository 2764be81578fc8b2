"""Printed lines → paragraphs, by geometry: did the line end because the margin came, or because the author ended it?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ingest.pdf.lines import PrintedLine

_CLOSED = re.compile(r"[。；;！？!?：:][”’」』）)】\"]?$")
_CLOSING = "，。、；：！？）】》”’」』〉,.;:!?)]}%％‰℃"
_OPENING = "（【《“‘「『〈([{"
_NUM = "[一二三四五六七八九十百零〇]"
# Strong markers begin a paragraph wherever they stand; a reference (第十二条的规定) is no marker.
_MARKER = re.compile(
    rf"第{_NUM}{{1,5}}[章节部编篇](?![的规约、，和及至“])|第[\d{_NUM[1:-1]}]{{1,5}}条(?![的规约、，和及至款所中之第])"
    rf"|{_NUM}{{1,4}}[、．.]|[（(]{_NUM}{{1,4}}[）)](?![、，和及至的])|[（(]\d{{1,2}}[）)](?![、，和及至的])"
    r"|\d{1,2}[、．](?!\d)|\d{1,2}\.\s*(?=[^\d\s%万亿元])|\d{1,2}(?:\.\d{1,2}){1,4}[、.．]?\s?(?=[一-鿿])(?![万亿元年米个天倍])"
    r"|\d{1,2}[)）]|[①-⑳]|[●■◆•➢□☑√\uf000-\uf0ff]|附件[\d一二三四五六七八九十]{0,3}\s*[：:]?"
)
_LABEL = re.compile(r"[一-鿿][一-鿿\s（）()/]{0,14}[：:]")
_SHORT_LABEL = re.compile(r"[一-鿿][一-鿿\s（）()/]{0,7}[：:]")
# A name under such a label may be cut by a line end: it goes on until a word that names can end in.
_NAME_LABEL = re.compile(r"(?:采购|招标|工程|服务|合同|委托)?(?:项目|工程|合同|标的)(?:的)?(?:名称|全称)\s*[：:].{8,}")
_NAME_END = re.compile(r"(?:项目|工程|采购|服务|合同|协议|标段|[包标]\d?|设备|系统|平台|[）)])$")
_NAME_REST = re.compile(r"[^：:，。；;！？\t]{3,40}")
_TOKEN = re.compile(r"[¥￥]?[!-~]+")
_BARE = re.compile(r"(\d{1,2})\s+(?=[一-鿿])")  # 5 审核: a number without a mark, sure only in a series
_BRACKET = re.compile(r"[（《【“()）》】”]")
_HAN = re.compile(r"[一-鿿]")


@dataclass(slots=True)
class Paragraph:
    """Printed lines that are one paragraph, in reading order (they may stand on two pages)."""

    lines: list[PrintedLine] = field(default_factory=list)
    centered: bool = False

    @property
    def bold(self) -> bool:
        return all(n.bold for n in self.lines)


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text of a page or column, and the usual space between two lines, points."""

    left: float
    right: float
    leading: float = 0.0


def page_margins(lines: Sequence[PrintedLine], fallback: Margins | None = None) -> Margins:
    """Edges that lines share; single lines that stick out count less than edges that several lines reach."""
    if not lines:
        return fallback or Margins(0.0, 0.0)
    quorum = max(3, len(lines) // (12 if fallback else 50))
    right = _edge([n.x1 for n in lines], +1, quorum)
    left = _edge([n.x0 for n in lines], -1, quorum)
    if right is None:
        right = fallback.right if fallback else max(n.x1 for n in lines)
    if left is None:
        left = fallback.left if fallback else min(n.x0 for n in lines)
    gaps = sorted(b.top - a.bottom for a, b in pairwise(lines) if a.page is b.page)
    gaps = [g for g in gaps if g > 0]
    leading = gaps[len(gaps) // 2] if len(gaps) >= 3 else (fallback.leading if fallback else 0.0)
    return Margins(left, right, leading)


_BEYOND = 10.0
"""Points by which a line reaches clearly beyond another."""


def _edge(values: list[float], sign: int, quorum: int) -> float | None:
    """The outermost value that `quorum` lines share within 3 points; `None` if there is none.

    On the right a few headings of one length share a value as well: where as many lines reach clearly beyond, it is the
    last of these.
    """
    ordered = sorted(values, reverse=sign > 0)
    for a, b in zip(ordered, ordered[quorum - 1 :], strict=False):
        if abs(a - b) <= 3:
            reached = ordered[quorum - 1]
            return reached if sign > 0 and reached - a > _BEYOND else a
    return None


def paragraphs(lines: Sequence[tuple[PrintedLine, Margins]]) -> list[Paragraph]:
    """Join lines of running text; `lines` come in reading order with the margins of their page."""
    out: list[Paragraph] = []
    last_margins: Margins | None = None
    for line, margins in lines:
        if out and last_margins is not None and continues(out[-1], last_margins, line, margins):
            out[-1].lines.append(line)
        else:
            out.append(Paragraph([line], _centered(line, margins)))
        last_margins = margins
    return out


def continues(paragraph: Paragraph, before: Margins, line: PrintedLine, margins: Margins) -> bool:
    """True if `line` goes on with the paragraph. `before` are the margins of the paragraph's last line."""
    last = paragraph.lines[-1]
    if not _same_size(last, line) or _far(last, line, margins.leading) or _rows(last, line):
        return False
    em = min(last.em, line.em)
    indent = line.x0 - margins.left
    marker = bool(_MARKER.match(line.text)) or _counts_on(paragraph.lines[0], line)
    if not _was_full(last, line, before.right):
        if len(paragraph.lines) == 1 and abs(indent) < 1.2 * em and _cut_name(last.text, line.text):
            return True
        if _breaks_off(paragraph, before) and not marker and abs(indent) < 1.2 * em and not _LABEL.match(line.text):
            return True
        # A comma calls for more; ragged right edges are common.
        return last.text[-1] in "，、" and not marker and indent < 1.2 * em and line.x0 <= last.x0 + 1.2 * em
    first = paragraph.lines[0]
    label = bool(_LABEL.match(line.text))
    inside = _open(paragraph) and not (label and _LABEL.match(first.text))
    closed = bool(_CLOSED.search(last.text)) and not (inside and last.text[-1] in "：:")
    if not closed and inside and line.x0 <= last.x0 + 1.2 * em:
        return True
    shift = indent - (last.x0 - before.left)
    first_line = len(paragraph.lines) == 1
    if indent > 1.2 * em and _shares_centre(last, line) and not closed and not marker:
        return True  # a long title, its last line centred
    if shift > 1.2 * em:  # further right: a new first line, or a hanging indent under a marker
        numbered = _MARKER.match(first.text) or _BARE.match(first.text)
        return first_line and not closed and not marker and (bool(numbered) or not label)
    if shift < -1.2 * em:  # back to the margin after a first-line indent
        if label and _LABEL.match(last.text):
            return False
        return not (closed and (marker or _SHORT_LABEL.match(line.text))) and not (marker and _ends_free(last))
    indented_start = first.x0 - (before.left if first_line else margins.left) > 1.2 * em
    if indent > 1.2 * em and first_line:
        return not closed and not marker and not label
    if closed:
        # A numbered item goes on behind a semicolon: the next item would have a number as well.
        item = last.text[-1] in "；;" and first_line and bool(_MARKER.match(first.text))
        return (item or (indented_start and not first_line)) and not marker and not label
    return not marker and not (label and _LABEL.match(last.text))


def _rows(last: PrintedLine, line: PrintedLine) -> bool:
    """True for two rows of a table without rules: cells between wide gaps, of which two begin at the same places."""
    if len(last.pieces) < 2 or len(line.pieces) < 2:
        return False
    shared = sum(any(abs(a.x0 - b.x0) < _SAME_EDGE for b in line.pieces) for a in last.pieces)
    return shared > 1


_SAME_EDGE = 2.0
"""Points within which two cells begin at one place."""


def _counts_on(first: PrintedLine, line: PrintedLine) -> bool:
    """True if both lines begin with a bare number, at the same place, and the second is the next one."""
    before, now = _BARE.match(first.text), _BARE.match(line.text)
    if before is None or now is None or abs(first.x0 - line.x0) > 1.2 * line.em:
        return False
    return int(now[1]) == int(before[1]) + 1


def _cut_name(text: str, following: str) -> bool:
    """True for a name behind its label that the author's line end cuts (项目名称：某某平台和公｜共资源交易系统运维项目)."""
    label = _NAME_LABEL.match(text)
    if label is None or _NAME_END.search(text) or _MARKER.match(following):
        return False
    return bool(_HAN.match(text[-1]) and _NAME_REST.fullmatch(following) and _NAME_END.search(following))


def _breaks_off(paragraph: Paragraph, margins: Margins) -> bool:
    """Prose of several lines that stops short of the margin without a full stop: text set with the line ends of another
    layout. Titles are centred or have no comma; labelled lines stand alone."""
    last = paragraph.lines[-1]
    return (
        len(paragraph.lines) >= 2
        and last.x0 - margins.left < 1.2 * last.em
        and bool(_HAN.search(last.text[-1]))
        and "，" in "".join(n.text for n in paragraph.lines)
    )


def begins_anew(text: str) -> bool:
    """True if a line begins with a numbering marker or a label (`开户行：`)."""
    return bool(_MARKER.match(text) or _LABEL.match(text))


def _ends_free(line: PrintedLine) -> bool:
    """A line that could be the end of a heading: no comma or open bracket calls for more."""
    return line.text[-1] not in "，、,（《“" and _balance(line.text) <= 0


def _open(paragraph: Paragraph) -> bool:
    """True if a bracket opened in the paragraph's last three lines is not closed yet."""
    return _balance("".join(n.text for n in paragraph.lines[-3:])) > 0


def _balance(text: str) -> int:
    if _BRACKET.search(text) is None:
        return 0
    return sum(map(text.count, "（《【“(")) - sum(map(text.count, "）》】”)"))


def _same_size(last: PrintedLine, line: PrintedLine) -> bool:
    """Same size of type; lines without a Han character tell their size only roughly, as do recognised ones."""
    if last.em == line.em:
        return True
    limit = 1.15 if _HAN.search(last.text) and _HAN.search(line.text) else 1.5
    if line.page.scores is not None:
        limit = max(limit, 1.35)
    return max(last.em, line.em) <= limit * min(last.em, line.em)


def _shares_centre(last: PrintedLine, line: PrintedLine) -> bool:
    return abs(last.x0 + last.x1 - line.x0 - line.x1) < line.em


def _far(last: PrintedLine, line: PrintedLine, leading: float) -> bool:
    """A gap on the same page of more than two lines, and more than is usual there, ends a paragraph."""
    gap = line.top - last.bottom
    return last.page is line.page and gap > max(2.2 * max(last.em, line.em), 1.6 * leading)


def _was_full(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """True if the first word of the next line had no room at the end of the last one."""
    return last.x1 + _need(line) + 0.3 * min(last.em, line.em) > right


def _need(line: PrintedLine) -> float:
    """Width of what cannot be broken at the start of a line: a Latin word, a character with its closing marks."""
    token = _TOKEN.match(line.text, int(line.text[0] in _OPENING))
    size = token.end() if token else 1
    while size < len(line.text) and (line.text[size] in _CLOSING or line.text[size - 1] in _OPENING):
        size += 1
    a = line.pieces[0].runs[0][0]
    boxes = line.page.boxes
    end = min(a + size, line.pieces[0].runs[0][1]) - 1
    return min(max(boxes[4 * end + 2] - boxes[4 * a], 0.4 * line.em), 30 * line.em)


def _centered(line: PrintedLine, margins: Margins) -> bool:
    left, right = line.x0 - margins.left, margins.right - line.x1
    return left > 2 * line.em and right > 2 * line.em and abs(left - right) < 1.5 * line.em
