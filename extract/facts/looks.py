"""What the values of a field look like: what does not fit stays a candidate. Nothing is invented.

Texts are held against the phrase `looks.FIELD` (`rules/phrases/looks.toml`), lengths of time and money against bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extract.lexicon import phrase, phrases
from extract.record import Duration

_SHORTEST = {"day": 28, "working_day": 20, "month": 1, "year": 1}
_LONGEST = {"day": 3650, "working_day": 2500, "month": 600, "year": 70}


def _lasting(value: object) -> bool:
    """Weeks at least: 12 hours is a time of response, no warranty."""
    if not isinstance(value, Duration):
        return True
    return _SHORTEST.get(value.unit, 10**6) <= value.count <= _LONGEST.get(value.unit, 0)


_BOUNDS: Mapping[str, Callable[[object], bool]] = {
    "warranty_duration": _lasting,
    "confidentiality_duration": _lasting,
    "performance_bond_rate": lambda value: 0 <= float(str(value)) <= 0.5,
    "retention_rate": lambda value: 0 < float(str(value)) <= 0.5,
    "tax_rate": lambda value: 0 <= float(str(value)) <= 0.25,
}


def looks_right(field: str, value: object) -> bool:
    """True if a value looks like one of its field; fields without a description take anything."""
    if isinstance(value, str):
        name = f"looks.{_SAME.get(field, field)}"
        return name not in phrases() or phrase(name).search(value) is not None
    return field not in _BOUNDS or _BOUNDS[field](value)


_SAME = {"buyer_number": "number", "supplier_number": "number"}
