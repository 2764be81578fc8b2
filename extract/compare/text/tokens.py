"""A text as tokens that a person would compare: values whole, words whole, layout left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.compare.text.canon import VALUE, value_key, word_key
from extract.structure.markers import marker_of
from extract.text.fold import fold
from extract.text.tokens import cut

# What says nothing by itself. Symbols that do (☑ □ ≥ + / ℃) are not here.
_SILENT = frozenset(
    " \t\n\r\f\v_，。、；：？！“”‘’\"'（）()【】[]〔〕《》〈〉「」『』—–-…·•.,:;!?~～*#|>`^¥￥\\{}│─┌┐└┘├┤┬┴┼\x1f"
)
_RANGE = re.compile(r"(?<=[\d%‰年月日元天])[-~～—–]{1,2}(?=[\d¥])|至(?=[\d¥])")
_RUN = re.compile(r"[一-鿿㐀-䶿\U00020000-\U0003134f〇]+")
_DROPPED = re.compile(
    r"(?P<under>_+)|(?P<space>\s+)|(?P<fill>[【】]+|(?<![0-9*])\*{2,}(?![0-9*])|[\u00ad\u200b-\u200f\ufeff]+)"
)
_FIGURES = frozenset("0123456789〇零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟")
_STRUCK = "\x1f"


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `[start, end)` of the text; `key` says what they mean (never ""), `kind` what they are.

    Kinds: those of `canon.VALUE`, `word`, `symbol`, `range`.
    """

    start: int
    end: int
    key: str
    kind: str


def tokens(text: str, label_end: int = 0) -> list[Token]:
    """The tokens of a text in order. What lies between them says nothing: punctuation, layout, numbering.

    `label_end` is the length of the clause's own number at the start of the text.
    """
    tight, at = _tight(_unnumbered(fold(text), label_end))
    found: list[Token] = []
    last = 0
    for match in VALUE.finditer(tight):
        _words(tight, last, match.start(), at, found)
        kind = match.lastgroup or ""
        key = value_key(kind, match.group())
        if key:
            found.append(Token(at[match.start()], at[match.end() - 1] + 1, key, kind))
        last = match.end()
    _words(tight, last, len(tight), at, found)
    return found


def _words(tight: str, start: int, end: int, at: list[int], found: list[Token]) -> None:
    """Words and symbols of a stretch without values."""
    i = start
    while i < end:
        if run := _RUN.match(tight, i, end):
            for word in cut(run.group()):
                if key := word_key(word):
                    found.append(Token(at[i], at[i + len(word) - 1] + 1, key, "word"))
                i += len(word)
        elif (joint := _RANGE.match(tight, i)) and joint.end() <= end:
            found.append(Token(at[i], at[joint.end() - 1] + 1, "~", "range"))
            i = joint.end()
        else:
            if tight[i] not in _SILENT:
                found.append(Token(at[i], at[i] + 1, tight[i], "symbol"))
            i += 1


def _unnumbered(folded: str, label_end: int) -> str:
    """The text with the numbers of clauses and list items struck out (same length): they follow from the order."""
    parts = [_STRUCK * label_end]
    at = label_end
    for line in folded[label_end:].splitlines(keepends=True):
        marker = marker_of(line.rstrip()) if at == 0 or folded[at - 1] == "\n" else None
        struck = marker.label_end if marker is not None and not marker.doubtful else 0
        parts += [_STRUCK * struck, line[struck:]]
        at += len(line)
    return "".join(parts)


def _tight(folded: str) -> tuple[str, list[int]]:
    """The text without layout, and the offset of each of its characters.

    A space between two figures stays, and a line end or tab between two numerals: there are two values. Around other
    Chinese they go, since a word may be broken by a line end. Underscores beside a figure are the line that it
    stands on and go too; elsewhere they are a blank to fill in, and part two words.
    """
    parts: list[str] = []
    at: list[int] = []
    last = 0
    for match in _DROPPED.finditer(folded):
        parts.append(folded[last : match.start()])
        at.extend(range(last, match.start()))
        last = match.end()
        before, after = folded[match.start() - 1 : match.start()], folded[last : last + 1]
        if _parts(match, before, after):
            parts.append(" ")
            at.append(match.start())
    parts.append(folded[last:])
    at.extend(range(last, len(folded)))
    return "".join(parts), at


def _parts(match: re.Match[str], before: str, after: str) -> bool:
    """True if what is dropped is the border of two words or values."""
    latin = _latin(before), _latin(after)
    if match.lastgroup == "space":
        broken = "\n" in match.group() or "\t" in match.group()
        return all(latin) or (broken and all(one and one in _FIGURES for one in (before, after)))
    return match.lastgroup == "under" and not any(latin) and not any(one and one in _FIGURES for one in (before, after))


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
