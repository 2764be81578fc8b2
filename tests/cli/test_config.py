"""`hetong.toml`: what it may say, who wins, what is refused, and what `hetong config show` tells."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.cli.app import app
from extract.cli.config import group
from extract.cli.language import choose, chosen, current
from extract.cli.settings.file import language
from extract.cli.settings.schema import GLOBAL, schema
from extract.dataset.load import read_rows

Capture = pytest.CaptureFixture[str]
CONTRACT = "课桌椅采购合同\n甲方：临湖县第二中学\n乙方：临湖青松家具有限公司\n一、合同总价为人民币壹拾贰万元整（¥120000.00）。\n"
PAGE = Path(__file__).parents[2] / "docs" / "config.md"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    choose("zh")
    monkeypatch.delenv("HETONG_CONFIG", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    for name in ("a.txt", "b.txt"):
        (contracts / name).write_text(CONTRACT + name, encoding="utf-8")
    return contracts


def say(folder: Path, text: str) -> Path:
    path = folder / "hetong.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_option_and_argument_can_be_said() -> None:
    known = schema(app)

    def names(command: object, section: str) -> None:
        if hasattr(command, "commands"):
            for name, inner in command.commands.items():
                names(inner, f"{section}.{name}".strip("."))
        else:
            given = {one.name for one in command.params}  # type: ignore[attr-defined]
            assert {one.name for one in known[section].values()} == given - {"help"}, section

    names(group(), "")
    assert set(known[GLOBAL]) == {"lang", "rules", "debug"}


def test_a_file_beside_the_contracts_counts_and_is_no_contract(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    path = say(folder, '[run]\nexclude = ["b.txt"]\nocr = "never"\n')
    assert main(["run", str(folder), "-o", str(tmp_path / "out")]) == exits.OK
    assert f"设置来自 {path}" in capsys.readouterr().err
    assert [row["path"] for row in read_rows(tmp_path / "out", "documents")] == ["a.txt"]
    assert read_rows(tmp_path / "out", "failures") == []


def test_the_command_line_wins(folder: Path, tmp_path: Path) -> None:
    say(folder, '[run]\nexclude = "b.txt"\n')
    assert main(["run", str(folder), "-o", str(tmp_path / "out"), "--exclude", "a.txt"]) == exits.OK
    assert [row["path"] for row in read_rows(tmp_path / "out", "documents")] == ["b.txt"]


def test_a_named_file_says_everything_even_what_is_read(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "my.toml"
    path.write_text('lang = "en"\n[run]\ninputs = ["contracts"]\noutput = "out"\n', encoding="utf-8")
    assert main(["--config", str(path), "run"]) == exits.OK
    assert "2 files" in capsys.readouterr().out
    assert (tmp_path / "out" / "contracts.csv").is_file()
    choose("zh")
    assert main(["run", "--config", str(path), "--lang", "zh"]) == exits.OK
    assert "份合同" in capsys.readouterr().out


def test_the_environment_stands_above_the_file(folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    say(folder, 'lang = "en"\n')
    monkeypatch.setenv("HETONG_LANG", "zh")
    assert main(["run", str(folder), "-o", str(tmp_path / "out")]) == exits.OK
    assert "份合同" in capsys.readouterr().out


def test_the_environment_names_a_file_and_none_is_none(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HETONG_CONFIG", str(say(folder, "[run]\njobs = 3\n")))
    assert main(["config", "show"]) == exits.OK
    out = capsys.readouterr().out
    assert "[run]  jobs  3" in " ".join(out.split("\n")).replace("    ", "  ")
    assert main(["config", "show", "--config", "none"]) == exits.OK
    assert "没有设置文件" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[run]\njobz = 2", "不认识 [run] jobz，是不是 jobs？"),
        ("[run]\nsverity = 'info'", "是不是 [audit] 的 severity？"),
        ("[run]\nqqqq = 1", "hetong config show --all"),
        ("[rnu]\njobs = 2", "没有 [rnu] 这一节，是不是 [run]？"),
        ("[zzzz]\njobs = 2", "没有 [zzzz] 这一节"),
        ("[rules]\nsamples = 'x'", "不认识 [rules] samples"),
        ("lnag = 'zh'", "不认识 lnag，是不是 lang？"),
        ("[run]\njobs = '2'", "[run] jobs 应是整数"),
        ("[run]\njobs = true", "[run] jobs 应是整数"),
        ("[run]\njobs = 0", "[run] jobs 不能小于 1"),
        ("[run]\nner = 1", "[run] ner 应是true 或 false"),
        ("[run]\nexclude = [1]", "[run] exclude 应是文字"),
        ("[run]\ntimeout = 'x'", "[run] timeout 应是数字"),
        ("[run]\ntimeout = inf", "[run] timeout 不能大于 604800"),
        ("[run]\ntimeout = nan", "[run] timeout 不能小于 1"),
        ("run = 1", "不认识 run"),
        ("[run.jobs]\nx = 1", "不是一节"),
        ("[run\n", "不是正确的 TOML"),
        ("[run]\noutput = '../x'", "只有用 --config"),
        ("[run]\noutput = 's3://bucket/x'", "只有用 --config"),
        ("[run]\nexecutor = 'ray'", "只有用 --config"),
        ("[run]\naddress = 'ray://1.2.3.4:1'", "只有用 --config"),
        ("rules = '/etc'", "只有用 --config"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_file_and_key(folder: Path, capsys: Capture, text: str, told: str) -> None:
    path = say(folder, text)
    assert main(["run", str(folder), "-o", str(folder.parent / "out")]) == exits.USAGE
    out, err = capsys.readouterr()
    assert told in err and str(path) in err and err.count("\n") == 1 and out == ""
    assert not (folder.parent / "out").exists()


def test_a_named_file_that_is_not_there(capsys: Capture) -> None:
    assert main(["run", "x", "--config", "gone.toml"]) == exits.USAGE
    assert "没有文件 gone.toml" in capsys.readouterr().err


def test_what_a_command_line_would_use(folder: Path, capsys: Capture) -> None:
    path = say(folder, "[run]\nmemory = 512\njobs = 3\n")
    assert main(["config", "show", "--json", "run", str(folder), "-j", "1"]) == exits.OK
    rows = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert (rows["jobs"]["value"], rows["jobs"]["source"]) == (1, "command line")
    assert (rows["memory"]["value"], rows["memory"]["source"]) == (512, "file")
    assert (rows["ocr"]["value"], rows["ocr"]["source"]) == ("auto", "default")
    assert rows["inputs"]["value"] == [str(folder)]
    assert main(["config", "show", "run", str(folder)]) == exits.OK
    assert str(path) in capsys.readouterr().out
    assert main(["config", "show", "nothing"]) == exits.USAGE


def test_a_log_of_json_has_no_line_of_anything_else(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    say(folder, "[run]\nlog-json = true\n")
    assert main(["run", str(folder), "-o", str(tmp_path / "out")]) == exits.OK
    assert all(json.loads(line) for line in capsys.readouterr().err.splitlines())


def test_the_language_is_known_before_anything_is_declared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(tmp_path, 'lang = "en"\n')
    monkeypatch.chdir(tmp_path)
    assert language([]) == "en" and language(["--config", "none"]) is None
    assert chosen([], {"HETONG_LANG": language([]) or "", **{"HETONG_LANG": "zh"}}) == "zh"
    say(tmp_path, "lang = [")
    assert language([]) is None and current() == "zh"


def test_the_page_shows_a_file_that_is_right(tmp_path: Path, capsys: Capture) -> None:
    text = PAGE.read_text(encoding="utf-8").split("```toml\n", 1)[1].split("```", 1)[0]
    assert main(["--config", str(say(tmp_path, text)), "config", "show"]) == exits.OK
    assert "[audit]" in capsys.readouterr().out
    assert os.environ.get("HETONG_RULES") is None
