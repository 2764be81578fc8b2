"""Labels of forms (甲方： 地址： 开户银行：) wherever they stand, and where each of them begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.lexicon import phrase, words
from extract.structure.types import heading_ends
from extract.text.sentences import STOPS

_ENDS = STOPS + "\n\t "
_NUMBER = re.compile(r"(?:(?<=[。；])|(?<=(?<!\d) ))(?P<n>\d{1,2}(?:\.\d{1,2})?[、.]?)$")
"""The number of a line of a form, right before its label; behind figures and a gap it is their last group."""
_LONG = 4
"""Characters of a label with its colon that is too long to be the end of another word."""
_BACK = 8
"""Characters before a known label that may belong to it: 收货 in 收货联系人："""
_BRACKETS = {"（": "）", "《": "》", "“": "”"}


def label_starts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`(offset, offset behind the colon)` of the labels in a folded text that do not begin the stretch.

    A label within brackets, behind a comma or inside a sentence is none.
    """
    last = start
    for match in phrase("structure.label").finditer(text, start, end):
        at = match.start() + _borrowed(text, start, match.start())
        long = len(match[0]) > _LONG
        chained = long and last > start
        empty, last = last == match.start(), match.end()
        if at == start or _inside(text, start, at):
            continue
        if empty:  # the label before has no value
            yield at, match.end()
            continue
        begin = _begin(text, start, at, phrase("structure.party_label").match(match[0]) is not None, long, chained)
        if begin is not None and begin > start:
            yield begin, match.end()


def _begin(text: str, start: int, at: int, party: bool, long: bool, chained: bool) -> int | None:
    """Where the label (of a `party`) recognised at `at` really begins; `None` if it is part of a sentence.

    `long`: too long to be the end of another word; `chained`: such a label behind another, whose value may be a list
    of its own (工程地点：东区、西区工程内容：).
    """
    before = text[at - 1]
    if before in _ENDS:
        return at
    if number := _NUMBER.search(text, max(start, at - 7), at):
        return number.start("n")  # 工程名称：某某广场 2工程地点：
    if before in "，、：或及和与/／":
        return None
    if party and text[at - 1] in "日号":
        return at  # a date to be filled in, and the next party: 　年　月　日甲方：
    headed = long and at - start >= _LONG and heading_ends(text[start:at])[-1:] == [at - start]
    if headed and not phrase("structure.no_title").match(text[start:at]):
        return at  # 工程概况工程名称：
    low = max(start, at - _BACK)
    for i in range(at - 1, low - 1, -1):
        if text[i] in _ENDS:
            left = text[low : i + 1].rstrip(" ")[-1:]
            if left == "：" or (left.isdigit() and text[i + 1 : at] in words("number_tail")):
                return at  # 采购方式： 公开招标合同类型：; 文昌路3栋 1-1 号楼法定代表人：
            if party and phrase("structure.group_title").search(text[i + 1 : at]):
                return at  # 第一部分 协议书发包人：
            return i + 1 if _is_word(text[i + 1 : at]) else at
        if text[i] in "，、：":
            return at if text[i] == "：" or (chained and text[i] == "、") else None
    if low == start:
        return at if party and phrase("structure.group_title").search(text[start:at]) else None
    return at


def _borrowed(text: str, start: int, at: int) -> int:
    """Characters of a label that end what stands before it: 公司 in 某某有限公司地址：, 合同 in 某某采购合同甲方："""
    if at > start and text.startswith("合同", at) and "一" <= text[at - 1] <= "龥":
        party = phrase("structure.party_label").match(text[at + 2 : at + 40])
        return 2 if party else 0
    return 2 if text.startswith("公司", at) and phrase("structure.before_company").search(text[max(0, at - 8) : at]) else 0


def _is_word(part: str) -> bool:
    return bool(part) and all("一" <= c <= "龥" for c in part)


def _inside(text: str, start: int, at: int) -> bool:
    """True within brackets that opened shortly before and have not closed."""
    left = text[max(start, at - 60) : at]
    return any(left.rfind(opener) > left.rfind(closer) for opener, closer in _BRACKETS.items())
