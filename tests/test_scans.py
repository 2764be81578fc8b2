"""The scanned samples: read as their goldens say, in figures and values; what may be wrong is not sure.

Recognition gives the same characters everywhere but for a few: processors round differently. So the text may differ in
one character of two hundred, values may not; scores and what follows from them are not compared.
"""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from golden import SAMPLES, SCANNED, SETTINGS, golden_path, readable, scans

from extract.evaluate import evaluate_folders
from extract.ingest.ocr import is_installed
from extract.pipeline import Examination, examine
from extract.record import SURE, json_schema

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra `ocr` is not installed")

FILES = scans()
_GOLD = SAMPLES / SCANNED / "gold"
_ROWS = {
    "amounts": ("kind", "value", "figures", "words"),
    "payments": ("percent", "amount", "due_days", "due_day_kind"),
    "penalties": ("liable", "kind", "amount", "cap_rate"),
    "items": ("name", "quantity", "unit_price", "amount"),
}


@cache
def _examined(path: Path) -> Examination:
    return examine(path, settings=SETTINGS)


def _ids(path: Path) -> str:
    return path.name


def _values(golden: dict[str, Any]) -> dict[str, Any]:
    """What of a golden must be the same on every machine."""
    fields = {name: fact["value"] for name, fact in golden["fields"].items()}
    parties = [
        {name: fact["value"] for name, fact in party.items() if isinstance(fact, dict) and "value" in fact}
        for party in golden["parties"]
    ]
    rows = {table: [[row.get(name) for name in names] for row in golden[table]] for table, names in _ROWS.items()}
    source = {name: golden["source"][name] for name in ("format", "pages", "text_source")}
    return {"source": source, "fields": fields, "parties": parties, **rows}


def test_there_are_scans_of_each_kind() -> None:
    assert {path.suffix for path in FILES} == {".pdf", ".tif"}
    assert all(path.stat().st_size < 600_000 for path in FILES)


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_text(sample: Path) -> None:
    wanted = golden_path(sample, "text").read_bytes().decode("utf-8")
    now = _examined(sample).document.text
    same = sum(block.size for block in SequenceMatcher(None, wanted, now, autojunk=False).get_matching_blocks())
    assert 2 * same >= 0.995 * (len(wanted) + len(now))


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_values(sample: Path) -> None:
    wanted = json.loads(golden_path(sample, "json").read_bytes())
    assert _values(json.loads(readable(_examined(sample)))) == _values(wanted)


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_quotes_are_true_and_have_places(sample: Path) -> None:
    record = _examined(sample).record
    jsonschema.validate(record.to_json(), json_schema())
    assert record.text is not None
    for row in (*record.amounts, *record.payments, *record.penalties):
        assert record.text[row.start : row.end] == row.text
        assert row.page is not None and row.boxes
        for box in row.boxes:
            assert 0 <= box.x0 < box.x1 <= 1200 and 0 <= box.top < box.bottom <= 1200


@pytest.mark.parametrize("sample", FILES, ids=_ids)
def test_no_wrong_amount_is_sure(sample: Path) -> None:
    gold = json.loads((_GOLD / f"{sample.stem}.json").read_text(encoding="utf-8"))
    right = {value for name, value in gold["fields"].items() if name.endswith(("amount", "amount_words"))}
    right |= {row["amount"] for rows in ("payments", "penalties", "items") for row in gold[rows] if isinstance(row["amount"], str)}
    right |= {item["unit_price"] for item in gold["items"]} | set(gold["other_amounts"])
    for row in _examined(sample).record.amounts:
        assert row.confidence < SURE or format(row.value, "f") in right, row


def test_what_stands_under_a_seal_is_flagged() -> None:
    examination = _examined(SAMPLES / SCANNED / "services_elevator_hainan_scan.pdf")
    seals = examination.record.source.seals
    assert {(seal.page, seal.colour) for seal in seals} == {(1, "red"), (2, "red")}
    total = examination.record.fields.total_amount
    assert total is not None and "near_seal" in total.flags and total.confidence <= 0.7
    assert any("印章" in warning and "合同总价" in warning for warning in examination.record.source.warnings)
    free = next(row for row in examination.record.amounts if format(row.value, "f") == "9800.00")
    assert free.flags == [] and free.confidence >= SURE


def test_what_people_read_in_them(tmp_path: Path) -> None:
    for sample in FILES:
        record = _examined(sample).record
        (tmp_path / f"{sample.name}.json").write_text(json.dumps(record.to_json()), encoding="utf-8")
    figures = evaluate_folders(tmp_path, _GOLD, present_only=True).figures()
    assert figures["evidence"] == 1.0
    assert (figures["overall"] or 0) >= 0.93, figures
