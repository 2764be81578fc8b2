"""A tutorial has a folder of its own with the samples in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tutorials.walk import ROOT

from extract.cli.language import choose


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("make", "*.json"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HETONG_RULES", raising=False)
    monkeypatch.delenv("HETONG_CONFIG", raising=False)
    choose("zh")
    return tmp_path
