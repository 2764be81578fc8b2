"""The lines of a document as the segmentation sees them: folded text, label, table or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extract.lexicon import phrase
from extract.model import Document, Line
from extract.structure.markers import BARE, RANK, Marker, marker_of
from extract.text.sentences import ends_in

_FRONT = 80
"""Rows within which contents and instructions in front of a contract begin."""
WORD_HEADING = re.compile(r"(?i)heading|标题")
"""What Word calls its styles of headings."""
_FEWEST_SURE = 2
_TITLE = 16
"""Characters of a title without a point behind its number at most."""
_COMPLETE = tuple("。；：！？")
_GLUED = (BARE, "1 ")
_SENTENCE = re.compile(r"[，。；：？！]")
_FIRST_CELL_NUMBER = re.compile(r"\|?\s*\d{1,3}\s*[\t|]")


@dataclass(slots=True)
class Row:
    """A non-blank line. `text` is the folded line, `tight` the same without spaces and Markdown signs;
    `start:end` are its offsets without the layout around it; `marker` is its label, `None` for table rows."""

    line: Line
    start: int
    end: int
    text: str
    tight: str
    in_table: bool
    marker: Marker | None = None


def read_rows(document: Document) -> list[Row]:
    """The non-blank lines of a document, each with its label; entries of a table of contents have none."""
    folded = document.folded
    covered = [(table.start, table.end) for table in document.tables if table.n_cols > 1]
    rows: list[Row] = []
    at = 0
    for line in document.lines:
        raw = folded[line.start : line.end]
        if not raw.strip():
            continue
        start = line.start + len(raw) - len(raw.lstrip())
        end = line.start + len(raw.rstrip())
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        in_table = (at < len(covered) and covered[at][0] <= start) or _looks_like_row(raw)
        text = folded[start:end]
        row = Row(line, start, end, text, "".join(text.split()).replace("*", "").replace("#", ""), in_table)
        if not in_table:
            generated = max(line.label_end - (start - line.start), 0) if line.label_end else 0
            row.marker = marker_of(text, generated)
        rows.append(row)
    _drop_contents(rows)
    _drop_instructions(rows)
    _drop_recitals(rows)
    _drop_group_rows(rows)
    _drop_second_language(rows)
    _check_bare(rows)
    return rows


def cells_of(row: Row) -> list[str]:
    """The cells of a table row, tight, without the empty ones."""
    return [cell for part in re.split(r"[\t|]", row.text) if (cell := "".join(part.split()).strip("*"))]


def _looks_like_row(raw: str) -> bool:
    """A Markdown table row, or cells separated by tabs; a tab right behind a label separates no cells."""
    body = raw.strip()
    if body.startswith("|") and body.count("|") >= 2:
        return True
    if "\t" not in body:
        return False
    tabs = [i for i, char in enumerate(body) if char == "\t"]
    head = body[: tabs[0]].strip()
    return not (
        len(tabs) == 1 and re.fullmatch(r"(?:第?[（(]?[\d.一二三四五六七八九十百]{1,6}[章节条）)、.．]{1,2})", head)
    )


def _drop_contents(rows: list[Row]) -> None:
    """Labels between a line `目录` and the second coming of the first of them are entries of the contents."""
    for i, row in enumerate(rows[:_FRONT]):
        if not phrase("clauses.contents_title").match(row.text):
            continue
        first = next((k for k in range(i + 1, min(i + 6, len(rows))) if rows[k].marker), None)
        if first is None:
            return
        key = rows[first].marker
        for k in range(first + 1, len(rows)):
            marker = rows[k].marker
            if marker and key and (marker.style, marker.path) == (key.style, key.path):
                for entry in rows[i:k]:
                    entry.marker = None
                return
        return


def _drop_instructions(rows: list[Row]) -> None:
    """The numbered paragraphs below 填写说明 in front of a contract tell how to fill the form in; they are no clauses."""
    head = next((i for i, row in enumerate(rows[:_FRONT]) if phrase("clauses.instructions_title").match(row.tight)), None)
    if head is None or any(row.marker for row in rows[:head]):
        return
    _drop_points(rows, head)


def _drop_recitals(rows: list[Row]) -> None:
    """The numbered points below 鉴于 say why the contract is made; they are its preamble and no clauses."""
    head = next((i for i, row in enumerate(rows[:_FRONT]) if phrase("clauses.recitals_title").search(row.tight)), None)
    if head is not None and rows[head].marker is None and not any(row.marker for row in rows[:head]):
        _drop_points(rows, head)


def _drop_points(rows: list[Row], head: int) -> None:
    """Takes the labels of one series behind row `head`, up to where the numbers of the contract itself begin.

    They end at a party, at a title, where numbers begin again, or where others as wide begin. Where nothing numbered
    follows they stay, as the only clauses there are.
    """
    series: Marker | None = None
    for k in range(head + 1, len(rows)):
        row, marker = rows[k], rows[k].marker
        if marker is None:
            if phrase("clauses.party_line").match(row.tight) or phrase("clauses.contract_title").match(row.tight):
                break
            continue
        if series is None:
            series = marker
        elif marker.style == series.style:
            if marker.value <= series.value:
                break
            series = marker
        elif RANK[marker.style] < RANK[series.style] or (RANK[marker.style] == RANK[series.style] and marker.value == 1):
            break
    else:
        return
    if series is not None and any(row.marker and row.marker.path[0] == 1 for row in rows[k:]):
        for row in rows[head:k]:
            row.marker = None


def _drop_group_rows(rows: list[Row]) -> None:
    """A line between two rows of one table whose second begins with a number is a group row, no chapter."""
    for before, row, after in zip(rows, rows[1:], rows[2:], strict=False):
        if row.marker and before.in_table and after.in_table and _FIRST_CELL_NUMBER.match(after.text):
            row.marker = None


def _drop_second_language(rows: list[Row]) -> None:
    """第2条 价格 / Article 2 Price: the second label says once more what the first says."""
    for before, row in pairwise(rows):
        one, other = before.marker, row.marker
        if one and other and one.style == other.style and one.path == other.path and one.shape != other.shape:
            row.marker = None


def _check_bare(rows: list[Row]) -> None:
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
        return sure
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
