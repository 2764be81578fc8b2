"""Windows and macOS: what they do not have is not called there. The branches are taken here by taking it away."""

from __future__ import annotations

import ast
import builtins
import multiprocessing
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.batch import lock, source
from extract.batch.executors import process, sandbox, watch
from extract.dataset.files import way
from extract.doctor import machine
from extract.ingest import office

ROOT = Path(__file__).parents[1] / "extract"
POSIX_ONLY = {
    "os": {
        "fork", "killpg", "getpgid", "setsid", "getuid", "geteuid", "chown", "mkfifo", "sysconf", "nice", "statvfs",
        "sched_getaffinity", "sched_setaffinity", "getloadavg", "O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW", "O_ASYNC",
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGIO", "SIGALRM", "SIGCHLD", "SIGUSR1", "SIGPIPE", "pthread_sigmask", "alarm", "setitimer"},
}  # fmt: skip
POSIX_MODULES = {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty"}
NAMED = re.compile("|".join({*POSIX_ONLY["os"], *POSIX_ONLY["signal"], *POSIX_MODULES, "forkserver"}))
GUARD = re.compile(r"hasattr\((?:os|signal), |getattr\((?:os|signal), |sys\.platform|except ImportError|find_spec")


def _uses(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Names that only POSIX has, and where they are used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if node.attr in POSIX_ONLY.get(node.value.id, ()):
                yield f"{node.value.id}.{node.attr}", node.lineno
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name in POSIX_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module in POSIX_MODULES or "forkserver" in [a.name for a in node.names]):
            yield node.module or "", node.lineno


def test_what_only_posix_has_stands_behind_a_branch() -> None:
    bare = []
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not NAMED.search(text):
            continue
        tree = ast.parse(text)
        functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        lines = text.splitlines()
        for name, line in _uses(tree):
            inside = [one for one in functions if one.lineno <= line <= (one.end_lineno or line)]
            around = lines[inside[-1].lineno - 1 : inside[-1].end_lineno] if inside else lines[max(line - 2, 0) : line + 1]
            if not GUARD.search("\n".join(around)):
                bare.append(f"{path.relative_to(ROOT)}:{line} {name}")
    assert not bare, "POSIX only, without a branch:\n" + "\n".join(bare)


def test_files_are_opened_in_one_encoding() -> None:
    """Windows opens texts in the code page of the machine unless it is told."""
    bare = []
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "read_text" in text or "write_text" in text else ():
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            words = {keyword.arg for keyword in node.keywords}
            if node.func.attr in ("read_text", "write_text") and isinstance(node.func.value, (ast.Name, ast.BinOp, ast.Call)):
                name = getattr(node.func.value, "id", "")
                if "encoding" not in words and name not in ("files", "terminal", "writer"):
                    bare.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not bare, "no encoding:\n" + "\n".join(bare)


def test_processes_are_spawned_where_there_is_no_forkserver(monkeypatch: pytest.MonkeyPatch) -> None:
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        assert process._context(warm=True).get_start_method() == "spawn"
    monkeypatch.delattr(signal, "pthread_sigmask")
    with process._undisturbed():
        assert "spawn" in multiprocessing.get_all_start_methods()


def without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    real = builtins.__import__

    def guarded(name: str, *arguments: Any, **words: Any) -> Any:
        if name in modules:
            raise ImportError(name)
        return real(name, *arguments, **words)

    monkeypatch.setattr(builtins, "__import__", guarded)


def test_a_worker_is_limited_as_far_as_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "resource", "fcntl")
    monkeypatch.setattr(sys, "platform", "win32")
    sandbox._limit_address_space(100)  # nothing happens, nothing fails
    sandbox._end_with(None)  # type: ignore[arg-type]


def test_a_system_that_takes_no_limit_of_address_space(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    asked: list[int] = []

    def refuse(kind: int, limits: tuple[int, int]) -> None:
        asked.append(kind)
        if kind == resource.RLIMIT_AS:
            raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    sandbox._limit_address_space(100)
    assert asked == [resource.RLIMIT_AS, resource.RLIMIT_CORE]


def test_the_lock_of_windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls: list[int] = []

    class Msvcrt:
        LK_NBLCK = 2
        taken = False

        @classmethod
        def locking(cls, number: int, mode: int, count: int) -> None:
            calls.append(mode)
            if cls.taken:
                raise OSError("taken")
            cls.taken = True

    without(monkeypatch, "fcntl")
    monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt)
    with lock.locked(tmp_path / "lock", tmp_path):
        assert (tmp_path / "lock").read_text(encoding="ascii") == f"{os.getpid()}\n"
        with pytest.raises(lock.UsageError, match="另一次运行"), lock.locked(tmp_path / "lock", tmp_path):
            pass
    assert calls == [2, 2]


def test_processes_are_ended_and_watched_without_proc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(watch, "_PROC", tmp_path / "no-proc")
    monkeypatch.setattr(os, "kill", lambda pid, number: ended.append((pid, number)))
    monkeypatch.delattr(signal, "SIGKILL")
    watch.kill(4711)
    assert ended == [(4711, signal.SIGTERM)]
    assert watch.resident(4711) == 0 and watch.waited(4711) == 0.0 and watch.descendants(4711) == []


def test_libreoffice_is_ended_with_what_it_started(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    class Running:
        pid = 4711
        killed = waited = False

        def kill(self) -> None:
            self.killed = True

        def wait(self) -> None:
            self.waited = True

    running = Running()
    monkeypatch.delattr(os, "killpg")
    monkeypatch.setattr(subprocess, "run", lambda command, **_: ran.append(command))
    office._end(running)  # type: ignore[arg-type]
    assert ran == [["taskkill", "/F", "/T", "/PID", "4711"]] and running.killed and running.waited


def test_libreoffice_is_found_where_its_installer_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "MacOS"
    place.mkdir()
    (place / "soffice").write_text("#!/bin/sh\n", encoding="utf-8")
    (place / "soffice").chmod(0o755)
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(office._FOLDERS, "darwin", (str(place),))  # type: ignore[arg-type]
    monkeypatch.setattr(os, "get_exec_path", lambda: ["relative", str(tmp_path)])
    assert office.program() == str(place / "soffice")


def test_windows_gives_libreoffice_what_programs_need_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: dict[str, str] = {}

    class Started:
        def __init__(self, command: list[str], *, env: dict[str, str], **_: Any) -> None:
            given.update(env)

        def wait(self, timeout: float) -> None:
            return None

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", r"C:\Windows")
    monkeypatch.setenv("SECRET_TOKEN", "x")
    monkeypatch.setattr(office.subprocess, "Popen", Started)
    office._run("soffice", tmp_path, tmp_path / "in.doc", tmp_path / "out")
    assert given["SYSTEMROOT"] == r"C:\Windows" and given["TEMP"] == str(tmp_path) and "SECRET_TOKEN" not in given


def test_links_to_another_drive_are_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from extract.report.html import relative_source

    assert way(tmp_path / "out", tmp_path / "in") == Path("../in")
    assert relative_source(tmp_path / "合 同", tmp_path / "out") == "../%E5%90%88%20%E5%90%8C"

    def other_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", other_drive)
    assert way(tmp_path / "out", tmp_path / "in") == (tmp_path / "in").resolve()
    assert relative_source(tmp_path / "in", tmp_path / "out") == (tmp_path / "in").resolve().as_uri()


def test_files_are_read_without_flags_of_posix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    for name in ("O_NONBLOCK", "O_CLOEXEC"):
        monkeypatch.delattr(os, name, raising=False)
    assert source.read_file(tmp_path / "a.txt", "a.txt") == b"text"


def test_memory_is_not_asked_for_where_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sysconf")
    assert machine.memory_bytes() is None
