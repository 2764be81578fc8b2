"""The matrix as a page: what is usual, the key terms, the clauses, what is unusual, and each contract by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from extract import pages
from extract.compare.matrix.model import TYPES, ClauseRef, Matrix, Row
from extract.compare.records.reference import GROUP, NONE
from extract.compare.records.terms import TERMS, Term
from extract.pages.filters import short
from extract.pages.tongue import Tongue

MANY = 200
"""Contracts from which the tables are data that the script draws a hundred rows at a time, and the parts of the single
contracts are left to their records."""
_LISTED = 2000
"""Deviations in a list of the page; the workbook has all."""
_QUOTE = 90
_CLAUSES = 4
NAV = (
    ("#usual", "常见约定", "Usual terms"),
    ("#terms", "关键条款", "Key terms"),
    ("#deviations", "偏离", "Deviations"),
    ("#clauses", "条款矩阵", "Clauses"),
    ("#each", "逐份", "One by one"),
)
_LOOKS = {"far": "bad", "missing": "bad", "differs": "warn"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, their sign, how it looks, what is shown under the pointer, where it leads."""

    text: str
    kinds: str = ""
    title: str = ""
    sign: str = ""
    unsure: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Deviant:
    """A deviation in the list."""

    row: Row
    label: str
    sign: str
    words: str
    quote: str
    href: str


def render(matrix: Matrix) -> str:
    """The page. Links lead to the record (`json/ID.json`) beside it."""
    tongue, say = matrix.tongue, matrix.tongue.say
    many = len(matrix.rows) > MANY
    seen = [(kind, tongue.code(kind, "clauses", "type")) for kind in TYPES if matrix.types.get(kind)]
    kinds = [kind for kind, _ in seen]
    strong, strong_count = _first(_deviants(matrix, many, ("far", "missing")))
    weak, weak_count = _first(_deviants(matrix, many, ("differs",)))
    count = say(f"{len(matrix.rows)} 份合同", tongue.many(len(matrix.rows), "contract"))
    nav = [(href, say(zh, en)) for href, zh, en in NAV if not (many and href == "#each") and (matrix.groups or href != "#usual")]
    return pages.page(
        "matrix.html",
        language=tongue.language,
        title=say("合同比较：条款矩阵与关键条款", "Contracts compared: clauses and key terms"),
        subtitle=tongue.join([count, *([tongue.join(matrix.filters, "，")] if matrix.filters else [])], "；"),
        nav=nav,
        wide=True,
        matrix=matrix,
        fewest=GROUP,
        alone=sum(not row.group for row in matrix.rows),
        many=many,
        group_heads=[say(f"{name}（{group.size} 份）", f"{name} ({group.size})") for name, group in matrix.groups.items()],
        term_heads=[term.title(tongue) for term in TERMS],
        usual=[(term.title(tongue), [_usual(term, matrix, name) for name in matrix.groups]) for term in TERMS],
        seen=seen,
        rows=() if many else [_row(row, kinds, tongue) for row in matrix.rows],
        islands=_islands(matrix, kinds) if many else {},
        strong=strong,
        strong_count=strong_count,
        weak=weak,
        weak_count=weak_count,
        each=() if many else (_each(row, tongue) for row in matrix.rows),
    )


def _first(found: Iterator[Deviant]) -> tuple[list[Deviant], int]:
    """Those that the page lists, and how many there are."""
    listed = list(islice(found, _LISTED))
    return listed, len(listed) + sum(1 for _ in found)


def _usual(term: Term, matrix: Matrix, name: str) -> tuple[Any, str]:
    usual, tongue = matrix.groups[name].usual[term.name], matrix.tongue
    stated = tongue.say(f"{usual.stated}/{usual.size} 份写明", f"stated in {usual.stated} of {usual.size}")
    counts = f"{usual.counted}/{usual.stated}" if term.how == "majority" else f"n={usual.counted}"
    return usual, tongue.join([counts, stated], "；") if usual.shown else stated


def _row(row: Row, kinds: list[str], tongue: Tongue) -> dict[str, Any]:
    cells, clauses = [_term(term, row, tongue) for term in TERMS], [_clause(row, kind, tongue) for kind in kinds]
    return {"row": row, "cells": cells, "clauses": clauses}


def _term(term: Term, row: Row, tongue: Tongue) -> Cell:
    value, found = row.values[term.name], row.deviations.get(term.name, NONE)
    kinds = [found.level] * bool(found.level) + ["split"] * (term.name == "payment_split")
    if value is None:
        unread = term.name in row.unread
        shown = _lack(tongue) if found.level == "missing" else row.absent(term.name, tongue)
        return Cell(shown, " ".join([*kinds, *([] if found.level else ["unread" if unread else "no"])]), found.words)
    words = [found.words] if found.words else []
    if value.quote:
        place = tongue.say(f"第{value.page}页 ", f"p. {value.page}, ") if value.page else ""
        words.append(f"{place}{tongue.say('原文：', 'text: ')}{short(value.quote, _QUOTE)}")
    return Cell(value.shown, " ".join(kinds), "\n".join(words), found.sign, value.unsure)


def _lack(tongue: Tongue) -> str:
    return tongue.say("缺", "missing")


def _clause(row: Row, kind: str, tongue: Tongue) -> Cell:
    found = row.clauses.get(kind)
    if not found:
        words = row.missing.get(kind, "")
        if words:
            return Cell(_lack(tongue), "gap", words)
        return Cell("·" if row.readable else tongue.say("？", "?"), "no" if row.readable else "unread")
    first = found[0]
    place = tongue.say(f"（第{first.page}页）", f" (p. {first.page})") if first.page else ""
    return Cell("●", "yes", f"{first.name or first.excerpt[:20]}{place}\n{first.excerpt}", href=f"#c-{row.contract_id}-{kind}")


def _islands(matrix: Matrix, kinds: list[str]) -> dict[str, list[list[Any]]]:
    """The tables as data: rows of cells, a cell being a text or what `tables.js` makes a cell of."""

    def name(row: Row, *more: str) -> dict[str, Any]:
        told = " · ".join(one for one in (*more, row.told_apart) if one)
        return {"t": row.title, "h": f"json/{row.contract_id}.json", "s": told, "d": 1}

    def plain(one: Cell) -> Any:
        text = f"{one.text} {one.sign}".rstrip()
        return {"t": text, "k": one.kinds} if one.kinds not in ("", "no", "yes") else text

    tongue = matrix.tongue
    terms, clauses = [], []
    for row in matrix.rows:
        category = tongue.code(row.category, "contracts", "category")
        terms.append([name(row, row.buyer), category, *(plain(_term(term, row, tongue)) for term in TERMS)])
        clauses.append([name(row), *(plain(_clause(row, kind, tongue)) for kind in kinds)])
    return {"terms": terms, "clauses": clauses}


def _deviants(matrix: Matrix, many: bool, levels: tuple[str, ...]) -> Iterator[Deviant]:
    tongue = matrix.tongue
    for row in matrix.rows:
        href = f"json/{row.contract_id}.json" if many else f"#c-{row.contract_id}"
        for term in TERMS:
            found = row.deviations.get(term.name, NONE)
            if found.level in levels:
                value = row.values[term.name]
                sign = _lack(tongue) if found.level == "missing" else found.sign
                yield Deviant(row, term.title(tongue), sign, found.words, value.quote if value else "", href)
        if "missing" in levels:
            for kind, words in row.missing.items():
                name = tongue.code(kind, "clauses", "type")
                yield Deviant(row, tongue.say(f"{name}条款", f"clause on {name}"), _lack(tongue), words, "", href)


def _each(row: Row, tongue: Tongue) -> dict[str, Any]:
    """A contract by itself: its terms with their quotes, its clauses."""
    terms: list[dict[str, Any]] = []
    for term in TERMS:
        value, found = row.values[term.name], row.deviations.get(term.name, NONE)
        if value is None and not found.words and term.name not in row.unread:
            continue
        sign = _lack(tongue) if found.level == "missing" else found.sign
        terms.append({
            "label": term.title(tongue), "value": value.shown if value else "", "absent": row.absent(term.name, tongue),
            "unsure": value is not None and value.unsure, "sign": sign, "look": _LOOKS.get(found.level, ""),
            "words": found.words, "quote": value.quote if value else "", "page": value.page if value else None,
        })  # fmt: skip
    clauses: list[tuple[str, str, ClauseRef]] = [
        (kind, tongue.code(kind, "clauses", "type") if k == 0 else "", one)
        for kind in TYPES
        for k, one in enumerate(row.clauses.get(kind, ())[:_CLAUSES])
    ]
    return {"row": row, "terms": terms, "clauses": clauses}
