"""What a library gives of a PDF, whichever it is: an open document, and page by page a `RawPage`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.rulings import Rulings


@dataclass(slots=True)
class RawPage:
    """One page as an engine reads it."""

    chars: PageChars
    rulings: Rulings = field(default_factory=Rulings)


class Engine(Protocol):
    """An open document. `name` is what `Document.engine` says of it."""

    name: str

    def __len__(self) -> int: ...

    def page(self, number: int) -> RawPage | None:
        """Page `number` (1-based); `None` if it cannot be read."""

    def close(self) -> None: ...
