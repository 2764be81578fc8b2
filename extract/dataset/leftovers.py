"""What hetong ever wrote into a folder of results: for a run after which none of it may be left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from extract.dataset.columns import TABLES
from extract.dataset.derived import EARLIER, INDEX, MADE

_NAMES = (
    *(f"{table}.csv" for table in TABLES),
    *(f".hetong/{name}" for name in ("parts", "layout", "audited", "reconciled", "beside", "rendered", "desk.sqlite")),
    *("contracts.jsonl", "json", "redline.html", "hetong.duckdb.wal", "search.sqlite-journal"),
    *(*INDEX, *MADE, EARLIER),
)


def found(output: Path) -> Iterator[Path]:
    """Files of ours, and folders with anything in them; none where no run has been: then they are somebody else's."""
    if not (output / ".hetong" / "manifest.sqlite").exists() and not any(output.glob("json/*.json")):
        return
    for name in _NAMES:
        path = output / name
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            yield path


def remove(output: Path) -> list[str]:
    """Delete them; their names. Raises `OSError`."""
    gone = []
    for path in list(found(output)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
        gone.append(path.relative_to(output).as_posix())
    return gone
