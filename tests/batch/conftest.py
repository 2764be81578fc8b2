"""What tests of several files of this folder start with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from batch.toyserver import TOY, Store, serving


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store, in a current folder of its own; `code` and `rules` do not change while somebody works on them."""
    monkeypatch.syspath_prepend(TOY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("extract.batch.job.code_hash", lambda: "code")
    monkeypatch.setattr("extract.batch.job.rules_hash", lambda: "rules")
    import fsspec
    from toystore import ToyStore  # type: ignore[import-not-found]

    fsspec.register_implementation("toy", ToyStore, clobber=True)  # it may have been imported before the folder was there
    with serving() as made:
        yield made
