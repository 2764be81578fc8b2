"""自动延续、协商续约、下一次采购完成前继续履行: money spent without procurement."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.catalogue import default_catalogue
from extract.audit.search import distinct
from extract.record import Finding, Quote

CHECK = "rollover-without-procurement"


def run(case: Case) -> Iterator[Finding]:
    """A renewal that the procurement documents bound, or a handover at the prices of this contract, is an 提示."""
    wordings = {
        "automatic": "自动续约（延续）",
        "negotiated": "期满协商续约（续签）",
        "holdover": "下一次采购完成前继续履行",
    }
    found: dict[str, list[Quote]] = {}
    for phrase in wordings:
        quotes = [case.sentence(quote) for quote, _ in case.find(phrase)]
        if quotes:
            found[phrase] = quotes
    if not found:
        return
    bounded, transitional = case.info.phrases["bounded"], case.info.phrases["transitional"]
    open_ended = {
        phrase: [
            quote
            for quote in quotes
            if not bounded.found_in(quote.text) and not (phrase == "holdover" and transitional.found_in(quote.text))
        ]
        for phrase, quotes in found.items()
    }
    chosen = {phrase: quotes for phrase, quotes in open_ended.items() if quotes} or found
    told = "、".join(wordings[phrase] for phrase in chosen)
    evidence = distinct(quote for quotes in chosen.values() for quote in quotes)
    if chosen is found:
        yield case.finding(f"约定了{told}，须与采购文件载明的续签条件、总期限核对。", *evidence, severity="info")
    else:
        linked = default_catalogue().checks["price-open-or-budget-linked"].phrases["linked"]
        later = "，届时的费用以后续预算为准" if any(linked.found_in(quote.text) for quote in evidence) else ""
        yield case.finding(f"约定了{told}{later}，未提及采购程序、采购文件依据或总期限。", *evidence)
