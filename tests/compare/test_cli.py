from __future__ import annotations

from pathlib import Path

import pytest
from compare.sides import CONTRACT, edited

from extract.cli import exits, main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(CONTRACT, encoding="utf-8")
    (tmp_path / "same.txt").write_text(CONTRACT, encoding="utf-8")
    (tmp_path / "form.txt").write_text(edited(("10个工作日内", "十个工作日内")), encoding="utf-8")
    (tmp_path / "b.txt").write_text(edited(("按合同总价的万分之五", "按合同总价的万分之三")), encoding="utf-8")
    blanks = edited(("叁拾陆万元整（¥360,000.00）", "________（¥________）"))
    (tmp_path / "model.txt").write_text(blanks, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("other", "code"), [("same.txt", exits.OK), ("form.txt", exits.SAME_SUBSTANCE), ("b.txt", exits.DIFFERENT)]
)
def test_the_exit_code_says_what_kind_of_difference(files: Path, other: str, code: int, capsys: Capture) -> None:
    page = files / "r.html"
    assert main(["compare", str(files / "a.txt"), str(files / other), "-o", str(page)]) == code
    assert page.read_text(encoding="utf-8").endswith("</html>\n")


def test_a_model_contract(files: Path, capsys: Capture) -> None:
    page = str(files / "r.html")
    model = ["--template", str(files / "model.txt"), "-o", page]
    assert main(["compare", str(files / "a.txt"), *model]) == exits.SAME_SUBSTANCE
    assert "只填空 1 条" in capsys.readouterr().out
    assert main(["compare", str(files / "b.txt"), *model]) == exits.DIFFERENT
    assert "改动 1 条" in capsys.readouterr().out


def test_records_can_be_compared_as_files_can(files: Path, capsys: Capture) -> None:
    out = files / "out"
    assert main(["run", str(files / "a.txt"), str(files / "b.txt"), "-o", str(out)]) == exits.OK
    records = sorted(map(str, (out / "json").glob("*.json")))
    capsys.readouterr()
    assert main(["compare", *records, "-o", str(files / "r.html")]) == exits.DIFFERENT
    said = capsys.readouterr().out
    assert "万分之五" in said and "万分之三" in said
    assert main(["compare", str(out)]) == exits.OK
    assert all((out / f"compare.{kind}").stat().st_size for kind in ("html", "xlsx", "csv"))
    assert main(["compare", str(out), "--year", "1999"]) == exits.NOTHING_TO_DO


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.txt"],
        ["a.txt", "b.txt", "--template", "model.txt"],
        ["a.txt", "b.txt", "--buyer", "某"],
        ["a.txt", "nowhere.txt"],
        [".", "a.txt"],
        [".", "--category", "货"],
    ],
)
def test_wrong_uses_are_one_line(
    files: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(files)
    assert main(["compare", *arguments]) == exits.USAGE
    assert capsys.readouterr().err.count("\n") == 1
