"""Lines that stand inside a sum: a watermark or a stamp that a converter wrote between two lines of the text.

人民币叁拾⏎仅供查阅⏎万元整: what is left of the line end is no sum, nor is what follows. Dropped is only a short line without a
mark of its own between two lines of which neither half can be a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.text.fold import fold

_FORMAL = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_LONGEST = 30
"""Characters of a watermark's line."""
_MOST = 2
"""Lines of one watermark."""
_OWN = re.compile(
    r"[：:。；;，,\t|]|^\W*[0-9一二三四五六七八九十]{1,3}[、.．）)]|^第[0-9一二三四五六七八九十]{1,3}[条章节]|^[0-9.,%‰]+$"
    rf"|[{_FORMAL}]{{2,}}|[0-9][元万]"
)
"""What shows that a line is one of the text: a label, a stop, a number, a cell."""
_HALVES = tuple(
    (re.compile(end), re.compile(rest))
    for end, rest in (
        (
            rf"[{_FORMAL}]{{2,}}$|(?:币|写|计|为|：)[{_FORMAL}]$",
            rf"[{_FORMAL}]{{0,16}}[元圆](?:整|正|[{_FORMAL}（，。]|$)",
        ),
        (r"[^0-9][0-9]{1,3}(?:,[0-9]{3})*[,，]$", r"[0-9]{3}(?![0-9])"),
        (r"[^0-9,.]0*[1-9]$", r"0[0-9],[0-9]{3}(?![0-9])"),
        (r"[^0-9,.][1-9][0-9]$", r"0,[0-9]{3}(?![0-9])"),
        (r"[0-9],[0-9]$", r"[0-9]{2}(?:,[0-9]{3}|\.[0-9]{2}|元)(?![0-9])"),
        (r"[0-9],[0-9]{2}$", r"[0-9](?:,[0-9]{3}|\.[0-9]{2}|元)(?![0-9])"),
        (r"[^0-9,.][0-9]{1,3}(?:,[0-9]{3})*$", r",[0-9]{3}(?![0-9])"),
        (r"[0-9],[0-9]{3}$", r"\.[0-9]{2}(?=[元万（，。；]|$)"),
        (r"[0-9][.．]$", r"[0-9]{1,4}(?:万?元|[%‰])"),
        (r"(?:[币计为：额]|¥)[0-9][0-9,.]*$", r"万元(?:整|[（，。；]|$)"),
    )
)
_ENDS = frozenset(f"0123456789０１２３４５６７８９,，.．{_FORMAL}參陸貳萬億圆圓")
"""What the first half can end with."""


def cutting(lines: Sequence[str], filled: Sequence[int]) -> Iterator[int]:
    """Numbers of the lines that stand inside a sum; `filled` are the lines that are not empty."""
    for at in range(1, len(filled)):
        before = lines[filled[at - 1]].rstrip()[-40:]
        if not before or before[-1] not in _ENDS or _cut(before, lines[filled[at]].strip()):
            continue
        for behind in range(at + 1, min(at + 1 + _MOST, len(filled))):
            if not _is_bare(lines[filled[behind - 1]].strip()):
                break
            if _cut(before, lines[filled[behind]].strip()):
                yield from filled[at:behind]
                break


def _is_bare(line: str) -> bool:
    return 0 < len(line) <= _LONGEST and _OWN.search(line) is None


def _cut(before: str, behind: str) -> bool:
    """True if the two are the halves of one sum."""
    before, behind = fold(before), fold(behind)
    return any(end.search(before) and rest.match(behind) for end, rest in _HALVES)
