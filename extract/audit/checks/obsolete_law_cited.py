"""引用已废止法律: a law cited that was out of force when the contract was made (`rules/audit/replaced.toml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from extract.audit.case import Case, full_date
from extract.audit.catalogue import default_catalogue
from extract.audit.instruments import Replaced
from extract.audit.search import cited, distinct
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Evidence, Finding, Quote

CHECK = "obsolete-law-cited"
_CODE_SINCE, _BEFORE_THE_CODE = date(2021, 1, 1), date(2020, 12, 31)
_OPENING = 8
"""Characters of 《中华人民共和国 before a name."""


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Without a day of signing the award notice or the start of the term dates the contract; one that also cites the
    Civil Code was written after it. One finding for all that one law replaced."""
    hits = list(_hits(case))
    if not hits:
        return
    since, when, code = _made(case)
    if since is None:
        yield NotAssessed("合同未写明签订日期，无法判断引用时该法是否已废止")
        return
    groups: defaultdict[tuple[date, str], list[tuple[Replaced, Quote]]] = defaultdict(list)
    for law, quote in hits:
        if law.last < since:
            groups[law.last, law.by].append((law, quote))
    for (last, by), found in groups.items():
        names = "、".join(dict.fromkeys(law.name if law.plain else f"《{law.name}》" for law, _ in found))
        evidence: list[Evidence] = [*distinct(quote for _, quote in found), *([code] if code else [])]
        finding = case.finding(
            f"{when}，仍引用自{last + timedelta(days=1)}起废止的{names}（现为{by}）。", *evidence, expected=by, actual=names
        )
        yield finding if last == _BEFORE_THE_CODE else cited(case, finding)


def _made(case: Case) -> tuple[date | None, str, Quote | None]:
    """The first day on which the contract may have been made, how that is known, and the passage that tells it."""
    fields = case.record.fields
    stated = [fact.value for fact in (fields.signed_on, fields.award_notice_on, fields.term_start) if fact]
    days = [day for day in map(full_date, stated) if day]
    if days:
        return days[0], f"本合同于{days[0]}签订（或履行）", None
    bound = case.contract.law.since
    if code := next(case.find("civil_code"), None):
        return _CODE_SINCE, "本合同同时引用了《民法典》", code[0]
    return bound, f"本合同的编号、期限等表明不早于{bound.year}年签订" if bound else "", None


def _hits(case: Case) -> Iterator[tuple[Replaced, Quote]]:
    """Names behind 《 or 中华人民共和国; not what interprets a law (合同法司法解释) and not a longer name (劳动合同法)."""
    view = case.contract.view
    text = view.text
    before, after = case.info.phrases["before"].pattern, case.info.phrases["interprets"].pattern
    for law in default_catalogue().replaced:
        at = text.find(law.name)
        while at >= 0:
            end = at + len(law.name)
            start = before.search(text, max(0, at - _OPENING), at)
            if (law.plain or start) and not after.match(text, end):
                yield law, case.quote(Span(*view.span(start.start() if start else at, end)))
            at = text.find(law.name, end)
