"""大写金额书写不规范: ordinary numerals among the capital ones of a sum, which are easy to alter."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.search import distinct
from extract.record import Finding

CHECK = "amount-words-irregular"


def run(case: Case) -> Iterator[Finding]:
    """One finding for all of them."""
    found = [quote for quote, _ in case.find("mixed")]
    if found:
        shown = "、".join(f"“{quote.text}”" for quote in found[:3])
        yield case.finding(f"大写金额中夹用小写数字：{shown}，不规范，容易涂改。", *distinct(found))
