"""The same run on a local Ray cluster: the same outcomes, the same bytes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from batch.helpers import PATIENCE, STUCK, TESTS, dataset, eventually, failures, folder, stuck_for
from batch.misbehaving import misbehaving
from batch.toyserver import TOY, Store

from extract import surroundings
from extract.batch import Options, run_job
from extract.batch.executors.connection import _patient, connect
from extract.batch.executors.patience import Clock, stood_in_line
from extract.batch.executors.ray import _Crew
from extract.batch.executors.watch import descendants
from extract.batch.lock import in_turn
from extract.batch.tasks import Task, WorkerError
from extract.errors import RuleError

DOCUMENTS = {
    "a": "ok 1", "b": "ok 1", "c": "locked", "d": "defect", "e": "ok 2", "f": "abort", "g": STUCK, "h": "swell", "i": "exit",
    "l": "ok 3",
}  # fmt: skip
LOCAL = Options(jobs=2, timeout=PATIENCE, memory=400, worker=misbehaving)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Options]:
    """A cluster of this machine, made once: it takes seconds to start."""
    import ray

    # The processes of the cluster have to find the tests' worker as we do.
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RAY_ADDRESS", raising=False)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(TESTS), str(TOY), os.environ.get("PYTHONPATH")])))
        ray.shutdown()  # one that another test has left would not find it
        connect(None, 2)
    yield replace(LOCAL, executor="ray")
    ray.shutdown()


def test_the_same_outcomes_and_the_same_bytes(tmp_path: Path, cluster: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck_for(monkeypatch, 2)
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


def test_a_store_and_the_cluster_talk_to_each_other(
    tmp_path: Path, cluster: Options, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck_for(monkeypatch, 2)
    contracts = folder(tmp_path / "in", **DOCUMENTS)
    with zipfile.ZipFile(contracts / "z.zip", "w") as archive:
        for name in ("ok 4", "ok 1", "exit"):
            archive.writestr(zipfile.ZipInfo(f"{name}.txt"), name)
    run_job([contracts], tmp_path / "here", options=LOCAL)
    url = store.copied(contracts, "in")
    there = run_job([url], f"{store.url}/out", options=cluster)
    assert store.dataset("out") == dataset(tmp_path / "here")
    brought = {name: pids for name, pids in store.who("PUT", "out").items() if name.startswith("json/")}
    fetched = {name: pids for name, pids in store.who("GET", "in").items() if name != ".hetongignore"}
    assert len(brought) == there.records == 4 and set(fetched) == {path.name for path in contracts.iterdir()}
    assert not [name for name, pids in (fetched | brought).items() if os.getpid() in pids]
    run_job([url], tmp_path / "out", options=replace(cluster, jobs=1))
    assert dataset(tmp_path / "out") == dataset(tmp_path / "here")
    layouts = [{file.name for file in (tmp_path / name / ".hetong" / "layout").glob("*")} for name in ("here", "out")]
    assert layouts[0] == layouts[1]


def test_recognised_pages_stay_beside_the_dataset(cluster: Options, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    member = io.BytesIO()
    with zipfile.ZipFile(member, "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.txt"), "scan 2")
    url, out = store.put("in", {"a.txt": "scan 1", "z.zip": member.getvalue(), "c.txt": "ok 1"}), f"{store.url}/out"
    one = replace(cluster, jobs=1)  # each run has an actor of its own: what the next one knows lies beside the dataset
    assert run_job([url], out, options=one).records == 3
    assert len([key for key in store.objects if key.startswith("out/.hetong/pages/")]) == 2
    monkeypatch.setattr("extract.batch.job.rules_hash", lambda: "other rules")
    again = run_job([url], out, options=one)
    assert (again.records, again.by_class) == (1, {"no_text": 2})  # with its page at hand it says so
    assert run_job([url], out, options=replace(one, fresh=True)).records == 3


def test_a_broken_rulebook_stops_the_run(tmp_path: Path, cluster: Options) -> None:
    with pytest.raises(RuleError):
        run_job([folder(tmp_path / "in", a="rule")], tmp_path / "out", options=replace(cluster, jobs=1))


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's own lists of sockets")
def test_the_cluster_of_this_machine_is_on_loopback_and_imports_from_where_we_are(cluster: Options) -> None:
    import ray

    def path() -> list[str]:
        import sys

        return sys.path

    assert str(Path.cwd()) not in ray.get(ray.remote(path).remote()) or Path.cwd() == surroundings.HOME
    sockets = {
        target.removeprefix("socket:[").rstrip("]")
        for pid in (os.getpid(), *descendants(os.getpid()))
        for target in _targets(pid)
        if target.startswith("socket:[")
    }
    beyond = []
    for family in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path("/proc/net", family).read_text().splitlines()[1:]:
            _, local, _, state, *_, inode = line.split()[:10]
            # Loopback as the kernel writes it: 127.0.0.1, the same in six, ::1.
            here = ("0100007F:", "0000000000000000FFFF00000100007F:", "00000000000000000000000001000000:")
            if inode in sockets and state in ("0A", "07") and not local.startswith(here):
                beyond.append((family, local))
    assert len(sockets) > 5 and not beyond


def _targets(pid: int) -> Iterator[str]:
    try:
        for one in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                yield str(one.readlink())
    except OSError:
        return


def test_no_copy_is_left_when_a_reader_is_killed(tmp_path: Path) -> None:
    """The folder of an actor goes with it, though nothing in it gets to run any more."""
    script = (
        "import sys, time\nfrom extract.batch.executors.janitor import Folder\nmade = Folder()\n"
        "(made.path / 'document').write_text('secret')\nprint(made.path, flush=True)\ntime.sleep(3600)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, encoding="utf-8", env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    assert process.stdout is not None
    folder_of_it = Path(process.stdout.readline().strip())
    assert (folder_of_it / "document").exists() and folder_of_it.parent == tmp_path
    process.kill()
    process.wait()
    assert eventually(lambda: not folder_of_it.exists())


def test_no_copy_is_left_when_the_reading_of_one_file_is_killed(tmp_path: Path) -> None:
    script = "import time\nfrom extract.batch.alone import alone\nif __name__ == '__main__':\n    alone(time.sleep, 3600, files=[])\n"
    process = subprocess.Popen([sys.executable, "-P", "-c", script], env={**os.environ, "TMPDIR": str(tmp_path)})
    assert eventually(lambda: any(tmp_path.glob("hetong-*")))
    process.kill()
    process.wait()
    assert eventually(lambda: not any(tmp_path.glob("hetong-*")))


class _Late:
    """A Ray that is late `times`; each time it leaves a process behind, as a real one does."""

    def __init__(self, times: int) -> None:
        self.times, self.left = times, list[subprocess.Popen[bytes]]()

    def init(self, *_: object, **__: object) -> None:
        from ray._private.node import Node

        late = self

        class Started(Node):
            def __init__(self) -> None:
                late.left.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"]))
                raise Exception("The current node timed out during startup.")

            def kill_all_processes(self, *_: object, **__: object) -> None:
                late.left[-1].kill()

        if self.times:
            self.times -= 1
            Started()


def _stage(late: _Late, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setattr("ray.init", late.init)
    monkeypatch.setattr("ray.is_initialized", lambda: False)
    monkeypatch.setattr("ray.shutdown", lambda: None)
    monkeypatch.setattr("extract.batch.executors.connection._check", lambda: None)


def test_a_ray_that_is_late_is_started_again_and_nothing_of_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    late = _Late(2)
    _stage(late, monkeypatch)
    connect(None, 1)
    assert len(late.left) == 2 and all(process.wait() for process in late.left)


def test_a_ray_that_never_starts_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    late = _Late(99)
    _stage(late, monkeypatch)
    with pytest.raises(WorkerError, match=r"试了 3 次.*--executor local"):
        connect(None, 1)
    assert len(late.left) == 3 and all(process.wait() for process in late.left)


def test_time_without_a_core_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    now, line = [100.0], [0.0]
    monkeypatch.setattr("extract.batch.executors.patience.time.monotonic", lambda: now[0])
    clock = Clock(list, lambda _: line[0])
    for seconds, waiting in ((10, 10), (5, 2), (20, 60)):  # three threads in line are no more than one
        now[0] += seconds
        line[0] += waiting
        clock.look()
    assert clock.spent == 3
    assert stood_in_line([os.getpid()]) >= 0 and stood_in_line([]) == 0


@pytest.mark.parametrize("alive", [True, False])
def test_a_raylet_that_lives_is_waited_for(alive: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    from ray._private import services

    left = [3]

    def late(*_: object) -> str:
        left[0] -= 1
        if left[0]:
            raise RuntimeError("not yet")
        return "node"

    monkeypatch.setattr(services, "get_node", late)
    monkeypatch.setattr("extract.batch.executors.connection.runs", lambda *_: alive)
    with _patient():
        if alive:
            assert services.get_node("address", "id") == "node"
        else:
            with pytest.raises(RuntimeError):
                services.get_node("address", "id")
    assert services.get_node is late and left[0] == (0 if alive else 2)


def test_the_start_of_an_actor_is_none_of_its_documents_time() -> None:
    crew = object.__new__(_Crew)
    ended: list[object] = []
    given: list[Task] = []
    handle = SimpleNamespace(
        start=SimpleNamespace(remote=lambda: "start"), read=SimpleNamespace(remote=lambda task: given.append(task) or "ref")
    )
    crew._ray = SimpleNamespace(get=lambda ref: None, kill=ended.append)
    crew._lost_with = (OSError,)
    crew._limits = SimpleNamespace(workers=1)
    crew._make = lambda: handle
    crew._again, crew._actors, crew._lost = deque(), [], 0
    tasks = iter([task := Task("a", None, 1.0)])
    assert crew._fill(tasks) and not given  # nothing is given to an actor that has not begun
    [actor] = crew._actors
    assert not list(crew._overdue())
    crew._came(actor)
    assert not crew._fill(tasks) and given == [task] and not list(crew._overdue())
    actor.since = -1e9
    assert [outcome.status for outcome in crew._overdue()] == ["timeout"] and ended == [handle]


def test_one_start_at_a_time_on_a_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    script = "import sys\nfrom extract.batch.lock import in_turn\nwith in_turn('ray'):\n    print('in', flush=True)\n    sys.stdin.read()\n"
    env = {**os.environ, "TMPDIR": str(tmp_path)}
    other = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=env)
    assert other.stdin is not None and other.stdout is not None and other.stdout.readline() == "in\n"
    with in_turn("ray", patience=0):  # a courtesy: who has waited long enough goes on
        assert other.poll() is None
    other.stdin.close()
    with in_turn("ray"):
        assert other.wait() == 0
    (tmp_path / "mine").write_text("mine")
    (lock,) = tmp_path.glob("hetong-ray-*")
    lock.unlink()
    lock.symlink_to(tmp_path / "mine")
    with in_turn("ray"):
        assert (tmp_path / "mine").read_text() == "mine"
