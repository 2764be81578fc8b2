"""Where the characters of a frozen text stand in another rendering of the same document.

The text was made from the file by a reader that writes numbering out, joins lines and leaves out what is deleted; the
file has its characters in runs. Both are compared without white space and folded, line by line: lines that stand once
in each are pinned first, the others are sought between their neighbours, and what still differs is compared character by
character. A character that cannot be placed surely has no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from extract.text.fold import fold

_SURE = 10
"""Characters without white space that a line must have to be pinned anywhere in the document."""
_WINDOW = 6_000
"""Characters of the stream that are searched for a line none of whose neighbours further on is known."""
_COMPARED = 3_000
"""Characters that are compared one by one at most, on either side."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line (or a cell of a row) of the text: its folded characters without white space and where each stands."""

    chars: str
    at: list[int]


def align(text: str, stream: str) -> list[int | None]:
    """For each character of `text` its index in `stream`, `None` where it has none (white space never has one)."""
    folded = fold(stream)
    kept = [i for i, char in enumerate(folded) if not char.isspace()]
    tight = "".join(folded[i] for i in kept)
    found: list[int | None] = [None] * len(text)
    pieces = list(_pieces(text))
    places = _pinned(pieces, tight)
    _between(pieces, places, tight)
    for piece, place in zip(pieces, places, strict=True):
        if place is not None:
            for k, offset in enumerate(piece.at):
                found[offset] = kept[place + k]
    for offset, index in _compared(pieces, places, tight):
        found[offset] = kept[index]
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    folded = fold(text)
    start = 0
    for line in folded.split("\n"):
        at = [start + i for i, char in enumerate(line) if not char.isspace()]
        whole = _Piece("".join(folded[i] for i in at), at)
        if "\t" not in line:
            if at:
                yield whole
        else:
            cell_start = start
            for cell in line.split("\t"):
                at = [cell_start + i for i, char in enumerate(cell) if not char.isspace()]
                if at:
                    yield _Piece("".join(folded[i] for i in at), at)
                cell_start += len(cell) + 1
        start += len(line) + 1


def _pinned(pieces: list[_Piece], tight: str) -> list[int | None]:
    """Places of the lines that are long enough and stand exactly once on both sides."""
    counts: dict[str, int] = {}
    for piece in pieces:
        counts[piece.chars] = counts.get(piece.chars, 0) + 1
    places: list[int | None] = []
    for piece in pieces:
        place = tight.find(piece.chars) if len(piece.chars) >= _SURE and counts[piece.chars] == 1 else -1
        once = place >= 0 and tight.find(piece.chars, place + 1) < 0
        places.append(place if once else None)
    return places


def _between(pieces: list[_Piece], places: list[int | None], tight: str) -> None:
    """Seek the other lines, one after the other, between the neighbours whose places are known."""
    low = 0
    ends = _ends(places, len(tight))
    for i, piece in enumerate(pieces):
        place = places[i]
        if place is None:
            high = _high(low, ends[i], len(tight))
            place = tight.find(piece.chars, low, high)
            # A short line that is found far from where it must stand is found by chance.
            near = place - low <= 4 * len(piece.chars) + 20
            if place < 0 or not (near or tight.find(piece.chars, place + 1, high) < 0):
                continue
            places[i] = place
        low = place + len(piece.chars)


def _ends(places: list[int | None], size: int) -> list[int]:
    """For each line the start of the nearest placed one behind it, `size` where there is none."""
    ends, behind = [size] * len(places), size
    for i in range(len(places) - 1, -1, -1):
        ends[i] = behind
        place = places[i]
        behind = behind if place is None else place
    return ends


def _high(low: int, behind: int, size: int) -> int:
    """Up to where a line is sought; a neighbour that stands before `low` was moved and bounds nothing."""
    return behind if low <= behind < size else min(low + _WINDOW, size)


def _compared(pieces: list[_Piece], places: list[int | None], tight: str) -> Iterator[tuple[int, int]]:
    """(offset, index) of characters of lines that stand nowhere as they are: numbering in front, a struck word within."""
    low = first = 0
    ends = _ends(places, len(tight))
    for i in range(len(pieces) + 1):
        if i < len(pieces) and places[i] is None:
            continue
        if first < i:
            high = _high(low, ends[i - 1], len(tight))
            chars = "".join(piece.chars for piece in pieces[first:i])[:_COMPARED]
            at = [offset for piece in pieces[first:i] for offset in piece.at]
            matcher = SequenceMatcher(None, chars, tight[low : min(high, low + _COMPARED)], autojunk=False)
            for a, b, size in matcher.get_matching_blocks():
                if size >= 2 or (size and size == len(chars)):
                    yield from ((at[a + k], low + b + k) for k in range(size))
        if i < len(pieces):
            low, first = (places[i] or 0) + len(pieces[i].chars), i + 1
