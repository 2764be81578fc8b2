"""`hetong doctor`: what is here is told, what is missing with what to do, what is broken with an exit code."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.cli.language import choose
from extract.doctor import libraries, machine, reading
from extract.doctor.item import Item
from extract.doctor.libraries import EXTRAS
from extract.errors import RuleError

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    choose("zh")
    monkeypatch.setattr(reading, "_PATIENCE", 600.0)  # programs start slowly on a machine that is busy


def one(items: Callable[[], object], name: str) -> Item:
    [found] = [item for item in items() if item.name == name]  # type: ignore[attr-defined]
    return found


def test_it_tells_what_is_here(capsys: Capture) -> None:
    assert main(["doctor", "--json"]) == exits.OK
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["python"]["state"] == "ok" and rows["rules"]["state"] == "ok" and rows["libraries"]["state"] == "ok"
    assert "pypdfium2" in rows["pdf"]["detail"]
    assert {name for name, row in rows.items() if row["group"] == "extras"} == set(EXTRAS)
    for row in rows.values():
        assert row["state"] == "ok" or row["advice"], row


def test_for_people_in_two_languages(capsys: Capture) -> None:
    assert main(["doctor"]) == exits.OK
    assert "可以使用" in capsys.readouterr().out
    assert main(["doctor", "--lang", "en"]) == exits.OK
    out = capsys.readouterr().out
    assert "ready" in out and not any("\u4e00" <= char <= "\u9fff" for char in out.split("reading\n")[0])
    choose("zh")


def test_every_extra_of_the_package_is_looked_at() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(EXTRAS) == set(declared) - {"dev"}


def test_what_is_missing_comes_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = {"docx", "pypdf", "onnxruntime", "openvino"}
    monkeypatch.setattr(libraries, "there", lambda name: name not in gone)
    monkeypatch.setattr(reading, "there", lambda name: name not in gone)
    monkeypatch.setattr("extract.ingest.office.program", lambda: None)
    monkeypatch.setattr(reading, "chinese_fonts", list)
    papers = one(libraries.items, "papers")
    assert papers.state == "missing" and papers.advice[0] == "pip install 'hetong[papers]'"
    assert one(libraries.items, "ocr").state == "warn"
    found = {item.name: item for item in reading.items()}
    assert found["recognition"].state == "bad"
    assert found["libreoffice"].state == "missing" and "另存为 .docx" in found["libreoffice"].advice[0]
    assert found["fonts"].state == "missing"


def test_what_is_broken_is_told_with_an_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def broken() -> None:
        raise RuleError("price.toml：规则写错了", "price.toml: wrong")

    monkeypatch.setattr("extract.rulebook.default_rulebook", broken)
    assert main(["doctor"]) == exits.SOME_FAILED
    out = capsys.readouterr().out
    assert "✗" in out and "price.toml：规则写错了" in out and "1 处不能用" in out


def test_a_program_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("extract.ingest.office.program", lambda: str(tmp_path / "soffice"))
    assert one(reading.items, "libreoffice").state == "bad"


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_on_other_systems(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(reading.shutil, "which", lambda *_: None)
    if platform == "win32":
        monkeypatch.delattr(os, "sysconf")
    found = {item.name: item for item in machine.items()}
    assert found["limits"].state == "warn" and "Linux" in found["limits"].advice[0]
    assert found["memory"].state == "ok"
    assert reading.chinese_fonts() == []


def test_little_memory_and_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "memory_bytes", lambda: 1 << 30)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: type("usage", (), {"free": 1 << 20}))
    found = {item.name: item for item in machine.items()}
    assert found["memory"].state == "warn" and found["temporary"].state == "warn"
