"""同一指标前后不一致: one thing by name, and two figures of it in two clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extract.audit.attributes import Attribute, attributes
from extract.audit.case import Case
from extract.audit.recognised import recognised
from extract.audit.verdict import NotAssessed
from extract.record import Finding

CHECK = "figure-differs"


def run(case: Case) -> Iterator[Finding | NotAssessed]:
    """Exactly two values of one noun in one unit, never both in one clause: of three, or of a list, each may be of a thing of
    its own. A hint: the noun alone cannot tell that the two speak of one thing."""
    groups: defaultdict[tuple[str, str], list[Attribute]] = defaultdict(list)
    for one in attributes(case):
        groups[one.noun, one.unit].append(one)
    if not any(len(group) > 1 for group in groups.values()):
        yield NotAssessed("没有在两处以上写明的同一指标")
        return
    for (noun, _), group in groups.items():
        if len({one.value for one in group}) != 2:
            continue
        group.sort(key=lambda one: one.quote.start)
        first = group[0]
        other = next(one for one in group if one.value != first.value)
        homes = [{one.top for one in group if one.value == value} for value in (first.value, other.value)]
        if homes[0] & homes[1]:
            continue
        yield case.finding(
            f"“{noun}”一处为{first.written}，另一处为{other.written}。",
            first.quote,
            other.quote,
            expected=first.written,
            actual=other.written,
            unsure=recognised(case),
        )
