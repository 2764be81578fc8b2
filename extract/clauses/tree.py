"""Labels of one region → a tree, by a stack of styles; oddities are kept and noted, never renumbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extract.structure.markers import RANK, Marker

_ARABIC = {"n", "n)", "(n)"}
MAX_DEPTH = 12
"""No contract nests deeper: a series that seems to is a list whose numbering has failed."""
MAX_GAP = 9
"""A value further than this ahead of its series is a figure in the text, not a label."""
_HEADED = frozenset({"chapter", "article", "cn"})
"""Styles whose bare title is a heading even where the text is a piece that begins with it (第十条 争议解决)."""


@dataclass(slots=True, eq=False)
class Item:
    """A label that was accepted: row number, level from 1, and the item above it.

    `odd` is `(kind, expected)` where the numbering is odd; `title` tells whether the line is a bare title."""

    row: int
    marker: Marker | None
    level: int
    parent: Item | None
    title: bool = False
    odd: tuple[str, str] | None = None
    children: list[Item] = field(default_factory=list)


def grow(marked: Sequence[tuple[int, Marker | None, bool]], expected_label: Callable[[Marker, int], str]) -> list[Item]:
    """Items of one region in reading order.

    `marked` holds `(row, marker, is a bare title)`; a marker of `None` is an unnumbered first-level heading.
    `expected_label` writes the label that would have gone on with a series.
    """
    items: list[Item] = []
    stack: list[Item] = []
    tops: list[Marker] = [m for _, m, _ in marked if m is not None]
    following = 0
    last: dict[str, int] = {}
    for row, marker, title in marked:
        if marker is None:
            item = Item(row, None, 1, None, title)
            stack = [item]
            items.append(item)
            continue
        following += 1
        piece = not items or (items[0].marker is not None and items[0].marker.value > 1)
        placed = _place(stack, marker, title, tops[following : following + 25], last, piece)
        if placed is None:
            continue
        depth, odd = placed
        parent = stack[depth - 1] if depth else None
        item = Item(row, marker, depth + 1, parent, title)
        if odd:
            item.odd = (odd[0], expected_label(marker, odd[1]))
        if parent is not None:
            parent.children.append(item)
        stack[depth:] = [item]
        last[marker.style] = marker.value
        items.append(item)
    return items


def _place(
    stack: list[Item], marker: Marker, title: bool, following: Sequence[Marker], last: dict[str, int], piece: bool
) -> tuple[int, tuple[str, int] | None] | None:
    """Depth in the stack at which the marker goes, and its oddity `(kind, expected)`; `None`: not a label.

    `piece`: the text is cut out of a longer one, so its numbers do not begin with 1.
    """
    if marker.style == "decimal":
        return _place_decimal(stack, marker)
    same = [i for i, item in enumerate(stack) if item.marker is not None and item.marker.style == marker.style]
    nexts = [i for i in same if _value(stack[i]) + 1 == marker.value]
    if nexts:
        return _best(stack, nexts, marker, title), None
    if marker.value == 1:
        if len(stack) >= MAX_DEPTH:
            return len(stack) - 1, ("duplicate", _value(stack[-1]) + 1)
        return _child_depth(stack, marker, same), None
    if not same and marker.style in _ARABIC:
        # `1) 2) （3）`: a drafter's slip inside one series.
        near = [i for i, item in enumerate(stack) if item.marker and item.marker.style in _ARABIC]
        nexts = [i for i in near if _value(stack[i]) + 1 == marker.value]
        if nexts:
            return nexts[-1], None
    if not same and title and marker.value > 1:
        # 第三条 …, then 四、…: one count in two ways of writing.
        alike = [i for i, item in enumerate(stack) if item.marker and RANK[item.marker.style] == RANK[marker.style]]
        nexts = [i for i in alike if stack[i].title and _value(stack[i]) + 1 == marker.value]
        if nexts:
            return nexts[-1], None
    if not same and last.get(marker.style, 0) + 1 == marker.value:
        # Articles that are counted through all chapters.
        return _child_depth(stack, marker, same), None
    if marker.doubtful:
        return None
    if same:
        return _odd(stack, same, marker, following)
    if title and _counted_below(marker, following):
        return _child_depth(stack, marker, same), ("gap", 1)
    if title and piece and marker.style in _HEADED and all(RANK[style] > RANK[marker.style] for style in last):
        return 0, ("gap", 1)
    if piece and not stack and not last and marker.style in _HEADED and all(RANK[m.style] > RANK[marker.style] for m in following):
        return 0, ("gap", 1)  # 九、付款。…均在15日内支付： above （一）（二）（三）, and no other of its kind
    if marker.value > 2 and not any(m.style == marker.style and m.value == marker.value + 1 for m in following):
        return None
    if marker.value > MAX_GAP + 1 and stack:
        return None
    return _child_depth(stack, marker, same), ("gap", 1)


def _value(item: Item) -> int:
    """Ordinal of an item; of a decimal standing in a plain series, its last component."""
    return item.marker.value if item.marker else 0


def _best(stack: list[Item], nexts: list[int], marker: Marker, title: bool) -> int:
    """Of several open series that go on with this value, the one written alike; else the innermost."""

    def likeness(i: int) -> tuple[bool, bool, int]:
        other = stack[i]
        return (other.marker is not None and other.marker.shape == marker.shape, other.title == title, i)

    return max(nexts, key=likeness)


def _child_depth(stack: list[Item], marker: Marker, same: list[int]) -> int:
    """Depth of the first of a new series: below everything that is not clearly narrower."""
    depth = len(stack)
    if same:
        return depth
    slack = 2 if marker.value == 1 else 0
    while depth and (top := stack[depth - 1].marker) is not None and RANK[top.style] > RANK[marker.style] + slack:
        # `一、` after `1.`: a wider style closes narrower ones, unless nothing wider remains above it. `四、` goes on
        # with a series that began before the text does.
        if (
            marker.value == 1
            and not any(s.marker is not None and RANK[s.marker.style] <= RANK[marker.style] for s in stack[: depth - 1])
            and not any(s.marker is None for s in stack[: depth - 1])
        ):
            break
        depth -= 1
    return depth


def _odd(
    stack: list[Item], same: list[int], marker: Marker, following: Sequence[Marker]
) -> tuple[int, tuple[str, int] | None] | None:
    """Depth and oddity of a value that no open series of its style expects."""
    ahead = [i for i in same if 1 < marker.value - _value(stack[i]) <= MAX_GAP]
    twice = [i for i in same if _value(stack[i]) == marker.value]
    if twice:
        i = twice[-1]
        return i, ("duplicate", _value(stack[i]) + 1)
    if ahead:
        i = min(ahead, key=lambda k: (marker.value - _value(stack[k]), -k))
        return i, ("gap", _value(stack[i]) + 1)
    i = same[-1]
    if marker.value > _value(stack[i]):
        return (i, ("gap", _value(stack[i]) + 1)) if _counted_below(marker, following) else None
    return i, ("backward", _value(stack[i]) + 1)


def _counted_below(marker: Marker, following: Sequence[Marker]) -> bool:
    """True for `15. 缺陷责任` with `15.2` right behind it: special conditions name only the clauses that they change."""
    return bool(following) and following[0].style == "decimal" and following[0].path[0] == marker.value


def _place_decimal(stack: list[Item], marker: Marker) -> tuple[int, tuple[str, int] | None] | None:
    """`8.1.1` goes below `8.1`, `8.1` below the item whose ordinal is 8, whatever its style."""
    prefix, value = marker.path[:-1], marker.value
    for i in range(len(stack) - 1, -1, -1):
        other = stack[i].marker
        if other is None or other.style != "decimal":
            continue
        if other.path[:-1] == prefix:
            if value == other.value + 1:
                return i, None
            if value == 1:
                break
            if marker.doubtful or value - other.value > MAX_GAP:
                return None
            kind = "duplicate" if value == other.value else "gap" if value > other.value else "backward"
            return i, (kind, other.value + 1)
    for i in range(len(stack) - 1, -1, -1):
        other = stack[i].marker
        if other is None:
            continue
        hit = other.path == prefix if other.style == "decimal" else len(prefix) == 1 and other.value == prefix[0]
        if hit:
            if value != 1 and (marker.doubtful or value > MAX_GAP):
                return None
            return i + 1, None if value == 1 else ("gap", 1)
    if marker.doubtful:
        return None
    # The prefix names no open item (a drafter's slip): a sibling of decimals as deep, else a child.
    for i in range(len(stack) - 1, -1, -1):
        other = stack[i].marker
        if other is not None and other.style == "decimal" and len(other.path) == len(marker.path):
            if i == 0 or value == 1:
                return i, None
            kind = "gap" if marker.path > other.path else "backward"
            return i, (kind, other.value + 1)
    if value != 1 and stack:
        return None
    while stack and stack[-1].marker is not None and stack[-1].marker.style in ("(n)", "circle", "n)", "(a)", "a"):
        stack.pop()
    return len(stack), None
