"""同一职务前后两人: the legal representative, the project manager under one name here and another there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import regex

from extract.audit.case import Case
from extract.audit.placed import against
from extract.audit.recognised import at_most_a_hint, recognised
from extract.audit.verdict import NotAssessed
from extract.model import Span
from extract.record import Finding, Quote
from extract.values.person import is_name

CHECK = "office-holder-differs"

_SIDES = 2
Holder = tuple[str, Quote]


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Legal representatives are compared side by side, those of the head with those of the signatures, where each place
    names one of each side; at the signature another person may sign as agent, so a name that is not nearly the same
    counts only behind a label of the legal representative alone. Other offices are compared by side and office."""
    heads, signatures = list(_legal(case, ("cover", "preamble", "body"))), list(_legal(case, ("signature",)))
    offices = _offices(case)
    if not (heads and signatures) and not any(len(found) > 1 for found in offices.values()):
        yield NotAssessed("没有在两处以上写明姓名的职务")
        return
    if len(heads) == len(signatures) == _SIDES and {name for name, _, _ in heads} != {name for name, _, _ in signatures}:
        known = {name for name, _, _ in heads}
        for (name, quote, _), (signed, other, agent) in zip(heads, signatures, strict=True):
            if name != signed and signed not in known and (not agent or _slip(name, signed)):
                yield _finding(case, "法定代表人", (name, quote), (signed, other))
    for (_, office), holders in offices.items():
        names = dict(reversed(holders))
        several = case.info.phrases["several"].pattern.fullmatch(office) is not None
        if len(names) == _SIDES and (not several or _slip(*names)):
            first, second = sorted(names.items(), key=lambda one: one[1].start)
            yield _finding(case, office, first, second)


def _finding(case: Case, office: str, one: Holder, other: Holder) -> Finding:
    return case.finding(
        f"{office}一处为“{one[0]}”，另一处为“{other[0]}”{against(case, one[1], other[1])}",
        one[1],
        other[1],
        expected=one[0],
        actual=other[0],
        severity=at_most_a_hint(case, case.info.severity),
        unsure=recognised(case) or None,
    )


def _legal(case: Case, parts: tuple[str, ...]) -> Iterator[tuple[str, Quote, bool]]:
    """Name, passage, and whether the label leaves room for an agent."""
    for quote, match in case.find("legal"):
        clause = case.contract.clause_at(quote.start)
        if clause is not None and clause.part in parts and is_name(match["name"]):
            yield match["name"], quote, match["agent"] is not None


def _offices(case: Case) -> dict[tuple[str, str], list[Holder]]:
    found: defaultdict[tuple[str, str], list[Holder]] = defaultdict(list)
    for quote, match in case.find("office"):
        sentence = case.sentence(quote)
        if not is_name(match["name"]) or next(case.find("changed", Span(sentence.start, sentence.end)), None):
            continue
        found[_side(match), match["office"]].append((match["name"], sentence))
    for side, office in [key for key in found if not key[0]]:
        named = [key for key in found if key[0] and key[1] == office]
        if len(named) == 1:  # the office is that of one side: where no side is told it is the same
            found[named[0]] += found.pop((side, office))
    return found


def _side(match: regex.Match[str]) -> str:
    return next((side for side in ("buyer", "supplier") if match[side]), "")


def _slip(one: str, other: str) -> bool:
    """Names of one length that differ in one character."""
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
