"""Unit prices beside references and beside each other: the same thing only, and how it is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.reconcile import reconcile
from extract.reconcile.sheet import read as book
from extract.record import Finding, Record
from tests.reconcile.made import document, folder

LAPTOP = {"name": "便携式计算机", "spec": "启明 QM-14 i5/16G", "unit": "台", "quantity": "10", "unit_price": "6600.00"}


def found(tmp_path: Path, text: str, *records: Record) -> list[Finding]:
    options: dict[str, Any] = {}
    if text:
        (tmp_path / "参考价.csv").write_text(text, encoding="utf-8")
        options["prices"] = [book(tmp_path / "参考价.csv")]
    output = folder(tmp_path / "out", *records)
    reconcile(output, **options)
    return [one for rows in Audited(output).reconciled.findings.values() for one in rows]


@pytest.mark.parametrize(
    ("row", "ratio", "severity"),
    [
        ("便携式计算机,QM-14,台,5000", "1.3200", "warning"),
        ("便携式计算机,QM-14,台,6500", "1.0154", None),
        ("便携计算机,QM-14,台,5000", "1.3200", "warning"),
        ("电脑,QM-14,台,5000", None, None),  # the names are not alike
        ("便携式计算机,QM-16,台,5000", None, None),
        ("便携式计算机,QM-14,套,5000", None, None),
        ("便携式计算机,,台,5000", None, None),  # which model is not said
        ("便携式计算机,QM-14,台,5000\n便携式计算机,QM-14,台,7000", None, None),  # two prices for one thing
    ],
)
def test_a_reference_counts_for_the_same_thing_only(tmp_path: Path, row: str, ratio: str | None, severity: str | None) -> None:
    findings = found(tmp_path, f"货物名称,规格型号,单位,参考价（元）\n{row}\n", document("a.txt", items=[LAPTOP]))
    assert [one.severity for one in findings] == ([severity] if severity else [])
    assert [str(one["ratio"]) for one in read_rows(tmp_path / "out", "prices") if one["kind"] == "reference"] == ([ratio] if ratio else [])
    if findings:
        assert findings[0].check == "price-over-reference" and "QM-14" in findings[0].quotes[0].text


def test_one_model_in_two_contracts(tmp_path: Path) -> None:
    dear = document("b.txt", number="LH-2025-9", signed_on="2026-01-05", items=[{**LAPTOP, "unit_price": "8000.00"}])
    [finding] = found(tmp_path, "", document("a.txt", items=[LAPTOP]), dear)
    assert finding.check == "unit-price-rise" and finding.severity == "info" and "2026年、2025年" in finding.detail


def test_rates_are_listed(tmp_path: Path) -> None:
    work = {"name": "驻场工程师", "unit": "人月", "quantity": "12", "amount": "240000.00"}
    assert found(tmp_path, "", document("a.txt", items=[work])) == []
    assert [(row["kind"], str(row["unit_price"])) for row in read_rows(tmp_path / "out", "prices")] == [("rate", "20000.00")]


def test_what_a_month_costs(tmp_path: Path) -> None:
    values = {"category": "services", "total_amount": "360000.00", "term_start": "2025-04-15", "term_end": "2026-04-14"}
    found(tmp_path, "", document("a.txt", **values))
    [row] = read_rows(tmp_path / "out", "prices")
    assert (row["kind"], row["unit"], str(row["unit_price"]), row["source"]) == ("rate", "月", "30000.00", "12个月")
