"""Two contracts, read and compared in one call that gives back plain text: it can be made in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extract.compare import template
from extract.compare.records.differences import differences
from extract.compare.redline import html, text
from extract.compare.redline.build import redline
from extract.compare.redline.side import load


@dataclass(frozen=True, slots=True)
class Compared:
    """`words` for a terminal, `page` the whole HTML page; `departs`: from its model contract, in what binds."""

    words: str
    page: str
    verdict: Literal["identical", "substantive", "cosmetic"]
    departs: bool = False


def two(first: Path, second: Path) -> Compared:
    """Two contracts (files or records). Raises `DocumentError`, `UsageError`."""
    found = redline(load(first), load(second))
    values = differences(found)
    return Compared(text.render(found, values), html.render(found, values), found.verdict)


def with_model(file: Path, model: Path) -> Compared:
    """A contract and its model contract. Raises as `two`."""
    found = redline(load(model), load(file), ("范本", "合同"))
    listed = template.clauses(found)
    page = html.render(found, differences(found), "合同与范本比对", template.front(listed))
    return Compared(template.text(listed), page, found.verdict, template.departs(found))
