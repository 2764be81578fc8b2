"""`hetong run` and `hetong status` as processes: limits, events, interruptions, two at once."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from batch.helpers import Running, eventually, folder

from extract import load
from extract.cli import exits, main, progress
from extract.cli.language import choose

HETONG = ("-c", "from extract.cli import script; script()")
CONTRACT = (
    "湖滨区图书馆书架采购合同\n甲方：湖滨区图书馆\n乙方：岭南木作有限公司\n一、合同总价为人民币叁仟元整（¥3000.00）。\n"
)

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    choose("zh")
    monkeypatch.setattr(progress, "EVERY", float("inf"))  # on a slow machine a line says how far the run is


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder(tmp_path / "in", a=CONTRACT, b=CONTRACT + "第二份\n", c="")


def _run(source: Path, output: Path, *options: str) -> int:
    return main(["run", str(source), "-o", str(output), "-j", "1", *options])


def test_events_as_json(source: Path, tmp_path: Path, capsys: Capture) -> None:
    assert _run(source, tmp_path / "out", "--log-json") == exits.SOME_FAILED
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["start", "file", "file", "failure", "end"]
    assert events[1].keys() == {"event", "path", "seconds", "done", "total"}
    failure = events[3]
    assert (failure["path"], failure["stage"], failure["error_class"], failure["done"]) == (
        "c.txt",
        "ingest",
        "empty",
        3,
    )
    end = events[4]
    assert (end["inputs"], end["records"], end["read"], end["failures"]) == (3, 2, 3, {"empty": 1})
    assert end["totals"] == {"CNY": "3000.00"} and len(end["slowest"]) == 3


def test_the_report_counts_what_was_known(source: Path, tmp_path: Path, capsys: Capture) -> None:
    _run(source, tmp_path / "out")
    out, err = capsys.readouterr()
    assert "共 3 个文件：1 份合同（2 份文件），1 个没有记录" in out and "empty:" in out
    assert err.splitlines() == ["✗ c.txt: 文件为空：c.txt [empty]"]
    _run(source, tmp_path / "out")
    out, err = capsys.readouterr()
    assert "本次读了 0 个，3 个以前已读过" in out and err == ""
    _run(source, tmp_path / "out", "--retry-failed")
    assert "本次读了 1 个" in capsys.readouterr().out
    _run(source, tmp_path / "out", "--fresh")
    assert "以前" not in capsys.readouterr().out


def test_times_stay_out_of_the_dataset(source: Path, tmp_path: Path) -> None:
    _run(source, tmp_path / "out")
    names = {column for table in load(tmp_path / "out").values() for column in table.columns}
    assert not {"seconds", "started", "finished"} & names


def test_errors_are_events_too(source: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert _run(source, tmp_path / "file", "--log-json") == exits.OUTPUT
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [event["event"] for event in events] == ["start", "error"]
    assert events[1]["code"] == "output" and "写不进去" in events[1]["message"]


@pytest.mark.parametrize(
    "options", [("--ocr", "maybe"), ("--engine", "mupdf"), ("--executor", "nowhere"), ("-j", "0"), ("--timeout", "0"), ("--timeout", "inf"),
                ("--timeout", "nan"), ("--timeout", "-5")]
)
def test_options_that_make_no_sense(source: Path, tmp_path: Path, options: tuple[str, ...], capsys: Capture) -> None:
    assert _run(source, tmp_path / "out", *options) == exits.USAGE
    err = capsys.readouterr().err
    assert options[0] in err or options[1] in err
    assert not (tmp_path / "out").exists()


def test_settings_reach_the_document(source: Path, tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(source / "d.pdf"))
    canvas.drawString(72, 720, "contract")
    canvas.save()
    _run(source, tmp_path / "out", "--engine", "pdfplumber")
    [engine] = [
        json.loads(path.read_text(encoding="utf-8"))["source"]["engine"]
        for path in (tmp_path / "out" / "json").iterdir()
        if '"d.pdf"' in path.read_text(encoding="utf-8")
    ]
    assert "pdfplumber" in engine


def test_status(source: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["status", str(tmp_path / "out")]) == exits.NOTHING_TO_DO
    assert "没有运行记录" in capsys.readouterr().err
    _run(source, tmp_path / "out")
    capsys.readouterr()
    assert main(["status", str(tmp_path / "out")]) == exits.OK
    out = capsys.readouterr().out
    assert "已完成" in out and "3/3" in out and "empty" in out
    assert main(["status", str(tmp_path / "out"), "--json"]) == exits.OK
    assert json.loads(capsys.readouterr().out)["records"] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_interrupted_and_two_at_once(tmp_path: Path, capsys: Capture) -> None:
    source = folder(tmp_path / "in", **{f"{i:03}": f"{CONTRACT}{i}\n" * 40 for i in range(400)})
    running = Running(*HETONG, "run", source, "-o", tmp_path / "out", "-j", "1")
    assert eventually(lambda: bool(list((tmp_path / "out").glob("json/*.json"))))
    assert _run(source, tmp_path / "out") == exits.BUSY
    assert str(running.process.pid) in capsys.readouterr().err
    os.killpg(running.process.pid, signal.SIGINT)  # as a terminal does
    code, errors = running.wait()
    assert code == exits.INTERRUPTED and "再运行一次" in errors and "Traceback" not in errors
    assert eventually(lambda: not running.left())
    assert main(["status", str(tmp_path / "out")]) == exits.OK
    assert "已中断" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_interrupted_while_it_starts(tmp_path: Path) -> None:
    running = Running(*HETONG, "run", folder(tmp_path / "in", a=CONTRACT), "-o", tmp_path / "out")
    assert eventually(lambda: len(running.left()) > 0)
    os.killpg(running.process.pid, signal.SIGINT)
    code, errors = running.wait()
    assert code == exits.INTERRUPTED and "Traceback" not in errors
    assert eventually(lambda: not running.left())
