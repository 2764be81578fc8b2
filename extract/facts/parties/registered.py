"""Whose a credit code is where its place does not say: its first two characters tell what kind of body was registered."""

from __future__ import annotations

from collections.abc import Mapping

from extract.facts.parties.gates import kind_of_body
from extract.values.organisation import org_type

_BUSINESS = frozenset({"company", "individual"})
_PUBLIC = frozenset({"government", "public_institution", "social_organisation"})


def whose(code: str, names: Mapping[str, str]) -> str | None:
    """The key of the one party that can have the code (91…: a company, 12…: no company); `None` where it may be any of several.

    `names`: key of a party → its name. A party whose name does not say what kind of body it is can have any.
    """
    kind = org_type("", code)
    group = next((one for one in (_BUSINESS, _PUBLIC) if kind in one), None)
    if group is None or len(names) < 2:
        return None
    other = _PUBLIC if group is _BUSINESS else _BUSINESS
    able = [key for key, name in names.items() if kind_of_body(name, None) not in other]
    return able[0] if len(able) == 1 else None
