"""How grave a finding is: what it is called, and what its tag looks like."""

from __future__ import annotations

from extract import labels
from extract.pages.tongue import Tongue

LOOKS = {"error": "bad", "warning": "warn", "info": ""}
"""Severity → kind of tag."""


def severities(tongue: Tongue) -> dict[str, str]:
    """Severity → what it is called, the gravest first."""
    return {one: tongue.say(name, one if one != "info" else "note") for one, name in labels.SEVERITY.items()}
