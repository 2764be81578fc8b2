"""Scoring: values, rows, and the same figures as the script that stands outside."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.errors import UsageError
from extract.evaluate import evaluate_folders, report, score
from extract.evaluate.compare import is_right
from extract.evaluate.tally import PARTS
from extract.record import Record

OUTSIDE = Path(__file__).parents[2].parent / "shared" / "tools" / "score.py"

GOLD: dict[str, Any] = {
    "file": "a.txt",
    "fields": {
        "title": ["校服合同", "云溪市示范中学 校服采购合同"],
        "total_amount": "120000",
        "signed_on": "2025-01-01",
        "number": None,
        "warranty_duration": {"count": 2, "unit": "year"},
    },
    "parties": [
        {"role": "buyer", "name": "云溪市示范中学", "phone": None},
        {"role": "supplier", "name": ["青禾服饰(云溪)有限公司"], "phone": "000", "address": "云溪市"},
        {"role": "agency", "name": "没有这一方"},
    ],
    "payments": [
        {"percent": "0.3", "amount": ["36000.00", None], "kind": "advance", "due_days": 10, "due_on": None,
         "triggers": ["invoice_received", "contract_signed"]},
        {"percent": "0.7", "amount": None, "kind": "final", "triggers": [], "due_days": None, "due_on": None},
    ],
    "penalties": [
        {"liable": "supplier", "trigger": ["late_delivery"], "kind": ["rate_per_period"], "rate": "0.0005",
         "base": ["contract_total", None]},
        {"liable": "buyer", "trigger": ["late_payment"], "kind": "rate_per_period", "rate": "0.0005", "base": None},
    ],
    "clauses": {
        "body": [
            {"number": "一、", "heading": "合同总价", "type": ["price"]},
            {"number": "二、", "heading": "支付", "type": "payment"},
        ],
        "annexes": [{"title": "附件1", "clauses": [{"number": "1", "heading": "清单", "type": "other"}]}],
    },
    "items": [{"quantity": "3", "amount": "120000"}],
}  # fmt: skip


def test_counts_by_hand(make_record: Callable[..., Record]) -> None:
    tally = score(make_record().to_json(), GOLD)
    # title, total and warranty are right; the date is missing; no number stated and none given counts for nothing.
    assert (tally.right["fields"], tally.given["fields"], tally.wanted["fields"]) == (3, 3, 4)
    # Both names; an invented phone is given and wrong; the address and the third name are missing.
    assert (tally.right["parties"], tally.given["parties"], tally.wanted["parties"]) == (2, 3, 5)
    assert (tally.right["payments"], tally.given["payments"], tally.wanted["payments"]) == (1, 1, 2)
    # The due date of the one pair is invented: not wanted, given, wrong.
    assert (tally.right["payment_cells"], tally.given["payment_cells"], tally.wanted["payment_cells"]) == (5, 6, 5)
    assert (tally.right["penalties"], tally.given["penalties"], tally.wanted["penalties"]) == (1, 1, 2)
    assert (tally.right["clauses"], tally.given["clauses"], tally.wanted["clauses"]) == (0, 1, 3)
    assert (tally.right["items"], tally.given["items"], tally.wanted["items"]) == (0, 1, 1)
    assert tally.f1("evidence") == 1.0
    assert tally.precision("fields") == 1.0 and tally.recall("fields") == 0.75


def test_a_quote_that_is_not_there_is_counted(make_record: Callable[..., Record]) -> None:
    data = make_record().to_json()
    before = score(data, GOLD).given["evidence"]
    data["payments"][0]["start"] += 1
    tally = score(data, GOLD)
    assert (tally.given["evidence"], tally.right["evidence"]) == (before, before - 1)


@pytest.mark.parametrize(
    ("value", "gold", "right"),
    [
        ("5.00", "5", True),
        ("0.0667", "0.06666667", True),
        ("0.06", "0.07", False),
        ("1001", "1000", False),
        ("00123456789012345", "123456789012345", False),
        ("（一）", "(一)", True),
        (None, [None, "x"], True),
        (None, "x", False),
        (True, True, True),
        ({"count": 1, "unit": "year"}, [{"unit": "year", "count": "1"}], True),
        ("甲方。", "甲方", True),
    ],
)
def test_is_right(value: Any, gold: Any, right: bool) -> None:
    assert is_right(value, gold) is right


@pytest.fixture
def folders(tmp_path: Path, make_record: Callable[..., Record]) -> tuple[Path, Path]:
    """Two records and three gold files, one of them of a contract that gave no record."""
    records, gold = tmp_path / "json", tmp_path / "gold"
    records.mkdir()
    gold.mkdir()
    for name, changes in (("a", {}), ("b", {"payments": [], "penalties": []})):
        record = make_record(f"in/{name}.txt", salt=name, **changes)
        (records / f"{record.contract_id}.json").write_text(json.dumps(record.to_json()), encoding="utf-8")
    for name in ("a", "b", "c"):
        (gold / f"{name}.json").write_text(json.dumps({**GOLD, "file": f"{name}.docx"}), encoding="utf-8")
    return records, gold


def test_a_missing_record_misses_everything(folders: tuple[Path, Path]) -> None:
    everything, present = evaluate_folders(*folders), evaluate_folders(*folders, present_only=True)
    assert list(everything.contracts) == ["a", "b", "c"]
    assert list(present.contracts) == ["a", "b"]
    assert everything.contracts["c"].misses[-1] == "no record"
    assert everything.total.overall() < present.total.overall()


def test_report_names_every_part_and_the_misses(folders: tuple[Path, Path]) -> None:
    text = report(evaluate_folders(*folders), details=True)
    for part in (*PARTS, "evidence", "overall"):
        assert part in text
    assert "fields: signed_on: got null, want 2025-01-01" in text
    assert "signed_on" not in report(evaluate_folders(*folders))


def test_folders_without_files_are_named(tmp_path: Path, folders: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match="没有 JSON"):
        evaluate_folders(tmp_path / "empty", folders[1])


@pytest.mark.skipif(not OUTSIDE.exists(), reason="the shared scorer does not stand beside the repository")
@pytest.mark.parametrize("options", [[], ["--present"]])
def test_same_figures_as_the_script_outside(folders: tuple[Path, Path], options: list[str]) -> None:
    command = [sys.executable, str(OUTSIDE), *map(str, folders), "--json", *options]
    answer = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert evaluate_folders(*folders, present_only=bool(options)).figures() == answer
