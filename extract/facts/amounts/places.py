"""Where sums stand, so that one of thousands is found without looking at them all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate


class Places:
    """Spans of a value each; asked whether one of a value covers or meets another span. Equal values are equal keys."""

    def __init__(self, spans: Iterable[tuple[Decimal | None, int, int]]) -> None:
        found: defaultdict[Decimal, list[tuple[int, int]]] = defaultdict(list)
        for value, start, end in spans:
            if value is not None:
                found[value].append((start, end))
        # For each value the starts in order, and how far those up to there reach.
        self._found = {
            value: ([start for start, _ in sorted(spans)], list(accumulate((end for _, end in sorted(spans)), max)))
            for value, spans in found.items()
        }

    def covers(self, value: Decimal | None, start: int, end: int) -> bool:
        """Whether a span of the value begins at `start` or before and ends at `end` or behind."""
        starts, reach = self._found.get(value, ([], [])) if value is not None else ([], [])
        place = bisect_right(starts, start) - 1
        return place >= 0 and reach[place] >= end

    def meets(self, value: Decimal | None, start: int, end: int) -> bool:
        """Whether a span of the value shares a character with this one."""
        starts, reach = self._found.get(value, ([], [])) if value is not None else ([], [])
        place = bisect_left(starts, end) - 1
        return place >= 0 and reach[place] > start
