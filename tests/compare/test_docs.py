from __future__ import annotations

import re
from pathlib import Path

from extract.cli import exits
from extract.compare.matrix.csv import HEAD
from extract.compare.records.terms import TERMS
from extract.compare.redline.judge import NAMES

PAGE = (Path(__file__).parents[2] / "docs" / "compare.md").read_text(encoding="utf-8")
HOW = {"none": "只列出", "median": "中位数", "majority": "多数"}


def test_every_term_is_documented_in_its_order_with_the_way_it_is_compared() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert [name for name, _, _ in rows] == [term.name for term in TERMS]
    for term, (_, label, how) in zip(TERMS, rows, strict=True):
        assert how.startswith(HOW[term.how])
        assert label.startswith(term.label.split("（")[0])


def test_columns_kinds_of_change_and_exit_codes_are_documented() -> None:
    assert all(name in PAGE for name in HEAD)
    assert all(name in PAGE for tag, name in NAMES.items() if tag not in ("clause", "mark", "numbering"))
    assert f"| {exits.SAME_SUBSTANCE} | 只有写法" in PAGE and f"{exits.SAME_SUBSTANCE} differs in form" in PAGE
