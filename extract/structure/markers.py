"""One line → the label that it begins with, if any.

A label has a `style` (which series it can belong to), a `shape` (how exactly it is written; `1、` and `1.`
are one style because drafters mix them) and a value. What only looks like a label (years, sums, `2.0`,
`第十条规定的…`) is refused here; what cannot be told from the line alone is `doubtful`, and the tree takes it
only where it fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.lexicon import phrase
from extract.structure.numerals import CHINESE, ordinal


@dataclass(frozen=True, slots=True)
class Marker:
    """The label of a line. `label_end` is the length of the line up to the end of the label, `path` its
    decimal components (`(8, 1, 1)`; one component for other styles), `value` the last of them."""

    style: str
    shape: str
    path: tuple[int, ...]
    label: str
    label_end: int
    doubtful: bool = False

    @property
    def value(self) -> int:
        return self.path[-1]


RANK = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "article": 3,
    "cn": 3,
    "(cn)": 4,
    "n": 5,
    "decimal": 6,
    "(n)": 7,
    "n)": 7,
    "circle": 8,
    "(a)": 8,
    "a": 8,
}
"""Width of a style: a smaller rank stands above a larger one; equal ranks nest as they come."""

BARE = "1"
"""The shape of a number that nothing separates from the words of its clause: 2工程地点."""
_N = f"[{CHINESE}]{{1,5}}"
_LEAD = re.compile(r"[\s#*>★▲●◆■□•·]*(?:[-+]\s+)?[\s*★▲]*")
_RULES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (style, shape, re.compile(pattern))
    for style, shape, pattern in (
        ("part", "第部分", rf"第\s*(?P<v>{_N}|\d{{1,2}})\s*(?:部\s*分|卷|篇)\s*[：、.]?"),
        ("chapter", "第章", rf"第\s*(?P<v>{_N}|\d{{1,3}})\s*章\s*[：、.]?"),
        ("section", "第节", rf"第\s*(?P<v>{_N}|\d{{1,3}})\s*节\s*[：、.]?"),
        ("article", "第条", rf"第\s*(?P<v>{_N}|\d{{1,3}})\s*条(?:款(?=[\s：]))?\s*[：、.]?"),
        (
            "article",
            "Article",
            r"(?:Article|ARTICLE|Clause|CLAUSE)\s{0,2}(?P<v>\d{1,2})(?!\d)\s*[：、.．]?(?!\s*(?:of|and|or|shall|above|below)\b)",
        ),
        ("cn", "一、", rf"(?P<v>{_N})\s*(?:[、，．：]|\.(?!\d))"),
        ("(cn)", "（一）", rf"[（〔［\[]\s*(?P<v>{_N})\s*[）〕］\]]\s*[、.：]?"),
        ("cn", "一）", rf"(?P<v>{_N})\s*）\s*[、.]?"),
        (
            "decimal",
            "1.1",
            r"(?P<v>\d{1,2}(?:\s?[.．]\s?\d{1,3}){1,5})(?![\d*×/~-])\s?(?:[、．：]|\.(?!\d))?",
        ),
        ("(n)", "（1）", r"[（〔［\[]\s*(?P<v>\d{1,2})\s*[）〕］\]]\s*[、.：]?"),
        ("n)", "1）", r"(?P<v>\d{1,2})\s*）\s*[、.]?"),
        ("n", "1、", r"(?P<v>\d{1,3})\s*、"),
        ("n", "1.", r"(?P<v>\d{1,3})\s*[.．](?!\d)"),
        ("n", "1.", r"(?P<v>\d{1,2})\s*[.．](?=(?:19|20)\d\d\s*(?:年|[-/.]\d)|\d{2,3}\s*分)"),
        ("n", "1/", r"(?P<v>\d{1,2})\s*[/／](?=\s*[一-龥]{2})"),
        ("n", "1：", r"(?P<v>\d{1,2})\s*：(?=\s*[一-龥])"),
        ("circle", "①", r"(?P<v>[①-⑳])\s*[、.：]?"),
        ("(a)", "（A）", r"[（\[]\s*(?P<v>[A-Za-z])\s*[）\]]\s*[、.：]?"),
        ("a", "A.", r"(?P<v>[A-Za-z])\s*(?:[、．]|\.(?![\w]))"),
        ("cn", "一 ", rf"(?P<v>{_N})\s+(?=[一-龥]\s{{0,4}}[一-龥])"),
        ("n", "1 ", r"(?P<v>\d{1,2})\s+(?=[一-龥]{2})"),
        ("n", BARE, r"(?P<v>\d{1,2})(?=[一-龥]{2})"),
    )
)
_DOUBTFUL_SHAPES = {"一 ", "1 ", BARE, "1：", "1/", "A.", "一）"}


def _by_first() -> dict[str, tuple[tuple[str, str, re.Pattern[str]], ...]]:
    """The rules that a first character can begin: most lines are text and end their test here."""
    groups = {
        "第": {"part", "chapter", "section", "article"},
        "（〔［[": {"(cn)", "(n)", "(a)"},
        CHINESE: {"cn"},
        "0123456789": {"decimal", "n", "n)"},
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳": {"circle"},
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz": {"a", "article"},
    }
    return {char: tuple(r for r in _RULES if r[0] in styles) for chars, styles in groups.items() for char in chars}


_BY_FIRST = _by_first()

# What follows a cross-reference that a line break has put at the start of a line.
_REFERENCE = re.compile(
    r"(?:规定|约定(?!事项)|所(?:述|列|称|规|约|指)|的|之(?!间)|中(?:规|约|所|的)|至|第|款(?!项)|项(?!目)|和|及|与|或|、|，|等"
    r"|以(?:及|外|内|上|下)|内(?!容)|要求(?:执行|办|的)|执行|[）】》”])"
)
_TOC = re.compile(r"(?:[.…·．]{3,}|\t)\s*\d{1,3}\s*$")
_UNIT_HARD = re.compile(
    r"\s?(?:[%‰]|元|万|亿|倍|毫米|厘米|千米|公里|平方|立方|吨|千克|公斤|小时|折|[mMkKgGTt][mMgGbBHhWw]?(?![A-Za-z]))"
)
"""Units behind a number, which is then no number of a clause."""
_UNIT_SOFT = re.compile(r"\s?(?:年|月|日|天|个|米|台|套|号|版|级|分)")
"""Units that may as well begin a heading."""
_CN_RUN = re.compile(rf"[{CHINESE}]+\s*(?:期|标段|标包|包|级|类|楼|层|号|栋|幢|区|季度|、|审|线)")
"""What numerals count in running text: 二期."""
_N_RUN = re.compile(r"\d+\s*(?:号楼|#|栋|幢|期|标段|包|层|、)")
"""What figures count in running text: 3号楼."""


def marker_of(line: str, generated: int = 0) -> Marker | None:
    """The label at the start of a folded line, `None` if it has none.

    `generated` is the length of a label that the format made (Word numbering): it is never doubtful.

    >>> marker_of("十二、 违约责任").path, marker_of("7.2025 年招标工作开始前").path, marker_of("2.0版本")
    ((12,), (7,), None)
    """
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    if at >= len(line):
        return None
    if generated:
        return _generated(line, at, generated)
    rules = _BY_FIRST.get(line[at])
    if rules is None or (line.rstrip()[-1:].isdigit() and _TOC.search(line)):
        return None
    for style, shape, pattern in rules:
        match = pattern.match(line, at)
        if match is None:
            continue
        path = _path(match["v"])
        if path is None:
            return None
        verdict = _refuse(style, shape, path, match.group(), line[match.end() :])
        if verdict is None:
            return None
        label = re.sub(r"\s+", "", match.group())
        return Marker(style, shape, path, label, match.end(), verdict or shape in _DOUBTFUL_SHAPES)
    return None


def _generated(line: str, at: int, generated: int) -> Marker | None:
    """Marker of a label made by the format: its text is sure, so only its style has to be read."""
    label = line[at:generated].strip()
    for style, shape, pattern in _RULES:
        match = pattern.match(label + " 条款", 0)
        if match is not None and len(match.group().strip()) >= len(label):
            path = _path(match["v"])
            return Marker(style, shape, path, re.sub(r"\s+", "", label), generated) if path else None
    bare = ordinal(label)
    if bare is not None and 0 < bare < 1000:
        style, shape = ("n", "1 ") if label.isascii() else ("cn", "一 ")
        return Marker(style, shape, (bare,), label, generated)
    return None


def _path(value: str) -> tuple[int, ...] | None:
    if value[0].isascii() and value[0].isalpha():
        return (ord(value.lower()) - ord("a") + 1,)
    parts = [ordinal(part.strip()) for part in re.split(r"[.．]", value)]
    path = tuple(part for part in parts if part is not None)
    if len(path) != len(parts) or not all(0 < part <= 200 for part in path):
        return None
    return path


def _refuse(style: str, shape: str, path: tuple[int, ...], label: str, rest: str) -> bool | None:
    """`None`: not a label after all; True: doubtful; False: a label."""
    spaced = label[-1:].isspace() or rest[:1].isspace()
    if style in ("part", "chapter", "section", "article"):
        tight = not spaced and not label.rstrip().endswith(("：", "、", "."))
        if (tight and _REFERENCE.match(rest)) or rest.lstrip().startswith("第") or rest.lstrip()[:1] in "、，；。）》":
            return None if rest.strip() else False
        return False
    if style in ("(cn)", "(n)") and re.match(r"项(?!目)|款(?!项)|条(?!件|款)|至|中(?:规定|约定)|所(?:述|列)", rest):
        return None
    if style == "cn" and shape == "一、":
        if _CN_RUN.match(rest) and "、" in label:
            return None
        return "，" in label or "：" in label
    if style == "decimal":
        if _UNIT_HARD.match(rest) or rest[:1] in "%‰*×~～":
            return None
        if any(part > 99 for part in path):
            return None
        return bool(_UNIT_SOFT.match(rest)) or not rest.strip()
    if shape == BARE and (_UNIT_HARD.match(rest) or phrase("structure.counted").match(rest)):
        return None
    if style == "n":
        if not rest.strip() and shape != "1、":
            return True
        return bool(shape == "1、" and _N_RUN.match(rest))
    return False
