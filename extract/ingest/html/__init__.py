"""Web pages (.html, .htm) → `Document`: what a reader sees of the page, without its navigation. Nothing is fetched."""

from __future__ import annotations

from pathlib import PurePath

from extract.ingest.sniff import kind_of
from extract.model import Document
from extract.settings import DEFAULT, Settings

FORMAT = "html"
PRIORITY = 40


def accepts(data: bytes, name: str) -> bool:
    """A page by its first tag; a fragment (`<div>…`, `<table>…`) only if its name says HTML too."""
    kind = kind_of(data)
    if kind == "text" and PurePath(name).suffix.lower() in (".html", ".htm"):
        return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return kind == "html"


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read a page. Raises `DocumentError` (`unreadable`, `empty`)."""
    from extract.ingest.html.reader import read as read_html  # loads lxml

    return read_html(data, name)
