"""One run at a time in a folder, one start of something heavy at a time on a machine.

The locks are the system's: they end with the process that holds them, however that ends.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from extract.errors import UsageError


@contextmanager
def locked(file: Path, output: Path) -> Iterator[None]:
    """Hold the lock. Raises `UsageError` (code `busy`) if another run holds it, `OSError` if it cannot be made."""
    with file.open("a+b") as handle:
        if not _try(handle):
            handle.seek(0)
            owner = handle.read(20).decode("ascii", "replace").strip()
            raise UsageError(
                f"{output}：另一次运行（进程 {owner}）正在写这个文件夹；等它结束，或用 -o 换一个结果文件夹",
                f"{output}: another run (process {owner}) is writing here; wait for it, or choose another folder with -o",
                code="busy",
            )
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n".encode())
        handle.flush()
        yield


def is_locked(file: Path) -> bool:
    """True while a run holds the lock."""
    try:
        with file.open("r+b") as handle:
            return not _try(handle)
    except OSError:
        return False


@contextmanager
def in_turn(what: str, patience: float = 600.0) -> Iterator[None]:
    """Wait until no other process of this user is at it, for `patience` seconds at most: a courtesy, never a refusal."""
    owner = os.getuid() if hasattr(os, "getuid") else "user"
    path = Path(tempfile.gettempdir(), f"hetong-{what}-{owner}.lock")
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)  # the folder is everybody's: never through somebody's link
    try:
        handle = os.fdopen(os.open(path, flags, 0o600), "r+b")
    except OSError:
        yield
        return
    with handle:
        end = time.monotonic() + patience
        with suppress(OSError):  # a file system without locks
            while not _try(handle) and time.monotonic() < end:
                time.sleep(0.1)
        yield


def _try(handle: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:
        return _try_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _try_windows(handle: IO[bytes]) -> bool:
    import msvcrt

    handle.seek(1 << 20)  # behind the content, which stays readable
    try:
        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
