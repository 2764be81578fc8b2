"""同一指标前后不一致: one thing by name, and two figures of it in two clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.aligned import Figure, aligned
from extract.audit.attributes import Attribute, attributes
from extract.audit.case import Case
from extract.audit.placed import against
from extract.audit.recognised import recognised
from extract.audit.retold import Pair, retold
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "figure-differs"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """What body and annex both say, by the words around it: a question. By its noun alone: exactly two values of it in one
    unit, never both in one clause (of three, or of a list, each may be of a thing of its own); a hint but between body and
    annex, for the noun alone cannot tell that the two speak of one thing."""
    groups: defaultdict[tuple[str, str], list[Attribute]] = defaultdict(list)
    for one in attributes(case):
        groups[one.noun, one.unit].append(one)
    pairs = [] if recognised(case) else list(aligned(case))
    yield from _aligned(case, pairs)
    again = [] if recognised(case) else list(retold(case))
    yield from _retold(case, again, {one.quote.start for one, _ in pairs})
    if not pairs and not again and not any(len(group) > 1 for group in groups.values()):
        yield NotAssessed("没有在两处以上写明的同一指标")
        return
    told = {(one.quote.start, two.quote.start) for one, two in pairs}
    told |= {(each.first.quote.start, each.other.quote.start) for each in again}
    for (noun, _), group in groups.items():
        if len({one.value for one in group}) != 2:
            continue
        group.sort(key=lambda one: one.quote.start)
        first = group[0]
        other = next(one for one in group if one.value != first.value)
        homes = [{one.top for one in group if one.value == value} for value in (first.value, other.value)]
        if homes[0] & homes[1]:
            continue
        if (first.quote.start, other.quote.start) in told:
            continue
        clauses = [case.contract.clause_at(one.quote.start) for one in (first, other)]
        told_again = {clause.part for clause in clauses if clause} == {"body", "annex"}
        yield case.finding(
            f"“{noun}”一处为{first.written}，另一处为{other.written}。",
            first.quote,
            other.quote,
            expected=first.written,
            actual=other.written,
            severity="warning" if told_again and not recognised(case) else None,
            unsure=recognised(case),
        )


def _aligned(case: Case, pairs: list[tuple[Figure, Figure]]) -> Iterator[Finding]:
    told: set[int] = set()
    for body, annex in pairs:
        if body.quote.start not in told:
            told.add(body.quote.start)
            yield case.finding(
                f"同一事项正文为{body.written}，附件为{annex.written}。",
                body.quote,
                annex.quote,
                expected=body.written,
                actual=annex.written,
                severity="warning",
            )


def _retold(case: Case, pairs: list[Pair], told: set[int]) -> Iterator[Finding]:
    for pair in pairs:
        one, other = pair.first, pair.other
        if one.quote.start not in told and other.quote.start not in told:
            yield case.finding(
                f"同一事项一处为{one.written}，另一处为{other.written}{against(case, one.quote, other.quote)}",
                one.quote,
                other.quote,
                expected=one.written,
                actual=other.written,
                severity="warning" if pair.surely else None,
            )
