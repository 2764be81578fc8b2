"""How a run was last audited and reconciled: when its dataset changes, the same is done again and nothing drops out.

`.hetong/asked.json`: name of what was done → its settings, as values of JSON; `.hetong/took.json`: → how long a file took.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extract.dataset.files import write_text
from extract.dataset.read import document_ids

ASKED, TOOK = ".hetong/asked.json", ".hetong/took.json"
A_FILE = 0.015
"""Seconds that a file takes where nobody has seen how long it does."""


def asked(output: Path) -> dict[str, dict[str, Any]]:
    """What was asked for, by name."""
    return {name: how for name, how in _read(output / ASKED).items() if isinstance(how, dict)}


def remember(output: Path, name: str, how: Mapping[str, Any]) -> None:
    """Note how something was done. Raises `OSError`."""
    (output / ASKED).parent.mkdir(parents=True, exist_ok=True)
    write_text(output / ASKED, json.dumps({**asked(output), name: dict(how)}, ensure_ascii=False, indent=1) + "\n")


@contextmanager
def timed(output: Path, name: str) -> Iterator[None]:
    """Note how long what is done here took. Raises `OSError`."""
    begun = time.monotonic()
    yield
    seconds = (time.monotonic() - begun) / max(1, len(document_ids(output)))
    write_text(output / TOOK, json.dumps({**_read(output / TOOK), name: seconds}) + "\n")


def expected(output: Path, names: Iterable[str]) -> float:
    """Seconds that these will take of the files that are there now, going by the last time."""
    took = _read(output / TOOK)
    each = (took.get(name) for name in names)
    return len(document_ids(output)) * sum(one if isinstance(one, int | float) else A_FILE for one in each)


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
