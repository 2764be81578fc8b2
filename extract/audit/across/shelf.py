"""Things by number, as many as there are: the first ones in memory, all of them in a file when there are more."""

from __future__ import annotations

import tempfile
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Generic, TypeVar, overload

T = TypeVar("T")

IN_MEMORY = 4096
"""Things up to which none is written down."""
_RECENT = 256
"""Things from the file that are kept as they were made, for whoever asks again."""


class Shelf(Sequence[T], Generic[T]):
    """A sequence that grows at its end. `pack` and `unpack` take a thing to bytes and back.

    Memory holds eight bytes a thing beyond the first. The file has no name: it is gone with the shelf, whatever happens.
    """

    def __init__(self, pack: Callable[[T], bytes], unpack: Callable[[bytes], T], in_memory: int = IN_MEMORY) -> None:
        self._pack, self._unpack, self._in_memory = pack, unpack, in_memory
        self._held: list[T] | None = []
        self._ends = array("Q", [0])
        self._file: IO[bytes] | None = None
        self._at_end = True
        self._recent: OrderedDict[int, T] = OrderedDict()

    def append(self, thing: T) -> None:
        """Put a thing behind the others."""
        if self._held is not None and len(self._held) < self._in_memory:
            self._held.append(thing)
            return
        if self._held is not None:
            held, self._held = self._held, None
            self._file = tempfile.TemporaryFile(prefix="hetong-")  # noqa: SIM115
            for one in held:
                self._write(one)
        self._write(thing)

    def __len__(self) -> int:
        return len(self._ends) - 1 if self._held is None else len(self._held)

    def __iter__(self) -> Iterator[T]:
        return (self[number] for number in range(len(self)))

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        if self._held is not None:
            return self._held[number]
        if not 0 <= number < len(self):
            raise IndexError(number)
        if number in self._recent:
            self._recent.move_to_end(number)
            return self._recent[number]
        thing = self._recent[number] = self._unpack(zlib.decompress(self._read(number)))
        if len(self._recent) > _RECENT:
            self._recent.popitem(last=False)
        return thing

    def _write(self, thing: T) -> None:
        assert self._file is not None
        if not self._at_end:
            self._file.seek(self._ends[-1])
            self._at_end = True
        packed = zlib.compress(self._pack(thing), 1)
        self._file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))

    def _read(self, number: int) -> bytes:
        assert self._file is not None
        self._at_end = False
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number])
