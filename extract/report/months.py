"""How long a contract runs, in months, for charts only."""

from __future__ import annotations

from extract.audit.case import full_date
from extract.record import Fields

_MONTHS = {"year": 12.0, "month": 1.0, "day": 12 / 365, "working_day": 12 / 250}


def months(fields: Fields) -> float | None:
    """The stated length, or the time between the stated dates; `None` where neither is known."""
    if fields.term_duration and (unit := _MONTHS.get(fields.term_duration.value.unit)):
        return round(fields.term_duration.value.count * unit, 1)
    if fields.term_start and fields.term_end:
        start, end = full_date(fields.term_start.value), full_date(fields.term_end.value)
        if start and end and end >= start:
            return round(((end - start).days + 1) * 12 / 365, 1)
    return None
