"""What careful readers noted is mapped: each to the check that sees it, or to the reason why none can."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.audit import audit_record, default_catalogue
from extract.pipeline import extract_file

SHARED = Path(__file__).parents[3] / "shared"
NOTED: dict[str, dict[str, list[dict[str, Any]]]] = tomllib.loads(
    (Path(__file__).parent / "noted.toml").read_text(encoding="utf-8")
)
ENOUGH = 0.8
"""Share of what can be wrong that a check sees."""


def test_each_is_seen_or_has_a_reason() -> None:
    rows = [row for file in NOTED.values() for row in file["noted"]]
    assert all(row["kind"] and sum(key in row for key in ("check", "why", "agrees")) == 1 for row in rows)
    assert {row["check"] for row in rows if "check" in row} <= set(default_catalogue().checks)
    wrong = [row for row in rows if "agrees" not in row]
    assert sum("check" in row for row in wrong) >= ENOUGH * len(wrong)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
def test_the_list_is_complete() -> None:
    gold = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (SHARED / "gold").glob("*.json")}
    known = {name: len(one.get("findings", [])) for name, one in gold.items()}
    assert {name: len(NOTED.get(name, {"noted": []})["noted"]) for name in known} == known


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("name", NOTED)
def test_the_checks_named_find_something_there(name: str) -> None:
    (path,) = [one for one in (SHARED / "contracts").iterdir() if one.stem == Path(name).stem]
    found = {one.check for one in audit_record(extract_file(path)).findings}
    assert {row["check"] for row in NOTED[name]["noted"] if "check" in row} <= found
