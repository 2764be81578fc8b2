"""Which of the possible labels are labels: those that go on with one another over the whole document.

A number is no label because it looks like one, but because the one before it and the one behind it are there too. For
each style the best way through its candidates is sought: a step from 4 to 5 pays, a gap costs, a new beginning with 1
is cheap below a new clause of a wider style and dear within one. What stands alone in the middle of a line is refused.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.structure.candidates import Candidate

_NEXT = 1.2
_GAP = -1.0
_ANEW_BELOW = -0.2
_ANEW = -1.5
_CROSSING = -0.8
_THROUGH = frozenset({"article", "cn", "section"})
"""Styles that may be counted through all clauses of a wider one."""
_ORDER = ("part", "chapter", "section", "article", "cn", "(cn)", "n", "decimal", "n)", "(n)", "circle", "bare")
MAX_GAP = 3
_HEADED, _SURE = frozenset({"article", "cn", "chapter"}), 1.9


@dataclass(slots=True)
class _Step:
    """The best way that ends with a candidate."""

    total: float
    index: int
    before: _Step | None
    began: bool
    room: int


def choose(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are labels of a consistent series, in order."""
    kept: list[Candidate] = []
    walls: list[int] = []
    for style in _ORDER:
        own = [one for one in found if one.marker.style == style]
        depths = sorted({len(one.marker.path) for one in own})
        for depth in depths:
            chosen = _series([one for one in own if len(one.marker.path) == depth], walls)
            kept += chosen
            walls = sorted([*walls, *(one.at for one in chosen)])
    return sorted(kept, key=lambda one: one.at)


def _series(own: Sequence[Candidate], walls: Sequence[int]) -> list[Candidate]:
    """The members of the best way through the candidates of one style and depth."""
    last: dict[tuple[int, ...], _Step] = {}
    best: _Step | None = None
    piece = own[0] if own and own[0].marker.style in _HEADED and all(one.marker.value > 1 for one in own) else None
    for index, one in enumerate(own):
        room = bisect_right(walls, one.at)
        step = _step(one, index, room, last, best, anew=one is piece)
        if step is None:
            continue
        known = last.get(one.marker.path)
        if known is None or step.total >= known.total - 0.5:
            last[one.marker.path] = step
        if best is None or step.total >= best.total:
            best = step
    runs: list[list[int]] = [[]]
    while best is not None:
        runs[-1].append(best.index)
        if best.began:
            runs.append([])
        best = best.before
    return [own[i] for run in reversed(runs) for i in reversed(run) if _holds([own[k] for k in run])]


def _step(
    one: Candidate, index: int, room: int, last: dict[tuple[int, ...], _Step], best: _Step | None, *, anew: bool
) -> _Step | None:
    """`anew`: the series may begin here with any value, as that of a text cut out of a longer one does."""
    path = one.marker.path
    prefix, value = path[:-1], path[-1]
    ways: list[_Step] = []
    for back in range(1, MAX_GAP + 1):
        before = last.get((*prefix, value - back)) if value > back else None
        if before is None:
            continue
        gain = _NEXT if back == 1 else _GAP * (back - 1) if one.line or one.weight >= 1.5 else None
        if gain is None:
            continue
        cost = 0.0 if before.room == room or one.marker.style in _THROUGH or prefix else _CROSSING
        ways.append(_Step(before.total + gain + cost + one.weight, index, before, False, room))
    if value == 1 or (one.line and not ways and (value == 2 or anew)):
        fresh = best is None or best.room != room
        cost = _ANEW_BELOW if fresh or prefix else _ANEW
        if value != 1:
            cost += _GAP
        behind = best if best is not None and best.total > 0 else None
        ways.append(_Step((behind.total if behind else 0.0) + cost + one.weight, index, behind, True, room))
    return max(ways, key=lambda step: step.total) if ways else None


def _holds(run: Sequence[Candidate]) -> bool:
    """A series of one label must begin a line, or be a first one that stands apart before a known heading; one of several
    must not rest on guesses alone."""
    if len(run) == 1:
        if run[0].marker.path == (1,) and run[0].marker.style in _HEADED and run[0].weight >= _SURE:
            return True
        return run[0].line or (len(run[0].marker.path) > 1 and run[0].weight >= 1)
    return any(one.line for one in run) or sum(one.weight for one in run) >= 0
