"""What was measured on contracts not seen before stands on the page of accuracy, and stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.evaluate.unseen import FILE, read, section

ENTRY = """
[[measured]]
date = 2026-11-28
version = "0.1"
set = { zh = "三份合同", en = "three contracts" }
overall = 0.81
parts = { parties = 0.7 }
precision = { parties = 0.9 }
"""


def _write(root: Path, text: str) -> Path:
    (root / "docs").mkdir()
    (root / FILE).write_text(text, encoding="utf-8")
    return root


def test_each_measurement_is_a_row(tmp_path: Path) -> None:
    shown = section(read(_write(tmp_path, ENTRY + ENTRY.replace("0.81", "0.92"))))
    assert shown.count("| 2026-11-28 |") == 2 and "**0.810**" in shown and "0.700 / 0.900" in shown and "| — |" in shown


def test_without_the_file_there_is_no_section(tmp_path: Path) -> None:
    assert read(tmp_path) == [] and section([]) == ""


def test_half_an_entry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="overall"):
        read(_write(tmp_path, ENTRY.replace("overall = 0.81", "")))


def test_the_first_edition_is_told_and_stays(root: Path) -> None:
    first = [one for one in read(root) if one.version == "first edition"]
    assert [one.overall for one in first] == [0.834, 0.785]
    assert section(read(root)) in (root / "docs" / "accuracy.md").read_text(encoding="utf-8")
