"""What lies beside contracts and is none of them, put beside the dataset: `metadata.csv`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.batch.discover import METADATA_FILE, METADATA_FILES
from extract.batch.store.address import is_url
from extract.batch.store.place import place, unusable
from extract.dataset.files import output_errors, write_bytes
from extract.errors import HetongError


def bring_metadata(inputs: Sequence[str], output: Path, *, masked: bool = False) -> None:
    """Put the `metadata.csv` of the contracts' folder (or URL) beside the dataset, where `hetong audit` looks for it.

    With several folders it is left where it is: which one is meant is said with `hetong audit --metadata`. Beside a run
    that was `masked` only what the checks ask for is put down, and a copy of before that holds more is removed.
    """
    found = [file for one in inputs for file in _found(one)]
    if len(found) != 1:
        return
    name, given = found[0]
    copy = output / name
    with output_errors(output):
        if not masked:
            write_bytes(copy, given)
            return
        if copy.is_file() and copy.read_bytes() == given:
            copy.unlink()
        from extract.report.metadata import known_columns

        with tempfile.TemporaryDirectory(prefix="hetong-") as folder:
            (Path(folder) / name).write_bytes(given)
            try:
                kept = known_columns(Path(folder) / name)
            except HetongError:
                return  # nothing in it that could be used: `audit` says so where it is named to it
        write_bytes(output / METADATA_FILE, kept.encode("utf-8-sig"))


def _found(given: str) -> Iterator[tuple[str, bytes]]:
    if not is_url(given):
        files = (Path(given) / name for name in METADATA_FILES)
        yield from ((file.name, file.read_bytes()) for file in files if file.is_file())
        return
    there = place(given.rstrip("/"))
    try:
        for name, _ in there.entries():
            if name in METADATA_FILES:
                yield name, there.read(name)
    except OSError as error:
        raise unusable(given, error) from error
