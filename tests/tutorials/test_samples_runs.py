"""The tutorials that begin with a run over the samples: every command and every program of them is run."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

import pytest
from tutorials.walk import FIRST, PAGES, ROOT, begins_with_the_samples, walk

from extract.cli import exits, main


@pytest.fixture(scope="module")
def first_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `FIRST` writes."""
    folder = tmp_path_factory.mktemp("first")
    shutil.copytree(ROOT / "samples", folder / "samples", ignore=shutil.ignore_patterns("make", "*.json"))
    before = Path.cwd()
    try:
        os.chdir(folder)
        assert main(shlex.split(FIRST)[1:]) == exits.OK
    finally:
        os.chdir(before)
    return folder


@pytest.mark.parametrize("page", [*filter(begins_with_the_samples, PAGES)])
def test_a_tutorial_does_what_it_says(page: str, place: Path, first_output: Path) -> None:
    assert walk(page, first_output) >= 3
    if page == "audit":
        assert list(place.glob("papers/*.docx")) and list(place.glob("annotated/*"))
    if page == "publication":
        assert (place / "output" / "redacted" / "ocds.json").is_file()
