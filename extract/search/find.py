"""Questions to the index, and the passages that answer them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extract.search.query import Query
from extract.search.tokens import spans

_BEFORE, _LENGTH = 30, 110
_HEADING_WEIGHT = 3.0
"""A word in the heading of a clause says more about it than one in its text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that holds all phrases. `above` are numbers and headings of those above it.

    `start` is the offset of the first hit in the contract's text; `page` 1-based. `snippet` is one line around it;
    `marks` are the `[start, end)` of the hits within the snippet. `score` is the larger the better, to be compared
    within one answer only.
    """

    contract_id: str
    path: str
    title: str
    contract_number: str
    clause: str
    number: str
    heading: str
    above: str
    type: str
    page: int | None
    start: int
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The best clauses, how many there are in all, and in which files (contract ids)."""

    hits: tuple[Hit, ...]
    total: int
    files: frozenset[str]


def find(
    connection: sqlite3.Connection,
    query: Query,
    *,
    kind: str = "",
    contract: str = "",
    category: str = "",
    limit: int = 20,
) -> Answer:
    """Clauses that hold all phrases of a question, best first (BM25); equal ones by path and place.

    `kind` is a type of clause, `category` a category, `contract` the beginning of an id or a part of a path.
    """
    if not query.phrases:
        return Answer((), 0, frozenset())
    where = "words MATCH ?"
    values: list[object] = [query.match]
    for condition, value in (("clauses.type = ?", kind), ("contracts.category = ?", category)):
        if value:
            where += f" AND {condition}"
            values.append(value)
    if contract:
        where += " AND (substr(clauses.contract, 1, length(?)) = lower(?) OR instr(contracts.path, ?))"
        values += [contract] * 3
    tables = "words JOIN clauses ON clauses.id = words.rowid JOIN contracts ON contracts.contract = clauses.contract"
    counts = dict(connection.execute(f"SELECT clauses.contract, count(*) FROM {tables} WHERE {where} GROUP BY 1", values))
    rows = connection.execute(
        "SELECT clauses.contract, path, title, contract_number, clause, number, clauses.heading, above, clauses.type, page, start, text, "
        f"bm25(words, {_HEADING_WEIGHT}, 1.0) AS rank FROM {tables} WHERE {where} "
        "ORDER BY rank, path, start LIMIT ?",
        [*values, limit],
    ).fetchall()
    return Answer(tuple(_hit(row, query) for row in rows), sum(counts.values()), frozenset(counts))


def _hit(row: Sequence[Any], query: Query) -> Hit:
    contract, path, title, number_of, clause, number, heading, above, kind, page, start, text, rank = row
    begin, snippet, marks = _snippet(text, places(text, query))
    score = round(-rank, 4)
    return Hit(
        contract, path, title, number_of, clause, number, heading, above, kind, page, start + begin, snippet, marks, score
    )


def places(text: str, query: Query) -> list[tuple[int, int]]:
    """Where the phrases of a question stand in a text, in order, overlapping ones joined."""
    found = list(spans(text))
    names = [token for token, _, _ in found]
    marks: list[tuple[int, int]] = []
    for phrase in query.phrases:
        size = len(phrase)
        for i in range(len(names) - size + 1):
            if names[i] == phrase[0] and tuple(names[i : i + size]) == phrase:
                marks.append((found[i][1], found[i + size - 1][2]))
    joined: list[tuple[int, int]] = []
    for low, high in sorted(marks):
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def _snippet(text: str, marks: Sequence[tuple[int, int]]) -> tuple[int, str, tuple[tuple[int, int], ...]]:
    """Offset of the first hit, and the stretch that holds most of the hits on one line, with the hits in it."""
    if not marks:
        return 0, _flat(text[:_LENGTH])[0], ()
    best = max(range(len(marks)), key=lambda k: (_within(marks, k), -k))
    low = max(marks[best][0] - _BEFORE, 0)
    high = min(max(low + _LENGTH, marks[best][1]), len(text))
    flat, at = _flat(text[low:high])
    shown = [(at[a - low], at[b - low - 1] + 1) for a, b in marks if low <= a and b <= high]
    head = "…" if low else ""
    moved = tuple((a + len(head), b + len(head)) for a, b in shown)
    return marks[0][0], head + flat + ("…" if high < len(text) else ""), moved


def _within(marks: Sequence[tuple[int, int]], k: int) -> int:
    reach = marks[k][0] - _BEFORE + _LENGTH
    return sum(b <= reach for a, b in marks[k:])


def _flat(text: str) -> tuple[str, list[int]]:
    """A text on one line, and for each of its characters the place in the line."""
    out: list[str] = []
    at: list[int] = []
    for char in text:
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
            at.append(max(len(out) - 1, 0))
        else:
            at.append(len(out))
            out.append(char)
    return "".join(out), at
