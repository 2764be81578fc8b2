"""Does confidence mean something? Bands of confidence against the share of facts that are right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.evaluate.tally import Judgement
from extract.record import SURE

_LOWER = (0.95, 0.90, 0.80, 0.60, 0.0)
_LABELS = ("≥0.95", "0.90–0.95", "0.80–0.90", "0.60–0.80", "<0.60")
_ROUNDING = 1e-9
"""0.9 × 1.0 must not fall out of its band by a bit at the end of the fraction."""


@dataclass(frozen=True)
class Band:
    """Facts with a confidence of at least `lower` and below that of the band before."""

    label: str
    lower: float
    facts: int
    right: int

    @property
    def share(self) -> float | None:
        """Share of the facts that is right; `None` without facts."""
        return self.right / self.facts if self.facts else None


def bands(judged: Sequence[Judgement]) -> list[Band]:
    """The five bands, the surest first; every fact stands in exactly one."""
    found: list[Band] = []
    upper = float("inf")
    for label, lower in zip(_LABELS, _LOWER, strict=True):
        inside = [one for one in judged if lower <= one.confidence + _ROUNDING < upper]
        found.append(Band(label, lower, len(inside), sum(one.right for one in inside)))
        upper = lower
    return found


def sure(judged: Sequence[Judgement]) -> Band:
    """All facts with a confidence of at least `SURE`, as one band."""
    inside = [one for one in judged if one.confidence + _ROUNDING >= SURE]
    return Band(f"≥{SURE:.2f}", SURE, len(inside), sum(one.right for one in inside))


def sure_and_wrong(judged: Sequence[Judgement]) -> list[Judgement]:
    """What `sure` counts as wrong, in the order of the contracts: the first to look at."""
    return [one for one in judged if one.confidence + _ROUNDING >= SURE and not one.right]
