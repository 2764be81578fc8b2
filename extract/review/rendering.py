"""Pictures of pages on demand: made one at a time in a process of its own, kept beside the run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from threading import Lock

from extract.batch.executors.process import Process
from extract.batch.executors.watch import Watchdog
from extract.batch.originals import Originals
from extract.batch.tasks import Limits, Outcome, Task
from extract.dataset.files import write_bytes
from extract.ingest.pdf.upright import Placed
from extract.review import picture

WIDTHS = (800, 1200, 1800, 2600)
"""Pixels across that a page may be asked for."""
FOLDER = "upright"
_KEPT = 512 << 20
"""Bytes of pictures kept; the oldest go first."""
_TIMEOUT = 60.0
_LIMITS = Limits(workers=1, memory=1536, warm=False)
_START = 120.0
"""Seconds; a process that dies is noticed at once."""


class Renderer:
    """Makes and keeps pictures. `image` may be called from any thread; `close` ends the process."""

    def __init__(self, output: Path, originals: Originals) -> None:
        self._folder = output / ".hetong" / FOLDER
        self._originals = originals
        self._lock = Lock()
        self._process: Process | None = None
        self._watchdog: Watchdog | None = None
        self._made = 0

    def shows(self, sha256: str, path: str, format: str) -> bool:
        """True if there is an original that pages can be drawn of."""
        return format in picture.PDF | picture.PICTURES and self._originals.item(sha256, path) is not None

    def image(
        self, sha256: str, path: str, format: str, number: int, width: int, placed: Callable[[], Sequence[Placed]] = tuple
    ) -> bytes | None:
        """The JPEG of a page, `None` if it cannot be drawn. `placed` gives words of it as it was read: the page is drawn as read."""
        width = next((one for one in WIDTHS if one >= width), WIDTHS[-1])
        kept = self._folder / f"{sha256[:16]}-{number}-{width}.jpg"
        with suppress(OSError):
            return kept.read_bytes()
        if not self.shows(sha256, path, format):
            return None
        item = self._originals.item(sha256, path)
        assert item is not None
        with self._lock:
            with suppress(OSError):  # another asked for it meanwhile
                return kept.read_bytes()
            made = self._draw(picture.Job(item, format, number, width, tuple(placed())))
            if made is not None:
                with suppress(OSError):
                    self._folder.mkdir(parents=True, exist_ok=True)
                    write_bytes(kept, made)
                    self._prune()
        return made

    def warm(self) -> None:
        """Start the process, so that the first page need not wait for it."""
        with self._lock:
            self._ready()

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()
            if self._watchdog is not None:
                self._watchdog.stop()
                self._watchdog = None

    def _draw(self, job: picture.Job) -> bytes | None:
        process = self._ready()
        if process is None:
            return None
        process.give(Task(job.item.name, job, _TIMEOUT))
        outcome = process.receive()  # the watchdog ends it when its time is over
        if not isinstance(outcome, Outcome) or process.connection.closed or process.worn:
            self._end()
        value = getattr(outcome, "value", None)
        return value if isinstance(value, bytes) else None

    def _ready(self) -> Process | None:
        """The process, started if need be."""
        if self._process is None:
            if self._watchdog is None:
                self._watchdog = Watchdog(_LIMITS.memory << 20)
            self._process = Process(picture.worker, None, _LIMITS)
            self._watchdog.workers = (self._process,)
            try:
                while not self._process.ready:
                    if not wait([self._process.connection], _START):
                        raise EOFError
                    self._process.receive()
            except (EOFError, OSError):
                self._end()
        return self._process

    def _end(self) -> None:
        if self._watchdog is not None:
            self._watchdog.workers = ()
        if self._process is not None:
            with suppress(OSError):
                self._process.kill()
            self._process.join(1.0)
            self._process = None

    def _prune(self) -> None:
        """Now and then let the oldest pictures go."""
        self._made += 1
        if self._made % 200 != 1:
            return
        files = sorted(
            ((path.stat().st_mtime, path.stat().st_size, path) for path in self._folder.glob("*.jpg")), reverse=True
        )
        total = 0
        for _, size, path in files:
            total += size
            if total > _KEPT:
                path.unlink(missing_ok=True)
