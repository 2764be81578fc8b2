"""Numbers of ordered lists, which browsers write and the source does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.ingest.docx.numerals import render
from extract.ingest.labels import MARKER

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]{0,40}?\b(none|decimal|(?:[a-z]+-){1,3}[a-z]+)", re.IGNORECASE)
_OF_TYPE = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
# Style of the page → format of Word's numbering, and what browsers write behind the number.
_FORMATS = {
    "decimal": ("decimal", ". "),
    "decimal-leading-zero": ("decimalZero", ". "),
    "lower-alpha": ("lowerLetter", ". "),
    "lower-latin": ("lowerLetter", ". "),
    "upper-alpha": ("upperLetter", ". "),
    "upper-latin": ("upperLetter", ". "),
    "lower-roman": ("lowerRoman", ". "),
    "upper-roman": ("upperRoman", ". "),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "none": ("none", ""),
}


@dataclass(slots=True)
class _List:
    style: str
    next: int
    step: int


class Numbering:
    """Counts the items of the lists that are open."""

    def __init__(self) -> None:
        self._lists: list[_List] = []

    def open(self, node: Element, tag: str) -> None:
        """A list begins; `ul` and its like have no numbers."""
        declared = _STYLE.search(node.get("style") or "")
        style = declared.group(1).lower() if declared else _OF_TYPE.get(node.get("type") or "", "decimal")
        backward = node.get("reversed") is not None
        items = sum(1 for child in node if child.tag == "li") if backward else 1
        self._lists.append(_List(style if tag == "ol" else "none", _number(node.get("start"), items), -1 if backward else 1))

    def close(self) -> None:
        """The innermost list ends."""
        self._lists.pop()

    def label(self, item: Element) -> str:
        """Count one item and give its label, "" where none is shown."""
        if not self._lists:
            return ""
        current = self._lists[-1]
        number = _number(item.get("value"), current.next)
        current.next = number + current.step
        format, behind = _FORMATS.get(current.style, _FORMATS["decimal"])
        return f"{render(number, format)}{behind}" if format != "none" else ""

    def needed(self, label: str, text: str) -> str:
        """The label, unless the writer typed one too (`<li>1、供货范围`): the page's style sheet hides the list's own."""
        return "" if MARKER.match(text.strip()) else label


def _number(written: str | None, default: int) -> int:
    text = (written or "").strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else default
