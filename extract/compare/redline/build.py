"""Two contracts side by side: what one says and the other does not, what only looks different, what has moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from extract.compare.redline.align import Match, align
from extract.compare.redline.judge import Tag
from extract.compare.redline.renumber import Stale, renumbered, settle
from extract.compare.redline.shift import shifted
from extract.compare.redline.side import Side, Unit
from extract.compare.text.pieces import Piece, compare_texts
from extract.compare.text.tokens import Token, tokens
from extract.pages.tongue import CHINESE, Tongue

Status = Literal["same", "cosmetic", "filled", "changed", "added", "removed"]
Verdict = Literal["identical", "substantive", "cosmetic"]
Words = Sequence[Sequence[Token]]
_AROUND = 28
_NEAR = 16
"""Characters and pieces around a difference that are shown with it."""


@dataclass(frozen=True)
class Block:
    """Clauses that belong together and their pieces. `a` is empty for what was added, `b` for what was removed."""

    a: tuple[Unit, ...]
    b: tuple[Unit, ...]
    pieces: tuple[Piece, ...]
    moved: bool = False
    notes: tuple[Stale, ...] = ()

    @property
    def unit(self) -> Unit:
        """The clause that names the block, of the second contract if it has one."""
        return (self.b or self.a)[0]

    @property
    def status(self) -> Status:
        """What is the most that can be said of its text; moving is told apart (`moved`)."""
        kinds = {piece.kind for piece in self.pieces}
        if not self.a or not self.b:
            silent = "moved" in kinds or not any(unit.key for unit in (*self.a, *self.b))
            return "cosmetic" if silent else "added" if self.b else "removed"
        if "changed" in kinds or "filled" in kinds:
            return "changed" if "changed" in kinds else "filled"
        return "cosmetic" if kinds - {"same"} else "same"


@dataclass(frozen=True)
class Change:
    """One difference of substance: `old` and `new` as written, `before` and `after` the words around them."""

    number: int
    kind: Literal["changed", "filled", "added", "removed"]
    tags: tuple[Tag, ...]
    old: str
    new: str
    before: str
    after: str
    a: Unit | None
    b: Unit | None


@dataclass(frozen=True)
class Redline:
    """The comparison; `names` is what people call the two, `tongue` what is said of them is said in.

    `blocks` are in the order of the second contract; every character of both stands in one piece.
    """

    a: Side
    b: Side
    blocks: tuple[Block, ...]
    names: tuple[str, str] = ("A本", "B本")
    tongue: Tongue = CHINESE

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All differences of substance, in order, numbered from 1."""
        return tuple(_changes(self.blocks))

    @cached_property
    def moved(self) -> tuple[Block, ...]:
        """Clauses that stand in another place, without those that moved with the clause above them."""
        moved = [block for block in self.blocks if block.moved]
        ids = {block.unit.id for block in moved}
        return tuple(block for block in moved if block.unit.parent not in ids)

    @cached_property
    def shifted(self) -> int:
        """Number of places with another order: a clause with what stands below it is one, lines within a clause too."""
        lines = sum(piece.kind == "moved" for block in self.blocks for piece in block.pieces if piece.b)
        return len(self.moved) + lines

    @cached_property
    def cosmetic(self) -> int:
        """Number of places that are only written in another way; layout and numbers of clauses do not count."""
        pieces = [piece for block in self.blocks for piece in block.pieces if piece.kind == "cosmetic"]
        return sum(piece.tags != ("numbering",) for piece in pieces)

    @cached_property
    def renumbered(self) -> int:
        """Number of clauses that only have another number."""
        return sum(piece.tags == ("numbering",) for block in self.blocks for piece in block.pieces)

    @property
    def verdict(self) -> Verdict:
        """`identical`: character by character. `cosmetic`: nothing of substance, but moved or written differently."""
        if self.changes:
            return "substantive"
        return "identical" if self.a.text == self.b.text and not self.moved else "cosmetic"


def redline(a: Side, b: Side, names: tuple[str, str] | None = None, tongue: Tongue = CHINESE) -> Redline:
    """Compare two contracts; `names` is what the pages call them."""
    words_a, words_b = ([tokens(unit.text, unit.label_end) for unit in side.units] for side in (a, b))
    matches = align(a.units, b.units, words_a, words_b)
    numbers = renumbered(a.units, b.units, matches)
    blocks = [_block(a, b, match, numbers, words_a, words_b) for match in matches]
    pieces = shifted([block.pieces for block in blocks])
    named = names or (tongue.say("A本", "A"), tongue.say("B本", "B"))
    settled = tuple(replace(block, pieces=own) for block, own in zip(blocks, pieces, strict=True))
    return Redline(a, b, settled, named, tongue)


def _block(a: Side, b: Side, match: Match, numbers: Mapping[int, int], words_a: Words, words_b: Words) -> Block:
    units_a, units_b = tuple(a.units[i] for i in match.a), tuple(b.units[j] for j in match.b)
    text_a, text_b = "".join(unit.text for unit in units_a), "".join(unit.text for unit in units_b)
    if not units_a or not units_b:
        tags: tuple[Tag, ...] = ("clause",)
        return Block(units_a, units_b, (Piece("changed", text_a, text_b, tags),) if text_a or text_b else ())
    words = _tokens(units_a, words_a), _tokens(units_b, words_b)
    pieces, notes = settle(compare_texts(text_a, text_b, *words, (units_a[0].label_end, units_b[0].label_end)), numbers)
    return Block(units_a, units_b, pieces, match.moved, notes)


def _tokens(units: Sequence[Unit], words: Words) -> Sequence[Token]:
    """The tokens of several clauses as of one text."""
    if len(units) == 1:
        return words[units[0].index]
    found: list[Token] = []
    at = 0
    for unit in units:
        found += [Token(one.start + at, one.end + at, one.key, one.kind) for one in words[unit.index]]
        at += len(unit.text)
    return found


def _changes(blocks: Sequence[Block]) -> Iterator[Change]:
    number = 0
    for block in blocks:
        status = block.status
        for k, piece in enumerate(block.pieces):
            if piece.kind not in ("changed", "filled") or status == "cosmetic":
                continue
            number += 1
            kind = status if status in ("added", "removed") else piece.kind
            yield Change(
                number,
                kind,
                piece.tags,
                piece.a,
                piece.b,
                _before(block.pieces[max(k - _NEAR, 0) : k]),
                _after(block.pieces[k + 1 : k + 1 + _NEAR]),
                block.a[0] if block.a else None,
                block.b[0] if block.b else None,
            )


def _before(pieces: Sequence[Piece]) -> str:
    """The words in front of a difference, from the start of their sentence, at most a few."""
    text = "".join(piece.b for piece in pieces[-_NEAR:])[-_AROUND * 4 :]
    cut = max((text.rfind(mark, 0, len(text.rstrip()) - 1) + 1 for mark in "。；\n\t"), default=0)
    text = " ".join(text[cut:].split())
    return text if len(text) <= _AROUND else "…" + text[-_AROUND:]


def _after(pieces: Sequence[Piece]) -> str:
    """The words behind a difference, to the end of their sentence, at most a few."""
    text = "".join(piece.b for piece in pieces[:_NEAR])[: _AROUND * 4]
    ends = [at for mark in "。；\n\t" if (at := text.find(mark)) >= 0]
    text = " ".join(text[: min(ends)].split() if ends else text.split())
    return text if len(text) <= _AROUND else text[:_AROUND] + "…"
