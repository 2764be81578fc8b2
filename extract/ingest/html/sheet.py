"""Style sheets in a page (`<style>`), as far as they say that text is crossed out or not shown.

Word processors write such properties into classes (`.c7{text-decoration:line-through}`). Only selectors of one class,
one id or one tag are read; what a longer selector says is left to a browser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.ingest.html.style import text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_COMMENT = re.compile(r"/\*.{0,20000}?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,400})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"^(?:[a-z][a-z0-9]{0,9})?(?:[.#][\w-]{1,60})?$", re.IGNORECASE)
_MATTERS = re.compile(r"line-through|display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide", re.IGNORECASE)
_MAX = 2_000_000  # characters of style sheets


class Sheet:
    """What the style sheets of a page say of an element, as one more `style` attribute."""

    def __init__(self, root: Element) -> None:
        self._rules: dict[str, str] = {}
        source = "\n".join(text_of(node) for node in root.iter("style"))[:_MAX]
        for selectors, body in _RULE.findall(_COMMENT.sub("", source)):
            if not _MATTERS.search(body):
                continue
            for selector in selectors.split(","):
                name = selector.strip()
                if name and _SIMPLE.match(name):
                    self._rules[name] = self._rules.get(name, "") + body + ";"

    def of(self, node: Element, tag: str) -> str:
        """Declarations for an element: by its tag, its classes, its id, and its own `style`, in this order."""
        own = node.get("style") or ""
        if not self._rules:
            return own
        names = [tag]
        for mark, value in ((".", node.get("class") or ""), ("#", node.get("id") or "")):
            for word in value.split():
                names += [mark + word, tag + mark + word]
        found = [self._rules[name] for name in names if name in self._rules]
        return ";".join([*found, own]) if found else own
