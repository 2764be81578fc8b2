"""Rows of one party that is named in several places."""

from __future__ import annotations

from collections.abc import Iterable

from extract.facts.parties.alike import Alike
from extract.facts.parties.label_words import ATTRIBUTES
from extract.record import Party


def merged(rows: Iterable[Party]) -> list[Party]:
    """Two rows of one side with one name are one party (采购人 on the cover, 甲方 in the body)."""
    kept: list[Party] = []
    known: dict[str, tuple[Alike, list[Party]]] = {}
    for row in rows:
        names, named = known.setdefault(row.role, (Alike(), []))
        number = None if row.name is None else names.first(row.name.value)
        if number is None:
            kept.append(row)
            if row.name is not None:
                names.add(row.name.value)
                named.append(row)
            continue
        twin = named[number]
        for attribute in ("name", "org_type", *ATTRIBUTES):
            if getattr(twin, attribute) is None:
                setattr(twin, attribute, getattr(row, attribute))
            if getattr(twin, attribute) is not None:
                twin.unread.pop(attribute, None)
            elif attribute in row.unread:
                twin.unread.setdefault(attribute, row.unread[attribute])
        twin.aliases.extend(a for a in row.aliases if a.value not in {b.value for b in twin.aliases})
    return kept
