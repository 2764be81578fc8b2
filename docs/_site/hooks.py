"""What mkdocs does beside its own work: pages of reference made from the code, and links out of the site made plain.

Pages of the repository link to its files (rules, samples, tests); a site of its own has none of these, so such a link
becomes the words that it was on.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parents[1]
MADE = DOCS / "reference"
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\(([^)\s]+)\)")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def on_pre_build(config: Any) -> None:
    """Write the pages of reference, which no one keeps by hand."""
    import sys

    sys.path.insert(0, str(DOCS / "_site"))
    import reference

    MADE.mkdir(exist_ok=True)
    for name, text in reference.pages().items():
        path = MADE / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """The page without links that lead out of it."""
    return plain_links(markdown, posixpath.dirname(page.file.src_uri))


def plain_links(markdown: str, folder: str) -> str:
    """Links to what is no page of the site become their words; code stays as it is."""
    parts: list[str] = []
    at = 0
    for code in [*_CODE.finditer(markdown), None]:
        end = code.start() if code else len(markdown)
        parts.append(_LINK.sub(lambda match: _plain(match, folder), markdown[at:end]))
        if code:
            parts.append(code[0])
            at = code.end()
    # A link whose words are code is cut in three by the above: look once more at the whole.
    return re.sub(r"(?<!!)\[(`[^`\n]+`)\]\(([^)\s]+)\)", lambda match: _plain(match, folder), "".join(parts))


def _plain(match: re.Match[str], folder: str) -> str:
    target = match[2].split("#")[0]
    if not target or "://" in target or target.startswith("mailto:"):
        return match[0]
    place = posixpath.normpath(posixpath.join(folder, target))
    inside = not place.startswith("..") and (place.startswith("reference/") or (DOCS / place).is_file())
    return match[0] if inside and place.endswith((".md", ".svg", ".png")) else match[1]
