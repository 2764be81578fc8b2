"""What a check says of a value: flags to set, and what becomes of its confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.record import Flag

UNSUPPORTED = 0.85
"""The most that a recognised figure is worth that nothing but itself speaks for."""
NEAR_SEAL = 0.7
LOW_SCORE = 0.6
CHECK_FAILED = 0.4
WORDS_DISAGREE = 0.4
OCR = 0.97
"""The most that anything recognised is worth."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`factor` multiplies the confidence, `cap` limits it. `offsets` are the characters the value depends on."""

    offsets: tuple[int, ...] = ()
    flags: frozenset[Flag] = frozenset()
    cap: float = OCR
    factor: float = 1.0
    notes: tuple[str, ...] = ()

    def confidence(self, before: float) -> float:
        """The confidence of a value after this verdict, to two decimals; never higher than before."""
        return round(min(before * self.factor, self.cap, before), 2)


def failed(offsets: Iterable[int], note: str = "") -> Verdict:
    """The value's own grammar or checksum speaks against it."""
    return Verdict(tuple(offsets), frozenset(("check_failed",)), CHECK_FAILED, notes=(note,) if note else ())


def scored(offsets: Iterable[int], score: float, weak: float, cap: float = OCR) -> Verdict:
    """Nothing speaks against the value but how well its characters were recognised."""
    if score < weak:
        return Verdict(tuple(offsets), frozenset(("low_score",)), min(cap, LOW_SCORE), score)
    return Verdict(tuple(offsets), cap=cap, factor=score)
