"""残留起草说明或占位文字: drafting notes and placeholders that nobody took out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct, masked
from extract.record import Finding, Quote

CHECK = "drafting-remains"
_SHORT = 40
"""Characters of a sentence that is a note as a whole."""
_MASK = re.compile(r"\W?[xX×＊]{2,20}")


def run(case: Case) -> Iterator[Finding]:
    """One finding for all of them; blanks to fill in are the concern of `blank-field`."""
    found = [quote for quote, _ in case.find("note")]
    if masked(case):
        found = [quote for quote in found if not _MASK.fullmatch(quote.text)]
    if found:
        notes = list(dict.fromkeys(_note(case, quote) for quote in found))
        shown = "、".join(f"“{note}”" for note in notes[:4])
        more = f"等{len(notes)}处" if len(notes) > 4 else ""
        yield case.finding(f"文本中残留起草说明或占位文字：{shown}{more}。", *distinct(found))


def _note(case: Case, quote: Quote) -> str:
    """The note as a reader sees it: its sentence where that is short, for the words that show a note are seldom all of it."""
    sentence = case.sentence(quote).text.strip()
    return sentence if len(sentence) <= _SHORT else quote.text.strip()
