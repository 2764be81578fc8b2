"""Whole papers of many layouts, each with what must be read of it: `cases/NAME.json` beside `cases/NAME.*`; and the
samples with what people read in them (`samples/notices/gold`).

`fields`, `notice`: scalar values (`~word`: the value holds that word). `null`: fields that nothing states. `parties`: names
by role, all of them; `details`: address, contact, phone of the first of a role. `amounts`: values by kind (`any`: of some
kind). `lots`, `bidders`: rows, all of them where the list is given; of each the columns that are named.
"""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate.shapes import SHAPES
from extract.pipeline import examine_bytes, extract_file
from extract.record import Duration, Record, stated_in

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(__file__).parents[3] / "samples" / "notices"
GOLD = {path.stem: path for folder in (CASES, SAMPLES / "gold") for path in sorted(folder.glob("*.json"))}
NAMES = list(GOLD)


@cache
def record(name: str) -> Record:
    folder = SAMPLES if GOLD[name].parent.parent == SAMPLES else CASES
    return extract_file(next(path for path in folder.glob(f"{name}.*") if path.suffix in (".txt", ".md", ".html")))


def same(got: Any, want: Any) -> bool:
    if isinstance(want, str) and want.startswith("~"):
        return isinstance(got, str) and want[1:] in got
    if got == want or (isinstance(want, list) and list(got or []) == want):
        return True
    try:
        return got is not None and not isinstance(want, bool) and Decimal(str(got)) == Decimal(str(want))
    except InvalidOperation:
        return False


def value(fact: Any) -> Any:
    found = getattr(fact, "value", None)
    return found.model_dump() if isinstance(found, Duration) else found


def told(name: str, one: Record) -> list[str]:
    """What was read otherwise than it should be, a line a fault."""
    want = json.loads(GOLD[name].read_text(encoding="utf-8"))
    faults: list[str] = []

    def check(what: str, got: Any, wanted: Any) -> None:
        if not same(got, wanted):
            faults.append(f"{what}: {got!r}, not {wanted!r}")

    check("type", one.source.document_type, want["type"])
    assert one.notice is not None
    for key, wanted in want.get("fields", {}).items():
        check(key, value(getattr(one.fields, key)), wanted)
    for key in want.get("null", []):
        check(key, value(getattr(one.fields, key)), None)
    for key, wanted in want.get("notice", {}).items():
        check(key, value(getattr(one.notice, key)), wanted)
    for role, names in want.get("parties", {}).items():
        check(role, [value(party.name) for party in one.parties if party.role == role], names)
    for role, details in want.get("details", {}).items():
        party = next((party for party in one.parties if party.role == role), None)
        for attribute, wanted in details.items():
            check(f"{role} {attribute}", value(getattr(party, attribute, None)), wanted)
    for table, key in (("lots", "lot"), ("bidders", "name")):
        rows = getattr(one.notice, table)
        if table in want:
            check(f"number of {table}", len(rows), len(want[table]))
        for row in want.get(table, []):
            by = "name" if row.get(key) is None and "name" in row else key  # the projects of an intention have no number
            found = [r for r in rows if getattr(r, by) == row[by]] if by in row else rows
            for column, wanted in row.items():
                check(f"{table} {row.get(key)} {column}", getattr(found[0], column) if found else None, wanted)
    for kind, values in want.get("amounts", {}).items():
        missing = set(values) - {str(row.value) for row in one.amounts if kind in (row.kind, "any")}
        check(f"amounts {kind}", missing, set())
    if "committee" in want:
        check("committee", [member.name for member in one.notice.committee], want["committee"])
    for row in want.get("items", []):
        items = [item for item in one.items if item.name == row["name"]]
        for column, wanted in row.items():
            check(f"item {row['name']} {column}", getattr(items[0], column) if items else None, wanted)
    return faults


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_read_as_what_it_is(name: str) -> None:
    assert told(name, record(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_its_quote(name: str) -> None:
    one = record(name)
    assert one.text is not None
    for evidence in [*stated_in(one), *one.amounts]:
        assert one.text[evidence.start : evidence.end] == evidence.text != ""


@pytest.mark.parametrize("name", NAMES)
def test_no_check_of_contracts_runs_on_it(name: str) -> None:
    assert record(name).findings == []


@pytest.mark.parametrize(
    "shape", ["blank_lines", "bullets", "full_width", "half_width", "html", "indented", "line_numbers", "pipes", "quoted"]
)
@pytest.mark.parametrize("name", ["award_two_lots_guangdong", "hunan_award"])
def test_the_same_in_another_shape(name: str, shape: str) -> None:
    text = record(name).text
    assert text is not None
    one = examine_bytes(SHAPES[shape](text).encode(), "a.html" if shape == "html" else "a.txt").record
    assert told(name, one) == []
