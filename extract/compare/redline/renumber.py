"""References to clauses by number (第八条): right when they follow the clause that got another number, wrong when not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.compare.redline.align import Match
from extract.compare.redline.side import Unit
from extract.compare.text.pieces import Piece
from extract.pages.tongue import Tongue
from extract.text.fold import fold
from extract.values import ValueParseError, number

_REF = re.compile(r"第\s*(\d{1,3}|[〇零一二三四五六七八九十百两]{1,5})\s*条")
_OF_A_LAW = re.compile(r"[》法例则定]\s*$")


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference that should have followed: as it is `written`, the number that clause had and has."""

    written: str
    old: int
    new: int

    def words(self, tongue: Tongue) -> str:
        """The same as a sentence."""
        return tongue.say(
            f"仍写“{self.written}”，而原第{self.old}条现为第{self.new}条，请核对引用",
            f"still says “{self.written}”, while clause {self.old} is clause {self.new} now: check the reference",
        )


def renumbered(a: Sequence[Unit], b: Sequence[Unit], matches: Sequence[Match]) -> dict[int, int]:
    """Number of each article of `a` → its number in `b`; of contracts without articles, of each clause at the top.

    Empty if a number stands for two clauses.
    """
    kind = "article" if any("条" in unit.number for side in (a, b) for unit in side if unit.part == "body") else "top"
    found: dict[int, int] = {}
    for match in matches:
        if not match.a or not match.b:
            continue
        old, new = a[match.a[0]].ordinal, b[match.b[0]].ordinal
        if old is None or new is None or old[0] != kind or new[0] != kind:
            continue
        if found.setdefault(old[1], new[1]) != new[1]:
            return {}
    return found


def settle(pieces: Sequence[Piece], numbers: Mapping[int, int]) -> tuple[tuple[Piece, ...], tuple[Stale, ...]]:
    """References that only follow the new numbers become cosmetic; those that should have and did not become notes."""
    notes: list[Stale] = []
    settled: list[Piece] = []
    for piece in pieces:
        if piece.kind == "changed" and piece.tags == ("reference",) and _follows(piece, numbers):
            piece = Piece("cosmetic", piece.a, piece.b, piece.tags)
        elif piece.kind != "changed":
            notes += _stale(piece.b, numbers)
        settled.append(piece)
    return tuple(settled), tuple(dict.fromkeys(notes))


def _follows(piece: Piece, numbers: Mapping[int, int]) -> bool:
    old, new = ([_value(m[1]) for m in _REF.finditer(fold(text))] for text in (piece.a, piece.b))
    bare = [_REF.sub("", fold(text)).strip() for text in (piece.a, piece.b)]
    return bare[0] == bare[1] and bool(old) and [numbers.get(one or 0) for one in old] == new


def _stale(text: str, numbers: Mapping[int, int]) -> list[Stale]:
    notes = []
    for match in _REF.finditer(fold(text)):
        old = _value(match[1])
        new = numbers.get(old or 0)
        if old is not None and new is not None and new != old and not _OF_A_LAW.search(fold(text[: match.start()])):
            notes.append(Stale(text[match.start() : match.end()], old, new))
    return notes


def _value(text: str) -> int | None:
    try:
        return int(number.parse(text))
    except ValueParseError:
        return None
