"""A finished run → its records, one at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extract.dataset import layout, ledger
from extract.dataset.audited import Audited
from extract.dataset.cells import unguarded
from extract.dataset.corrections import by_file, corrected
from extract.dataset.reconciled import places
from extract.errors import UsageError
from extract.record import Record


def contract_ids(output: str | Path) -> list[str]:
    """The contracts of a run, sorted by path (as `contracts.csv` is). Raises `UsageError` if there is no run."""
    return _ids(output, "contracts")


def document_ids(output: str | Path) -> list[str]:
    """All files of a run that have a record, contracts or not, sorted by path. Raises `UsageError` if there is no run."""
    return _ids(output, "documents")


def _ids(output: str | Path, table: str) -> list[str]:
    path = Path(output) / f"{table}.csv"
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


def read_records(output: str | Path, *, audited: bool = True) -> Iterator[Record]:
    """The contracts of a run, sorted by path, never two in memory. Raises `UsageError` if one is missing or broken.

    Corrections are applied; with `audited` the findings are those of `hetong audit`, if it was run on this dataset.
    """
    overlay = Overlay(output, audited=audited)
    for contract_id in contract_ids(output):
        yield read_record(output, contract_id, overlay)


class Overlay:
    """What is laid over the records of a run: corrections, and the findings of an audit."""

    def __init__(self, output: str | Path, *, audited: bool = True) -> None:
        self._output = Path(output)
        self._corrections = by_file(output)
        self._audited = Audited(Path(output)) if audited else None
        self._settled = ledger.is_settled(output)

    def touches(self, contract_id: str) -> bool:
        """True if a correction is of this record."""
        return any(sha256.startswith(contract_id) for sha256 in self._corrections)

    def applied(self, record: Record) -> Record:
        """The record as the dataset has it."""
        if rows := self._corrections.get(record.source.sha256):
            kept = layout.read(self._output, record.contract_id)
            made = corrected(record, rows, kept.place if kept else None)
            if self._audited and not self._settled:  # the audit may be older than the correction
                return self._audited.kept(made, record)
            record = made
        return self._audited.applied(record) if self._audited else record


def read_record(output: str | Path, contract_id: str, overlay: Overlay | None = None) -> Record:
    """One record of a run as the dataset has it. Raises `UsageError` if it is missing or broken."""
    path = Path(output) / "json" / f"{contract_id}.json"
    if not path.is_file():  # a paper that was given to `hetong reconcile`
        path = next((one for place in places(output) if (one := place / path.name).is_file()), path)
    try:
        record = Record.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path}：记录缺失或损坏，请重新运行 hetong run",
            f"{path}: this record is missing or broken; run hetong run again",
        ) from error
    return (overlay or Overlay(output)).applied(record)
