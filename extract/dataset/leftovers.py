"""What hetong ever wrote into a folder of results: for a run after which none of it may be left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from extract.dataset.columns import TABLES
from extract.dataset.derived import EARLIER, INDEX, MADE

NAMES = (
    *(f"{table}.csv" for table in TABLES),
    *(f".hetong/{name}" for name in ("parts", "layout", "audited", "reconciled", "beside", "rendered", "desk.sqlite", "asked.json")),
    *("contracts.jsonl", "json", "redline.html", "hetong.duckdb.wal", "search.sqlite-journal"),
    *(*INDEX, *MADE, EARLIER),
)
"""Files and folders, relative to the folder of results."""


def found(output: Path) -> Iterator[Path]:
    """Files of ours, and folders with anything in them; none where no run has been: then they are somebody else's."""
    if not (output / ".hetong" / "manifest.sqlite").exists() and not any(output.glob("json/*.json")):
        return
    for name in NAMES:
        path = output / name
        if path.is_file() or (path.is_dir() and any(path.iterdir())):
            yield path


def clear_records(output: Path) -> None:
    """Delete the records of a folder whose dataset lies elsewhere: an end in the middle leaves some. Raises `OSError`."""
    shutil.rmtree(output / "json", ignore_errors=True)
    (output / "json").mkdir()


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
