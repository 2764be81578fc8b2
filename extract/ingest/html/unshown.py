"""Text of a page that a browser does not show, or shows of another file: told where it may be the contract's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.ingest.html.sheet import Sheet
from extract.ingest.html.style import hidden, tag_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NO_TEXT_TAGS = "script style head nav button option datalist aside header footer rp rt map noframes"
_NO_TEXT = frozenset(_NO_TEXT_TAGS.split())
"""Not shown, and never the document's; a fragment in the parser's `head` of a page without one is none either."""
_HAN = re.compile("[\u4e00-\u9fff]")
_TAGS = re.compile("<[^<>]*>")
_FEWEST = 20
"""Han characters, with a figure among them: less is what a page says to those who click."""
_SHOWN = 24


def unshown(root: Element, sheet: Sheet) -> str:
    """The warning for text that is not shown, and for pages made of other files; "" if there is none."""
    parts: list[str] = []
    stack = [root]
    while stack:
        node = stack.pop()
        tag = tag_of(node)
        if not tag or tag in _NO_TEXT:
            continue
        if tag in ("frame", "frameset"):
            return "网页由其他文件拼成（frame），那些文件的内容未读取"
        # A quote that nobody closed takes in text and tags up to the next one.
        parts += [_TAGS.sub("", str(value)) for name, value in node.items() if name == "srcdoc" or "<" in value]
        if hidden(node, tag, sheet.of(node, tag)):
            parts.append(text_of(node))
        else:
            stack.extend(reversed(node))
    text = "".join("".join(parts).split())
    if len(_HAN.findall(text)) < _FEWEST or not re.search("[0-9]", text):
        return ""
    return f"网页中有不显示的文字{len(text)}字，未收入正文：“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"
