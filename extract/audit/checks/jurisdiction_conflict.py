"""争议管辖前后不一致或或裁或诉: every clause that says where disputes go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import Finding, Quote

CHECK = "jurisdiction-conflict"

_NAMES = {"court": "诉讼", "arbitration": "仲裁"}


@dataclass(frozen=True)
class Forum:
    """One statement: the way (`court`, `arbitration`), the side whose place it is or the name of the court, where."""

    way: str
    venue: str | None
    quote: Quote
    annex: str | None


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Arbitration *or* court in one sentence makes the agreement to arbitrate void. A list of options to choose from is
    no such sentence: its choice is in the record, and a blank choice is another check's concern."""
    firsts: dict[tuple[str, str | None], Forum] = {}
    for one in _forums(case):
        firsts.setdefault((one.way, one.venue), one)  # said again it differs from nothing else
    forums = list(firsts.values())
    for quote, _ in case.find("either"):
        sentence = case.sentence(quote)
        if not _options(case, sentence):
            yield case.finding(
                "同一条款既约定仲裁又约定诉讼（或裁或诉），仲裁协议因此无效，争议由哪里管辖不确定。", sentence
            )
            return
    abroad = next((one for one in case.find("arbitration_english") if not _in_china(case, one[1]["venue"])), None)
    at_home = next((one for one in forums if one.way == "arbitration" and one.venue), None)
    if abroad and at_home:
        yield case.finding(
            f"英文约定提交{abroad[1]['venue']}仲裁，中文约定由{at_home.venue}管辖。", case.sentence(abroad[0]), at_home.quote
        )
        return
    if not forums:
        yield NotAssessed("未约定争议解决方式")
        return
    for index, first in enumerate(forums):
        for other in forums[index + 1 :]:
            difference = _difference(first, other)
            if difference is None:
                continue
            where = "附件" if first.annex != other.annex else "合同另一处"
            courts = {first.way, other.way} == {"court"}
            yield case.finding(
                f"{difference[0]}，{where}{difference[1]}。",
                first.quote,
                other.quote,
                # Between two courts the rule on void agreements to arbitrate has no place.
                laws=[one.law.id for one in case.info.statutes if "civil-procedure" in one.law.id] if courts else (),
            )
            return


def _in_china(case: Case, venue: str) -> bool:
    return case.info.phrases["china_english"].found_in(venue)


def _difference(first: Forum, other: Forum) -> tuple[str, str] | None:
    if first.way != other.way:
        return f"一处约定以{_NAMES[first.way]}解决争议", f"约定以{_NAMES[other.way]}解决"
    if first.venue and other.venue and first.venue != other.venue:
        if (first.venue in _PLACES.values()) != (other.venue in _PLACES.values()):
            return None  # a named court may be the court of that side
        return f"一处约定由{first.venue}管辖", f"约定由{other.venue}管辖"
    return None


def _forums(case: Case) -> Iterator[Forum]:
    seen: set[int] = set()
    for way in ("arbitration", "court"):
        for quote, match in case.find(way):
            clause = case.contract.clause_at(quote.start)
            sentence = case.sentence(quote)
            if clause is None or sentence.start in seen or _options(case, sentence):
                continue
            if next(case.find("aside", Span(sentence.start, sentence.end)), None) is not None:
                continue
            seen.add(sentence.start)
            annex = clause.id.split("/")[0] if clause.part == "annex" else None
            yield Forum(way, _venue(case, match["venue"]), sentence, annex)


_PLACES = {
    "buyer": "采购方所在地法院",
    "supplier": "供应方所在地法院",
    "plaintiff": "原告所在地法院",
    "defendant": "被告所在地法院",
    "signed": "合同签订地法院",
    "performed": "合同履行地（工程所在地）法院",
}


def _venue(case: Case, text: str) -> str | None:
    """One way of writing a venue: the side or place it hangs on, else its name."""
    for role in ("buyer", "supplier"):
        if case.info.phrases[f"at_{role}"].found_in(text):
            return _PLACES[role]
    for word, name in (
        ("原告", "plaintiff"),
        ("被告", "defendant"),
        ("签订地", "signed"),
        ("签约地", "signed"),
        ("签署地", "signed"),
        ("履行地", "performed"),
        ("工程所在地", "performed"),
        ("项目所在地", "performed"),
    ):
        if word in text:
            return _PLACES[name]
    named = re.search(r"[\p{Han}]{2,20}(?:法院|仲裁委员会|仲裁委|仲裁院|仲裁中心)$".replace(r"\p{Han}", "一-龥"), text)
    if named is None or phrase("audit.no_court_of_its_own").match(named.group()):
        return None
    return named.group()


def _options(case: Case, sentence: Quote) -> bool:
    """The statement is one of several to choose from: its own lines or those above say so."""
    text = case.contract.text
    start = max(0, sentence.start - 120)
    around = Span(start, min(len(text), sentence.end + 60))
    return next(case.find("options", around), None) is not None
