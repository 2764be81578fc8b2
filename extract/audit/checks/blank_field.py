"""关键字段空白/未勾选: one finding for what matters (dates, sums, periods, shares, options), one for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from extract.audit.case import Case
from extract.audit.search import distinct, masked
from extract.audit.terms import runs_from_blank_signing
from extract.model import Span
from extract.record import Finding, Quote
from extract.text.fold import fold
from extract.text.marks import EMPTY, TICKED

CHECK = "blank-field"
_WEIGHTY = {"price": "金额", "period": "期限", "rate": "比例", "choice": "选择项", "options": "勾选项"}
_SHOWN = 8
_RULE = "___"
_BESIDE = 12
"""Characters shown beside a line to write on."""
_INDENT = 200
"""Blanks that a line may begin with."""
_BOXES = TICKED + EMPTY + "●"


def run(case: Case) -> Iterator[Finding]:
    """Annexes are left out: forms there are filled in later. A blank date counts as weighty only where the contract has
    no day of signing at all, and is left to another check where the term depends on it. Options below the signatures are of
    a form that is filled in on delivery: a hint."""
    found: dict[str, list[Quote]] = {}
    methods: list[Quote] = []
    later: list[Quote] = []
    for phrase, name in _WEIGHTY.items():
        quotes = [case.sentence(q) if phrase == "options" else q for q in _outside_annexes(case, phrase)]
        if phrase == "options":
            ticked, how_to = case.info.phrases["ticked"], case.info.phrases["instruction"].pattern
            taken: dict[tuple[int, int], bool] = {}  # many options may stand in a line
            for place in map(partial(_line, case), quotes):
                if place not in taken:
                    taken[place] = ticked.found_in(how_to.sub("", fold(case.contract.text[slice(*place)])))
            quotes = [quote for quote in quotes if not taken[_line(case, quote)]]
            later = [quote for quote in quotes if _below_the_signatures(case, quote)]
            quotes = [quote for quote in quotes if quote not in later]
        quotes = [quote for quote in quotes if phrase == "options" or not _of_unticked(case, quote)]
        if phrase == "choice" and case.record.fields.dispute_method:
            quotes = [quote for quote in quotes if "仲裁" not in quote.text]  # the alternative that was not taken
        if phrase == "choice":  # how it is paid is a small thing: most are paid by transfer
            methods = [quote for quote in quotes if "支票" in quote.text]
            quotes = [quote for quote in quotes if quote not in methods]
        if quotes:
            found[name] = quotes
    placeholders = [] if masked(case) else _outside_annexes(case, "placeholder")
    if placeholders:
        found["占位符"] = placeholders
    dates = _outside_annexes(case, "date")
    unsigned = case.record.fields.signed_on is None
    if dates and unsigned and runs_from_blank_signing(case) is None:
        found["日期"] = dates
    if found:
        told = "、".join(f"{name}{len(quotes)}处" for name, quotes in found.items())
        shown = distinct((quote for quotes in found.values() for quote in quotes[:4]), limit=_SHOWN)
        yield case.finding(f"文本层未见填写或勾选：{told}，请核对原件。", *shown)
    labels = [(quote, match["label"]) for quote, match in _matches(case, "label")]
    labels += [(quote, "付款方式未勾选") for quote in methods]
    labels += [(quote, "勾选项") for quote in later]
    if dates and not unsigned:
        labels += [(quote, "日期") for quote in dates]
    labels += [(quote, "日期未填完") for quote in _outside_annexes(case, "partial_date")]
    labels += [(quote, "合计栏") for quote in _outside_annexes(case, "total_row")]
    labels += [(quote, "空白处") for quote in _ruled(case) if not any(_covers(told, quote) for told in _told(found))]
    if labels:
        told = "、".join(dict.fromkeys(label for _, label in labels))
        yield case.finding(
            f"文本层未见填写（可能为手写、盖章）：{told}，共{len(labels)}处，请核对原件。",
            *distinct((quote for quote, _ in labels), limit=_SHOWN),
            severity="info",
        )


def _ruled(case: Case) -> Iterator[Quote]:
    """Lines to write on (向_____仲裁委员会) in the middle of a sentence of the body, each with the words beside it."""
    text = case.contract.text
    at = text.find(_RULE)
    while at >= 0:
        end = at
        while end < len(text) and text[end] == "_":
            end += 1
        clause = case.contract.clause_at(at)
        start = max(text.rfind("\n", 0, at) + 1, at - _BESIDE)
        stop = text.find("\n", end, end + _BESIDE)
        quote = case.quote(Span(start, stop if stop > 0 else min(end + _BESIDE, len(text))))
        other_way = case.record.fields.dispute_method is not None and "仲裁" in quote.text
        own = clause is None or clause.part not in ("annex", "signature")
        if text[end : end + 1].isalpha() and own and not other_way and not _of_unticked(case, quote):
            yield quote
        at = text.find(_RULE, end)


def _told(found: dict[str, list[Quote]]) -> list[Quote]:
    return [quote for quotes in found.values() for quote in quotes]


def _covers(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _matches(case: Case, phrase: str) -> Iterator[tuple[Quote, dict[str, str]]]:
    for quote, match in case.find(phrase):
        clause = case.contract.clause_at(quote.start)
        signed = case.info.phrases["signature_page"].pattern
        if clause is None or clause.part != "annex" or signed.search(clause.annex or ""):
            yield quote, match.groupdict()


def _outside_annexes(case: Case, phrase: str) -> list[Quote]:
    return [quote for quote, _ in _matches(case, phrase)]


def _below_the_signatures(case: Case, quote: Quote) -> bool:
    clause = case.contract.clause_at(quote.start)
    return clause is not None and clause.part == "signature"


def _line(case: Case, quote: Quote) -> tuple[int, int]:
    """The line of a group of options, with neighbours that go on with the group."""
    text = case.contract.text
    start, end = text.rfind("\n", 0, quote.start) + 1, _end(text, quote.start)
    begin = text.rfind("\n", 0, start - 1) + 1 if start and _goes_on(text, start, end) else start
    following = _end(text, end + 1)
    return begin, following if end < len(text) and _goes_on(text, end + 1, following) else end


def _end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return found if found >= 0 else len(text)


def _goes_on(text: str, start: int, end: int) -> bool:
    """True if a line begins with a box to tick, or says nothing."""
    return text[start : min(end, start + _INDENT)].lstrip()[:1] in _BOXES


def _of_unticked(case: Case, quote: Quote) -> bool:
    """True for a blank behind an option that was not taken (`□收取，金额：__元　☑不收取`)."""
    text = case.contract.text
    before = text[text.rfind("\n", 0, quote.start) + 1 : quote.start]
    last = max((before.rfind(mark), mark) for mark in _BOXES)
    return last[0] >= 0 and last[1] in EMPTY
