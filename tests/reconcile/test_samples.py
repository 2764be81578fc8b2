"""The example in `samples/matters`: two matters, a ledger of eight payments, five planted faults; found, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import lxml.html
import openpyxl
import pytest
from pages.alone import stands_alone

from extract.batch import Options, run_job
from extract.cli import exits, main
from extract.dataset import Dataset
from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.pipeline import examine
from extract.settings import Settings

MATTERS = Path(__file__).parents[2] / "samples" / "matters"
FAULTS = [
    "final-payment-before-acceptance",
    "payment-late",
    "payment-other-account",
    "payment-other-payee",
    "payment-without-contract",
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run over the example."""
    folder = tmp_path_factory.mktemp("matters")
    dataset = Dataset(folder)
    for path in sorted(MATTERS.rglob("*.*")):
        if path.suffix in (".txt", ".html"):
            record = examine(path).record
            source = record.source.model_copy(update={"path": path.relative_to(MATTERS).as_posix()})
            dataset.add(record.model_copy(update={"source": source}))
    dataset.finish()
    return folder


def test_the_planted_faults_and_no_others(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reconcile", str(output), "--ledger", str(MATTERS / "ledger.csv"), "--no-report"]) == exits.OK
    said = capsys.readouterr().out
    assert "2 份合同" in said and "疑点 5" in said
    findings = Audited(output).reconciled.findings
    assert sorted(one.check for rows in findings.values() for one in rows) == FAULTS
    papers = read_rows(output, "matches")
    assert len(papers) == 6 and {row["certainty"] for row in papers} == {"sure"}
    assert {row["contract_path"].split("/")[0] == row["path"].split("/")[0] for row in papers} == {True}
    assert {row["result"] for row in read_rows(output, "differences")} <= {"same", "contract_only"}
    assert len(read_rows(output, "ledger")) == 8


def test_an_audit_afterwards_keeps_them(output: Path) -> None:
    main(["reconcile", str(output), "--ledger", str(MATTERS / "ledger.csv"), "--no-report"])
    assert main(["audit", str(output)]) == exits.OK
    assert set(FAULTS) <= {row["check"] for row in read_rows(output, "findings")}
    html = (output / "report.html").read_text(encoding="utf-8")
    stands_alone(html)
    page = lxml.html.document_fromstring(html)
    [section] = page.xpath("//section[@id='reconciled']")
    assert "账号不符1笔、提前1笔" in section.text_content() and "没有不一致" in section.text_content()
    assert "逾期16日" in html and "ledger.csv" in html
    ids = {one.get("id") for one in page.iter() if one.get("id")}
    assert [href for href in page.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids] == []


def test_the_tables_reach_the_exports(output: Path) -> None:
    main(["reconcile", str(output), "--ledger", str(MATTERS / "ledger.csv"), "--no-report"])
    assert main(["export", str(output), "--to", "xlsx,duckdb"]) == exits.OK
    book = openpyxl.load_workbook(output / "hetong.xlsx", read_only=True)
    assert [book[name].max_row for name in ("文书对应", "付款台账", "付款汇总")] == [7, 9, 3]
    with duckdb.connect(str(output / "hetong.duckdb"), read_only=True) as base:
        assert base.execute("select paid_on_date, amount from ledger order by row limit 1").fetchone() == (date(2025, 3, 18), 145800)
        assert base.execute("select added, rest from balances where added is not null").fetchall() == [(36000, 0)]
        checks = base.execute("select \"check\" from findings").fetchall()
    assert {(check,) for check in FAULTS} <= set(checks)


def test_files_beside_the_run(output: Path, tmp_path: Path) -> None:
    """An announcement that is given beside the run is matched; a file that cannot be read is told by the exit code."""
    extra = tmp_path / "更正.txt"
    extra.write_text((MATTERS / "platform" / "award.txt").read_text(encoding="utf-8") + "\n更正：服务期限不变。\n", encoding="utf-8")
    assert main(["reconcile", str(output), str(extra), "--no-report"]) == exits.OK
    assert [row["certainty"] for row in read_rows(output, "matches") if row["path"] == "更正.txt"] == ["sure"]
    assert main(["reconcile", str(output), "--no-report"]) == exits.OK
    assert "更正.txt" not in {row["path"] for row in read_rows(output, "matches")}


@pytest.mark.parametrize("arguments", [["--ledger", "没有.xlsx"], ["--tolerance", "很多"], ["没有这个文件.txt"]])
def test_what_is_given_wrongly_is_said_in_a_line(output: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reconcile", str(output), *arguments]) == exits.USAGE
    error = capsys.readouterr().err
    assert error.strip() and "Traceback" not in error


def test_what_is_given_beside_a_masked_run_is_masked_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, folder = MATTERS / "platform" / "contract.txt", tmp_path / "out"
    run_job([source], folder, settings=Settings(redact=True), options=Options(jobs=1))
    extra = tmp_path / "公告.txt"
    award = (MATTERS / "platform" / "award.txt").read_text(encoding="utf-8")
    extra.write_text(award + "\n联系人：韩例文，电话：13800000000\n", encoding="utf-8")
    assert main(["reconcile", str(folder), str(extra), "--ledger", str(MATTERS / "ledger.csv"), "--no-report"]) == exits.OK
    assert "同样遮盖" in capsys.readouterr().err
    kept = [path.read_bytes() for path in (folder / ".hetong" / "beside").rglob("*") if path.is_file()]
    assert any("联系人".encode() in one for one in kept)
    assert not any("韩例文".encode() in one or b"13800000000" in one for one in kept)


def test_rows_that_are_not_read_are_named_with_their_file(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "支付.csv"
    table.write_text("付款日期,收款人,摘要,金额\n2025-03-01,甲公司,书架,约五千\n", encoding="utf-8")
    assert main(["--lang", "en", "reconcile", str(output), "--ledger", str(table), "--no-report"]) == exits.OK
    said = capsys.readouterr()
    assert "1 rows of ledgers could not be read: 支付.csv 第2行" in said.err
    assert "，" not in next(line for line in said.out.splitlines() if line.startswith("findings: "))


def test_the_report_written_anew_leads_to_the_originals(output: Path) -> None:
    assert main(["reconcile", str(output), "--source", str(MATTERS)]) == exits.OK
    with_originals = (output / "report.html").read_text(encoding="utf-8")
    assert main(["reconcile", str(output)]) == exits.OK
    assert "/contract.txt" in with_originals and 'href="../' not in (output / "report.html").read_text(encoding="utf-8")
