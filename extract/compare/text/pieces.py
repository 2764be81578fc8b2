"""What two texts say differently, word by word: pieces that hold every character of both exactly once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.compare.redline.judge import Tag, filled, judge
from extract.compare.text.lcs import Pair, common
from extract.compare.text.tokens import Token

Kind = Literal["same", "layout", "cosmetic", "moved", "filled", "changed"]

_WEIGHT = {"word": 0, "symbol": 2, "range": 1}
_VALUE_WEIGHT = 14
_SHORT = 6
"""Longest common stretch (characters) that is given up between two longer differences, so that they read as one."""
_STRANGE = 0.2
"""Share of the shorter text below which what is in common is chance, and the texts are shown one after the other."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `a` of one text and `b` of the other that stand for each other.

    `same`: equal. `layout`: only white space differs. `cosmetic`: another way to write the same. `moved`: whole lines
    that stand elsewhere in the other text. `filled`: a blank of `a` is filled in. `changed`: anything else; one side
    may be empty. `tags` say what kind of thing changed.
    """

    kind: Kind
    a: str
    b: str
    tags: tuple[Tag, ...] = ()


def compare_texts(
    a: str, b: str, words_a: Sequence[Token], words_b: Sequence[Token], labels: tuple[int, int] = (0, 0)
) -> tuple[Piece, ...]:
    """The pieces of two texts, whose tokens are given. Joined, their `a` are the one text and their `b` the other.

    `labels` are the lengths of the clause numbers at their starts.
    """
    if a == b:
        return (Piece("same", a, b),) if a else ()
    pairs = common([t.key for t in words_a], [t.key for t in words_b], [_weight(t) for t in words_a])
    shared = sum(words_a[i].end - words_a[i].start for i, _ in pairs)
    if pairs and shared < _STRANGE * min(sum(t.end - t.start for t in one) for one in (words_a, words_b)):
        pairs = []
    number = _plain(a[: labels[0]], b[: labels[1]])
    if number.kind == "cosmetic":
        number = Piece("cosmetic", number.a, number.b, ("numbering",))
    walked = _walk(a, b, words_a, words_b, _calm(pairs, words_a, words_b), labels)
    return tuple(_joined([number, *walked]))


def _weight(token: Token) -> int:
    """Long words and values rather hold the texts together than short ones."""
    if token.kind not in _WEIGHT:
        return _VALUE_WEIGHT
    length = token.end - token.start
    return 1 + 3 * (min(length, 4) - 1) + _WEIGHT[token.kind]


def _calm(pairs: list[Pair], a: Sequence[Token], b: Sequence[Token]) -> list[Pair]:
    """Without common stretches that are shorter than the differences on both sides of them."""
    while True:
        runs = _runs(pairs)
        before = [(0, 0), *((r[-1][0] + 1, r[-1][1] + 1) for r in runs)]
        after = [*(r[0] for r in runs), (len(a), len(b))]
        size = [max(_length(a, i0, i1), _length(b, j0, j1)) for (i0, j0), (i1, j1) in zip(before, after, strict=True)]
        kept: list[Pair] = []
        dropped = False
        for k, run in enumerate(runs):
            length = _length(a, run[0][0], run[-1][0] + 1)
            plain = all(a[i].kind in _WEIGHT for i, _ in run) and _replaced(before, after, k)
            if plain and not dropped and length <= _SHORT and length < size[k] and length < size[k + 1]:
                dropped = True  # one at a time beside each other: the sizes have changed
                continue
            dropped = False
            kept += run
        if len(kept) == len(pairs):
            return kept
        pairs = kept


def _replaced(before: Sequence[Pair], after: Sequence[Pair], k: int) -> bool:
    """True if both differences beside a common stretch have two sides: to join pure insertions would make them worse."""
    return all(after[n][0] > before[n][0] and after[n][1] > before[n][1] for n in (k, k + 1))


def _runs(pairs: list[Pair]) -> list[list[Pair]]:
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _length(tokens: Sequence[Token], start: int, end: int) -> int:
    return sum(token.end - token.start for token in tokens[start:end])


def _walk(
    a: str, b: str, words_a: Sequence[Token], words_b: Sequence[Token], pairs: list[Pair], start: tuple[int, int]
) -> list[Piece]:
    """Gaps and matches in turn, from `start`."""
    found: list[Piece] = []
    at_a, at_b = start
    i0 = j0 = 0
    for i, j in [*pairs, (len(words_a), len(words_b))]:
        last = i == len(words_a)
        end_a = len(a) if last else words_a[i].start
        end_b = len(b) if last else words_b[j].start
        if i > i0 or j > j0:
            after = a[end_a : end_a + 1] if a[end_a : end_a + 1] == b[end_b : end_b + 1] else ""
            _difference(a[at_a:end_a], b[at_b:end_b], words_a[i0:i], words_b[j0:j], at_a, at_b, after, found)
        else:
            found.append(_plain(a[at_a:end_a], b[at_b:end_b]))
        if last:
            break
        at_a, at_b, i0, j0 = words_a[i].end, words_b[j].end, i + 1, j + 1
        found.append(_plain(a[end_a:at_a], b[end_b:at_b]))
    return found


def _plain(a: str, b: str) -> Piece:
    """Texts that say the same."""
    if a == b:
        return Piece("same", a, b)
    bare = _SPACE.sub("", a), _SPACE.sub("", b)
    return Piece("layout" if bare[0] == bare[1] else "cosmetic", a, b)


def _difference(
    a: str,
    b: str,
    words_a: Sequence[Token],
    words_b: Sequence[Token],
    at_a: int,
    at_b: int,
    after: str,
    found: list[Piece],
) -> None:
    """A difference without the punctuation and layout that both have around it."""
    head_a, head_b = (w[0].start - at if w else len(t) for w, at, t in ((words_a, at_a, a), (words_b, at_b, b)))
    tail_a, tail_b = (
        len(t) - (w[-1].end - at) if w else len(t) for w, at, t in ((words_a, at_a, a), (words_b, at_b, b))
    )
    front = _alike(a, b, min(head_a, head_b))
    back = _alike(a[::-1], b[::-1], min(tail_a, tail_b, len(a) - front, len(b) - front))
    if filled(a, b, after):
        _edged("filled", a, b, front, back, judge((), words_b), found)
        return
    if words_a and words_b:
        # What stands around both says nothing: not part of what changed.
        found.append(_plain(a[:head_a], b[:head_b]))
        middle = a[head_a : len(a) - tail_a], b[head_b : len(b) - tail_b]
        found.append(Piece("changed", *middle, judge(words_a, words_b)))
        found.append(_plain(a[len(a) - tail_a :], b[len(b) - tail_b :]))
        return
    _edged("changed", a, b, front, back, judge(words_a, words_b), found)


def _edged(kind: Kind, a: str, b: str, front: int, back: int, tags: tuple[Tag, ...], found: list[Piece]) -> None:
    """A difference between `front` and `back` characters that both have."""
    found.append(Piece("same", a[:front], b[:front]))
    found.append(Piece(kind, a[front : len(a) - back], b[front : len(b) - back], tags))
    found.append(Piece("same", a[len(a) - back :], b[len(b) - back :]))


def _alike(a: str, b: str, most: int) -> int:
    """Length of the common start, at most `most`."""
    k = 0
    while k < most and k < len(a) and k < len(b) and a[k] == b[k]:
        k += 1
    return k


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of one kind together; empty ones out."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.a and not piece.b:
            continue
        last = joined[-1] if joined else None
        if last and (last.kind, last.tags) == (piece.kind, piece.tags) and piece.kind in ("same", "layout", "cosmetic"):
            joined[-1] = Piece(piece.kind, last.a + piece.a, last.b + piece.b, piece.tags)
        else:
            joined.append(piece)
    return joined
