"""Lines at the head of a document that say what it is: 采购合同, 补充协议, 成交结果公告."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import phrase, words
from extract.model import Document
from extract.simplified import simplified
from extract.standing import DOCUMENT_TYPES

_HEAD = 2500
_MAX_PIECES = 60
_MAX_TITLE = 60
_PUNCTUATION = re.compile(r"[。；：:！？\n\t]|[ ]{2,}")
_FIRST = 4
"""Pieces among which the title of a paper that is no contract must stand: 意见 and 名单 end many other lines."""


@dataclass(frozen=True)
class Title:
    """A line that names a kind of document, the word that does, and which piece of the head it is."""

    type: str
    word: str
    at: int


def titles(document: Document) -> list[Title]:
    """What the head of a document calls it, in the order of the text."""
    found = []
    for at, piece in enumerate(_pieces(document)):
        named = _named(piece)
        if named is not None and (named[0] != "other" or at < _FIRST):
            found.append(Title(*named, at))
    return found


def _pieces(document: Document) -> Iterator[str]:
    """Stretches of the head without layout spaces; a long one also falls apart at its spaces (texts in one line)."""
    count = 0
    for stretch in _PUNCTUATION.split(simplified(document.folded[:_HEAD])):
        whole = stretch.replace(" ", "")
        for piece in [whole] if len(whole) <= _MAX_TITLE else stretch.split():
            if piece:
                yield piece
                count += 1
                if count >= _MAX_PIECES:
                    return


def _named(piece: str) -> tuple[str, str] | None:
    """The type that the end of a piece names: of several words the longest."""
    if len(piece) > _MAX_TITLE or phrase("kind.not_a_title").search(piece):
        return None
    for _ in range(5):
        for word, kind in _endings():
            if piece.endswith(word):
                return kind, word
        shorter = phrase("kind.title_noise").sub("", piece)
        if shorter == piece or not shorter:
            return None
        piece = shorter
    return None


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """All words that end a title, the longest first, with the type that each names."""
    found = [(word, kind) for kind in DOCUMENT_TYPES for word in words(f"title_{kind}")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
