"""One file read by a process of its own, with the limits that a run has: nothing that it does costs more than itself."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from extract.batch.executors import local
from extract.batch.executors.janitor import Folder
from extract.batch.plan import timeout_for
from extract.batch.tasks import Limits, Task
from extract.errors import DocumentError
from extract.lexicon.kept import keep

T = TypeVar("T")

MEMORY = 2048
"""MiB, as `hetong run` has it."""

_ENDS = {
    "timeout": ("读了 {:.0f} 秒还没有读完，已放弃；可加大 --timeout", "not done after {:.0f} seconds; raise --timeout"),
    "memory": ("读取时内存超过上限，已放弃；可加大 --memory", "took more memory than allowed; raise --memory"),
    "crash": ("读取时处理程序崩溃（文件可能已损坏）", "the program crashed on it (the file may be damaged)"),
    "error": (
        "程序内部错误（{what}），请把这个文件报告给开发者；加 --debug 可看详情",
        "internal error ({what}), please report this file; --debug shows the details",
    ),
}


def alone(
    call: Callable[..., T], *arguments: Any, files: Sequence[Path], timeout: float | None = None, memory: int = MEMORY
) -> T:
    """The result of `call(*arguments)` in a process of its own, without network.

    `call` is a function of a module, arguments and result can be pickled. `files` are what it reads: their sizes make
    the time limit where `timeout` (seconds) is `None`; `memory` in MiB, 0 for no limit. Raises what `call` raises of
    our own errors; `DocumentError` (`timeout`, `memory`, `crash`, `internal`) for any other end.
    """
    seconds = timeout_for(sum(file.stat().st_size for file in files if file.is_file()), timeout)
    name = "、".join(file.name for file in files)
    task = Task(name, partial(call, *arguments), seconds)
    with (
        closing(Folder()) as scratch,
        closing(local.run(_calling, str(scratch.path), [task], Limits(memory=memory, warm=False))) as outcomes,
    ):
        outcome = next(outcomes)
    if outcome.status == "ok":
        result: T = outcome.value
        return result
    zh, en = (text.format(seconds, what=outcome.error) for text in _ENDS[outcome.status])
    code = "internal" if outcome.status == "error" else outcome.status
    raise DocumentError(f"{name}：{zh}", f"{name}: {en}", code=code)


def _calling(scratch: str) -> Callable[[Callable[[], Any]], Any]:
    """The worker: does what it is given, temporary files in a folder that the parent removes."""
    tempfile.tempdir = scratch
    return _call


def _call(what: Callable[[], Any]) -> Any:
    """The result; what was compiled for it is there for the process of the next command."""
    result = what()
    keep()
    return result
