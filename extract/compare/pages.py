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
from extract.pages.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Compared:
    """`words` for a terminal, `page` the whole HTML page; `departs`: from its model contract, in what binds."""

    words: str
    page: str
    verdict: Literal["identical", "substantive", "cosmetic"]
    departs: bool = False


def two(first: Path, second: Path, language: str = "zh") -> Compared:
    """Two contracts (files or records). Raises `DocumentError`, `UsageError`."""
    tongue = Tongue(language)
    found = redline(load(first, tongue), load(second, tongue), tongue=tongue)
    values = differences(found)
    return Compared(text.render(found, values), html.render(found, values), found.verdict)


def with_model(file: Path, model: Path, language: str = "zh") -> Compared:
    """A contract and its model contract. Raises as `two`."""
    tongue = Tongue(language)
    names = tongue.say("范本", "the model"), tongue.say("合同", "the contract")
    found = redline(load(model, tongue), load(file, tongue), names, tongue)
    listed = template.clauses(found)
    title = tongue.say("合同与范本比对", "A contract against its model")
    page = html.render(found, differences(found), title, template.front(listed, tongue))
    return Compared(template.text(listed, tongue), page, found.verdict, template.departs(found))
