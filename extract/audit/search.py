"""Where something should stand that was looked for and not found, and what kind of document this is."""

from __future__ import annotations

from collections.abc import Iterable

from extract.audit.case import Case
from extract.audit.verdict import NotAssessed
from extract.lexicon import phrase
from extract.model import Span
from extract.record import ClauseRow, Evidence, Finding, Quote
from extract.text.fold import fold

_NAME_GOES_ON = 32
"""Characters behind a word in which the name that it is part of must end."""
_PAGE = 1500
"""Characters of a text that may be a page out of a contract."""
_HEAD = 40
"""Characters of a heading or a first line that are quoted."""


def place_of(case: Case, *types: str) -> Quote:
    """The heading of the first clause of one of the types (in that order, chapters before their parts), else the title,
    else the first line."""
    clauses = [clause for clause in case.record.clauses if clause.part in ("preamble", "body")]
    for level in (1, 9):
        for kind in types:
            for clause in clauses:
                if clause.type == kind and clause.level <= level and (clause.heading or level > 1):
                    return head(case, clause)
    title = case.record.fields.title
    if title:
        return case.quote(Span(title.start, title.end))
    return _line(case, 0, len(case.contract.text))


def head(case: Case, clause: ClauseRow) -> Quote:
    """The first line of a clause, cut to the length of a heading."""
    return _line(case, clause.start, clause.end)


def _line(case: Case, start: int, end: int) -> Quote:
    text = case.contract.text
    while start < end and text[start].isspace():
        start += 1
    stop = text.find("\n", start, end)
    stop = min(end if stop < 0 else stop, start + _HEAD)
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return case.quote(Span(start, max(stop, start + 1)))


def is_supplement(case: Case) -> bool:
    """A supplement, change or settlement of another contract: what it does not say stands in the original."""
    title = case.record.fields.title
    opening = case.contract.view.text[:60] + "\n" + (title.value if title else "")
    return phrase("audit.changes_a_contract").search(opening) is not None


def refers_to_general_terms(case: Case) -> bool:
    """The contract leaves part of its terms to general conditions that are not in the file (as forms of the trade do)."""
    text = case.contract.view.text
    return (
        phrase("audit.terms_stand_elsewhere").search(text) is not None
        and phrase("audit.general_terms_are_here").search(text) is None
    )


def is_fragment(case: Case) -> bool:
    """A part of a contract only: nothing of what closes one (disputes, effectiveness, signatures) is in the text, or in
    its table of contents alone; or a page out of the middle of one, with neither a side nor a title."""
    if len(case.contract.text) < _PAGE and case.record.fields.title is None and not any(
        party.name and party.name.value for party in case.record.parties
    ):
        return True
    closing = {"signature", "effectiveness", "dispute", "liability"}
    contents = phrase("audit.line_of_contents")
    return not any(
        clause.type in closing and contents.search(clause.text.split("\n", 1)[0]) is None for clause in case.record.clauses
    )


def not_to_be_missed(case: Case) -> NotAssessed | None:
    """Why what every procurement contract must say cannot be missed in this one, or `None`."""
    if is_fragment(case) or is_supplement(case):
        return NotAssessed("文本只是合同的一部分，或为补充协议，以原合同为准")
    return None if is_procurement(case) else NotAssessed("文本未显示为政府采购合同")


def masked(case: Case) -> bool:
    """Who published the text put x and 0 in place of names and numbers: these are no blanks of the drafter."""
    return phrase("audit.masked_by_publisher").search(case.contract.view.text) is not None


def is_procurement(case: Case) -> bool:
    """False for a purchase between companies that nowhere puts itself under procurement law."""
    return case.contract.law.regime != "company"


def cited(case: Case, finding: Finding, *laws: str) -> Finding:
    """The finding with only the articles of some laws, in the versions of the day of signing."""
    finding.statute = case.contract.law.cite(case.info.statutes, laws) if laws else None
    return finding


def in_a_name(case: Case, quote: Quote) -> bool:
    """True for words inside the name, bank or address of a party or of another body: 软件园支行 develops nothing."""
    for party in case.record.parties:
        for fact in (party.name, party.bank, party.address, *(party.aliases or ())):
            if fact and fact.start < quote.end and quote.start < fact.end:
                return True
    behind = case.contract.text[quote.start : quote.end + _NAME_GOES_ON]
    return phrase("audit.goes_on_as_a_name").match(fold(behind)) is not None


def distinct(evidence: Iterable[Evidence], limit: int = 6) -> list[Evidence]:
    """Passages in the order of the text, those inside an earlier one left out, not more than `limit`."""
    kept: list[Evidence] = []
    for one in sorted(evidence, key=lambda e: (e.start, -e.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept[:limit]
