"""`hetong doctor`: what is installed here, what works with it, and what to do for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from extract.doctor import libraries, machine, reading
from extract.doctor.item import Item, State

__all__ = ["Item", "State", "examine"]


def examine() -> Iterator[Item]:
    """Every item, group by group; nothing is changed, nothing is downloaded."""
    yield from machine.items()
    yield from libraries.items()
    yield from reading.items()
