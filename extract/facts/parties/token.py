"""A label of a party or of a detail, with what is filled in behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A label in the view: `[start, end)` with its separator, its value `[value, stop)` (empty for a blank).

    `role` is the word of a party for a token that names one (`attributes` empty), or the side that a label of a detail
    names (甲方地址). `line` counts line ends before it, `cell` the tabs before it in its line; the next label begins at `limit`.
    """

    start: int
    end: int
    value: int
    stop: int
    attributes: tuple[str, ...]
    word: str
    role: str
    marks: str
    line: int
    cell: int
    limit: int = 0

    @property
    def names_party(self) -> bool:
        """True for 甲方：…, false for 甲方地址：…"""
        return not self.attributes
