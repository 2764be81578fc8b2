"""A cluster of two nodes on one machine: what happens to a run when one of them is gone in the middle."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from batch.helpers import PATIENCE, TESTS, dataset, eventually, folder
from batch.misbehaving import misbehaving

from extract import surroundings
from extract.batch import Options, Step, run_job
from extract.batch.executors import connection
from extract.batch.lock import in_turn

LOCAL = Options(jobs=2, timeout=PATIENCE, memory=400, worker=misbehaving)
MEMORY = 80 << 20
"""Bytes of a node's object store, in which documents wait."""


class Nodes:
    """A head and a second node with a core each, which listen on loopback like every cluster that we make."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        self.cluster = Cluster()
        self.head, self.second = (
            self.cluster.add_node(num_cpus=1, node_ip_address="127.0.0.1", object_store_memory=MEMORY, include_dashboard=False)
            for _ in range(2)
        )

    @property
    def address(self) -> str:
        return str(self.cluster.address)

    def with_readers(self) -> set[str]:
        """The nodes on which a reader lives."""
        from ray._private.state import actors

        return {str(actor["Address"]["NodeID"]) for actor in actors().values() if actor["State"] == "ALIVE"}


@pytest.fixture
def nodes() -> Iterator[Nodes]:
    """Two nodes; skipped where Ray cannot make them here (no Ray, no shared memory, a machine too busy to start it)."""
    ray = pytest.importorskip("ray")
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.delenv("RAY_ADDRESS", raising=False)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH")])))
        ray.shutdown()
        made: list[Any] = []
        try:
            stack.enter_context(connection.quiet_start())  # for the test, too: it finds the nodes on loopback only
            with surroundings.safe(main=True), in_turn("ray"):
                made.append(Nodes())
        except Exception as error:
            pytest.skip(f"Ray does not make two nodes on this machine: {type(error).__name__}: {error}")
        yield made[0]
        ray.shutdown()
        with suppress(Exception):
            made[0].cluster.shutdown()


def test_a_node_that_is_killed_in_the_middle_loses_nothing(tmp_path: Path, nodes: Nodes) -> None:
    documents = {f"{i:02}": f"ok {i} " + "合同" * 30_000 for i in range(12)}  # results too large to travel with the message
    contracts = folder(tmp_path / "in", **documents)
    killed: list[int] = []

    def kill(step: Step) -> None:
        """Once both nodes are at work the second one is gone: its raylet, its reader, what it was reading and had read."""
        if step.done == 1:
            assert eventually(lambda: len(nodes.with_readers()) == 2)
        if step.done >= 5 and not killed:
            killed.append(step.done)
            nodes.cluster.remove_node(nodes.second, allow_graceful=False)

    there = replace(LOCAL, executor="ray", executor_options={"address": nodes.address})
    summary = run_job([contracts], tmp_path / "there", options=there, progress=kill)
    assert killed and killed[0] < len(documents)
    assert (summary.records, summary.by_class) == (len(documents), {})
    here = run_job([contracts], tmp_path / "here", options=LOCAL)
    assert here.records == len(documents)
    assert dataset(tmp_path / "there") == dataset(tmp_path / "here")
