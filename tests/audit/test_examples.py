"""The examples that docs/checks.md shows: each check finds what it should, and keeps silent where there is nothing."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from audit.contract_text import contract
from audit.reading import read
from audit.test_cross_contract import folder, found

from extract.audit import audit_record, default_catalogue

_ALL = tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, Any]] = _ALL["example"]
FOLDERS: list[dict[str, Any]] = _ALL["folder"]
PAPERS: list[dict[str, str]] = _ALL["papers"]


def _changed(text: str, changes: list[list[str]]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, f"not one place: {old}"
        text = text.replace(old + "\n" if not new else old, new, 1)
    return text


def _texts(example: dict[str, Any]) -> tuple[str, str]:
    base = example.get("fires_text") or contract()
    fires = base if "fires_text" in example else _changed(base, example["fires"])
    return fires, example.get("silent_text") or _changed(base, example["silent"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["check"])
def test_it_fires_and_keeps_silent(example: dict[str, Any]) -> None:
    check = example["check"]
    for text, name in zip(_texts(example), ("fires", "silent"), strict=True):
        record = read(text, "a.txt")
        report = audit_record(record, metadata=example.get(f"{name}_metadata", {}))
        assert (check in {one.check for one in report.findings}) is (name == "fires"), name
        assert name == "fires" or check not in report.not_assessed, "silence that means nothing is no example"


@pytest.mark.parametrize("example", FOLDERS, ids=lambda one: one["check"])
def test_several_contracts_fire_and_keep_silent(example: dict[str, Any]) -> None:
    check = example["check"]
    for name in ("fires", "silent"):
        reports = folder(*example[name], metadata=example.get("metadata"))
        assert bool(found(reports, check)) is (name == "fires"), name
        assert name == "fires" or not any(check in report.not_assessed for report in reports.values())


def test_an_example_belongs_to_a_check() -> None:
    names = [one["check"] for one in (*EXAMPLES, *FOLDERS)]
    assert len(names) == len(set(names)) and set(names) <= set(default_catalogue().checks)
    assert len(names) > 70


def test_every_check_of_several_papers_is_told_in_words() -> None:
    wanted = {info.id for info in default_catalogue().checks.values() if info.scope == "matter"}
    assert {one["check"] for one in PAPERS} == wanted


def test_every_other_check_has_an_example() -> None:
    """But the marks of a Word file, which no text can show."""
    shown = {one["check"] for one in (*EXAMPLES, *FOLDERS, *PAPERS)}
    assert set(default_catalogue().checks) - shown <= {"revision-marks-left"}


def test_every_finding_in_the_samples_has_been_read() -> None:
    root = Path(__file__).parents[2] / "samples"
    judged = tomllib.loads((Path(__file__).parent / "judged.toml").read_text(encoding="utf-8"))["read"]
    found: dict[str, set[str]] = {}
    for path in sorted(root.rglob("*.json")):
        if "gold" not in path.parts:
            rows = json.loads(path.read_text(encoding="utf-8")).get("findings", [])
            if checks := {row["check"] for row in rows if row["severity"] != "info"}:
                found[path.relative_to(root).as_posix().removesuffix(".json")] = checks
    assert {path: set(checks) for path, checks in judged.items()} == found, "read them and say in judged.toml whether they are true"
