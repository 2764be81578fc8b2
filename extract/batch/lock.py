"""One run at a time in a folder. The lock is the system's: it ends with the process that holds it, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
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
