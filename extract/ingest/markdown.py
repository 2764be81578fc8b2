"""Markdown (.md), as converters and people write it. The work is done in `text`: a .txt is often Markdown too."""

from __future__ import annotations

from pathlib import PurePath

from extract.ingest import text
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "md"
PRIORITY = 80


def accepts(data: bytes, name: str) -> bool:
    """Any text whose name says Markdown; content alone cannot tell a text from a Markdown text without marks."""
    return PurePath(name).suffix.lower() in (".md", ".markdown") and text.accepts(data, name)


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read a Markdown text. Raises `DocumentError` (`unknown_format`, `empty`)."""
    return text.read_as(data, name, FORMAT)
