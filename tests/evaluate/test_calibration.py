"""Calibration: which facts are judged, in which band they stand, and what is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.cli import main
from extract.evaluate import Evaluation, as_json, report, score
from extract.evaluate.calibration import bands, sure, sure_and_wrong
from extract.evaluate.tally import Judgement
from extract.record import Record

GOLD: dict[str, Any] = {
    "file": "a.txt",
    "fields": {"title": "云溪市示范中学校服采购合同", "total_amount": "130000", "tax_included": None, "number": "A-1"},
    "parties": [{"role": "buyer", "name": "云溪市示范中学", "phone": "000"}],
    "payments": [{"percent": "0.3", "amount": None, "kind": "final", "triggers": ["contract_signed"]}],
    "penalties": [],
    "items": [{"quantity": "4"}],
}


def _judgement(confidence: float, right: bool) -> Judgement:
    return Judgement("fields", "title", right, confidence, "some.rule", "quote")


def _one(record: Record, gold: dict[str, Any]) -> Evaluation:
    tally = score(record.to_json(), gold)
    return Evaluation({"a": tally}, tally)


@pytest.mark.parametrize(
    ("confidence", "label"),
    [
        (1.0, "≥0.95"), (0.95, "≥0.95"), (0.9499, "0.90–0.95"), (0.9, "0.90–0.95"), (0.3 * 3, "0.90–0.95"),
        (0.89, "0.80–0.90"), (0.8, "0.80–0.90"), (0.6, "0.60–0.80"), (0.59, "<0.60"), (0.0, "<0.60"),
    ],
)  # fmt: skip
def test_every_confidence_has_one_band(confidence: float, label: str) -> None:
    assert [band.label for band in bands([_judgement(confidence, True)]) if band.facts] == [label]


def test_shares() -> None:
    judged = [_judgement(0.97, True), _judgement(0.9, False), _judgement(0.9, True), _judgement(0.5, False)]
    assert [(band.facts, band.right, band.share) for band in bands(judged)] == [
        (1, 1, 1.0), (2, 1, 0.5), (0, 0, None), (0, 0, None), (1, 0, 0.0),
    ]  # fmt: skip
    assert (sure(judged).facts, sure(judged).right) == (3, 2)
    assert sure_and_wrong(judged) == [judged[1]]


def test_which_facts_are_judged(make_record: Callable[..., Record]) -> None:
    judged = score(make_record().to_json(), GOLD).judged
    # The total is wrong, 含税 is invented (gold: null), 质保期 not spoken about, the number not there to be judged;
    # the payment's kind is a matter of its cells, the penalty and the item are rows that gold does not have.
    assert [(one.part, one.name, one.right) for one in judged] == [
        ("fields", "title", True),
        ("fields", "total_amount", False),
        ("fields", "tax_included", False),
        ("parties", "buyer.name", True),
        ("payments", "advance 0.30 36000.00 contract_signed|invoice_received", True),
        ("penalties", "supplier late_delivery rate_per_period 0.0005", False),
        ("items", "=1+1 120000.00 -3", False),
    ]
    assert {one.rule for one in judged} >= {"price.total", "payment.percent", "penalty.rate", "items.table"}


def test_a_part_that_gold_leaves_out_is_not_judged(make_record: Callable[..., Record]) -> None:
    assert score(make_record().to_json(), {"file": "a.txt"}).judged == []


def test_report(make_record: Callable[..., Record]) -> None:
    evaluation = _one(make_record(), GOLD)
    text = report(evaluation)
    assert "right among confidence ≥ 0.9: 0.4286 (3 of 7)" in text
    assert "fields.title" not in text and "price.total" not in text
    text = report(evaluation, fields=True, details=True)
    [line] = [line for line in text.splitlines() if line.startswith("fields.total_amount")]
    assert line.split()[1:] == ["0.0000", "0.0000", "0.0000", "0", "1", "1"]
    [line] = [line for line in text.splitlines() if line.startswith("payment_cells.kind")]
    assert line.split()[1:] == ["0.0000", "0.0000", "0.0000", "0", "1", "1"]
    assert "a  fields: total_amount  price.total 0.90 «¥120000.00»" in text


def test_counts_by_name_add_up_to_the_part(make_record: Callable[..., Record]) -> None:
    tally = score(make_record().to_json(), GOLD)
    for part in ("fields", "parties", "payment_cells"):
        for counter in (tally.right, tally.given, tally.wanted):
            assert sum(counter[name] for name in tally.names(part)) == counter[part]


def test_json(make_record: Callable[..., Record]) -> None:
    evaluation = _one(make_record(), GOLD)
    assert "by_field" not in as_json(evaluation)
    data = as_json(evaluation, fields=True)
    assert data["calibration"][-1] == {"band": "≥0.90", "facts": 7, "right": 3, "share": 0.4286}
    assert data["by_field"]["fields.number"] == {
        "precision": None, "recall": 0.0, "f1": 0.0, "right": 0, "given": 0, "wanted": 1,
        "precision_interval": None, "recall_interval": [0.0, 0.7935],
    }  # fmt: skip


def test_the_verb(tmp_path: Path, make_record: Callable[..., Record], capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("json", make_record().to_json()), ("gold", GOLD)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["eval", str(tmp_path / "json"), str(tmp_path / "gold"), "--fields"]) == 0
    out = capsys.readouterr().out
    assert "confidence" in out and "parties.name" in out
