"""A wrong command line is answered in the user's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cli import exits, main
from extract.cli.language import choose


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "a", "--jbos", "2"], "没有选项 --jbos"),
        (["run"], "缺少参数"),
        (["annotate", "a"], "缺少参数 --output / -o（"),
        (["frobnicate"], "没有命令 frobnicate"),
        (["run", "a", "-j", "two"], "不是数字"),
        (["run", "a", "-j", "0"], "超出范围"),
        (["run", "a", "-j", "99999999999999999999999"], "超出范围（不大于 65536）"),
        (["run", "a", "--memory", "99999999999999999999999"], "超出范围（不大于 1073741824）"),
        (["review", "a", "--port", "99999"], "超出范围（不大于 65535）"),
        (["facts", "a", "b", "c"], "多余的参数"),
        (["run", "a", "--output"], "后面缺少值"),
    ],
)
def test_wrong_command_lines(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    choose("zh")
    assert main(arguments) == exits.USAGE
    error = capsys.readouterr().err
    assert said in error and not any(word in error for word in ("No such", "Missing", "Invalid", "Got ", "requires"))


def test_a_language_that_there_is_none_of(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HETONG_LANG", "fr")
    main(["status", str(Path("nowhere"))])
    assert "HETONG_LANG=fr" in capsys.readouterr().err
    main(["status", "nowhere", "--lang", "zh"])
    assert "HETONG_LANG" not in capsys.readouterr().err
