"""分包约定自相矛盾: one clause forbids subcontracting outright, another allows it with consent."""

from __future__ import annotations

from collections.abc import Iterator

from extract.audit.case import Case
from extract.audit.placed import against
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote

CHECK = "subcontract-clause-contradiction"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """A ban that names its own exception (确需分包的…) or only bans the main part is none. Transfer (转包) is always
    banned and is not looked at."""
    bans = [quote for quote in _sentences(case, "banned", "of_a_part") if not _has(case, quote, "limited")]
    permits = [quote for quote in _sentences(case, "permitted") if all(quote.start != ban.start for ban in bans)]
    if not bans and not permits:
        yield NotAssessed("合同没有分包约定")
    elif bans and permits:
        yield case.finding(
            "合同一处约定一律不得分包，另一处又约定（或以其为前提）可以分包，能否分包不明确" + against(case, bans[0], permits[0]),
            bans[0],
            *permits[:2],
        )


def _sentences(case: Case, phrase: str, but: str = "") -> list[Quote]:
    """The sentences with a wording; not where another one stands in it or behind it."""
    found: list[Quote] = []
    for quote, _ in case.find(phrase):
        sentence = case.sentence(quote)
        if phrase == "permitted" and _by_buyer(case, Span(sentence.start, quote.start)):
            continue
        if but and case.info.phrases[but].found_in(case.contract.text[quote.start : sentence.end]):
            continue
        if all(sentence.start != one.start for one in found):
            found.append(sentence)
    return found


def _by_buyer(case: Case, before: Span) -> bool:
    """甲方组织验收，可以委托第三方检测: the buyer is who may."""
    return case.info.phrases["by_buyer"].found_in(case.contract.text[before.start : before.end])


def _has(case: Case, quote: Quote, phrase: str) -> bool:
    return next(case.find(phrase, Span(quote.start, quote.end)), None) is not None
