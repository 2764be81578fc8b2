"""XML names of WordprocessingML that several modules need, and small helpers to read properties."""

from __future__ import annotations

from typing import Any

Element = Any  # an lxml element: lxml's own types do not survive iteration over comments

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def local(element: Element) -> str:
    """Name of an element without its namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(parent: Element | None, *path: str) -> str | None:
    """`w:val` of a descendant given by local names, `None` if it is not there."""
    element = parent
    for name in path:
        if element is None:
            return None
        element = element.find(W + name)
    return None if element is None else element.get(W + "val")


def number(text: str | None) -> int | None:
    """An attribute as an integer, `None` if missing or malformed."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """An on/off property: `<w:b/>` is on, `<w:b w:val="0"/>` off, absent `None`."""
    element = parent.find(W + name) if parent is not None else None
    if element is None:
        return None
    return str(element.get(W + "val", "1")).lower() not in ("0", "false", "off", "none")
