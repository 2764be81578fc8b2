"""Which row of the old run is which of the new: by what it says and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extract.evaluate.tally import pair

Data = dict[str, Any]

LISTS = ("amounts", "payments", "penalties", "items", "clauses", "findings")
"""The lists of a record whose rows are compared, in the order of the record."""

_EVIDENCE = frozenset({"text", "start", "end", "page", "boxes", "clause", "rule", "confidence"})
_LEFT_OUT = {
    "payments": frozenset({"seq"}),
    # A clause is what its heading says; its text would show every changed character of a long contract.
    "clauses": frozenset({"id", "parent", "page_start", "page_end"}),
}
_TELLING = {
    "amounts": ("kind", "value"),
    "payments": ("percent", "amount", "label"),
    "penalties": ("rate", "amount", "trigger", "liable"),
    "items": ("name", "spec", "quantity", "amount"),
    "clauses": ("number", "heading"),
    "findings": ("check", "title"),
}
"""Columns that tell a row from its neighbours: one in common makes two rows in different places the same."""


def cells(part: str, row: Data) -> Data:
    """What a row says: its stated columns without its evidence and without its running number."""
    skip = _EVIDENCE | _LEFT_OUT.get(part, frozenset())
    return {name: value for name, value in row.items() if name not in skip and value not in (None, [], "")}


def pair_rows(part: str, old: Sequence[Data], new: Sequence[Data]) -> Iterator[tuple[int | None, int | None]]:
    """Indices of the rows that belong together, in the order of the new rows; then the old ones that are gone."""
    tagged_old = [{"at": i, "row": row, "cells": cells(part, row)} for i, row in enumerate(old)]
    tagged_new = [{"at": j, "row": row, "cells": cells(part, row)} for j, row in enumerate(new)]
    pairs, gone, come = pair(tagged_old, tagged_new, lambda a, b: _likeness(part, a, b))
    found: list[tuple[int | None, int | None]] = [(a["at"], b["at"]) for a, b in pairs]
    found += [(None, b["at"]) for b in come]
    yield from sorted(found, key=lambda both: both[1] or 0)
    yield from ((a["at"], None) for a in gone)


def _likeness(part: str, a: Data, b: Data) -> float:
    """0 for rows that neither stand in one place nor share a telling column; else the more alike, the higher."""
    mine: Data = a["cells"]
    other: Data = b["cells"]
    telling = sum(int(name in mine and mine.get(name) == other.get(name)) for name in _TELLING[part])
    together: float = _overlap(a["row"], b["row"])
    if not telling and together < 0.5:
        return 0.0
    # Rows of one place that share no figure are other readings of it; of two places, other terms.
    if not together and telling < min(2, sum(name in mine or name in other for name in _TELLING[part])):
        return 0
    names = {*mine, *other}
    same = sum(int(mine.get(name) == other.get(name)) for name in names)
    return float(2 * telling + 2 * together + same / max(len(names), 1))


def _overlap(a: Data, b: Data) -> float:
    """Share of the shorter quote that both have in common (0–1); texts of two runs count from the same start."""
    shared = min(a.get("end") or 0, b.get("end") or 0) - max(a.get("start") or 0, b.get("start") or 0)
    shorter = min((one.get("end") or 0) - (one.get("start") or 0) for one in (a, b))
    return float(max(shared, 0) / shorter) if shorter > 0 else 0.0


def pair_parties(old: Sequence[Data], new: Sequence[Data]) -> list[tuple[Data | None, Data | None]]:
    """Parties that belong together: of one role, by name, then by label, then in order; unpaired ones alone."""
    pairs, gone, come = pair(list(old), list(new), _same_party)
    order = {id(party): i for i, party in enumerate(new)}
    found: list[tuple[Data | None, Data | None]] = [*pairs, *((None, party) for party in come)]
    found.sort(key=lambda both: order[id(both[1])])
    return [*found, *((party, None) for party in gone)]


def _same_party(a: Data, b: Data) -> float:
    if a.get("role") != b.get("role"):
        return 0
    names = [(one.get("name") or {}).get("value") for one in (a, b)]
    return 1 + 4 * (names[0] is not None and names[0] == names[1]) + 2 * (a.get("label") == b.get("label"))
