"""Dates as OCDS wants them."""

from __future__ import annotations

from datetime import date


def moment(day: str | None, *, end: bool = False) -> str | None:
    """A whole date as the first (or last) second of that day in China, RFC 3339; `None` for anything less.

    >>> moment("2025-07-01"), moment("2025-07-01", end=True), moment("2025-07")
    ('2025-07-01T00:00:00+08:00', '2025-07-01T23:59:59+08:00', None)
    """
    try:
        whole = date.fromisoformat(day) if day and len(day) == len("YYYY-MM-DD") else None
    except ValueError:
        return None
    return f"{whole.isoformat()}T{'23:59:59' if end else '00:00:00'}+08:00" if whole else None
