"""The example in `samples/matters`: two matters, a ledger of eight payments, five planted faults; found, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.dataset import Dataset
from extract.dataset.audited import Audited
from extract.dataset.load import read_rows
from extract.pipeline import examine

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
    assert "逾期16日" in (output / "report.html").read_text(encoding="utf-8")


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
