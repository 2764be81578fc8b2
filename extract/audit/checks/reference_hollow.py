"""引用的内容文中没有: words that refer to something of the contract which it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.catalogue import Severity
from extract.audit.recognised import at_most_a_hint
from extract.audit.search import is_fragment, is_supplement, refers_to_general_terms
from extract.audit.verdict import NotAssessed
from extract.record import Finding, Quote

CHECK = "reference-hollow"
_BELOW = 600
"""Characters below “see the table below” in which it begins."""
_COLUMNS = re.compile(r"\S(?: {2,}|\u3000+)\S+(?: {2,}|\u3000+)\S")


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """The court of the place of signing without that place, addresses of the head that are not there, the agreed penalty
    without any, the table below without a table. Hints: what is missing may be handwritten; but for a place or an address
    the text leaves no room to write one."""
    if is_fragment(case) or is_supplement(case) or refers_to_general_terms(case):
        yield NotAssessed("所引用的内容可能在原合同、通用条款或未收录的部分")
        return
    if (quote := _first(case, "forum")) and case.record.fields.signed_place is None and not _first(case, "place"):
        told = "约定由合同签订地的法院（仲裁机构）管辖，文本中未写明签订地点，管辖无法确定。"
        yield case.finding(told, case.sentence(quote), severity=_room(case, "place_blank"))
    if (quote := _first(case, "contacts")) and not _contacts(case):
        told = "通知、送达按合同所列的地址和联系方式，文本中双方的地址、电话均未写明。"
        yield case.finding(told, case.sentence(quote), severity=_room(case, "contact_blank"))
    if (quote := _first(case, "penalty")) and not _penalty(case):
        yield case.finding("约定按合同约定支付违约金，文本中没有任何违约金的数额或比例。", case.sentence(quote))
    yield from _named_at_the_head(case)
    if (quote := _first(case, "table")) and not _first(case, "row") and not _columns(case, quote):
        yield case.finding("写明见下表（附表），文本中没有表格。", case.sentence(quote))


def _named_at_the_head(case: Case) -> Iterator[Finding]:
    """以首部载明的“送达信息栏”为准, and no such column anywhere else in the text."""
    for quote, match in case.find("at_the_head"):
        if case.contract.view.text.count(match["what"]) == 1:
            told = f"以首部（落款）的“{match['what']}”为准，文本中没有该项内容。"
            yield case.finding(told, case.sentence(quote), severity=at_most_a_hint(case, "warning"))
            return


def _room(case: Case, blank: str) -> Severity:
    """A hint where a label stands that may have been filled in by hand, and where the text was recognised."""
    return "info" if _first(case, blank) else at_most_a_hint(case, "warning")


def _first(case: Case, name: str) -> Quote | None:
    found = next(case.find(name), None)
    return found[0] if found else None


def _columns(case: Case, quote: Quote) -> bool:
    """A table anywhere, or lines set in columns by spaces below the words."""
    below = case.contract.text[quote.end : quote.end + _BELOW]
    return "\t" in case.contract.text or _COLUMNS.search(below) is not None


def _contacts(case: Case) -> bool:
    return any(party.address or party.phone or party.email for party in case.record.parties)


def _penalty(case: Case) -> bool:
    return any(one.kind != "compensation" for one in case.record.penalties) or _first(case, "figure") is not None
