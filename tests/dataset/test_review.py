"""The table `review`: a row for every flagged value, none for the others."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract import load
from extract.dataset import Dataset
from extract.dataset.tables import rows
from extract.record import Record

Make = Callable[..., Record]


def _flag(make_record: Make) -> Record:
    record = make_record()
    data: dict[str, Any] = record.to_json()
    data["fields"]["total_amount"]["flags"] = ["near_seal", "words_disagree"]
    data["fields"]["warranty_duration"]["flags"] = ["low_score"]
    data["fields"]["tax_included"]["flags"] = ["low_score"]
    data["parties"][1]["phone"]["flags"] = ["check_failed"]
    data["payments"][0]["flags"] = ["low_score"]
    data["items"][0]["flags"] = ["low_score"]
    return Record.model_validate(data)


def test_nothing_flagged_nothing_to_review(make_record: Make) -> None:
    assert rows(make_record())["review"] == []


def test_every_flagged_value_is_named_with_its_place(make_record: Make) -> None:
    record = _flag(make_record)
    found = rows(record)["review"]
    assert [(row["field"], row["value"], row["flags"]) for row in found] == [
        ("fields.total_amount", "120000.00", ["near_seal", "words_disagree"]),
        ("fields.tax_included", "true", ["low_score"]),
        ("fields.warranty_duration", "2 year", ["low_score"]),
        ("parties.supplier.phone", "+86 000-0000000", ["check_failed"]),
        ("payments[1].percent", "0.30", ["low_score"]),
        ("items[1].amount", "120000.00", ["low_score"]),
    ]
    assert record.text is not None
    for row in found:
        assert record.text[row["start"] : row["end"]] == row["text"]
        assert (row["contract_id"], row["path"]) == (record.contract_id, "a.txt")


def test_of_several_suppliers_the_one_is_told(make_record: Make) -> None:
    data = _flag(make_record).to_json()
    data["parties"].append({**data["parties"][1], "lead": False})
    fields = [row["field"] for row in rows(Record.model_validate(data))["review"]]
    assert "parties.supplier[1].phone" in fields and "parties.supplier[2].phone" in fields


def test_the_file_is_always_there(tmp_path: Path, make_record: Make) -> None:
    dataset = Dataset(tmp_path)
    dataset.add(make_record())
    dataset.finish()
    with (tmp_path / "review.csv").open(encoding="utf-8-sig", newline="") as file:
        [header] = list(csv.reader(file))
    assert header[:5] == ["contract_id", "path", "field", "value", "flags"]


def test_it_is_loaded_with_its_types(tmp_path: Path, make_record: Make) -> None:
    dataset = Dataset(tmp_path)
    dataset.add(_flag(make_record))
    dataset.finish()
    review = load(tmp_path)["review"]
    assert review["flags"][0] == ["near_seal", "words_disagree"]
    assert review["value"][3] == "+86 000-0000000"  # the `'` of the cell is off again
