"""Names of organisations in the tight text (extract/model/view.py), by the shape of Chinese names. No spaCy, no dictionary.

A name is a bounded run of characters that ends in a known ending (有限公司, 财政局, 中心 …). What stands in front
of it is cut off at words that are never part of a name (由, 委托, 甲方 …). A company's ending makes a name
of anything; every other ending needs proof: the name of a place, a bank or a nation-wide body at its head, or a
label in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.ner.gazetteer import gazetteer
from extract.ner.pieces import Words, pieces, words

_MAX_NAME = 50
_MAX_BRANCH = 14
"""Longest stretch between a complete name and the ending of its branch or department."""
_CROSSES = re.compile(r"[XxΧ×]{3}|某某(?:市|县|区|省|银行|单位)")
_PLACEHOLDER = frozenset("XxΧ×＊*○〇□某Oo")


def organisations(view_text: str) -> list[tuple[int, int]]:
    """Index ranges `[i, j)` of the names in a text as `Document.view.text` has it, in order, not overlapping.

    >>> text = "甲方：江州市水务局和乙方（云岭智测科技有限公司）"
    >>> [text[i:j] for i, j in organisations(text)]
    ['江州市水务局', '云岭智测科技有限公司']
    """
    lists = words()
    found: list[tuple[int, int]] = []
    for start, end in pieces(view_text, lists):
        found.extend(_names(view_text, start, end, lists))
    return found


@dataclass(frozen=True, slots=True)
class _Ending:
    """An ending in the text: `[start, end)`, its word, and whether it is strong."""

    start: int
    end: int
    word: str
    strong: bool


def _endings(text: str, start: int, end: int, lists: Words) -> Iterator[_Ending]:
    """Endings inside a piece, longest first at each place, those that go on (局长, 公司法) left out."""
    suffixes = gazetteer().suffixes
    for i in range(start, end):
        lengths = lists.suffix_lengths.get(text[i])
        if lengths is None:
            continue
        for length in lengths:
            at = i + 1 - length
            if at < start:
                continue
            word = text[at : i + 1]
            if (suffix := suffixes.get(word)) is None:
                continue
            ordinary = any(text.endswith(known, start, i + 1) for known in lists.not_names_for(text[i]))
            if not (ordinary and len(word) == 1) and not lists.not_followed.match(text, i + 1):
                yield _Ending(at, i + 1, word, suffix.strong)
            break


def _names(text: str, start: int, end: int, lists: Words) -> Iterator[tuple[int, int]]:
    """Names of one piece: endings grow together into one name, unless a place begins the next."""
    endings = list(_endings(text, start, end, lists))
    left, i = start, 0
    while i < len(endings):
        last = endings[i]
        while (following := _continuation(text, endings, i, last, lists)) is not None:
            i = following
            last = _Ending(endings[i].start, endings[i].end, endings[i].word, endings[i].strong or last.strong)
        if (name := _checked(text, left, last, start, lists)) is not None:
            yield name
        left = last.end
        i += 1


def _continuation(text: str, endings: list[_Ending], i: int, last: _Ending, lists: Words) -> int | None:
    """Index of the next ending that belongs to the same name: the next one, or a branch a little further on."""
    for j in range(i + 1, len(endings)):
        if endings[j].start - last.end > _MAX_BRANCH:
            return None
        if _goes_on(text, last, endings[j], lists):
            return j
    return None


def _goes_on(text: str, last: _Ending, ending: _Ending, lists: Words) -> bool:
    """True if the second ending belongs to the same name as the first one."""
    if ending.start < last.end or ending.word in lists.branch:
        return True
    return not last.strong and lists.place.match(text, last.end) is None


def _checked(text: str, left: int, last: _Ending, piece_start: int, lists: Words) -> tuple[int, int] | None:
    """The name that ends in `last` and begins at or after `left`, or `None` if nothing proves that it is one."""
    start = _balanced(text, lists.leading.match(text, left, last.end).end(), last.end)  # type: ignore[union-attr]
    start = max(start, last.end - _MAX_NAME)
    head = lists.head.match(text, start, last.end)
    if head is None:
        inner = lists.place.search(text, start, last.start)
        labelled = left == piece_start and _labelled(text, left, lists)
        # a hyphen joins the thing and the body it is for: 系统运维-江州市水务局
        whole = labelled and (inner is None or text[inner.start() - 1] != "-")
        if inner is not None and not whole and (not last.strong or inner.start() - start > 4):
            if _opened(text, start, inner.start()):
                return None
            start, head = inner.start(), inner
        elif not last.strong and not whole and lists.region.match(text, start, last.start) is None:
            return None
    name = text[start : last.end]
    stem = text[start : last.start]
    if len(name) < 4 or _generic(name, stem, head.end() - start if head else 0, last, lists):
        return None
    return start, last.end


def _generic(name: str, stem: str, head: int, last: _Ending, lists: Words) -> bool:
    """True for what names a kind of body (施工单位, 县级以上人民政府), for an address and for a placeholder."""
    bare = stem.strip("（）·&- ")
    if (set(bare) <= _PLACEHOLDER and bare) or _CROSSES.search(name):
        return True
    if lists.address.search(name):
        return True
    if head == 0 and lists.generic_head.match(name):
        return True
    rest = stem[head:].strip("（）")
    if not rest:
        return head == 0 or last.word in lists.needs_stem
    if head > 0:
        return False
    tail = rest[1:]
    pointed_at = rest[0] in lists.one_char_heads and (not tail or tail in lists.generic_stems)
    return pointed_at or rest in lists.generic_stems


def _balanced(text: str, start: int, end: int) -> int:
    """Start of a name behind a bracket that was closed before or is never closed."""
    depth = 0
    opening = start
    for i in range(start, end):
        if text[i] == "（":
            if depth == 0:
                opening = i
            depth += 1
        elif text[i] == "）":
            if depth == 0:
                start = i + 1
            else:
                depth -= 1
    return opening + 1 if depth else start


def _opened(text: str, start: int, inner: int) -> bool:
    """True if a place stands inside brackets: 华宇（江州）科技有限公司 does not begin with it."""
    return text[start:inner].count("（") > text[start:inner].count("）")


def _labelled(text: str, start: int, lists: Words) -> bool:
    """True if a label such as 甲方： or 单位名称： (or its cell of a table) stands right in front."""
    return lists.label.search(text, max(start - 40, 0), start) is not None
