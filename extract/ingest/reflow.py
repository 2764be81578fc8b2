"""Join the physical lines of hard-wrapped text into paragraphs.

A line is joined to the next only when it is *full* (`wrapping`) and *open* (no sentence end, no colon), and the next
line begins nothing of its own. An open bracket that the next line closes joins too, and so do the halves of a value
(`extract.text.wraps`), whatever the width. When in doubt the lines stay apart: a paragraph cut in two is found again by the clause
tree, two clauses glued together are lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.ingest.brackets import closes_bracket, in_bracket
from extract.ingest.glue import glue
from extract.ingest.labels import bare, label_of, starts_block
from extract.ingest.wrapping import LOOSE, Wrap, loose_wrap, sharp_wraps
from extract.lexicon import phrase
from extract.text.wraps import inside_value, width

_LONG, _SURE = 0.8, 0.9  # of the width of a full line; of the long open lines
_DATE = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s*年[\s\d一二三四五六七八九十]{0,6}月(?:[\s\d一二三四五六七八九十廿]{0,6}[日号])?"
)
_BEFORE_DATE = ("于", "自", "至", "到", "从", "在", "，", "、", "（", "(", "：", ":")
_SET_RIGHT = 24  # columns of indent: no line of running text begins there
_RAGGED = 0.5  # of the widest lines: from there a line may have been cut
_MANY = 24  # lines
_CLOSED = re.compile(r"[。；;！？!?：:】]\s*[”’\"')）]?$")
_COMMA = re.compile(r"[，,、]$")
_HAN_START = re.compile(r"[\u3400-\u9fff，。；、）)》”%％‰（(《“¥￥A-Za-z0-9]")
_CHAPTER = re.compile(r"(?:第\s*[一二三四五六七八九十百\d]+\s*[章节条编]|[一二三四五六七八九十]{1,3}、)")
_REFERENCE = re.compile(r"(?:第|按|依|见|及|和|与|或|按照|依照|依据|根据|上述|前述|本条|之)$")
_OUTER = re.compile(r"^[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]\s*[款项条目]")
_CLAUSE_REF = re.compile(r"^第\s*[一二三四五六七八九十百零〇\d]+\s*条(?:规定|约定|所|的|之|第|款|，|、)")
# The rest of a figure that the line end cut: `286,20` + `0.00。`, `10` + `00元`.
_FIGURE_END = re.compile(r"[¥￥\d][\d,，.]*$")
_FIGURE_REST = re.compile(r"^\d{1,3}(?:[,，]?\d{3})*(?:\.\d{1,4})?\s*(?:[元万亿%％‰。；，,）)]|$)")
_ROW_END = re.compile(r"(?:\d\.\d\d|[ \t]\d[\d,]*(?:\.\d+)?[ \t]+\d[\d,]*)$")
_FORM_LINE = re.compile(r"^([^。；;：:]{1,36})[：:]\s*([^，。；,;]+)$")
_STOP = re.compile(r"[，。；、）》”,;)]")  # no line of its own begins so
_PUNCTUATED = re.compile(r"[，。；：]")
_CELLS = 3
"""Cells of a row between single spaces, at least."""
_SPACES = re.compile(r"(?<=\S)(?:\u3000| {2,})+(?=\S)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COLUMNS = re.compile(r"\S[ \u3000]{3,}\S+[ \u3000]{3,}\S")
_GAP = re.compile(r"\S[ \u3000]{3,}\S")
_WIDE = re.compile(r"\S(?:\u3000| {2,})\S")
_LABELLED = re.compile(r"[^：:，。；\s]{2,14}[：:]")
_OWN_LABEL = re.compile(r"[^：:，。；、（）()\s\d]{3,8}[：:]")
_MONEY = re.compile(r"^[（(]\s*(?:小写|大写|人民币)?[：:]?\s*[¥￥]")


@dataclass(frozen=True, slots=True)
class Physical:
    """A line as it stands in the file, without white space around it.

    `indent` counts columns (a full-width space is two), `length` all characters of the line, its indent included.
    `hard_break` is Markdown's two spaces at the end, `adjacent` is False after a blank line, `fixed` lines (headings)
    are never joined.
    """

    text: str
    indent: int = 0
    adjacent: bool = True
    hard_break: bool = False
    fixed: bool = False
    length: int = 0

    @property
    def size(self) -> int:
        return max(self.length, len(self.text))


def wrap_of(lines: Sequence[Physical]) -> Wrap:
    """How a text was wrapped, by all its lines: sharply only if long lines that end open are full."""
    filled = [line for line in lines if line.text]
    sizes = [(line.text, line.size) for line in filled]
    kept = next((wrap for wrap in sharp_wraps(sizes) if _is_kept(wrap, filled)), None)
    return kept or loose_wrap(sizes) or _ragged_wrap(filled)


def _ragged_wrap(filled: Sequence[Physical]) -> Wrap:
    """The wrap of a text whose lines end anywhere: most lines of some length stop in the middle of a sentence."""
    widths = sorted(width(line.text) for line in filled)
    if len(widths) < _MANY:
        return Wrap()
    usual = widths[int(0.95 * len(widths))]
    longer = sum(1 for one in widths if one > 1.3 * usual)
    if not 30 <= usual <= 140 or longer > 0.01 * len(widths):
        return Wrap()
    pairs = [(line, after) for line, after in pairwise(filled) if _RAGGED * usual <= width(line.text)]
    cut = [line for line, after in pairs if not _CLOSED.search(line.text) and not starts_block(after.text)]
    return Wrap(loose=int(_RAGGED / LOOSE * usual)) if len(cut) >= max(_MANY, 0.5 * len(pairs)) else Wrap()


def _is_kept(wrap: Wrap, filled: Sequence[Physical]) -> bool:
    """The long lines that end open are full, or were cut inside a value."""
    open_lines = [
        wrap.is_full(line.text, line.size, after.text) or inside_value(f"{line.text}\n{after.text}", len(line.text))
        for line, after in pairwise(filled)
        if width(line.text) >= _LONG * wrap.usual and not _CLOSED.search(line.text) and not starts_block(after.text)
    ]
    return sum(open_lines) >= max(2, _SURE * len(open_lines))


def reflow(lines: Sequence[Physical], wrap: Wrap | None = None) -> list[list[int]]:
    """Group line indices into paragraphs; `wrap` is how the text was wrapped (found by itself if `None`)."""
    if wrap is None:
        wrap = wrap_of(lines)
    deep = _indent_of_paragraphs(lines)
    groups: list[list[int]] = []
    joined = ""
    for i, line in enumerate(lines):
        previous = lines[i - 1] if i else None
        if previous is not None and groups and _continues(joined, previous, line, wrap, deep):
            groups[-1].append(i)
            joined = glue(joined, line.text)
        else:
            groups.append([i])
            joined = line.text
    return groups


def rejoin(lines: Sequence[str]) -> list[str]:
    """The lines of one paragraph that line breaks (`<br>`, `w:br`) cut: those that a break cut in the middle are one."""
    if len(lines) < 2:
        return list(lines)
    found = []
    for group in reflow([Physical(line.strip(), length=len(line.rstrip())) for line in lines]):
        joined = lines[group[0]]
        for i in group[1:]:
            joined = glue(joined.rstrip(), lines[i].strip())
        found.append(joined)
    return found


def _continues(joined: str, previous: Physical, line: Physical, wrap: Wrap, deep: int) -> bool:
    last, text = previous.text, line.text
    if previous.fixed or line.fixed or not last or not text or "\t" in last or "\t" in text:
        return False
    if (_COLUMNS.search(text) and _GAP.search(last)) or (_COLUMNS.search(last) and _LABELLED.match(text)):
        return False  # two rows of a table whose columns stand between spaces
    fewer, more = sorted((_cells(last), _cells(text)))
    if more > _CELLS and fewer > 1:
        return False  # the same with two spaces, the last of them a total
    if _is_row(text) and _is_row(last) and len(text.split()) == len(last.split()):
        return False  # the same, with one space
    if _OWN_LABEL.match(text) and _is_form(joined):
        return False  # 项目编号：… above 分标号：…: one label a line, known or not
    if text[:2] == joined[:2] and min(text.count("；"), joined.count("；")) >= 2:
        return False  # 序号 1；名称 …；… above 序号 2；名称 …；…: the rows of a list
    if text[:2] == last[:2] and _WIDE.search(text) and _WIDE.search(last):
        return False  # 节点一　方案评审通过　　拨付12万元 above 节点二　…: the rows of a list, its columns between blanks
    if last.endswith(("元", "%", "％")) and _GAP.search(last) and not _WIDE.search(text):
        return False  # the last of such rows, and the sentence behind them
    if text[0].isdigit() and _ROW_END.search(last):
        return False  # the figures of a row, and the number of the next
    if previous.indent >= _SET_RIGHT and previous.indent > line.indent + _SET_RIGHT // 2:
        return False  # a number or a date set to the right, above a title
    full = bool(wrap) and wrap.is_full(last, previous.size, text)
    if inside_value(f"{last}\n{text}", len(last)) and (full or not deep or line.indent < deep):
        return True
    if _DATE.fullmatch(text) and not last.endswith(_BEFORE_DATE):
        return False
    if _CHAPTER.match(text) and not _CLAUSE_REF.match(text):
        return False
    if closes_bracket(joined, text):
        return True
    if _CLOSED.search(last) or (deep and line.indent >= deep):
        return full and wrap.sharp and bool(_STOP.match(text))
    if last.endswith("第") or (_OUTER.match(text) and _REFERENCE.search(last)):
        return True
    if full and _FIGURE_REST.match(text) and _FIGURE_END.search(last):
        return True
    if starts_block(text) and not (_CLAUSE_REF.match(text) and width(last) >= 40):
        return full and wrap.sharp and in_bracket(joined, text)
    if _is_form(joined) and _PUNCTUATED.search(text) and not full:
        return False  # a sentence is not the rest of a name, a number or an address
    if wrap.sharp:
        return full or bool(_STOP.match(text)) or _word_cut(last, text, wrap.usual)
    if wrap:
        form = _is_form(joined) and width(last) < 0.97 * wrap.usual
        if form and (_PUNCTUATED.search(text) or phrase("parties.name_end").search(bare(joined))):
            return False
        return full or _word_cut(last, text, wrap.usual)
    return _open_sentence(joined, previous, line)


def _cells(text: str) -> int:
    """Cells of a line between two spaces and more."""
    return len(_SPACES.findall(text)) + 1


def _is_row(line: str) -> bool:
    """A few words between single spaces, the first of them Chinese, and no sentence."""
    words = line.split()
    return len(words) >= _CELLS and not _PUNCTUATED.search(line) and _HAN.search(words[0]) is not None


def _is_form(text: str) -> bool:
    """A line of a form so far: a short label and a value without punctuation (`乙方（受托人）：某某公司`)."""
    match = _FORM_LINE.match(text)
    return match is not None and len(bare(match.group(1))) <= 10 and not _PUNCTUATED.search(bare(match.group(1)))


def _open_sentence(joined: str, previous: Physical, line: Physical) -> bool:
    """In a text with one paragraph a line, a paragraph is cut only by a page break or by a converter."""
    last, text = previous.text, line.text
    if not _HAN_START.match(text):
        return False
    if previous.hard_break and line.adjacent:
        return width(last) >= 40
    if line.adjacent and _MONEY.match(text):
        return True
    if width(last) < 40 or not re.search(r"[，。；：、]", joined):
        return False
    if label_of(joined) and "。" not in joined and not _COMMA.search(last):
        return False
    return bool(_COMMA.search(last)) or bool(re.search(r"[。；;！]", text))


def _word_cut(last: str, text: str, usual: int) -> bool:
    """A long unbreakable word wraps early: the line would have been too long with it."""
    word = re.match(r"[A-Za-z0-9./:@_-]{8,}", text)
    return word is not None and width(last) + len(word.group()) > usual and width(last) > 0.5 * usual


def _indent_of_paragraphs(lines: Sequence[Physical]) -> int:
    """Columns from which an indent means a new paragraph; 0 if the text does not indent its paragraphs."""
    filled = [line for line in lines if line.text]
    indented = sum(line.indent >= 3 for line in filled)
    flush = sum(line.indent < 3 for line in filled)
    return 3 if filled and 0.1 * len(filled) <= indented and flush >= 0.1 * len(filled) else 0
