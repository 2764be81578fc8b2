"""Where the annexes begin, and which lines only name an annex."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.clauses.row import Row
from extract.clauses.signing import begins_signatures
from extract.clauses.signs import is_following, is_label_line, is_party_line, is_sign_page
from extract.lexicon import phrase
from extract.structure.numerals import ordinal

_SENTENCE = re.compile(r"[，；？！]|。.")
_GAP = re.compile(r"\S{2}[ \t\u3000]{1,8}[^\s\d]")
"""The word for an annex, a gap, and its title: the gap does what a colon does."""
_NEAR = 6
"""Rows (parties, a preamble) between the title of an annex and its first number."""


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex from row `first`; `label` is its number as written (`附件二`), `title` may be "", `key` is the
    number alone (`2`); its text begins at row `body`, behind a title on a line of its own."""

    first: int
    body: int
    label: str
    title: str
    key: str


def annex_label(row: Row, original: str, following: Row | None = None) -> tuple[str, str, str] | None:
    """`(label, key, title)` of a line that names an annex, `None` if it is none.

    `key` is the number that the label says (`2`), "" without a number.
    """
    if row.in_table or row.marker is not None or len(row.tight) > 60 or "附" not in row.tight[:5]:
        return None
    match = phrase("clauses.annex_label").match(row.tight)
    if match is None:
        return None
    title = match["title"].strip("）)】》") if not match["title"].startswith("《") else match["title"]
    if _SENTENCE.search(title) or (
        title and not match["sep"] and not title.startswith("《") and phrase("clauses.annex_mentioned").match(title)
    ):
        return None
    if match["n"] is None and not match["sep"] and title and not _GAP.match(original, row.start):
        return None
    if phrase("clauses.annex_list").match(row.tight) and match["sep"] and not _heads_title(row, following):
        return None
    number = match["n"] or ""
    value = ordinal(number) if number and not number.isascii() else None
    key = str(value) if value is not None else number
    return match["kind"] + number, key, title.rstrip("。；：")


def _untitled(rows: list[Row], i: int, original: str) -> tuple[str, str, str] | None:
    """Behind the signatures a title alone (补充约定, 保密协议) begins an annex that nobody called one, if numbers begin
    again below it."""
    row = rows[i]
    if row.marker or row.in_table or len(row.tight) > 40 or phrase("clauses.annex_alone").match(row.tight) is None:
        return None
    if i and annex_label(rows[i - 1], original, row) is not None:
        return None  # the title of the annex whose label stands above it
    for below in rows[i + 1 : i + 1 + _NEAR]:
        if below.marker is not None:
            return ("", "", row.tight) if below.marker.path == (1,) else None
    return None


def _next(rows: list[Row], i: int) -> Row | None:
    return rows[i + 1] if i + 1 < len(rows) else None


def _heads_title(row: Row, following: Row | None) -> bool:
    """附件： alone, with a title on the next line and no list of annexes: the annex itself begins."""
    return row.tight.rstrip("：:") == "附件" and following is not None and _title_below(following) != ""


def find_annexes(rows: list[Row], original: str, resumes: Callable[[int], bool]) -> tuple[list[Annex], list[int]]:
    """The annexes of a document, and the rows that only list annexes.

    `resumes(i)`: the contract's own numbering goes on after row `i`, so what stands there is no annex yet.
    """
    signed_after = _signature_rows(rows)
    named = [
        (i, label)
        for i, row in enumerate(rows)
        if (label := annex_label(row, original, _next(rows, i)) or (_untitled(rows, i, original) if i > signed_after else None))
    ]
    listed: list[int] = []
    found: list[Annex] = []
    later: set[str] = set()
    # From the end: a label that comes again later only lists its annex here.
    for position in range(len(named) - 1, -1, -1):
        i, (name, key, title) = named[position]
        end = named[position + 1][0] if position + 1 < len(named) else len(rows)
        identity = key or re.sub(r"[《》]", "", title) or "-"
        next_key = named[position + 1][1][1] if position + 1 < len(named) else ""
        next_real = bool(found) and found[-1].first == end
        empty = end == i + 1
        if identity in later or resumes(i):
            listed.append(i)
            continue
        if empty and position + 1 < len(named) and not next_real and next_key != key:
            listed.append(i)
            continue
        if _only_signatures(rows, i + 1, end, signed_after):
            listed.append(i)
            continue
        if end == len(rows) and empty and i and annex_label(rows[i - 1], original):
            listed.append(i)
            continue
        body = i + 1
        if not title and body < end:
            title = _title_below(rows[body])
            body += bool(title)
        later.add(identity)
        found.append(Annex(i, body, name, title, key))
    return found[::-1], listed[::-1]


def _title_below(row: Row) -> str:
    """The next line, if it is the title that the annex's own line lacks."""
    text = row.tight
    if row.in_table or row.marker or len(text) > 30 or re.search(r"[，。；：]", text) or is_party_line(text):
        return ""
    return "" if is_label_line(text) else text


def _signature_rows(rows: list[Row]) -> int:
    """Row of the first signature page or block, or the number of rows; parties stand in the first third as well."""
    size = len(rows)
    here = (i for i in range(size) if begins_signatures(rows, i, size) and (3 * i > size or is_sign_page(rows[i].tight)))
    return next(here, size)


def _only_signatures(rows: list[Row], start: int, end: int, first_signature: int) -> bool:
    """True if what follows the line is the contract's own signature block, which had not come yet."""
    if start >= end:
        return False
    if first_signature < start - 1:
        return False
    if is_sign_page(rows[start].tight):
        return True
    if not begins_signatures(rows, start, end):
        return False
    block = rows[start : min(start + 12, end)]
    first_label = next((k for k, row in enumerate(block) if row.marker), len(block))
    block = block[: max(first_label - 1, 1)] if first_label < len(block) else block
    return sum(is_following(r.tight) or is_party_line(r.tight) or r.in_table for r in block) >= 0.6 * len(block)
