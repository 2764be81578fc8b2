"""Gaps in the layout, and where the value behind a label ends."""

from __future__ import annotations

import regex

from extract.ingest.labels import MARKER
from extract.model.view import View

MAX_VALUE = 120
_OTHER = regex.compile(r"(?:\p{Han}{2,12}|[A-Z][A-Za-z./ ]{1,14})(?:（[^（）\n]{1,12}）)?：")
_HAN = regex.compile(r"[\p{Han}·•‧∙・]{1,10}")
_DOTTED = regex.compile(r"[·•‧∙・][\p{Han}·•‧∙・]{1,10}(?=[\n\t（，；]|\Z)")


def gap(view: View, at: int) -> int:
    """How many characters of layout stand before a character of the view."""
    return view.at[at] - view.at[at - 1] - 1 if 0 < at < len(view.text) else 0


def gap_before(view: View, at: int) -> bool:
    return at == 0 or view.text[at - 1] in "\n\t" or gap(view, at) > 1


def stop(view: View, start: int, limit: int) -> int:
    """Where a value ends: at the line end, the border of the cell, or a gap with the number of a clause behind it."""
    text = view.text
    for i in range(start, min(limit, start + MAX_VALUE, len(text))):
        if text[i] in "\n\t":
            return i
        apart = i > start and gap(view, i) > 0
        if apart and _OTHER.match(text, i):
            return i  # 地址：文昌路1号 执行合伙人：…: a label that nobody knows
        if apart and _DOTTED.match(text, i) and _HAN.fullmatch(text, start, i):
            continue  # 洛桑 · 次仁: a name, not an item of a list
        marker = MARKER.match(text, i) if apart else None
        # 账号：1219… 7、乙方…; not the groups of an account
        if marker is not None and (not text[i].isascii() or marker.group().strip().endswith("、")):
            return i
    return min(limit, start + MAX_VALUE, len(text))
