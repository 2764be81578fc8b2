"""One thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "missing", "warn", "bad"]
"""`missing`: something optional is not there; `warn`: it works, and not as well as it could; `bad`: it does not work."""

Text = tuple[str, str]
"""The same words in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Item:
    """`name` for programs, `title` for people; `detail` is what there is, `advice` what to do (empty if nothing)."""

    group: str
    name: str
    title: Text
    state: State
    detail: Text
    advice: Text = ("", "")


def same(text: str) -> Text:
    """A detail that needs no translation."""
    return text, text
