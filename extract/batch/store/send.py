"""What a run made of all contracts → the place of its dataset: tables, and shards of them. Rows only, no record passes here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path

from extract.batch.store.carry import RECORDS
from extract.batch.store.place import place, unusable
from extract.dataset.derived import RUN, identity
from extract.dataset.export.shards import of_tables
from extract.dataset.files import output_errors, write_text

_STATE = Path(".hetong")


def send(folder: Path, url: str) -> int:
    """Copy the tables in a folder, in pieces too, to the place of the dataset; returns how many files were sent.

    What was sent before is left alone, what is no part of the dataset any more is removed. Raises `UsageError`.
    """
    with output_errors(folder):
        _shards(folder)
        files = dict(_files(folder))
        marks = {name: _mark(path) for name, path in files.items()}
    there = place(url.rstrip("/"))
    known = _known(folder)
    count = 0
    try:
        for name, mark in marks.items():
            if known.get(name) != mark:
                if "/" in name:
                    there.make(name.rpartition("/")[0])
                there.put(str(files[name]), name)
                known[name] = mark
                count += 1
        for gone in known.keys() - marks.keys():
            if not gone.startswith(f"{RECORDS}/"):
                there.remove(gone)
            del known[gone]
    except OSError as error:
        raise unusable(url, error) from error
    finally:
        _note(folder, known)
    return count


def forget(folder: Path, there: Collection[str]) -> None:
    """Send again what was sent and is not there any more: `there` are the names in the place."""
    if known := _known(folder):
        _note(folder, {name: mark for name, mark in known.items() if name.split("/")[0] in there})


def _known(folder: Path) -> dict[str, str]:
    """What was sent → its mark."""
    try:
        known: dict[str, str] = json.loads((folder / _STATE / "sent.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known


def _note(folder: Path, known: dict[str, str]) -> None:
    write_text(folder / _STATE / "sent.json", json.dumps(known, ensure_ascii=False))


def _shards(folder: Path) -> None:
    """Make the shards anew if the tables are others than those that they are of."""
    target, run = folder / _STATE / "pieces", identity(folder)
    of = target / "run"
    if of.is_file() and of.read_text(encoding="utf-8") == run:
        return
    target.mkdir(exist_ok=True)
    of.unlink(missing_ok=True)
    of_tables(folder, target)
    of.write_text(run, encoding="utf-8")


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Names there and files here."""
    pieces = folder / _STATE / "pieces"
    for path in sorted((pieces / "shards").rglob("*.parquet")):
        yield path.relative_to(pieces).as_posix(), path
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith((".", f"{RECORDS}/")):
            yield name, path
    yield f"{_STATE}/{RUN}", folder / _STATE / RUN


def _mark(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
