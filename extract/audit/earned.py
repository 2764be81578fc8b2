"""Severity is earned: when what a check finds is only a hint, or a question and no error.

Which conditions count for which check is data (`rules/audit/severity.toml`); what they mean is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter

from extract.audit.catalogue import CheckInfo, Same, Severity
from extract.record import Evidence, Finding, Record

PROVEN = 0.9
"""An `error` rests on values of at least this confidence: what is proven, not what is likely."""

TOGETHER = 400
"""Characters between two neighbouring passages of one finding that are still one place to a reader."""

_CELL = 512
"""Characters of a stretch by which findings of one passage are looked for."""
_RANK = {"error": 0, "warning": 1, "info": 2}

_Condition = Callable[[Sequence[Evidence], bool, Record], bool]


def apart(evidence: Sequence[Evidence]) -> bool:
    """True if the passages of a finding do not stand together: not in one clause, and far from each other."""
    places = sorted(evidence, key=lambda one: one.start)
    return any(
        other.start - one.end > TOGETHER and (one.clause is None or one.clause != other.clause)
        for one, other in pairwise(places)
    )


CONDITIONS: Mapping[str, _Condition] = {
    "unsure": lambda evidence, unsure, record: unsure,
    "weak": lambda evidence, unsure, record: min(one.confidence for one in evidence) < PROVEN,
    "uncorroborated": lambda evidence, unsure, record: any("uncorroborated" in one.flags for one in evidence),
    "hardly_read": lambda evidence, unsure, record: record.source.read_state == "hardly",
    "not_read": lambda evidence, unsure, record: record.source.read_state != "read",
    "apart": lambda evidence, unsure, record: apart(evidence),
}
"""By name: from the passages, whether the finding is unsure, and the record to whether the condition holds."""


def earned(
    info: CheckInfo, severity: Severity, evidence: Sequence[Evidence], unsure: bool, record: Record
) -> Severity:
    """What is left of the severity that a check asks for. An error loses one step, so it is never lost from sight."""
    if severity == "error":
        return "warning" if any(CONDITIONS[name](evidence, unsure, record) for name in info.error_not) else "error"
    if severity == "warning" and any(CONDITIONS[name](evidence, unsure, record) for name in info.hint_when):
        return "info"
    return severity


def once(findings: Iterable[Finding], same: Iterable[Same]) -> tuple[list[Finding], dict[str, str]]:
    """One matter, one finding: of checks that tell the same of one passage, the most severe stays, else the one named first.

    Returns what stays, and of every check that has nothing left the check that told it (check id → check id).
    """
    kept = list(findings)
    gone: dict[str, str] = {}
    for group in same:
        rank = {check: place for place, check in enumerate(group)}
        members = sorted((one for one in kept if one.check in rank), key=lambda one: (_RANK[one.severity], rank[one.check]))
        told: dict[int, list[tuple[int, Finding]]] = {}
        out: set[int] = set()
        for place, one in enumerate(members):
            near = [told.get(cell, ()) for cell in _cells(one)]
            rivals = ((at, other) for cell in near for at, other in cell if other.check != one.check and _share(one, other))
            first = min(rivals, key=itemgetter(0), default=None)
            if first is None:
                for cell in _cells(one):
                    told.setdefault(cell, []).append((place, one))
            else:
                gone[one.check] = first[1].check
                out.add(id(one))
        kept = [one for one in kept if id(one) not in out]
    left = {one.check for one in kept}
    return kept, {check: by for check, by in gone.items() if check not in left}


def _cells(one: Finding) -> range:
    """The stretches of the text that a finding touches: only what shares one of them can share a character."""
    return range(one.start // _CELL, max(one.end - 1, one.start) // _CELL + 1)


def _share(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
