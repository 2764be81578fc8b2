"""Rich text (.rtf, often named .doc), through LibreOffice."""

from __future__ import annotations

import re

from extract.errors import DocumentError
from extract.ingest import office
from extract.model import Document
from extract.settings import DEFAULT, Settings

_BINARY = re.compile(rb"(?<!\\)(?:\\\\)*\\bin(\d{1,20})")
"""So many bytes follow as they are. LibreOffice waits for those that are not there."""

FORMAT = "rtf"
PRIORITY = 31


def accepts(data: bytes, name: str) -> bool:
    """The mark with which rich text begins."""
    return data.startswith(b"{\\rtf")


def read(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read the file by way of .docx. Raises `DocumentError` (`unknown_format` without LibreOffice, `unreadable`, `empty`, …)."""
    if _promises_too_much(data):
        raise DocumentError(
            f"文件不完整，无法读取：{name}（其中的二进制数据比整个文件还长）",
            f"{name}: broken, its binary data would be longer than the file",
            code="unreadable",
        )
    return office.read(data, name, settings, FORMAT)


def _promises_too_much(data: bytes) -> bool:
    at = 0
    while (found := _BINARY.search(data, at)) is not None:
        at = found.end() + int(found[1])
        if at > len(data):
            return True
    return False
