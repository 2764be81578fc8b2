"""What an executor says of a task → what the dataset says of a document."""

from __future__ import annotations

from extract.batch.tasks import Outcome, Task
from extract.batch.worker import Result
from extract.dataset.failure import Failure

_CLASSES = {"error": "internal"}
_ENDS = {
    "timeout": (
        "读了 {:.0f} 秒还没有读完，已放弃；可加大 --timeout 后用 --retry-failed 再试",
        "not done after {:.0f} seconds; raise --timeout and try again with --retry-failed",
    ),
    "memory": (
        "读取时内存超过上限，已放弃；可加大 --memory 后用 --retry-failed 再试",
        "took more memory than allowed; raise --memory and try again with --retry-failed",
    ),
    "crash": (
        "读取时处理程序崩溃（文件可能已损坏），其他文件不受影响；可另存一份后再试",
        "the program crashed on it (the file may be damaged); no other file is concerned",
    ),
    "error": (
        "程序内部错误，请把这个文件报告给开发者；加 --debug 可看详情",
        "internal error, please report this file; --debug shows the details",
    ),
}


def result_of(outcome: Outcome, task: Task, sha256: str) -> Result:
    """The worker's result, or the failure that the end of its task amounts to."""
    if outcome.status == "ok":
        result: Result = outcome.value
        return result
    zh, en = (text.format(task.timeout) for text in _ENDS[outcome.status])
    failure = Failure(outcome.key, sha256, "batch", _CLASSES.get(outcome.status, outcome.status), zh, en)
    return Result("failure", sha256, failure=failure)
