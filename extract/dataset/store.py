"""The files of a dataset: a record as soon as it is there, the tables when all are, sorted by path."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.dataset import parts
from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, sweep, write_text
from extract.dataset.writers import writers
from extract.record import Record

_RECORD_FILE = re.compile(r"[0-9a-f]{16}\.json")


def prepare(output: Path) -> None:
    """Make the folders and clear what an interrupted run left. Raises `UsageError` (code `output`)."""
    with output_errors(output):
        for folder in (output, output / "json", parts.parts_folder(output)):
            folder.mkdir(parents=True, exist_ok=True)
            sweep(folder)
        # Found out now and not after an hour of work.
        probe = output / ".hetong-probe.tmp"
        probe.write_bytes(b"x")
        probe.unlink()


def record_file(output: Path, contract_id: str) -> Path:
    """Where the record of a contract lies."""
    return output / "json" / f"{contract_id}.json"


def save(output: Path, record: Record) -> int:
    """Store a record, whole or not at all, and return the size of its file in bytes.

    May run in any process, for many records at a time. Raises `OSError`.
    """
    text = json.dumps(record.to_json(), ensure_ascii=False, indent=1) + "\n"
    made = parts.make(record)
    path = record_file(output, record.contract_id)
    write_text(path, text)
    parts.write(output, record.contract_id, made)
    return path.stat().st_size


def saved(output: Path, contract_id: str) -> Record:
    """The stored record of a contract."""
    return Record.model_validate_json(record_file(output, contract_id).read_bytes())


def write_tables(output: Path, contract_ids: Iterable[str], failures: Iterable[Failure]) -> list[Path]:
    """Write the files of all contracts from stored records, and return them.

    Both iterables in the order of the tables; `failures` is gone through once a writer. Memory does not grow with the
    number of contracts. Raises `OSError`; the files of before are still there then.
    """
    opened = {}
    try:
        for name, writer in writers().items():
            opened[name] = writer(output)
        for contract_id in contract_ids:
            for name, part in _parts(output, contract_id).items():
                opened[name].append(part)
        for one in opened.values():
            one.finish(failures)
        return [path for one in opened.values() for path in one.commit()]
    except BaseException:
        for one in opened.values():
            one.discard()
        raise


def drop_others(output: Path, belongs: Callable[[str], bool]) -> None:
    """Remove records (and parts) of contracts that do not belong to the dataset; `belongs` is asked by contract id."""
    for path in _record_files(output):
        if not belongs(path.stem):
            path.unlink()
    for path in parts.parts_folder(output).iterdir():
        if not belongs(path.name):
            path.unlink()


def _record_files(output: Path) -> Iterator[Path]:
    return (path for path in (output / "json").iterdir() if _RECORD_FILE.fullmatch(path.name))


def _parts(output: Path, contract_id: str) -> parts.Parts:
    kept = parts.read(output, contract_id)
    if kept is None:
        kept = parts.make(saved(output, contract_id))
        parts.write(output, contract_id, kept)
    return kept
