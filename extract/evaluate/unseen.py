"""Figures on contracts that the authors had not seen: `docs/unseen.toml`, an entry a measurement, told beside the others."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from extract.errors import UsageError

FILE = "docs/unseen.toml"
_PARTS = ("fields", "parties", "payments", "penalties", "clauses", "items")


@dataclass(frozen=True)
class Unseen:
    """One measurement: F1 overall and by part, precision by part, the share right among the values called sure (≥ 0.9)."""

    day: date
    version: str
    zh: str
    en: str
    overall: float
    contracts: int | None = None
    parts: Mapping[str, float] = field(default_factory=dict)
    precision: Mapping[str, float] = field(default_factory=dict)
    sure: float | None = None


def read(root: Path) -> list[Unseen]:
    """All measurements below `root`, as written; none without the file. Raises `UsageError` for one that is not whole."""
    path = root / FILE
    if not path.is_file():
        return []
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("measured", [])
        return [_entry(one) for one in entries]
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{FILE}：写得不完整：{error}", f"{FILE}: not whole: {error}") from error


def _entry(table: Mapping[str, Any]) -> Unseen:
    return Unseen(
        table["date"],
        table["version"],
        table["set"]["zh"],
        table["set"]["en"],
        table["overall"],
        table.get("contracts"),
        table.get("parts", {}),
        table.get("precision", {}),
        table.get("sure"),
    )


def section(entries: list[Unseen]) -> str:
    """The measurements as a table, F1 and behind it (where measured) the precision; empty without entries."""
    if not entries:
        return ""
    head = ["日期 date", "版本 version", "合同 contracts", "总计 overall", *_PARTS, "≥ 0.9 的值中对的 · right among the sure"]
    rows = [
        [one.day.isoformat(), one.version, f"{one.zh} · {one.en}", f"**{one.overall:.3f}**"]
        + [_cell(one, part) for part in _PARTS]
        + [f"{one.sure:.3f}" if one.sure is not None else "—"]
        for one in entries
    ]
    lines = [head, ["---"] * len(head), *rows]
    words = (
        "规则的作者没有见过的合同上量出的数字，这才是对新合同的估计；以后的测量只增不改。F1，斜线后为准确率。\n"
        "Measured on contracts that nobody who wrote the rules had seen: what to expect of new ones. Later figures are added, "
        "none is replaced. F1, behind the slash precision."
    )
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"## 没有见过的合同 · Contracts not seen before\n\n{words}\n\n{table}"


def _cell(one: Unseen, part: str) -> str:
    if part not in one.parts:
        return "—"
    precision = one.precision.get(part)
    return f"{one.parts[part]:.3f}" + (f" / {precision:.3f}" if precision is not None else "")
