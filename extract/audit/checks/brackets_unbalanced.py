"""括号不成对: a closing bracket that nothing opened, mostly what an edit left behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.search import distinct
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Quote

CHECK = "brackets-unbalanced"

_FAR = 1500
"""Characters after which an opened bracket no longer waits for its end."""
_SHOWN = 24
_MOST = 4
"""With more of them the text was written, or read, without care for brackets: nothing is told."""


def run(case: Case) -> Iterator[Finding]:
    """Labels of lists (1）, a）) open nothing and are left out, and so are recognised texts."""
    if recognised(case):
        return
    found = list(islice(_surplus(case), _MOST + 1))
    if found and len(found) <= _MOST:
        yield case.finding(f"有{len(found)}处右括号没有对应的左括号，疑为删改后残留，请核对是否删漏文字。", *distinct(found))


def _surplus(case: Case) -> Iterator[Quote]:
    text = case.contract.text
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "（(":
            opened.append(at)
        elif char in "）)":
            while opened and at - opened[-1] > _FAR:
                opened.pop()
            if opened:
                opened.pop()
            elif not phrase("audit.label_before_a_bracket").search(text[max(0, at - 5) : at]):
                start = max(0, at - _SHOWN)
                yield case.quote(Span(max(start, text.rfind("\n", start, at) + 1), at + 1))
