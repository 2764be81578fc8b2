"""What copies the originals keeps off a run that was masked."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from extract.batch import run_job
from extract.cli.app import app
from extract.errors import UsageError
from extract.settings import Settings

TEXT = "办公家具采购合同\n甲方：临湖县第二中学\n乙方：临湖青松家具有限公司\n一、合同总价为人民币壹万元整（¥10000.00）。\n联系人：邵立平\n"


def test_no_copies_of_the_originals_of_a_masked_run(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    run_job(tmp_path / "in", tmp_path / "out", settings=Settings(redact=True), jobs=1)
    done = CliRunner().invoke(app, ["annotate", str(tmp_path / "out"), "--source", str(tmp_path / "in"), "-o", str(tmp_path / "copies")])
    assert isinstance(done.exception, UsageError)
    assert not (tmp_path / "copies").exists()
    asked = ["audit", str(tmp_path / "out"), "--source", str(tmp_path / "in")]
    assert isinstance(CliRunner().invoke(app, [*asked, "--pictures"]).exception, UsageError)
    assert CliRunner().invoke(app, asked).exception is None and not (tmp_path / "out" / "pictures").exists()


def test_metadata_beside_a_masked_run_has_no_more_than_the_checks_need(tmp_path: Path) -> None:
    """The auditor's own columns (who handled it, how to reach them) stay with the originals."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    given = "文件名,中标日期,经办人,备注\na.txt,2024-03-01,祝立台,电话13800001234\nb.txt,电13800005678,祝立台,\n"
    (tmp_path / "in" / "metadata.csv").write_text(given, encoding="utf-8")
    kept = tmp_path / "out" / "metadata.csv"
    runner = CliRunner()
    assert runner.invoke(app, ["run", str(tmp_path / "in"), "-o", str(tmp_path / "out")]).exit_code == 0
    assert kept.read_text(encoding="utf-8") == given
    assert runner.invoke(app, ["run", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--redact"]).exit_code == 0
    assert kept.read_text(encoding="utf-8-sig").splitlines() == ["文件名,中标日期", "a.txt,2024-03-01", "b.txt,电138****5678"]
