"""The lines of a document as the segmentation sees them: folded text, label, table or not."""

from __future__ import annotations

import re
from itertools import pairwise

from extract.clauses.bare import check_bare
from extract.clauses.row import Row
from extract.lexicon import phrase
from extract.model import Document
from extract.structure.markers import RANK, Marker, marker_of

_FRONT = 80
"""Rows within which contents and instructions in front of a contract begin."""
_FIRST_CELL_NUMBER = re.compile(r"\|?\s*\d{1,3}\s*[\t|]")


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
    check_bare(rows)
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
