"""A worker for tests: documents do what their first word says. Child processes import it as `batch.misbehaving`."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from extract.batch import worker
from extract.errors import DocumentError, RuleError
from extract.record import Record


def misbehaving(config: worker.Config) -> Callable[[Any], worker.Result]:
    """The real worker, on top of a pipeline that does as it is told."""
    worker.examine_bytes = examine  # type: ignore[assignment]
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
    if word == "hang":
        while True:
            pass
    if word == "swell":
        hoard = [b"x" * (16 << 20) for _ in range(400)]
        return SimpleNamespace(record=None, hoard=hoard)
    if word == "huge":
        return SimpleNamespace(record=bytearray(1 << 40))
    if word == "slow":
        time.sleep(0.15)
    return SimpleNamespace(record=record(data, name))


def record(data: bytes, name: str) -> Record:
    """A small record with a total of 1.50 CNY."""
    sha256 = hashlib.sha256(data).hexdigest()
    text = data.decode("utf-8", "replace")
    fact = {"value": "1.50", "text": text[:1], "start": 0, "end": 1, "rule": "test", "confidence": 1, "clause": ""}
    source = {"path": name, "sha256": sha256, "format": "txt", "bytes": len(data), "text_source": "text", "engine": "x"}
    return Record.model_validate(
        {"contract_id": sha256[:16], "source": source, "text": text, "fields": {"total_amount": fact}}
    )
