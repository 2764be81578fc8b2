"""Labels in running text, by what they say: several in a line, spaced out (名 称：), glued to the value before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.facts.notices.form import tight
from extract.facts.notices.labels import SIDES, Label, alone, classify, column, heading
from extract.facts.parties.names import is_organisation
from extract.lexicon import phrase
from extract.model import Line, Span

_BOUNDARY = " \t\n。；，、）)】》,;|"
_IN_BRACKETS = frozenset({"number", "project_number"})
"""Labels that stand in a bracket behind a name, and are no part of it."""
_LIST = frozenset("、，")
_FIGURES = frozenset("0123456789¥￥")
_SHORT = 12
_PAIRED = 16
"""Characters that a label may have where no colon shows that it is one."""
_REACH = 60
"""Characters before a colon within which its label begins."""
_CLOCK = re.compile(r"[0-9]：[0-9]|//")

Asked = tuple[Label | None, int, int]
"""A label (`None`: nobody knows it), where it begins, the offset behind its colon."""


def labels_in(text: str, start: int, end: int) -> Iterator[Asked]:
    """What is asked in a line, in order."""
    floor = start
    at = text.find("：", start, end)
    while at >= 0:
        following = text.find("：", at + 1, end)
        if _asks(text, start, at):
            found = _label_before(text, max(floor, at - _REACH), at, floor, glued=floor > start)
            if found is not None:
                yield found[0], found[1], at + 1
                floor = at + 1
        at = following


def _asks(text: str, start: int, colon: int) -> bool:
    """False for the colon of a time, of an address on the net, and behind 大写 or 小写."""
    if _CLOCK.match(text[colon - 1 : colon + 2]) or "//" in text[colon + 1 : colon + 3]:
        return False
    return phrase("notices.no_label").search(text, max(start, colon - _SHORT), colon) is None


def _label_before(text: str, low: int, colon: int, floor: int, *, glued: bool) -> tuple[Label | None, int] | None:
    """The longest known label that ends at a colon and begins behind a boundary; else an unknown one behind a gap.

    `glued`: a label stands before it in the line, so that nothing may stand between its value and this one.
    """
    starts = [i for i in range(low, colon) if (i == floor or text[i - 1] in _BOUNDARY) and text[i] not in " \t"]
    for i in starts:
        if glued and not text[floor:i].strip() and phrase("notices.item_mark").match(text[i:colon]):
            continue  # 93.80评标委员会成员：: a figure, and no number of an item
        label = classify(tight(text[i:colon])) or alone(tight(text[i:colon]))
        if label is not None:
            return label, i
    nothing_ended = glued and not (set(_BOUNDARY) - _LIST) & set(text[floor:colon].strip())
    bracket = text.rfind("（", low, colon)  # 不动产登记项目（合同编号：…）
    if bracket > floor and text.find("）", bracket, colon) < 0:
        label = classify(tight(text[bracket + 1 : colon]))
        if label is not None and label.key in _IN_BRACKETS:
            return label, bracket + 1
    for i in range(low + 2, colon - 3):  # …有限公司成交金额：: the value before it is glued to it
        ended = nothing_ended or phrase("notices.value_end").search(text, max(low, i - 4), i)
        label = classify(tight(text[i:colon])) if ended else None
        if label is not None and label.key not in ("detail", "org_name", "seq", "lot", "unit"):
            return label, i
    for i in reversed(starts):
        said = tight(text[i:colon])
        unknown = phrase("notices.unknown_label").match(said) or phrase("notices.other_label").match(said)
        if (text[i - 1 : i] not in ("，", "、") or i == floor) and (unknown or heading(said)):
            return None, i
    return None


def asked_in(text: str, line: Line) -> list[Asked]:
    """The labels of a line. A lot that another label follows opens it (第2包：供应商名称：…); any other is part of a
    value (第1包：徐建国；第2包：曹敏)."""
    found = list(labels_in(text, line.start, line.end))
    if found and found[0][0] is not None and found[0][1] == line.start:
        found[0] = (_torn(text, line, found[0][0]), *found[0][1:])
    ends = [start for _, start, _ in found[1:]] + [line.end]
    return [
        one
        for one, end in zip(found, ends, strict=bool(found))
        if one[0] is None or one[0].key != "lot_mark" or not tight(text[one[2] : end])
    ]


def _torn(text: str, line: Line, label: Label) -> Label:
    """A label that was torn by a line end: 采购包2未中标 in the line above, 供应商： in this one."""
    above = text[max(0, line.start - 24) : line.start].rstrip("\n ")
    tail = re.split(r"[\s。；，）)]", above)[-1]
    whole = classify(tail + label.core) if tail and label.key == "supplier" else None
    return whole if whole is not None and whole.key in ("lost", "refused", "candidate") else label


def without_colon(text: str, line: Line, words: str) -> Asked | None:
    """一、项目编号 alone in its line, or with its value behind a space."""
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


def paired(text: str, line: Line) -> list[Asked]:
    """Labels and values in turn between spaces, as a form without rules is printed: 采购单位  某幼儿园 合同编号  FT-1.

    Nothing where a label has no value (heads of columns), or where one label alone stands close to what follows.
    """
    words = [Span(line.start + m.start(), line.start + m.end()) for m in re.finditer(r"\S+", text[line.start : line.end])]
    said = [text[word.start : word.end] for word in words]
    asked = [column(word) if len(word) <= _PAIRED and "：" not in word else None for word in said]
    at = [i for i, label in enumerate(asked) if label is not None]
    if not at or at[0] or any(b - a < 2 for a, b in pairwise([*at, len(words)])):
        return []
    if len(at) == 1 and words[1].start - words[0].end < 2 and not _told_behind(asked[0], said[1]):
        return []
    return [(label if label.key != "other" else None, words[i].start, words[i].end) for i in at if (label := asked[i]) is not None]


def _told_behind(label: Label | None, said: str) -> bool:
    """True for a label of a side, an address, a price with what it asks for behind one space: 采购人 某学校, 中标金额 5,000.00 元."""
    if label is None:
        return False
    if label.key == "amount":
        return said[:1] in _FIGURES
    if label.detail == "address" and label.side:
        return phrase("notices.address_said").match(said) is not None
    return label.key in SIDES and is_organisation(said)


def part_before(said: str) -> str:
    """The part that the words before the first label open: 1.采购人信息 名称：…, 1.采购人 联系人：…"""
    words = tight(said)
    part = heading(words)
    label = classify(words) if part is None and phrase("notices.item_mark").match(words) else None
    return part or (label.key if label is not None and label.key in SIDES else "")


def heading_before(text: str, start: int, end: int) -> tuple[str, int]:
    """A numbered heading at the end of a value, before the next label: …0999-5550101 2.采购代理机构信息 名称："""
    last = text[start:end].rstrip().rpartition(" ")[2]
    part = heading(last) if phrase("notices.item_mark").match(last) else None
    return (part, start + text[start:end].rstrip().rfind(last)) if part else ("", end)
