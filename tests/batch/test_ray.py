"""The same run on a local Ray cluster: the same outcomes, the same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from batch.helpers import TESTS, dataset, failures, folder
from batch.misbehaving import misbehaving

from extract.batch import Options, run_job
from extract.errors import RuleError

DOCUMENTS = {
    "a": "ok 1", "b": "ok 1", "c": "locked", "d": "defect", "e": "ok 2", "f": "abort", "g": "hang", "h": "swell", "i": "exit",
    "l": "ok 3",
}  # fmt: skip
LOCAL = Options(jobs=2, timeout=2, memory=400, worker=misbehaving)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Options]:
    """A cluster of this machine, made once: it takes seconds to start."""
    import ray

    # The processes of the cluster have to find the tests' worker as we do.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")])))
        ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, configure_logging=False)
    yield replace(LOCAL, executor="ray")
    ray.shutdown()


def test_the_same_outcomes_and_the_same_bytes(tmp_path: Path, cluster: Options) -> None:
    contracts = folder(tmp_path / "in", **DOCUMENTS)
    here = run_job([contracts], tmp_path / "here", options=LOCAL)
    there = run_job([contracts], tmp_path / "there", options=cluster)
    assert there.by_class == here.by_class == {
        "crash": 2, "duplicate": 1, "encrypted": 1, "internal": 1, "memory": 1, "timeout": 1,
    }  # fmt: skip
    assert there.records == 3
    assert dataset(tmp_path / "there") == dataset(tmp_path / "here")
    assert failures(tmp_path / "there") == failures(tmp_path / "here")
    assert not [path for path in (tmp_path / "there").rglob("*") if path.suffix == ".tmp"]


def test_a_broken_rulebook_stops_the_run(tmp_path: Path, cluster: Options) -> None:
    with pytest.raises(RuleError):
        run_job([folder(tmp_path / "in", a="rule")], tmp_path / "out", options=cluster)
