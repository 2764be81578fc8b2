"""A reader: the memo format of an office, whose first line is `%MEMO` and whose lines are marked with `| `."""

from __future__ import annotations

from extract.ingest.text import read_as
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "memo"
PRIORITY = 5


def accepts(data: bytes, name: str) -> bool:
    """Cheap, by content."""
    return data.startswith(b"%MEMO")


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """The lines without their marks; one without a mark is a fault of this reader, and told as such."""
    lines = data.decode("utf-8").splitlines()[1:]
    text = "\n".join(line[line.index("| ") + 2 :] for line in lines if line.strip())
    return read_as(text.encode(), name, FORMAT)
