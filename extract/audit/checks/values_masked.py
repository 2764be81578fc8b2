"""名称、编号、金额被遮盖: stars in place of what the contract says, as publishers put them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.search import distinct, masked
from extract.model import Span
from extract.record import Finding

CHECK = "values-masked"

_STARS = regex.compile(r"(?<=[\p{Han}\d：:（(\s/-])[*＊]{3,40}(?=[\p{Han}\d.．）)-])|(?<=\p{Han})[*＊]{3,40}(?=[\s，。；\n])")
_PHONE = regex.compile(r"1\d{2}$|\d{6}$|0\d{2,3}-?\d{0,4}$")
_BEFORE, _BEHIND = 12, 8


def run(case: Case) -> Iterator[Finding]:
    """Telephones and identity numbers are masked for good reason and left out."""
    text = case.contract.text
    found = [quote for quote, _ in case.find("replaced")] if masked(case) else []
    for match in _STARS.finditer(text):
        if _PHONE.search(text[max(0, match.start() - 8) : match.start()]):
            continue
        start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _BEFORE)
        stop = text.find("\n", match.end())
        end = min(stop if stop >= 0 else len(text), match.end() + _BEHIND)
        found.append(case.quote(Span(start, end)))
    if found:
        yield case.finding(f"有{len(found)}处名称、编号或金额被遮盖，须取得未遮盖的原件才能核对。", *distinct(found))
