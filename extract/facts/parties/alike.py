"""Names that are known, to be asked for one that is the same (`heads.same`: equal, or the one is part of the other).

A notice may name thousands: asking each of them would cost the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator

_GRAMS = (4, 2, 1)
"""Lengths of the pieces by which names are found that hold the one asked for; the longest that it has is used."""


class Alike:
    """Names in the order in which they were added."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._at: dict[str, int] = {}
        self._lengths: set[int] = set()
        self._holding: dict[str, list[int]] = {}

    def add(self, name: str) -> int:
        """Its number, counted from 0; one that is there already keeps its own."""
        if name not in self._at:
            number = self._at[name] = len(self.names)
            self.names.append(name)
            self._lengths.add(len(name))
            for piece in {piece for size in _GRAMS for piece in _pieces(name, size)}:
                self._holding.setdefault(piece, []).append(number)
        return self._at[name]

    def first(self, name: str) -> int | None:
        """The number of the first name that is the same as this one; `None` if none is."""
        found = [*self._inside(name), *self._around(name)]
        return min(found, default=None)

    def _inside(self, name: str) -> Iterator[int]:
        """Names that are parts of this one."""
        for size in self._lengths:
            for piece in _pieces(name, size):
                if piece in self._at:
                    yield self._at[piece]

    def _around(self, name: str) -> Iterator[int]:
        """Names that this one is a part of."""
        size = next((one for one in _GRAMS if len(name) >= one), 0)
        rarest = min((self._holding.get(piece, []) for piece in _pieces(name, size)), key=len, default=[])
        yield from (number for number in rarest if name in self.names[number])


def _pieces(name: str, size: int) -> Iterator[str]:
    return (name[at : at + size] for at in range(len(name) - size + 1)) if size else iter(())
