"""What stands behind a shown value: how sure it is, where it stands on the page, who decided on it and when."""

from __future__ import annotations

from extract.dataset.journal import Act
from extract.record.evidence import Evidence
from extract.record.kinds import SUPPORT

SURE = 0.8
"""Below it a value is doubtful without any flag."""


def state_of(fact: Evidence, act: Act | None) -> str:
    for flag in ("corrected", "confirmed"):
        if flag in fact.flags:
            return flag
    if act is not None:
        return "confirmed"
    return "doubt" if set(fact.flags) - SUPPORT or fact.confidence < SURE else ""


def boxes_of(evidence: Evidence) -> tuple[tuple[float, ...], ...]:
    return tuple((b.page, b.x0, b.top, b.x1, b.bottom) for b in evidence.boxes)


def by_whom(act: Act | None) -> str:
    return (
        ""
        if act is None
        else " ".join(one for one in (act.who or "", (act.at or act.entered or "")[:16].replace("T", " ")) if one)
    )
