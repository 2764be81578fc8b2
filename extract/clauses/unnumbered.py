"""Contracts whose first level has headings without numbers (Word headings, bold or short lines)."""

from __future__ import annotations

import re

from extract.clauses.bare import WORD_HEADING
from extract.clauses.parts import main_style
from extract.clauses.row import Row
from extract.clauses.signs import is_following, is_label_line, is_party_line, is_preamble, is_sign_page
from extract.lexicon import phrase
from extract.structure.markers import RANK
from extract.structure.types import heading_types

_NOT_TITLE = re.compile(r"[，。；？！、]$|[，。；？！]|^\d|^[（(]|\d{4}年|^[:：]|_{2}|[-—]$|\d万?元")
"""Stops, figures and blanks, which titles do not have: signs, no wording."""
_SERIES, _MARKS, _PARAGRAPHS, _SENTENCE, _OPENING = 3, 6, 3, 12, 16


def plain_headings(rows: list[Row], first: int, last: int, kind: str) -> list[int]:
    """Rows of the unnumbered headings of the first level; empty where labels number the first level."""
    markers = [m for row in rows[first:last] if (m := row.marker)]
    style = main_style(markers)
    if style is not None and RANK[style] <= 3:
        values = {m.value for m in markers if m.style == style}
        if {1, 2} <= values:
            return []
    found = [i for i in range(first, last) if _is_heading(rows, i, last)]
    if len(found) < 3:
        return []
    restarts = sum(m.style == style and m.path[0] == 1 and m.value == 1 for m in markers)
    if style is None or restarts >= 2 or len({m.value for m in markers if m.style == style}) < 3:
        return found
    return []


def plain_paragraphs(rows: list[Row], first: int, last: int) -> list[int]:
    """Rows of the sentences of an order or a short contract that numbers nothing; each is a clause of its own.

    Empty where a series of three labels or more numbers the first level, or where little is said in sentences.
    """
    marked = [i for i in range(first, last) if rows[i].marker]
    markers = [m for i in marked if (m := rows[i].marker)]
    style = main_style(markers)
    if len({m.value for m in markers if m.style == style}) >= _SERIES or len(markers) > _MARKS:
        return []
    found = [i for i in range(first, last) if is_paragraph(rows[i])]
    before = [i for i in found if not marked or i < marked[0]]
    return found if len(before) >= _PARAGRAPHS else []


def is_paragraph(row: Row) -> bool:
    """True for a line without a label that is a sentence, or a label with one behind it (付款方式：验收后付清。)."""
    tight = row.tight
    said = "。" in tight or (tight.endswith("：") and len(tight) >= _OPENING)
    if row.marker or row.in_table or len(tight) < _SENTENCE or not said:
        return False
    return not (is_preamble(tight) or is_party_line(tight) or is_following(tight) or is_sign_page(tight))


def _is_heading(rows: list[Row], i: int, last: int) -> bool:
    row = rows[i]
    tight = row.tight.strip("【】").rstrip("：")
    if row.marker or row.in_table or not 2 <= len(tight) <= 20 or _NOT_TITLE.search(tight) or "：" in tight:
        return False
    if i + 1 >= last or is_party_line(row.tight) or is_following(row.tight) or is_label_line(row.tight):
        return False
    if phrase("clauses.document_title").search(tight) and not heading_types(tight):
        return False
    below = rows[i + 1]
    if is_party_line(below.tight) and not below.marker:
        return False
    if WORD_HEADING.search(row.line.style):
        return True
    # Without a Word style a line is a heading only if its words say what kind of clause it is.
    return bool(heading_types(tight)) and (row.line.bold or row.line.centered or len(tight) <= 12)
