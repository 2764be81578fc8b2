"""Corrections and verdicts: kept from run to run, applied by the hash of the file."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from extract.cli import exits, main
from extract.dataset import Dataset, ledger
from extract.dataset.keys import finding_key
from extract.dataset.load import read_rows
from extract.dataset.read import read_records
from extract.dataset.store import rewrite_tables
from extract.errors import UsageError
from extract.record import Record

Make = Callable[..., Record]


@pytest.fixture
def run(tmp_path: Path, make_record: Make) -> Path:
    _write(tmp_path / "out", make_record)
    return tmp_path / "out"


def _write(output: Path, make_record: Make) -> None:
    dataset = Dataset(output)
    dataset.add(make_record("a.txt"))
    dataset.finish()


def test_a_correction_is_applied_at_every_run(run: Path, make_record: Make) -> None:
    sha256 = make_record().source.sha256
    for place, new in (
        ("fields.total_amount", "130000.00"), ("parties.supplier.phone", "000-7654321"), ("payments[1].percent", "0.4"),
        ("fields.signed_on", "2025-03-01"),
    ):  # fmt: skip
        ledger.add(run, "corrections", {"sha256": sha256, "place": place, "new_value": new, "who": "林"})
    rewrite_tables(run)
    for _ in range(2):
        (row,) = read_rows(run, "contracts")
        assert row["total_amount"] == Decimal("130000.00") and str(row["signed_on"]) == "2025-03-01"
        assert "000-7654321" in [party["phone"] for party in read_rows(run, "parties")]
        assert [one["percent"] for one in read_rows(run, "payments")] == [Decimal("0.4")]
        (record,) = read_records(run)
        total = record.fields.total_amount
        assert total is not None and "corrected" in total.flags and total.text == "¥120000.00"
        assert {one["field"] for one in read_rows(run, "review")} >= {"fields.total_amount", "payments[1].percent"}
        _write(run, make_record)
    assert len(read_rows(run, "corrections")) == 4


def test_a_correction_that_fits_nowhere_is_told(run: Path, make_record: Make) -> None:
    ledger.add(run, "corrections", {"sha256": make_record().source.sha256, "place": "fields.copies", "new_value": "几份"})
    rewrite_tables(run)
    (record,) = read_records(run)
    assert record.fields.copies is None and any("更正没有应用" in one for one in record.source.warnings)


def test_verdicts_come_from_a_workbook_and_stay(run: Path, tmp_path: Path, make_record: Make) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "filled.xlsx")) as book:
        sheet = book.add_worksheet()
        for i, line in enumerate((["发现标识", "认定", "备注"], ["00a1b2c3d4e5f607", "属实", "已核对原件"], ["1e5", "排除", ""])):
            sheet.write_row(i, 0, line)
    assert main(["verdicts", str(run), str(tmp_path / "filled.xlsx")]) == exits.OK
    _write(run, make_record)
    found = read_rows(run, "verdicts")
    assert [(one["finding"], one["verdict"]) for one in found] == [("00a1b2c3d4e5f607", "confirmed"), ("1e5", "dismissed")]


def test_what_is_no_ledger_is_left_as_it_is(run: Path, make_record: Make) -> None:
    (run / "verdicts.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="verdicts"):
        _write(run, make_record)
    assert (run / "verdicts.csv").read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_a_key_does_not_depend_on_order_or_layout() -> None:
    first = finding_key("c", "x", [("c", "总价 100 元"), (None, "壹佰元")])
    assert first == finding_key("c", "x", [(None, "壹佰\n元"), ("c", "总价100元")])
    assert first != finding_key("c", "y", [("c", "总价100元"), ("c", "壹佰元")])


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("不属实", "dismissed"), ("属实。", "confirmed"), ("确认", "confirmed"), ("误 报", "dismissed"), ("待核实", "open"),
        ("排除", "dismissed"), ("问题成立", "confirmed"), ("Confirmed", "confirmed"), ("不存在问题", "dismissed"), ("待定", "open"),
    ],
)  # fmt: skip
def test_verdicts_in_the_words_of_auditors(tmp_path: Path, said: str, verdict: str) -> None:
    file = tmp_path / "filled.csv"
    file.write_text(f"发现标识,核实结论,核实人\n00a1b2c3d4e5f607,{said},何审\n", encoding="utf-8")
    (row,) = ledger.read_file(file, "verdicts")
    assert row["verdict"] == verdict


def test_a_verdict_in_an_unknown_word_is_told(tmp_path: Path) -> None:
    file = tmp_path / "filled.csv"
    file.write_text("发现标识,核实结论\n00a1b2c3d4e5f607,属实\n00a1b2c3d4e5f608,转办\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"第 3 行.*转办.*属实、排除、待定.*没有并入"):
        ledger.read_file(file, "verdicts")


def test_what_an_export_would_lose_is_not_overwritten(run: Path, make_record: Make) -> None:
    """Another file of that name, or corrections that somebody has written there since."""
    ledger.add(run, "corrections", {"sha256": make_record().source.sha256, "place": "fields.copies", "new_value": "4"})
    theirs = run.parent / "theirs.csv"
    for held in (b"item,price\r\nchair,10\r\n", b"\x00\x01\x02", "设备采购合同\n".encode()):
        theirs.write_bytes(held)
        assert main(["corrections", str(run), "--export", str(theirs)]) == exits.code_of(UsageError("", "", code="output"))
        assert theirs.read_bytes() == held
    ours = run.parent / "ours.csv"
    for _ in range(2):
        assert main(["corrections", str(run), "--export", str(ours)]) == exits.OK
    added = ours.read_text(encoding="utf-8-sig").splitlines()
    ours.write_text("\n".join([*added, added[1].replace("fields.copies", "fields.lot")]), encoding="utf-8-sig")
    held = ours.read_bytes()
    assert main(["corrections", str(run), "--export", str(ours)]) != exits.OK
    assert ours.read_bytes() == held
