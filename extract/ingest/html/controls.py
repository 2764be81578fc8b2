"""Controls of a form in a page, as a reader sees them: boxes ticked or not, what is typed in, what is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.ingest.html.style import tag_of, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SEARCH = re.compile(r"search|keyword|query|password|captcha|login", re.IGNORECASE)
_TYPED = frozenset(("", "text", "number", "date", "tel", "email", "url", "month", "datetime-local"))
CONTROLS = frozenset(("input", "select", "textarea"))


def shown(node: Element, tag: str) -> str:
    """The text that a control shows; "" for buttons, hidden fields, and those that search the site."""
    if _SEARCH.search(" ".join((node.get("name") or "", node.get("id") or "", node.get("class") or ""))):
        return ""
    if tag == "select":
        chosen = [option for option in node.iter("option") if option.get("selected") is not None]
        return " ".join(text_of(option).strip() for option in chosen)
    if tag == "textarea":
        return text_of(node)
    kind = (node.get("type") or "").lower()
    if kind in ("checkbox", "radio"):
        on = node.get("checked") is not None
        return "☑" if on else "□"
    return (node.get("value") or "") if kind in _TYPED and not _has_button(node) else ""


def _has_button(node: Element) -> bool:
    """A field with a button right behind it asks the site something; it is no part of the document."""
    after = node.getnext()
    if after is None:
        return False
    return tag_of(after) == "button" or (tag_of(after) == "input" and after.get("type") in ("submit", "button", "image"))
