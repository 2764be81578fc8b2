"""The parts of a document: regions (contract, groups such as 第二部分, annexes) and what is in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.clauses.annexes import Annex, find_annexes
from extract.clauses.front import KEY, front_papers
from extract.clauses.row import Row
from extract.clauses.signing import begins_signatures
from extract.clauses.signs import is_preamble
from extract.lexicon import phrase
from extract.structure.markers import RANK, Marker


@dataclass(frozen=True, slots=True)
class Region:
    """Rows `[first, last)` that are numbered on their own. `kind` is `main`, `group` or `annex`;
    clauses may begin at row `body`."""

    kind: str
    first: int
    last: int
    body: int
    title: str = ""
    annex: Annex | None = None


def regions(rows: list[Row], original: str) -> tuple[list[Region], list[int]]:
    """The regions of a document in order, and the rows that only list its annexes."""
    papers, start = front_papers(rows)
    if not papers:
        return _regions(rows, original)
    found = [Region("main", 0, papers[0], 0)] if papers[0] else []
    for k, (first, last) in enumerate(zip(papers, [*papers[1:], start], strict=True), 1):
        title = rows[first].tight
        found.append(Region("annex", first, last, first + 1, title, Annex(first, first + 1, "", title, f"{KEY}{k}")))
    inner, listed = _regions(rows[start:], original)
    found += [replace(r, first=r.first + start, last=r.last + start, body=r.body + start) for r in inner]
    return found, [i + start for i in listed]


def _regions(rows: list[Row], original: str) -> tuple[list[Region], list[int]]:
    """The regions of a contract with nothing in front of it."""
    annexes, listed = find_annexes(rows, original, lambda i: _resumes(rows, i))
    end = annexes[0].first if annexes else len(rows)
    found: list[Region] = []
    groups = _groups(rows, end)
    starts = [*groups, end]
    if not groups or groups[0] > 0:
        found.append(Region("main", 0, starts[0], 0))
    for first, last in zip(groups, starts[1:], strict=False):
        rows[first].marker = None
        found.append(Region("group", first, last, first + 1, rows[first].tight.strip("：:")))
    bounds = [*(annex.first for annex in annexes), len(rows)]
    for annex, last in zip(annexes, bounds[1:], strict=True):
        found.append(Region("annex", annex.first, last, annex.body, annex.title, annex))
    return found, listed


def _resumes(rows: list[Row], i: int) -> bool:
    """True if the series of the first level goes on behind row `i` with the very next value."""
    before = [row.marker for row in rows[:i] if row.marker]
    if not before:
        return False
    style = main_style(before)
    values = [m.value for m in before if m.style == style]
    if style is None or style not in ("chapter", "article", "cn") or not values:
        return False
    wanted = max(values) + 1
    for row in rows[i + 1 :]:
        if row.marker and row.marker.style == style:
            return row.marker.value == wanted and values[-1] + 1 == wanted
    return False


def _groups(rows: list[Row], end: int) -> list[int]:
    """Rows that begin a group (合同协议书, 通用条款, 专用条款 …), inside which numbers begin again."""
    parts = [i for i in range(end) if _is_part(rows[i])]
    if any(phrase("clauses.group_words").search(rows[i].tight) for i in parts):
        return parts
    if parts:
        return []
    titled = [
        i
        for i in range(end)
        if rows[i].marker is None
        and not rows[i].in_table
        and len(rows[i].tight) <= 14
        and phrase("clauses.group_plain").search(rows[i].tight)
        and phrase("clauses.group_name").match(rows[i].tight)
    ]
    return [i for i in titled if _restarts(rows, i, end)]


def _is_part(row: Row) -> bool:
    if row.marker is None or len(row.tight) > 24 or not phrase("clauses.part_row").match(row.tight):
        return False
    if row.marker.style != "part" and not (
        row.marker.style in ("chapter", "section") and phrase("clauses.group_form").search(row.tight)
    ):
        return False
    return not re.search(r"[，。；]", row.tight)


def _restarts(rows: list[Row], i: int, end: int) -> bool:
    """True if the first label after row `i` is a first one."""
    following = next((row.marker for row in rows[i + 1 : end] if row.marker), None)
    return following is not None and following.path[0] == 1


def main_style(markers: list[Marker]) -> str | None:
    """Style of the first level: that of the first label, unless a clearly wider series takes over."""
    if not markers:
        return None
    main = markers[0].style
    for i, marker in enumerate(markers):
        if RANK[marker.style] + 1 >= RANK[main] or marker.value != 1 or marker.doubtful:
            continue
        if not any(m.style == marker.style and m.value == 2 for m in markers[i + 1 :]):
            continue
        values = {m.value for m in markers[:i] if m.style == main}
        last = max(values, default=0)
        goes_on = any(m.style == main and m.value == last + 1 for m in markers[i + 1 :])
        if i <= 0.35 * len(markers) or (len(values) < 3 and not goes_on):
            main = marker.style
    return main


def body_start(rows: list[Row], first: int, last: int) -> int:
    """Row of the first clause of a region (`last` if it has none)."""
    markers = [(i, m) for i in range(first, last) if (m := rows[i].marker)]
    style = main_style([m for _, m in markers])
    own = [(i, m) for i, m in markers if m.style == style]
    return next((i for i, m in own if m.path[0] == 1), own[0][0] if own else last)


def signature_start(rows: list[Row], start: int, last: int, style: str | None) -> int:
    """Row at which the signature block of a region begins, `last` if it has none."""
    top = 0
    tops: list[int] = [0] * (last + 1)
    for i in range(start, last):
        marker = rows[i].marker
        if marker is not None and marker.style == style and marker.value == top + 1:
            top = marker.value
        tops[i] = top
    for i in range(start, last):
        if not begins_signatures(rows, i, last):
            continue
        wanted = tops[i] + 1
        if tops[i] and any(m.style == style and m.value == wanted for r in rows[i:last] if (m := r.marker)):
            continue
        return i
    return last


def preamble_start(rows: list[Row], first: int, body: int) -> int:
    """Row of the first paragraph that says why the contract is made; `body` if there is none."""
    return next((i for i in range(first, body) if not rows[i].in_table and is_preamble(rows[i].tight)), body)
