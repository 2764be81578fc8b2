"""Findings grouped by what they are about: what is of one matter at one contract is told once and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from extract.audit import default_catalogue
from extract.report.model import Page, Shown


@dataclass
class Matter:
    """What was found of one matter at one contract, whatever its number of files: the weightiest finding stands for all.

    `others` are the further ones with the page they stand on.
    """

    page: Page
    shown: Shown
    others: list[tuple[Page, Shown]] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """That of the weightiest finding."""
        return self.shown.weight

    @property
    def count(self) -> int:
        """How many findings it is."""
        return 1 + len(self.others)

    @property
    def money(self) -> Decimal | None:
        """The most that is at stake in one of them: what they are about may be the same money, so it is not added up."""
        sums = [one.finding.at_stake for one in self.all if one.finding.at_stake is not None]
        return max(sums, default=None)

    @property
    def all(self) -> Iterator[Shown]:
        """Its findings, the weightiest first."""
        yield self.shown
        yield from (shown for _, shown in self.others)


def matters(pages: Iterable[Page], *, hints: bool = False) -> list[Matter]:
    """All matters, the weightiest first; those of the informations with `hints`."""
    checks = default_catalogue().checks
    found: dict[tuple[str, str, str], Matter] = {}
    for page in pages:
        for shown in page.hints if hints else page.findings:
            finding = shown.finding
            key = page.group, checks[finding.check].matter, "info" if finding.severity == "info" else ""
            if key not in found:
                found[key] = Matter(page, shown)
                continue
            matter = found[key]
            if shown.weight > matter.weight:
                matter.others.insert(0, (matter.page, matter.shown))
                matter.page, matter.shown = page, shown
            else:
                matter.others.append((page, shown))
    return sorted(found.values(), key=_first)


def _first(one: Matter) -> tuple[int, Decimal, str, int]:
    """Sort key: by weight, then by money, then by place."""
    return -one.weight, -(one.money or Decimal(0)), one.page.record.source.path, one.shown.finding.start
