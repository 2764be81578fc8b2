"""Which row a correction meant, wherever it stands now: by its quote, a party by the name that it was read under."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.dataset.places import Place, Rows


def meant(place: Place, quote: Any, rows: Rows, parties: Mapping[str, Mapping[str, str]]) -> Place:
    """The place with the row of this quote; the place itself where none was kept. `parties`: as they were read.

    Raises `LookupError` where the row is gone, or several could be it.
    """
    if not quote or not place.row or "+" in place.row:
        return place
    if place.part == "parties":
        return Place(place.part, _party(place.row, quote, parties), place.name, place.index)
    by_name = rows.by_name[place.part]
    if place.row in by_name and _same(by_name[place.row].text, quote):
        return place
    alike = [name for name, one in by_name.items() if _same(one.text, quote)]
    if len(alike) != 1:
        raise LookupError(place.row)
    return Place(place.part, alike[0], place.name, place.index)


def _party(row: str, name: str, parties: Mapping[str, Mapping[str, str]]) -> str:
    """The party that was read under this name, however many of its role are read now."""
    role = row.split("[")[0]
    of_role = [one for one in parties if one.startswith(f"{role}[") and "+" not in one]
    named = [one for one in of_role if _same(parties[one].get("name", ""), name)]
    found = row if row in named else named[0] if len(named) == 1 else ""
    if not found and not named and len(of_role) == 1:
        found = of_role[0]  # the only one: its name is what is read otherwise now
    if not found:
        raise LookupError(row)
    return found


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
