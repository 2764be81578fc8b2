"""What kind of thing a difference changes: a sum, a date, a duty, a negation, or the wording alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from extract.compare.text.tokens import Token
from extract.lexicon import alternation
from extract.pages.tongue import Tongue
from extract.text.fold import fold

Tag = Literal[
    "amount", "rate", "date", "duration", "number", "party", "duty", "negation", "limit", "reference", "code", "mark",
    "wording", "clause", "numbering",
]  # fmt: skip

NAMES: Mapping[str, str] = {
    "amount": "金额",
    "rate": "比率",
    "date": "日期",
    "duration": "期限",
    "number": "数字",
    "party": "主体",
    "duty": "权利义务",
    "negation": "否定",
    "limit": "限度",
    "reference": "条款引用",
    "code": "编号账号",
    "mark": "符号勾选",
    "wording": "措辞",
    "clause": "整条增减",
    "numbering": "编号",
}
"""Chinese names of the tags, the weightiest first."""
_ENGLISH: Mapping[str, str] = {"duration": "length of time", "code": "number or account", "clause": "whole clause"}
"""Those whose English name is not the tag itself."""

_KINDS: Mapping[str, Tag] = {
    "money": "amount", "rate": "rate", "date": "date", "duration": "duration", "number": "number", "ref": "reference",
    "code": "code", "phone": "code", "symbol": "mark", "range": "limit",
}  # fmt: skip
_PARTY = re.compile(
    rf"{alternation('party')}|{alternation('either')}|"
    r".{2,20}(?:公司|委员会|医院|大学|学院|学校|中心|管理局|集团|研究院|事务所)|法院|仲裁委"
)
_DUTY = re.compile(
    r"应|必须|不得|不能|不准|有权|无权|可以|可|有义务|负责|承担|责任|义务|权利|禁止|同意|视为|保证|免除|豁免|赔偿|解除|终止|放弃|需"
)
_NEGATION = re.compile(r"[不未无非勿莫]|没有|除外|禁止|拒绝|免")
_NOT_NEGATION = re.compile(r"不可抗力|非公司|无锡|无人机|未来|不动产|不锈钢|无线|免费")
_LIMIT = re.compile(
    r"不[低高少多超]于?过?|以[上下内外]|至少|最[高低多少]|超过|不足|[以之][前后]|内|前|后|每|累计|以及|或者?|且|并|均|仅|任一|全部|部分"
)

_BLANKS = re.compile(
    r"_+|[【\[（(] *[】\]）)]|[Xx×*]{2,}|…+|(?<![\d\w])/{1,3}(?![\d\w])|(?<![\n ]) {2,}|(?<=：) *(?=\n|\Z)"
    r"|(?<!\n) +(?=[年月日天元份%‰名人台套个次条款项])"
)
_SILENT = re.compile(r"[ \t_【】，。；：、（）]+")
_LONGEST_FILL = 200
_READ = 400
"""Words of a difference in which names of organisations are looked for."""


def name(tag: Tag, tongue: Tongue) -> str:
    """What a tag is called."""
    return tongue.say(NAMES[tag], _ENGLISH.get(tag, tag))


def judge(a: Sequence[Token], b: Sequence[Token]) -> tuple[Tag, ...]:
    """Tags of a difference between two stretches, the weightiest first; never empty.

    What both stretches hold does not count: it stands there only because it was not worth showing apart.
    """
    before, after = Counter(token.key for token in a), Counter(token.key for token in b)
    gone, come = before - after, after - before
    found: set[Tag] = set()
    for token in (*a, *b):
        if token.key not in gone and token.key not in come:
            continue
        if token.kind in _KINDS:
            found.add(_KINDS[token.kind])
        else:
            found |= _word(token.key)
    if _joined(gone) or _joined(come):
        words = ("".join(t.key for t in side[:_READ] if t.kind == "word") for side in (a, b))
        if any(_PARTY.search(one) for one in words) and not found:
            found.add("party")
    return tuple(tag for tag in NAMES if tag in found) or ("wording",)


def _joined(counts: Counter[str]) -> bool:
    return sum(counts.values()) > 1


def _word(word: str) -> set[Tag]:
    found: set[Tag] = set()
    if _PARTY.search(word):
        found.add("party")
    if _DUTY.fullmatch(word) or any(one in word for one in ("不得", "有权", "无权", "必须", "义务")):
        found.add("duty")
    if _LIMIT.fullmatch(word):
        found.add("limit")
    elif _NEGATION.search(word) and not _NOT_NEGATION.search(word):
        found.add("negation")
    return found


def filled(a: str, b: str, after: str = "") -> bool:
    """True if `b` is `a` with its blanks filled in: `____元` → `1000元`, `年  月  日` → `2025年3月1日`.

    Blanks: underscores, empty brackets 【】（）, XX, ××, …, a slash, wide spaces, what follows a colon at a line's end.
    What is filled in holds no line end. `after` is the character that follows in both: a space before 元 is a blank.
    """
    old, new = (fold(text + after).strip("\n") for text in (a, b))
    if not _BLANKS.search(old):
        return False
    parts = [_SILENT.sub("", part) for part in _BLANKS.split(old)]
    other = _SILENT.sub("", new)
    if other == "".join(parts) or not other.startswith(parts[0]) or not other.endswith(parts[-1]):
        return False
    at = len(parts[0])
    ends = [*parts[1:-1], None]
    for part in ends:
        found = len(other) - len(parts[-1]) if part is None else other.find(part, at)
        if not at <= found <= at + _LONGEST_FILL or "\n" in other[at:found]:
            return False
        at = found + len(part or "")
    return True
