"""How a run looks while it works: a bar on a terminal, a line now and then elsewhere, or JSON for programs."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from extract.cli import terminal
from extract.cli.language import english, message, say
from extract.errors import HetongError

if TYPE_CHECKING:
    from extract.batch import Step, Summary
    from extract.dataset import Failure

EVERY = 10.0
"""Seconds between two plain lines."""
WINDOW = 200
"""Documents that the rate is taken over."""


class Reporter(Protocol):
    """Is told of every document that is done, and of the end."""

    def __call__(self, step: Step) -> None: ...

    def end(self, summary: Summary) -> None: ...


@contextmanager
def reporter(as_json: bool, output: Path) -> Iterator[Reporter]:
    """The reporter for this terminal."""
    if as_json:
        with _json_log(output) as log:
            yield log
    elif terminal.interactive():
        with _bar() as bar:
            yield bar
    else:
        yield _Lines()


class Pace:
    """Rate and time left from the documents done lately.

    >>> pace = Pace()
    >>> pace.note(0.0); pace.note(2.0); pace.note(4.0)
    >>> pace.rate, pace.left(10)
    (0.5, 20.0)
    """

    def __init__(self) -> None:
        self._times: deque[float] = deque(maxlen=WINDOW)

    def note(self, now: float) -> None:
        """A document was done."""
        self._times.append(now)

    @property
    def rate(self) -> float:
        """Documents a second; 0 while there is nothing to tell from."""
        if len(self._times) < 2 or self._times[-1] == self._times[0]:
            return 0.0
        return (len(self._times) - 1) / (self._times[-1] - self._times[0])

    def left(self, documents: int) -> float | None:
        """Seconds that so many documents will take."""
        return documents / self.rate if self.rate else None


class _Lines:
    """A line for each failure, and one now and then that says how far the run is."""

    def __init__(self) -> None:
        self._pace = Pace()
        self._failed = 0
        self._last = time.monotonic()

    def __call__(self, step: Step) -> None:
        now = time.monotonic()
        self._pace.note(now)
        if step.failure is not None:
            self._failed += 1
            terminal.note(failure_line(step.failure))
        if self._pace.rate and now - self._last >= EVERY:
            self._last = now
            terminal.note(status_line(step, self._failed, self._pace))

    def end(self, summary: Summary) -> None:
        """The report follows."""


@contextmanager
def _bar() -> Iterator[Reporter]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (BarColumn(20), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        pace = Pace()
        failed = 0

        class Bar:
            def __call__(self, step: Step) -> None:
                nonlocal failed
                pace.note(time.monotonic())
                if step.failure is not None:
                    failed += 1
                    console.print(failure_line(step.failure), markup=False, highlight=False)
                name = terminal.one_line(step.name, max((console.width - 70) // 2, 8))
                text = f"{_pace_text(step, failed, pace)}  {name}"
                bar.update(task, completed=step.done, total=step.total, description=text)

            def end(self, summary: Summary) -> None:
                """The report follows."""

        yield Bar()


@contextmanager
def _json_log(output: Path) -> Iterator[Reporter]:
    """Events `start`, `file`, `failure`, `end`, and `error` or `interrupted` instead of the end."""
    _event("start", output=str(output))
    try:
        yield _JsonLog()
    except HetongError as error:
        _event("error", code=error.code, message=message(error))
        raise
    except KeyboardInterrupt:
        _event("interrupted")
        raise


class _JsonLog:
    def __call__(self, step: Step) -> None:
        common = {"path": step.name, "seconds": round(step.seconds, 3), "done": step.done, "total": step.total}
        if step.failure is None:
            _event("file", **common)
        else:
            failure = step.failure
            _event("failure", **common, stage=failure.stage, error_class=failure.error_class, message=_text(failure))

    def end(self, summary: Summary) -> None:
        _event(
            "end",
            inputs=summary.inputs,
            records=summary.records,
            failures=summary.by_class,
            read=summary.read,
            seconds=round(summary.seconds, 3),
            totals={currency: str(total) for currency, (_, total) in summary.census.totals.items()},
            slowest=[{"path": name, "seconds": round(seconds, 3)} for name, seconds in summary.slowest],
        )


def _event(event: str, **values: Any) -> None:
    terminal.note(terminal.json_text({"event": event, **values}, None))


def failure_line(failure: Failure) -> str:
    """One line for a file that gave no record."""
    return f"✗ {terminal.one_line(failure.path)}: {terminal.one_line(_text(failure))} [{failure.error_class}]"


def status_line(step: Step, failed: int, pace: Pace) -> str:
    """How far a run is."""
    return f"{step.done}/{step.total}  {_pace_text(step, failed, pace)}"


def _pace_text(step: Step, failed: int, pace: Pace) -> str:
    left = pace.left(step.total - step.done)
    words = [say(f"{pace.rate:.1f} 份/秒", f"{pace.rate:.1f}/s")]
    if left is not None:
        words.append(say(f"还需 {clock(left)}", f"{clock(left)} left"))
    if failed:
        words.append(say(f"失败 {failed}", f"{failed} failed"))
    return "  ".join(words)


def clock(seconds: float) -> str:
    """A length of time as `1:02:03` or `2:03`.

    >>> clock(3723), clock(59.6)
    ('1:02:03', '1:00')
    """
    minutes, second = divmod(round(seconds), 60)
    hour, minute = divmod(minutes, 60)
    return f"{hour}:{minute:02}:{second:02}" if hour else f"{minute}:{second:02}"


def _text(failure: Failure) -> str:
    return failure.english if english() and failure.english else failure.message
