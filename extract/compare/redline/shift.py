"""Lines that stand in another place within their surroundings: two columns read in another order, rows in another order.

A clause that moved is found by the alignment; this is for the lines of covers, forms and tables.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.compare.text.pieces import Piece
from extract.text.fold import fold

_SILENT = re.compile(r"[\W_]+")
_HAN = re.compile(r"[一-鿿]")
_CUT = re.compile(r"[\n\t]|(?<=：)(?P<value>[^：\n\t]*?[^：\s]) +(?=[一-鿿（）][一-鿿（） ]{1,9}：)")
_LABEL = re.compile(r"[一-鿿 ]{2,10}：")
_BLANK_DATE = "年月日"
_LEAST = 2
"""Chinese characters that a line needs: figures alone may mean anything."""


def shifted(blocks: Sequence[Sequence[Piece]]) -> list[tuple[Piece, ...]]:
    """The pieces of each block, with differences that are whole lines gone here and come there marked `moved`."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    lines: dict[tuple[int, int], tuple[list[str], list[str]] | None] = {}
    for n, pieces in enumerate(blocks):
        for k, piece in enumerate(pieces):
            if piece.kind == "changed":
                sides = _whole_lines(pieces, k, "a"), _whole_lines(pieces, k, "b")
                if sides[0] is None or sides[1] is None:
                    continue
                lines[n, k] = sides[0], sides[1]
                gone.update(sides[0])
                come.update(sides[1])
    moved = {
        place
        for place, both in lines.items()
        if both and any(both) and all(gone[one] == come[one] for side in both for one in side)
    }
    return [
        tuple(replace(piece, kind="moved") if (n, k) in moved else piece for k, piece in enumerate(pieces))
        for n, pieces in enumerate(blocks)
    ]


def _whole_lines(pieces: Sequence[Piece], k: int, side: str) -> list[str] | None:
    """Keys of the lines of one side of a difference; `None` unless it is whole lines with enough words in them."""
    text: str = getattr(pieces[k], side)
    lines = [(line, key) for line in _cells(fold(text)) if (key := _SILENT.sub("", line)) not in ("", _BLANK_DATE)]
    if not lines:
        return []
    before = "".join(_tail(pieces[:k], side))
    after = next((one for piece in pieces[k + 1 :] if (one := getattr(piece, side))), "")
    edges = (before or "\n") + text[0], text[-1] + (after[:1] or "\n")
    first, last = (edge[0].isspace() or edge[1].isspace() for edge in edges)
    if not first or not (last or _LABEL.match(fold(after))):
        return None
    cells = "\t" in text or not all("\n" in edge for edge in edges)
    # Figures alone may mean anything, and a cell alone something else beside another label.
    if any(len(_HAN.findall(key)) < _LEAST or (cells and "：" not in line) for line, key in lines):
        return None
    return [key for _, key in lines]


def _cells(text: str) -> list[str]:
    """Lines and cells; two labels with their values on one line are two."""
    return _CUT.sub(lambda match: f"{match['value'] or ''}\n", text).split("\n")


def _tail(pieces: Sequence[Piece], side: str) -> Iterator[str]:
    for piece in reversed(pieces):
        if text := getattr(piece, side):
            yield text[-1:]
            return
