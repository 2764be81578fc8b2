"""Places in a text that are almost a name: one or two characters changed, or some put in or left out."""

from __future__ import annotations

from collections.abc import Iterator

_SUFFIX = 2
"""Characters at the end that must agree (公司, 项目, 医院)."""
_MOST = 2
"""Characters that may differ."""
NUMERALS = frozenset("一二三四五六七八九十甲乙丙丁东西南北上下左右前后大小新老0123456789ⅠⅡⅢABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What tells one of several things of a kind from the next (第一医院, 第二医院): no slip."""


def near(name: str, text: str) -> Iterator[tuple[int, int]]:
    """`(start, end)` of every passage that is a name but for a slip.

    One half of a slip is right: the halves are looked up as they stand, nothing is compared at every place.

    >>> [("云州市清水河治理工程"[s:e]) for s, e in near("云州市清水湖治理工程", "云州市清水河治理工程")]
    ['云州市清水河治理工程']
    >>> list(near("云州市第一人民医院", "云州市第二人民医院"))
    []
    """
    half = len(name) // 2
    seen: set[tuple[int, int]] = set()
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        while at >= 0:
            for start, end in _around(name, text, at - offset, half, first=offset == 0):
                if (start, end) not in seen:
                    seen.add((start, end))
                    yield start, end
                    break
            at = text.find(part, at + 1)


def _around(name: str, text: str, start: int, half: int, *, first: bool) -> Iterator[tuple[int, int]]:
    """The passages of about the length of the name that begin (first half found) or end (second half found) with it."""
    length = len(name)
    if start >= 0 and text.startswith(name, start):
        return
    for more in (0, -1, 1, -2, 2):
        begin = start if first else start - more
        end = begin + length + more
        if begin < 0 or end > len(text):
            continue
        other = text[begin:end]
        if other[-_SUFFIX:] == name[-_SUFFIX:] and (_changed(name, other) if more == 0 else _shifted(name, other)):
            yield begin, end


def _changed(name: str, other: str) -> bool:
    """At most two neighbouring characters are others, none of them a numeral."""
    apart = [i for i, (a, b) in enumerate(zip(name, other, strict=True)) if a != b]
    if not apart or len(apart) > _MOST or apart[-1] - apart[0] >= _MOST:
        return False
    return all(name[i].isalpha() and other[i].isalpha() and not {name[i], other[i]} & NUMERALS for i in apart)


def _shifted(name: str, other: str) -> bool:
    """One text is the other with one or two neighbouring characters put in, neither at its beginning nor numerals."""
    short, long = sorted((name, other), key=len)
    front = 0
    while front < len(short) and short[front] == long[front]:
        front += 1
    put_in = long[front : front + len(long) - len(short)]
    return (
        0 < front < len(short)
        and short[front:] == long[front + len(put_in) :]
        and put_in.isalpha()
        and not set(put_in) & NUMERALS
    )
