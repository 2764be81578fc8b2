"""Where the parts of a report stand, seen from one of its pages."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from extract.report.model import Page, Passage, Shown

FOLDER = "report"
"""Folder of the volumes beside `report.html`."""
VOLUME = 100
"""Contracts in a volume."""
SINGLE = 200
"""Contracts up to which the report is one file."""


@dataclass(frozen=True)
class Links:
    """`volumes`: contract id → the volume it stands in, none for a report in one file; `here`: the page that links
    ("" is `report.html`); `source`: the folder of the originals as a URL relative to the run ("" where it is not known)."""

    source: str = ""
    volumes: Mapping[str, str] = field(default_factory=dict)
    here: str = ""
    pictures: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """(Contract id, page) → its picture with the passages marked, as a URL relative to the run."""
    absent: Container[str] = ()
    """Paths of contracts that are not in the folder of the originals (of another input, of an archive): no link leads there."""

    def at(self, here: str) -> Links:
        """The same, seen from a volume."""
        return replace(self, here=here)

    def contract(self, contract_id: str) -> str:
        """The part of a contract."""
        return f"{self._page(self.volumes.get(contract_id, ''))}#{contract_id}"

    def finding(self, page: Page, shown: Shown) -> str:
        """A finding in the part of its contract."""
        return f"{self._page(self.volumes.get(page.id, ''))}#{anchor(page, shown)}"

    def check(self, check_id: str) -> str:
        """What is said of a check."""
        return f"{self._page('')}#{check_id}"

    def original(self, page: Page, number: int | None) -> str:
        """The file itself, at a page of it; "" where it is not known to be there."""
        if not self.source or page.record.source.path in self.absent:
            return ""
        up = "../" if self.here else ""
        return f"{up}{self.source}/{quote(page.record.source.path)}" + (f"#page={number}" if number else "")

    def picture(self, passage: Passage) -> str:
        """The picture of the page of a passage, at the passage; "" where there is none."""
        found = self.pictures.get((passage.contract_id, passage.page or 0), "")
        up = "../" if self.here else ""
        return f"{up}{found}#p{passage.start}" if found else ""

    def _page(self, volume: str) -> str:
        if volume == self.here:
            return ""
        if not volume:
            return "../report.html"
        return volume if self.here else f"{FOLDER}/{volume}"


def anchor(page: Page, shown: Shown) -> str:
    """The id of a finding in the report: contract and place in its list."""
    for mark, listed in (("", page.findings), ("h", page.hints)):
        for number, one in enumerate(listed, 1):
            if one is shown:
                return f"{page.id}-{mark}{number}"
    raise ValueError("the finding is not on the page")


def volumes(pages: Iterable[Page]) -> dict[str, str]:
    """Contract id → the volume it stands in; none where the contracts fit into one file."""
    ids = [page.id for page in pages]
    return {one: f"{i // VOLUME + 1:03}.html" for i, one in enumerate(ids)} if len(ids) > SINGLE else {}
