"""残留起草说明或占位文字: drafting notes and placeholders that nobody took out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct, masked
from extract.record import Finding

CHECK = "drafting-remains"
_MASK = re.compile(r"\W?[xX×＊]{2,20}")


def run(case: Case) -> Iterator[Finding]:
    """One finding for all of them; blanks to fill in are the concern of `blank-field`."""
    found = [quote for quote, _ in case.find("note")]
    if masked(case):
        found = [quote for quote in found if not _MASK.fullmatch(quote.text)]
    if found:
        shown = "、".join(f"“{quote.text.strip()}”" for quote in found[:4])
        more = f"等{len(found)}处" if len(found) > 4 else ""
        yield case.finding(f"文本中残留起草说明或占位文字：{shown}{more}。", *distinct(found))
