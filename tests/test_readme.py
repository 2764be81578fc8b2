"""The README's example is what comes out, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from extract.dataset.cells import render
from extract.dataset.columns import TABLES
from extract.dataset.tables import rows
from extract.pipeline import extract_file

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "services_software_om_hubei.txt"


def _tight(text: str) -> str:
    return "".join(text.split())


def test_the_excerpt_stands_in_the_sample() -> None:
    [excerpt] = re.findall(r"```\n(（一）.*?)```", README, flags=re.DOTALL)
    sample = _tight(SAMPLE.read_text(encoding="utf-8"))
    assert len(excerpt.splitlines()) == 3
    for line in excerpt.splitlines():
        assert _tight(line) in sample


def test_the_rows_are_those_of_the_record() -> None:
    record_rows = rows(extract_file(SAMPLE))
    lines = re.findall(r"^\| `(\w+)\.csv` \| (.*?) \| (.*?) \|$", README, flags=re.MULTILINE)
    assert [table for table, _, _ in lines] == ["contracts", "payments", "penalties"]
    for table, values, quote in lines:
        shown = re.findall(r"(\w+) `([^`]+)`", values)
        assert shown
        types = {column.name: column.type for column in TABLES[table]}
        fitting = [
            row for row in record_rows[table] if all(render(row[name], types[name]) == value for name, value in shown)
        ]
        assert fitting, f"{table}: no row with {shown}"
        texts = [row.get("text") or extract_file(SAMPLE).text for row in fitting]
        assert any(_tight(quote.rstrip("…")) in _tight(text) for text in texts)


def test_links_lead_somewhere() -> None:
    targets = {target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", README)}
    for target in targets - {""}:
        assert (ROOT / target).exists(), target


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make ([a-z]+)", README.split("## English")[0])):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
