"""One of two contracts to compare: its record, and its text as units (clauses without their children)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import DocumentError, UsageError
from extract.pages.tongue import CHINESE, Tongue
from extract.structure.markers import marker_of
from extract.structure.numerals import ordinal
from extract.text.fold import fold

Data = Mapping[str, Any]
_NAMED = ("cover", "preamble", "signature")
_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """The own text of one clause: characters `[start, end)` of the contract.

    `label_end` is the length of its number at the start of `text`; `key` the text without number, punctuation and
    layout; `path` the headings above it. `page` is 1-based, `None` without pages.
    """

    index: int
    id: str
    parent: str | None
    part: str
    number: str
    heading: str
    level: int
    type: str
    text: str
    label_end: int
    key: str
    page: int | None
    path: tuple[str, ...] = ()
    part_name: str = ""

    @property
    def name(self) -> str:
        """Number and heading as written, or how the text begins: `八、违约责任`."""
        if self.part in _NAMED and not self.number:
            return self.part_name
        plain = " ".join(self.text[self.label_end : self.label_end + 100].split())
        title = self.heading or (plain if len(plain) <= 16 else plain[:15] + "…")
        return f"{self.number}{title}" if self.number else title

    @property
    def where(self) -> str:
        """The clause with those above it: `八、违约责任 › 8.1乙方逾期…`."""
        return " › ".join((*self.path, self.name))

    @property
    def ordinal(self) -> tuple[str, int] | None:
        """Of an article (第八条) or a number at the top of the body (八、): which of both, and its value."""
        kind = "article" if "条" in self.number else "top" if self.level == 1 and "章" not in self.number else ""
        if self.part != "body" or not kind:
            return None
        value = ordinal(re.sub(r"[第条节部分、.．:：()（）\s]", "", fold(self.number))) if self.number else None
        return (kind, value) if value is not None else None


@dataclass(frozen=True)
class Side:
    """A contract to compare. The texts of `units`, one after the other, are the text of the contract."""

    name: str
    record: Data
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        return "".join(unit.text for unit in self.units)


def load(path: Path, tongue: Tongue = CHINESE) -> Side:
    """A contract in any format that can be read, or the JSON of a record; its parts are called in `tongue`.

    Raises `DocumentError` if the file gives no record, `UsageError` for a path that is none or a JSON of another kind.
    """
    if not path.is_file():
        raise UsageError(f"{path}：没有这个文件，请检查路径", f"{path}: no such file, check the path")
    if path.suffix.lower() == ".json":
        return side_of(_json(path), tongue=tongue)
    from extract.pipeline import extract_file

    try:
        return side_of(extract_file(path).to_json(), path.name, tongue)
    except DocumentError as error:
        raise error.of(path) from error


def _json(path: Path) -> Data:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}：不是 JSON（{error}）", f"{path}: not JSON ({error})") from error
    if not isinstance(data, dict) or not str(data.get("schema", "")).startswith("hetong/"):
        raise UsageError(f"{path}：不是合同记录", f"{path}: not the record of a contract")
    if not isinstance(data.get("text"), str):
        raise UsageError(f"{path}：记录里没有正文，请用 json/ 里的记录或原文件", f"{path}: a record without its text")
    return data


def side_of(record: Data, name: str = "", tongue: Tongue = CHINESE) -> Side:
    """The units of a record (as in its JSON file). Text that no clause holds becomes a unit of its own."""
    text: str = record["text"]
    spans: list[tuple[int, int, Data]] = []
    at = 0
    for clause in sorted(record.get("clauses") or (), key=lambda one: (one["start"], one["end"])):
        start, end = max(clause["start"], at), clause["end"]
        if end <= start:
            continue
        if text[at:start].strip():
            spans.append((at, start, {}))
        elif start > at and spans:
            spans[-1] = (spans[-1][0], start, spans[-1][2])  # line ends between two clauses end the first
        else:
            start = at
        spans.append((start, end, clause))
        at = end
    if text[at:].strip() or not spans:
        spans.append((at, len(text), {}))
    else:
        spans[-1] = (spans[-1][0], len(text), spans[-1][2])
    units: list[Unit] = []
    names: dict[str, Unit] = {}
    for start, end, clause in spans:
        unit = _unit(len(units), clause, text[start:end], _path(clause.get("parent"), names), tongue)
        units.append(unit)
        names[unit.id] = unit
    return Side(name or record["source"]["path"], record, tuple(units))


def _path(parent: str | None, names: Mapping[str, Unit]) -> tuple[str, ...]:
    unit = names.get(parent or "")
    return (*unit.path, unit.name) if unit is not None else ()


def _unit(index: int, clause: Data, text: str, path: tuple[str, ...], tongue: Tongue) -> Unit:
    number = clause.get("number") or ""
    label, part = _label_end(text, number), clause.get("part") or "body"
    return Unit(
        index=index,
        id=clause.get("id") or f"#{index}",
        parent=clause.get("parent"),
        part=part,
        number=number,
        heading=clause.get("heading") or "",
        level=clause.get("level") or 1,
        type=clause.get("type") or "",
        text=text,
        label_end=label,
        key=_WORD.sub("", fold(text[label:])),
        page=clause.get("page_start"),
        path=path,
        part_name=tongue.code(part, "clauses", "part"),
    )


def _label_end(text: str, number: str) -> int:
    """Length of the clause's number at the start of its text, spaces in front included; 0 if it does not stand there."""
    if not number:
        return 0
    first = fold(text).lstrip("\n").split("\n", 1)[0]
    lead = len(text) - len(text.lstrip("\n"))
    marker = marker_of(first)
    if marker is not None and marker.label == re.sub(r"\s+", "", fold(number)):
        return lead + marker.label_end
    loose = re.match(r"[\s#*>]*" + r"\s*".join(re.escape(char) for char in fold(number) if not char.isspace()), first)
    return lead + loose.end() if loose else 0
