"""A finished run → its records, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extract.dataset.cells import unguarded
from extract.errors import UsageError
from extract.record import Record


def contract_ids(output: str | Path) -> list[str]:
    """The contracts of a run, sorted by path (as `contracts.csv` is). Raises `UsageError` if there is no run."""
    path = Path(output) / "contracts.csv"
    csv.field_size_limit(1 << 30)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file)
            if next(lines, ["?"])[0] != "contract_id":
                raise ValueError("no such header")
            return [unguarded(line[0]) for line in lines]
    except (OSError, ValueError, IndexError) as error:
        raise UsageError(
            f"{output}：不是 hetong run 的结果文件夹，请先运行 hetong run … -o {output}",
            f"{output}: not a folder that hetong run wrote; run hetong run … -o {output} first",
        ) from error


def read_records(output: str | Path) -> Iterator[Record]:
    """The records of a run, sorted by path, never two in memory. Raises `UsageError` if one is missing or broken."""
    for contract_id in contract_ids(output):
        yield read_record(output, contract_id)


def read_record(output: str | Path, contract_id: str) -> Record:
    """One record of a run. Raises `UsageError` if it is missing or broken."""
    path = Path(output) / "json" / f"{contract_id}.json"
    try:
        return Record.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path}：记录缺失或损坏，请重新运行 hetong run",
            f"{path}: this record is missing or broken; run hetong run again",
        ) from error
