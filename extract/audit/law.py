"""Which law a contract is under, and as of which day: decided once, before any check cites an article.

A public body (国家机关、事业单位、团体组织, article 2 of the Procurement Law) buys under procurement law; a company does not,
unless the contract puts itself under it. Without a day of signing the version of a law is bounded by what else dates the
contract (award, term, years in its numbers); where that leaves two versions open, both are cited and the citation says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

import regex

from extract.lexicon import phrase
from extract.record import Record

if TYPE_CHECKING:
    from extract.audit.catalogue import CheckInfo
    from extract.audit.instruments import Statute

Regime = Literal["procurement", "company", "open"]

TENDERS = ("open_tender", "invited_tender")
PUBLIC = frozenset({"government", "public_institution", "social_organisation"})
_PRIVATE = frozenset({"company", "individual"})
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST = date(2003, 1, 1)
"""The Procurement Law came into force: no contract read here is older."""
_NEAR = timedelta(days=366)
OPEN = "（签订日期未写明，适用版本以签订日为准）"


@dataclass(frozen=True, slots=True)
class Governing:
    """The law over one contract. `since` and `until` bound the day of signing (`None`: nothing bounds it on that side)."""

    regime: Regime
    since: date | None = None
    until: date | None = None
    method: str | None = None
    category: str | None = None

    def covers(self, statute: Statute) -> bool:
        """True if an article may bind this contract: by regime, way of procurement, category and date."""
        if self.regime == "company" and statute.law.public:
            return False
        if statute.methods and self.method not in statute.methods:
            return False
        if statute.categories and self.category not in statute.categories:
            return False
        law = statute.law
        begins_later = self.until is not None and law.since > self.until
        ended_before = self.since is not None and law.until is not None and law.until < self.since
        undated_and_old = self.since is None and self.until is None and law.until is not None
        return not (begins_later or ended_before or undated_and_old)

    def certain(self, statute: Statute) -> bool:
        """True if the version was in force on every day on which the contract may have been signed."""
        first = self.since or _FIRST
        law = statute.law
        return law.since <= first and (law.until is None or (self.until is not None and self.until <= law.until))

    def cite(self, statutes: Iterable[Statute], laws: Collection[str] = ()) -> str | None:
        """The articles that bind (of some laws only, if named), joined with `；`; says so where a version is open."""
        chosen = [one for one in statutes if self.covers(one) and (not laws or {one.law.id, one.law.stands_for} & set(laws))]
        if not chosen:
            return None
        return "；".join(map(str, chosen)) + ("" if all(map(self.certain, chosen)) else OPEN)


def governing(record: Record, text: str) -> Governing:
    """The law over a contract, from its buyers and what it cites, and the days between which it was signed."""
    fields = record.fields
    since, until = _signed_between(record, text)
    return Governing(
        _regime(record, text),
        since,
        until,
        fields.procurement_method.value if fields.procurement_method else None,
        fields.category.value if fields.category else None,
    )


def silent(info: CheckInfo, law: Governing) -> bool:
    """True for a check that rests on procurement law alone where the buyer is not under it."""
    return law.regime == "company" and bool(info.statutes) and all(one.law.public for one in info.statutes)


def _regime(record: Record, text: str) -> Regime:
    kinds = {party.org_type.value for party in record.parties if party.role == "buyer" and party.org_type}
    if kinds & PUBLIC or phrase("law.under_procurement_law").search(text):
        return "procurement"
    return "company" if kinds and kinds <= _PRIVATE else "open"


def _signed_between(record: Record, text: str) -> tuple[date | None, date | None]:
    """The first and the last day on which the contract may have been signed, by the best of what dates it."""
    fields = record.fields
    if fields.signed_on and (days := _days(fields.signed_on.value)):
        return days
    if fields.award_notice_on and (days := _days(fields.award_notice_on.value)):
        return days[0], days[1] + _NEAR
    if fields.term_start and (days := _days(fields.term_start.value)):
        return days[0] - _NEAR, days[1] + _NEAR
    named = (fields.number, fields.project_number, fields.title)
    years = [int(year) for fact in named if fact and fact.value for year in _YEAR.findall(str(fact.value))]
    if years:
        return date(min(years), 1, 1), date(max(years) + 1, 12, 31)
    if fields.term_end and (days := _days(fields.term_end.value)):
        return None, days[1]
    # Days in the text (开工日期：2025年　月　日) are near the signing; years of laws and standards have no month.
    if years := [int(match["year"]) for match in phrase("law.a_day").finditer(text)]:
        return date(min(years) - 1, 1, 1), date(max(years) + 1, 12, 31)
    return None, None


def _days(value: str | None) -> tuple[date, date] | None:
    """First and last day of an ISO date, month or year."""
    try:
        parts = [int(part) for part in (value or "").split("-")]
        if len(parts) == 3:
            return date(*parts), date(*parts)
        if len(parts) == 2:
            year, month = parts
            following = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1), following - timedelta(days=1)
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except (ValueError, TypeError):
        return None
