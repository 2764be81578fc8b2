"""People in ledgers and lists: hidden where the run hides them, and where its findings are exported with the mask."""

from __future__ import annotations

from pathlib import Path

from extract.dataset.export import export
from extract.dataset.load import read_rows
from extract.reconcile import reconcile
from extract.reconcile.private import masked
from extract.reconcile.sheet import Book, Sheet
from extract.reconcile.sheet import read as book
from tests.reconcile.test_ledger import HEAD, SUPPLIER, contract, folder, row

PAYEE, ACCOUNT, PHONE = "邵立平", "6217000000998877665", "13800001234"
LINES = [
    row("2025-03-20", "30000", SUPPLIER, ACCOUNT, f"首付款 经办人李二宁 电话{PHONE}"),
    row("2025-05-20", "70000", PAYEE, "6228000000001234567", f"尾款 {PAYEE}代收"),
]
SECRETS = (PAYEE, ACCOUNT, PHONE, "李二宁", "6228000000001234567")


def _ledger(tmp_path: Path) -> Book:
    path = tmp_path / "支付.csv"
    path.write_text("\n".join([HEAD, *LINES]) + "\n", encoding="utf-8")
    return book(path)


def _told(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in sorted(folder.rglob("*")) if path.is_file())


def test_a_masked_run_takes_nothing_of_people_from_a_ledger(tmp_path: Path) -> None:
    output = folder(tmp_path / "out", contract())
    reconcile(output, books=[_ledger(tmp_path)], masked=True)
    told = _told(output)
    assert [secret for secret in SECRETS if secret in told] == []
    assert [one["payee"] for one in read_rows(output, "ledger")] == [SUPPLIER, "邵＊＊"]


def test_an_export_with_the_mask_hides_what_findings_quote_of_a_ledger(tmp_path: Path) -> None:
    output = folder(tmp_path / "out", contract())
    reconcile(output, books=[_ledger(tmp_path)])
    assert PAYEE in _told(output)
    export(output, ["csv"], redacted=True)
    told = _told(output / "redacted")
    assert "payment-other-payee" in told
    assert [secret for secret in SECRETS if secret in told] == []


def test_a_person_who_is_a_party_keeps_the_name() -> None:
    rows = [["收款人", "账号"], ["邵立平", "6228000000001234567"], ["李二宁", ""]]
    made = masked(Book("a.csv", "0" * 16, "0" * 64, 1, [Sheet("", rows)]), ["邵立平"])
    assert made.sheets[0].rows[1:] == [["邵立平", "***************4567"], ["李＊＊", ""]]
