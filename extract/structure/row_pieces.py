"""A row of a list in running text → its pieces: cut at separators, and where it has none between words, models and figures."""

from __future__ import annotations

import re
from functools import cache

import regex

from extract.lexicon import alternation

HARD = re.compile(r"[ \t]*[\n|\t][ \t\n|]*| {2,}")
_SOFT = re.compile(r"[ \t]*[\n|\t][ \t\n|]*| +")
_RUN = re.compile(r"[¥￥]?\d[\d,.]*\d|\d")
_SCRIPT = regex.compile(r"[\p{Han}）](?=[A-Za-z])")
"""Where a name in Chinese ends and a model begins: 麻醉机A7, 除颤监护仪TEC-5621."""
_MEASURE = re.compile(r"(?<![\d.*×xX])\d[\d.]{0,6}(?:[*×xX]\d[\d.]{0,6}){1,3}(?![\d.])")
"""Length × width: 1.2*50, 600x600x2100."""
_CODE = re.compile(r"[A-Za-z\-]")
_CUT_FIGURE = re.compile(r"\d[.,][ \t]*\n[ \t]*\d|\d[ \t]*\n[ \t]*[.,]\d|\.\d[ \t]*\n[ \t]*\d(?!\d)")
"""A line end within a figure: 4280000. and 00, 4280000 and .00, 128000.0 and 0."""
_AUTOSPACE = regex.compile(r"\p{Han} +[A-Za-z]|[A-Za-z] +\p{Han}")
"""The space that programs set between scripts: it separates no cells by itself."""
Piece = tuple[int, int, int]
"""Start, end, and how sure the border before it is: 3 a separator, 2 a space, 1 a change of script, 0 inside figures."""


def pieces(text: str, start: int, end: int, mode: str) -> list[Piece]:
    """The pieces of `[start, end)`. `mode`: `hard` (cut at separators), `soft` (at spaces too), `glued` (anywhere)."""
    found: list[Piece] = []
    at, sure = start, 3
    for gap in [*(HARD if mode == "hard" else _SOFT).finditer(text, start, end), None]:
        stop = gap.start() if gap else end
        if stop > at:
            found += _glued(text, at, stop, sure) if mode == "glued" else [(at, stop, sure)]
        if gap:
            inside = _CUT_FIGURE.search(text, max(gap.start() - 3, at), gap.end() + 2)
            at, sure = gap.end(), 3 if HARD.fullmatch(gap[0]) else 2
            if (inside and inside.end() > gap.end()) or (sure == 2 and _AUTOSPACE.search(text, gap.start() - 1, gap.end() + 1)):
                sure = 1
    return found


def _glued(text: str, start: int, end: int, sure: int) -> list[Piece]:
    """A piece without separators: cut where figures begin and end, and within them where a figure can end."""
    cuts: dict[int, int] = {start: sure}
    for change in _SCRIPT.finditer(text, start, end):
        cuts.setdefault(change.end(), 1)
    measures = [match.span() for match in _MEASURE.finditer(text, start, end)]
    for low, high in measures:
        cuts.update({low: 1, high: 1} if high < end else {low: 1})
    for run in _RUN.finditer(text, start, end):
        if any(low <= run.start() < high for low, high in measures):
            continue
        # Behind a letter they are figures of a model (A7, TEC-5621), before one too (3M).
        cuts.setdefault(run.start(), 0 if _CODE.match(text[run.start() - 1 : run.start()]) else 1)
        if run.end() < end:
            cuts.setdefault(run.end(), 0 if _CODE.match(text[run.end()]) else 1)
        if run.end() - run.start() <= 28:
            if unit := _unit_before().search(text, max(start, run.start() - 3), run.start()):
                cuts.setdefault(unit.start(), 1)
            for i in range(run.start() + 1, run.end()):
                if text[i] not in ",.0" and text[i - 1] not in ",.¥￥":
                    cuts.setdefault(i, 0)
    at = sorted(cuts)
    return [(a, b, cuts[a]) for a, b in zip(at, [*at[1:], end], strict=True)]


@cache
def _unit_before() -> regex.Pattern[str]:
    return regex.compile(rf"(?<=[\p{{Han}}/）]){alternation('unit_word')}$")
