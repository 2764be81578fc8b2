"""Numbers that nothing but a blank, or nothing at all, parts from their words: labels, or figures of the text?"""

from __future__ import annotations

import re

from extract.clauses.row import Row
from extract.structure.markers import BARE
from extract.structure.types import heading_types
from extract.text.sentences import ends_in

WORD_HEADING = re.compile(r"(?i)heading|标题")
"""What Word calls its styles of headings."""
_FEWEST_SURE = 2
_FEWEST_TITLES = 4
_TITLE = 16
"""Characters of a title without a point behind its number at most."""
_COMPLETE = tuple("。；：！？")
_GLUED = (BARE, "1 ")
_SENTENCE = re.compile(r"[，。；：？！]")
_WIDER = frozenset({"article", "cn", "chapter", "part"})
"""Styles of the clauses of a contract: below them a number with a blank begins an item of a list."""


def check_bare(rows: list[Row]) -> None:
    """`三 验收` is a label only if there are both a first and a second; `3 验收` if `3.1` comes next, if the document says
    that it is a heading, or if it goes on with a series of such titles."""
    marked = [row for row in rows if row.marker]
    cn = {row.marker.value for row in marked if row.marker and row.marker.shape == "一 "}
    titles = _bare_titles(marked)
    glued = {id(rows[i]) for i in _glued(rows)}
    for i, row in enumerate(marked):
        marker = row.marker
        if marker is None or not marker.doubtful:
            continue
        if id(row) in glued:
            continue
        if (marker.shape == "一 " and not {1, 2} <= cn) or marker.shape == BARE or (marker.shape == "1 " and i not in titles):
            row.marker = None


def _glued(rows: list[Row]) -> set[int]:
    """The indices of the labels like `2工程地点` that are labels: in a series from 1 on, each behind a line that is
    complete, a title or a sentence. A blank behind the number (`3 工程质量…`) does not break such a series."""
    found: set[int] = set()
    run: list[int] = []
    for i, row in enumerate(rows):
        marker = row.marker
        if marker is None or marker.shape not in _GLUED:
            continue
        before = rows[i - 1] if i else None
        whole = before is None or before.tight[-1:] in _COMPLETE or (before.marker is None and len(before.tight) <= _TITLE)
        last = rows[run[-1]].marker if run else None
        if whole and marker.value == 1 and marker.shape == BARE:
            found.update(run if len(run) >= _FEWEST_SURE else ())
            run = [i]
        elif whole and last and 1 <= marker.value - last.value <= 2:
            run.append(i)
    return found.union(run if len(run) >= _FEWEST_SURE else ())


def _bare_titles(marked: list[Row]) -> set[int]:
    """The indices of the labels of the shape `3 验收` that are labels.

    Those with `3.1` right below are sure, and so are headings; between sure ones, of which there must be two, or behind
    them, a short title with the next value is one too, unless a decimal behind it still belongs to a clause before it.
    """
    bare = [i for i, row in enumerate(marked) if row.marker and row.marker.shape == "1 "]
    sure = {i for i in bare if _headed(marked[i]) or _opens(marked, i)}
    if len(sure) < _FEWEST_SURE:
        return _all_titled(marked, bare) or sure
    found: set[int] = set()
    last = 0
    for i in bare:
        marker = marked[i].marker
        assert marker is not None
        value = marker.value
        rivals = any(k > i and (other := marked[k].marker) is not None and other.value == value for k in sure)
        title = marked[i].text[marker.label_end :]
        goes_on = value == last + 1 and not rivals and len(title) <= _TITLE and not _SENTENCE.search(title)
        if i in sure or (goes_on and _in_order(marked, i, value)):
            found.add(i)
            last = value
    return found


def _all_titled(marked: list[Row], bare: list[int]) -> set[int]:
    """The indices of a series from 1 on whose titles are those of clauses, where no wider series numbers the contract."""
    if any(row.marker is not None and row.marker.style in _WIDER for row in marked):
        return set()
    found: list[int] = []
    known = 0
    for i in bare:
        marker = marked[i].marker
        assert marker is not None
        title = marked[i].text[marker.label_end :].strip()
        if marker.value == len(found) + 1 and len(title) <= _TITLE and not _SENTENCE.search(title):
            found.append(i)
            known += bool(heading_types(title))
    return set(found) if len(found) >= _FEWEST_TITLES and known * 4 >= len(found) * 3 else set()


def _headed(row: Row) -> bool:
    """A heading by its style, no sentence."""
    return bool(WORD_HEADING.search(row.line.style)) and not ends_in(row.text)


def _opens(marked: list[Row], i: int) -> bool:
    """`3` with `3.1` right below."""
    one, following = marked[i].marker, marked[i + 1].marker if i + 1 < len(marked) else None
    return one is not None and following is not None and following.path == (one.value, 1)


def _in_order(marked: list[Row], i: int, value: int) -> bool:
    """The next decimal behind the label is none of a clause before it."""
    following = next((m for row in marked[i + 1 :] if (m := row.marker) is not None and m.style == "decimal"), None)
    return following is None or following.path[0] >= value
