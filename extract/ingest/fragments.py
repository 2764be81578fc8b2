"""Lines that are only the rest of the line above, whatever stands between: `25` / empty line / `,000.00` / `）` / `。`.

Converters that set every run of a PDF on a line of its own (a figure that is underlined, the mark behind it) leave lines
that nothing can begin with. They go back to where they were cut, before anything takes half a figure for a whole one.
Lines right below each other are left to `reflow`,
which knows how wide the text is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.ingest.glue import glue

_REST = re.compile(r"[，。；、）》”’】)]")
"""Marks that no line begins with."""
_FIGURE, _FIGURE_REST = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})*\s*\Z"), re.compile(r"\s*(?:,\d{3}(?!\d)|\.\d{1,2}(?!\d))")
_PERCENT, _PERCENT_REST = re.compile(r"\d\s*\Z"), re.compile(r"\s*[%％‰]")
_SIGN, _SIGN_REST = re.compile(r"[¥￥]\s*\Z"), re.compile(r"\s*\d")
_HALVES = ((_FIGURE, _FIGURE_REST), (_PERCENT, _PERCENT_REST), (_SIGN, _SIGN_REST))
_TABLE = re.compile(r"[\t|]| {3,}\S")
_EMPTY = 2
"""Empty lines over which a rest may stand apart."""


def whole(lines: Sequence[str]) -> list[str]:
    """The lines, those that are a rest joined to what they were cut from."""
    result: list[str] = []
    last = -1  # the last line that is not empty
    for line in lines:
        if not line.strip():
            result.append(line)
            continue
        empty = len(result) - last - 1
        if last >= 0 and 1 <= empty <= _EMPTY and _is_rest(result[last], line):
            del result[last + 1 :]
            result[last] = glue(result[last].rstrip(), line.strip())
            continue
        last = len(result)
        result.append(line)
    return result


def _is_rest(before: str, line: str) -> bool:
    if _TABLE.search(before.strip()) or _TABLE.search(line.strip()):
        return False
    return bool(_REST.match(line.strip())) or any(rest.match(line) and end.search(before) for end, rest in _HALVES)
