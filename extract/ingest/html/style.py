"""What tags, attributes and inline styles say about a piece of a page: hidden, bold, centred."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Not text, or not text of the document: what a page does, plays, or offers to click.
_DROPPED_TAGS = (
    "head script style template noscript noframes svg annotation annotation-xml canvas "
    "iframe frame frameset object embed applet audio video "
    "map option datalist button nav aside dialog rp rt"
)
_DROPPED = frozenset(_DROPPED_TAGS.split())
_CHROME_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar"))
_CONTENT = frozenset(("article", "main", "section"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_NOT_BOLD = re.compile(r"font-weight\s*:\s*(?:normal|lighter|[1-5]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,60}line-through", re.IGNORECASE)
_NOT_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:\s*none", re.IGNORECASE)
_STRUCK_TAGS = frozenset(("s", "del", "strike"))
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)


def tag_of(node: Element) -> str:
    """The tag's name without its prefix, lower case; "" for comments and instructions."""
    tag = node.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def text_of(node: Element) -> str:
    """All text inside an element."""
    return "".join(str(text) for text in node.itertext())


def hidden(node: Element, tag: str = "", style: str | None = None) -> bool:
    """True for what a reader of the document does not see: hidden elements, scripts, forms' controls, page chrome.

    A header or footer within an article belongs to the article; any other is the site's.
    """
    tag = tag or tag_of(node)
    if tag in _DROPPED or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    if tag in ("header", "footer") and not any(tag_of(up) in _CONTENT for up in node.iterancestors()):
        return True
    if (node.get("role") or "").lower() in _CHROME_ROLES:
        return True
    return bool(_HIDDEN.search((node.get("style") or "") if style is None else style))


def struck(tag: str, style: str) -> bool:
    """Crossed out by tag or by style."""
    return bool(_STRUCK.search(style)) or (tag in _STRUCK_TAGS and not _NOT_STRUCK.search(style))


def bold(node: Element, tag: str) -> bool:
    """Bold by tag or by its own style."""
    style = node.get("style") or ""
    if _NOT_BOLD.search(style):
        return False
    return tag in ("b", "strong", "th") or bool(_BOLD_STYLE.search(style))


def centered(node: Element, tag: str, inherited: bool) -> bool:
    """Centred by tag, attribute or style, else as the block around it."""
    found = _ALIGN.search(node.get("style") or "")
    align = found.group(1) if found else node.get("align")
    if align:
        return align.lower() == "center"
    return tag == "center" or inherited
