"""`hetong doctor`: what is installed here, what works with it, and what to do for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from extract.doctor.item import Item, State
from extract.doctor.libraries import libraries
from extract.doctor.machine import machine
from extract.doctor.reading import reading

__all__ = ["Item", "State", "examine"]


def examine() -> Iterator[Item]:
    """Every item, group by group; nothing is changed, nothing is downloaded."""
    yield from machine()
    yield from libraries()
    yield from reading()
