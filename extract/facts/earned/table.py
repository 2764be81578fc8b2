"""How often each rule was right on gold: `rules/calibration.toml`, a table a rule, written by `make calibrate`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.lexicon.location import rules_dir

_SPOILED = 0.2
"""What a reading of a sample in another shape counts beside one of a contract as it is: they are much alike."""
_PRIOR = 4
"""The rule's own stated confidence counts as so many readings."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Values that a rule gave and gold speaks of: as the contract is (`seen`, `right`), and in other shapes."""

    seen: int
    right: int
    spoiled_seen: int = 0
    spoiled_right: int = 0

    def share(self, stated: float) -> float:
        """How likely the next value is right, for a rule that states this confidence of itself (0–1)."""
        seen = self.seen + _SPOILED * self.spoiled_seen
        right = self.right + _SPOILED * self.spoiled_right
        return (right + _PRIOR * stated) / (seen + _PRIOR)


@cache
def standings() -> Mapping[str, Standing]:
    """By rule; empty where the table was never written."""
    path = rules_dir() / "calibration.toml"
    if not path.exists():
        return {}
    return {rule: Standing(**counts) for rule, counts in tomllib.loads(path.read_text(encoding="utf-8")).items()}
