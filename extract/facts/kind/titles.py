"""Lines at the head of a document that say what it is: 采购合同, 补充协议, 成交结果公告."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.lexicon import phrase, words
from extract.lexicon.simplified import simplified
from extract.model import Document
from extract.record.standing import AGREEMENTS, DOCUMENT_TYPES

_HEAD = 2500
_MAX_PIECES = 60
_MAX_TITLE = 60
_PUNCTUATION = re.compile(r"[。；：:！？\n\t]|[ ]{2,}")
_SPREAD = re.compile(r"^ *[一-龥](?: {1,8}[一-龥]){2,15} *$", re.MULTILINE)
"""A title whose characters stand apart: 中  标  通  知  书."""
_PATH = re.compile("[><»|]")
"""Signs of a menu, or of where a page stands: 首页 > 公告 > 正文."""
_BULLETS = "•·●○▪■◆*-–"
_PHRASED = ("award_notice", "contract_notice", "acceptance_notice", "tender")
"""Kinds whose titles are phrases as well as words."""
_FIRST = 4
"""Pieces among which the title of a paper that is no contract must stand: 意见 and 名单 end many other lines."""


@dataclass(frozen=True)
class Title:
    """A line that names a kind of document, the word that does, and which piece of the head it is.

    `bare`: the line is nothing but the word, as in a menu. `told`: it stands behind a label (合同名称：…), which says what
    the paper is about and not what it is.
    """

    type: str
    word: str
    at: int
    bare: bool = False
    told: bool = False


def titles(document: Document) -> list[Title]:
    """What the head of a document calls it, in the order of the text."""
    found, before = [], ""
    for at, piece in enumerate(_pieces(document)):
        named = _named(piece) or (_glued(piece) if at == 0 else None)
        if named is not None and (named[0] != "other" or at < _FIRST):
            found.append(Title(*named, at, piece == named[1], phrase("kind.name_label").search(before) is not None))
        before = piece
    return _without_menu(found)


def _without_menu(found: list[Title]) -> list[Title]:
    """Without the words of a menu (招标公告, 中标公告, 合同公告 side by side): they say what a site has, not what a page is."""
    bare = {one.type for one in found if one.bare and one.type not in AGREEMENTS and one.type != "other"}
    if len(bare) < 2:
        return found
    return [one for one in found if not (one.bare and one.type in bare)]


def _pieces(document: Document) -> Iterator[str]:
    """Stretches of the head without layout spaces; a long one also falls apart at its spaces (texts in one line)."""
    count = 0
    text = _SPREAD.sub(lambda m: m[0].replace(" ", ""), simplified(document.folded[:_HEAD]))
    for stretch in _PUNCTUATION.split(text):
        path = _PATH.split(stretch)
        if len(path) > 1:  # of 首页 > 公告 > 成交公告 the last is what the page is; of a | b | c it is any
            stretch = "" if "|" in stretch else path[-1]
        whole = stretch.replace(" ", "")
        for piece in [whole] if len(whole) <= _MAX_TITLE and len(path) == 1 else stretch.split():
            if piece := piece.lstrip(_BULLETS):
                yield piece
                count += 1
                if count >= _MAX_PIECES:
                    return


def _named(piece: str) -> tuple[str, str] | None:
    """The type that the end of a piece names: of several words the longest."""
    if len(piece) > _MAX_TITLE or phrase("kind.not_a_title").search(piece):
        return None
    if "，" in piece and phrase("kind.contract_voice").search(piece):
        return None  # a sentence of a contract: 甲方组织验收，并出具验收单
    for _ in range(5):
        if piece.endswith(_last_words()):
            kind, word = next((kind, word) for word, kind in _endings() if piece.endswith(word))
            of_contract = phrase("kind.title_contract_notice").search(piece)  # 合同终止公告 is no 终止公告 of a purchase
            return ("contract_notice", of_contract[0]) if of_contract and len(of_contract[0]) > len(word) else (kind, word)
        for kind in _PHRASED:
            if told := phrase(f"kind.title_{kind}").search(piece):
                return kind, told[0]
        shorter = phrase("kind.title_noise").sub("", piece)
        if shorter == piece or not shorter:
            return None
        piece = shorter
    return None


def _glued(piece: str) -> tuple[str, str] | None:
    """A text without line ends that begins with its title and goes on with a label: 中标公告采购项目编号."""
    for word, kind in _endings():
        if kind not in AGREEMENTS and piece.startswith(word) and phrase("kind.label_behind").match(piece[len(word) :]):
            return kind, word
    return None


@cache
def _last_words() -> tuple[str, ...]:
    return tuple(word for word, _ in _endings())


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """All words that end a title, the longest first, with the type that each names."""
    found = [(word, kind) for kind in DOCUMENT_TYPES for word in words(f"title_{kind}")]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))
