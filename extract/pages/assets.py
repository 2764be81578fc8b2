"""The style and the script of every page: inside the page, or served beside it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
STYLE, SCRIPT = "style.css", "tables.js"


@cache
def static(name: str) -> str:
    """The text of a file of `static/` by its name. Raises `KeyError` for any other name, so that no path gets through."""
    if name not in {path.name for path in FOLDER.iterdir()}:
        raise KeyError(name)
    return (FOLDER / name).read_text(encoding="utf-8")


def source(text: str) -> str:
    """How a content policy names an inline style or script: by the hash of what stands between its tags."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@dataclass(frozen=True, slots=True)
class Assets:
    """What a page says in its head. `policy`: for a page that is a file ("" where the server sends a header);
    `style` and `script`: their text where they stand inside; `prefix`: where they are served otherwise."""

    policy: str = ""
    style: str = ""
    script: str = ""
    prefix: str = ""


def _inline() -> Assets:
    style, script = static(STYLE), static(SCRIPT)
    rules = ("default-src 'none'", f"style-src {source(style)}", f"script-src {source(script)}", "img-src data:")
    policy = "; ".join((*rules, "base-uri 'none'", "form-action 'none'"))
    return Assets(policy, style, script)


INLINE = _inline()
"""For a page that is one file."""


def linked(prefix: str) -> Assets:
    """For a page of a server that serves `static()` under `prefix` (it ends with `/`) and sends the policy itself."""
    return Assets(prefix=prefix)
