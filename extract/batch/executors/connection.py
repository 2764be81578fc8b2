"""A Ray cluster to work on: one that is there, or one of this machine alone that nobody else can reach.

Ray by itself listens on every interface, asks the cloud's metadata address where it is, and reports that it is used. A
cluster that we make listens on loopback, and what its processes would ask of anybody else ends at a closed port there.
"""

from __future__ import annotations

import ipaddress
import logging
import os
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager, suppress
from traceback import walk_tb
from typing import Any

from extract import surroundings
from extract.batch.executors.patience import Clock, runs
from extract.batch.executors.watch import descendants
from extract.batch.lock import in_turn
from extract.batch.tasks import WorkerError

START_ATTEMPTS = 3
"""Tries to make a cluster on this machine: Ray gives up on its own processes where they are late, and the next time they are
in the machine's memory."""
PATIENCE = 90
"""Seconds that Ray's processes may be late for each other (by itself: ten to thirty), those without a core left out."""
_LOADED = 4 * PATIENCE
"""The same where Ray looks at nothing but the clock."""

_log = logging.getLogger(__name__)

_NOWHERE = "http://127.0.0.1:9"
"""The port `discard`: nobody listens there, so a connection is refused at once."""
_NO_REPORTS = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_USAGE_STATS_PROMPT_ENABLED": "0"}
_NO_NETWORK = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"), _NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY", "no_grpc_proxy"), "127.0.0.1,localhost,::1"),
}
_NOT_LAST = {"RAY_worker_niceness": "0"}
"""Ray's workers stand behind everything else on the machine (nice 15). On one that is busy no document would be read in its time."""
_PATIENT = {
    "RAY_raylet_start_wait_time_s": str(_LOADED),
    "RAY_gcs_server_port_wait_time_s": str(_LOADED),
    "RAY_gcs_rpc_server_connect_timeout_s": str(_LOADED),
    "RAY_py_gcs_connect_timeout_s": str(_LOADED),
    "RAY_agent_register_timeout_ms": str(4 * _LOADED * 1000),
    "RAY_worker_register_timeout_seconds": str(4 * _LOADED),
}
"""The last two are for processes that load a lot of Python; Ray ends itself, or begins anew, where they are late."""


def proxies() -> dict[str, str | None]:
    """What the environment says here of the way out, for those who are to use it though their cluster was told of none."""
    return {name: os.environ.get(name) for name in _NO_NETWORK}


def connect(address: str | None, workers: int) -> None:
    """Join the cluster at an address (else that of `RAY_ADDRESS`), or make one on this machine.

    Raises `WorkerError`, also where Ray cannot be kept to loopback.
    """
    import ray

    if ray.is_initialized():
        return
    there = address or os.environ.get("RAY_ADDRESS")
    # The processes of the cluster import from where we are at this moment, and a local one starts them there.
    with surroundings.safe(main=True), chdir(surroundings.HOME):
        try:
            if there:
                with _environment(_NO_REPORTS):
                    ray.init(address=there, log_to_driver=False, configure_logging=False)
            else:
                with quiet_start(), in_turn("ray"):
                    _make(workers)
        except Exception as error:  # of any class: `Exception` itself for a start that took too long
            raise _refused(there, error) from error
    if not there:
        _check()


def _refused(there: str | None, error: Exception) -> WorkerError:
    if there:
        return WorkerError(f"连不上 Ray 集群（{there}）：{error}", f"no connection to the Ray cluster ({there}): {error}")
    return WorkerError(
        f"Ray 在本机启动不了（试了 {START_ATTEMPTS} 次）：{error}；等机器空闲些再运行一次，或用 --executor local",
        f"Ray does not start on this machine (tried {START_ATTEMPTS} times): {error}; "
        "run it again when the machine is less busy, or use --executor local",
    )


def _make(workers: int) -> None:
    """A cluster of our own. On a machine that is busy with other things its processes may be late: it is tried again."""
    import ray

    for left in reversed(range(START_ATTEMPTS)):
        try:
            # `local`: one of our own, whatever cluster somebody else has on this machine
            options: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
            ray.init("local", num_cpus=workers, include_dashboard=False, _node_ip_address="127.0.0.1", **options)
            return
        except Exception as error:
            _clear(error)
            if not left:
                raise
            _log.info("Ray did not start, once more: %s", error)


def _clear(error: Exception) -> None:
    """End what a start that failed has left: nobody else knows of its processes any more."""
    import ray
    from ray._private.node import Node

    for frame, _ in walk_tb(error.__traceback__):
        node = frame.f_locals.get("self")
        if isinstance(node, Node):
            with suppress(Exception):
                node.kill_all_processes(check_alive=False, allow_graceful=False)
    with suppress(Exception):
        ray.shutdown()


def _check() -> None:
    """A Ray that does not do as it is told is ended before it gets a document."""
    import ray

    places = [node["NodeManagerAddress"] for node in ray.nodes()]
    if not all(ipaddress.ip_address(place).is_loopback for place in places):
        ray.shutdown()
        raise WorkerError(
            f"这个版本的 Ray（{ray.__version__}）不能只在本机监听；请用 --address 指定集群，或用 --executor local",
            f"this Ray ({ray.__version__}) cannot be kept to loopback; name a cluster with --address, or run locally",
        )


@contextmanager
def quiet_start() -> Iterator[None]:
    """Nodes that are started meanwhile listen on loopback, ask nobody anything and wait for each other."""
    with _environment(_NO_REPORTS | _NO_NETWORK | _NOT_LAST | _PATIENT), _loopback(), _patient():
        yield


@contextmanager
def _loopback() -> Iterator[None]:
    """Ray replaces 127.0.0.1 by the machine's address, unless it has been told that there are no other machines."""
    from ray._private import ray_constants

    before = getattr(ray_constants, "ENABLE_RAY_CLUSTER", None)
    ray_constants.ENABLE_RAY_CLUSTER = False
    try:
        yield
    finally:
        ray_constants.ENABLE_RAY_CLUSTER = before


@contextmanager
def _patient() -> Iterator[None]:
    """Ray looks for its own raylet for half a minute, whatever the machine is at: while that lives and gets no core, it is
    looked for again."""
    from ray._private import services

    ask = services.get_node

    def get_node(*arguments: Any, **named: Any) -> Any:
        clock = Clock(_own)
        while True:
            try:
                return ask(*arguments, **named)
            except RuntimeError:
                if not runs(_own(), "raylet") or clock.look() > PATIENCE:
                    raise
            time.sleep(0.1)

    services.get_node = get_node
    try:
        yield
    finally:
        services.get_node = ask


def _own() -> list[int]:
    return descendants(os.getpid())


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
