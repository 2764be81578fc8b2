"""Labels of forms (甲方： 地址： 开户银行：) wherever they stand, and where each of them begins."""

from __future__ import annotations

from collections.abc import Iterator

from extract.lexicon import phrase

_ENDS = "。；！？\n\t "
_BACK = 8
"""Characters before a known label that may belong to it: 收货 in 收货联系人："""
_BRACKETS = {"（": "）", "《": "》", "“": "”"}


def label_starts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`(offset, offset behind the colon)` of the labels in a folded text that do not begin the stretch.

    A label within brackets, behind a comma or inside a sentence is none.
    """
    last = start
    for match in phrase("structure.label").finditer(text, start, end):
        at = match.start() + _borrowed(text, match.start())
        empty, last = last == match.start(), match.end()
        if at == start or _inside(text, start, at):
            continue
        if empty:  # the label before has no value
            yield at, match.end()
            continue
        begin = _begin(text, start, at, phrase("structure.party_label").match(match[0]) is not None)
        if begin is not None and begin > start:
            yield begin, match.end()


def _begin(text: str, start: int, at: int, party: bool) -> int | None:
    """Where the label (of a `party`) recognised at `at` really begins; `None` if it is part of a sentence."""
    before = text[at - 1]
    if before in _ENDS:
        return at
    if before in "，、：或及和与/／":
        return None
    low = max(start, at - _BACK)
    for i in range(at - 1, low - 1, -1):
        if text[i] in _ENDS:
            return i + 1 if _is_word(text[i + 1 : at]) else at
        if text[i] in "，、：":
            return at if text[i] == "：" else None
    if low == start:
        return at if party and phrase("structure.group_title").search(text[start:at]) else None
    return at


def _borrowed(text: str, at: int) -> int:
    """Characters of a label that end the name before it: 公司 in 某某有限公司地址："""
    return 2 if text.startswith("公司", at) and phrase("structure.before_company").search(text[max(0, at - 8) : at]) else 0


def _is_word(part: str) -> bool:
    return bool(part) and all("一" <= c <= "龥" for c in part)


def _inside(text: str, start: int, at: int) -> bool:
    """True within brackets that opened shortly before and have not closed."""
    left = text[max(start, at - 60) : at]
    return any(left.rfind(opener) > left.rfind(closer) for opener, closer in _BRACKETS.items())
