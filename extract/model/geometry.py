"""Boxes of characters → rectangles of printed rows. Plain numbers: left, top, right, bottom; origin top left."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from itertools import count
from math import nan

Box = tuple[float, float, float, float]
Row = tuple[int, Box]
PageOf = Callable[[int], tuple[int, int]]


def rows(part: array[float], start: int, page_of: PageOf) -> list[Row]:
    """Page and rectangle of each printed row that characters touch, in the order of the characters.

    `part`: four floats a character, NaN where it has no box; `start`: the offset of the first character; `page_of`: the
    page of an offset, and the offset up to which the page goes.
    """
    found: list[Row] = []
    page, page_end = 0, -1
    left = high = right = low = nan
    for i, x0, top, x1, bottom in zip(count(start), part[0::4], part[1::4], part[2::4], part[3::4]):
        if x0 != x0:  # NaN: no box
            continue
        if i >= page_end:
            if left == left:
                found.append((page, (left, high, right, low)))
                left = nan
            page, page_end = page_of(i)
        if x0 >= left:  # never true of NaN
            # It goes on in the same printed row if it overlaps half of the row's height and lies to its right.
            overlap = (low if low < bottom else bottom) - (high if high > top else top)
            tall, mine = low - high, bottom - top
            if overlap > 0.5 * (tall if tall < mine else mine):
                if top < high:
                    high = top
                if x1 > right:
                    right = x1
                if bottom > low:
                    low = bottom
                continue
        if left == left:
            found.append((page, (left, high, right, low)))
        left, high, right, low = x0, top, x1, bottom
    if left == left:
        found.append((page, (left, high, right, low)))
    return found


def lying_rows(part: array[float], start: int, page_of: PageOf, size: tuple[float, float], turns: int) -> list[Row]:
    """`rows` of a page of this size on which the lines run along another side: `turns` clockwise quarters put it upright."""
    boxes = zip(part[0::4], part[1::4], part[2::4], part[3::4], strict=True)
    upright = array("f", [v for box in boxes for v in turned(box, size, turns)])
    upright_size = (size[1], size[0]) if turns % 2 else size
    return [(page, turned(box, upright_size, 4 - turns)) for page, box in rows(upright, start, page_of)]


def turned(box: Box, size: tuple[float, float], turns: int) -> Box:
    """A box of a page (width, height) after the page is turned clockwise by 1, 2 or 3 quarters. NaN stays NaN.

    >>> turned((10, 20, 30, 25), (100, 200), 1)
    (175, 10, 180, 30)
    """
    x0, top, x1, bottom = box
    width, height = size
    if turns == 1:
        return height - bottom, x0, height - top, x1
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    return top, width - x1, bottom, width - x0
