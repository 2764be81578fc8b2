"""A worker for tests: documents do what their first word says. Child processes import it as `batch.misbehaving`."""

from __future__ import annotations

import errno
import hashlib
import os
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

from extract.batch import worker
from extract.errors import DocumentError, RuleError
from extract.ingest.ocr import kept
from extract.record import Record


def misbehaving(config: worker.Config) -> Callable[[Any], worker.Result]:
    """The real worker, on top of a pipeline that does as it is told, with a disk that is full for `full`."""
    save = worker.save

    def save_or_not(output: Path, record: Record, *beside: Any) -> int:
        if (record.text or "").startswith("full"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return save(output, record, *beside)

    worker.default_rulebook = lambda: None
    worker.examine_bytes = examine  # type: ignore[assignment]
    worker.save = save_or_not
    return worker.worker(config)


def watched(config: worker.Config) -> Callable[[Any], worker.Result]:
    """The real worker and pipeline; notes in `../log` what goes to the network or is opened for writing elsewhere."""
    log = os.open(config.output.parent / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
    inside = (str(config.output), os.devnull)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket."):
            os.write(log, f"{event}\n".encode())
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & writing:
            path = os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else ""
            if path and not path.startswith(inside) and "__pycache__" not in path:
                os.write(log, f"{path}\n".encode())

    sys.addaudithook(hook)
    return worker.worker(config)


def examine(data: bytes, name: str, **_: Any) -> SimpleNamespace:
    """What the first word asks for; a record for any other word."""
    word = data.decode("utf-8", "replace").split()[0]
    if word == "locked":
        raise DocumentError(f"加密：{name}", f"encrypted: {name}", code="encrypted")
    if word == "defect":
        raise ZeroDivisionError("oops")
    if word == "rule":
        raise RuleError("rules/a.toml: bad")
    if word == "abort":
        os.abort()
    if word == "exit":
        os._exit(3)
    if word == "hang":  # asleep: the other documents of a test have the core, and none of them is late
        _forever()
    if word == "swell":  # 1 GiB, held until somebody looks: what it takes does not depend on how soon that is
        hoard = [b"x" * (16 << 20) for _ in range(64)]
        _forever(hoard)
    if word == "huge":
        return SimpleNamespace(record=bytearray(1 << 40), document=None, candidates={})
    if word == "call":
        socket.create_connection(("127.0.0.1", int(data.split()[1])), timeout=1)
    if word == "wait":  # for a file; its name has no spaces
        while not Path(data.decode().split()[1]).exists():
            time.sleep(0.02)
    if word == "scan":  # its page is recognised once; a second time it says so
        assert kept._folder is not None
        page = kept._folder / ("0" * 16) / "00" / f"{hashlib.sha256(data).hexdigest()[:62]}.npz"
        if page.exists():
            raise DocumentError("已有", "kept", code="no_text")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"page")
    if word == "slow":
        time.sleep(0.15)
    return SimpleNamespace(record=record(data, name), document=None, candidates={})


def _forever(*_: object) -> NoReturn:
    while True:
        time.sleep(1)


def record(data: bytes, name: str) -> Record:
    """A small record with a total of 1.50 CNY."""
    sha256 = hashlib.sha256(data).hexdigest()
    text = data.decode("utf-8", "replace")
    fact = {"value": "1.50", "text": text[:1], "start": 0, "end": 1, "rule": "test", "confidence": 1, "clause": ""}
    source = {"path": name, "sha256": sha256, "format": "txt", "bytes": len(data), "text_source": "text", "engine": "x"}
    return Record.model_validate(
        {"contract_id": sha256[:16], "source": source, "text": text, "fields": {"total_amount": fact}}
    )
