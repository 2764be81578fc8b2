"""The CSV files as a spreadsheet opens them: LibreOffice, as a double click does it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import load
from extract.dataset import Dataset
from extract.dataset.export import export
from extract.record import Record

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ACCOUNTS = ("6222020200112233445", "0012003004005", "12E45", "2024-12", "1.10")


def _with_account(make_record: Callable[..., Record], i: int, account: str) -> Record:
    record = make_record(f"{i}.txt", salt=str(i))
    name = record.parties[0].name
    assert name is not None
    record.parties[0].account = name.model_copy(update={"value": account})
    return record


@pytest.fixture
def run(tmp_path: Path, make_record: Callable[..., Record]) -> Path:
    dataset = Dataset(tmp_path / "out")
    for i, account in enumerate(ACCOUNTS):
        dataset.add(_with_account(make_record, i, account))
    dataset.finish()
    return tmp_path / "out"


def test_codes_come_back_exactly(run: Path) -> None:
    found = load(run)["parties"]
    assert found[found.role == "buyer"].account.tolist() == list(ACCOUNTS)


def test_programs_get_plain_cells(run: Path) -> None:
    export(run, ["csv"])
    with (run / "csv" / "parties.csv").open(encoding="utf-8", newline="") as file:
        found = [row["account"] for row in csv.DictReader(file) if row["role"] == "buyer"]
    assert found == list(ACCOUNTS)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_double_click_keeps_codes_whole(run: Path, tmp_path: Path) -> None:
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    # UTF-8 as its byte order mark says, Chinese, numbers and dates recognised as the dialogue offers it.
    command += ["--infilter=CSV:44,34,76,1,,2052,false,true", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(run / "parties.csv")], check=True, capture_output=True, timeout=600
    )
    with (tmp_path / "parties.csv").open(encoding="utf-8-sig", newline="") as file:
        shown = [row["account"] for row in csv.DictReader(file) if row["role"] == "buyer"]
    assert shown == list(ACCOUNTS)
