"""A finished run → other formats. A module in this folder is a format of its name, found because it is there.

Each has a class `Export`; records pass through all of them one by one, so memory does not grow with their number.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from extract.dataset.failure import Failure
from extract.dataset.files import output_errors, sweep
from extract.dataset.load import read_failures
from extract.dataset.read import contract_ids, read_records
from extract.dataset.tables import Row, rows
from extract.errors import UsageError
from extract.record import Record


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may want to know besides the records.

    `contracts` is the folder that the contracts were read from (`source.path` is relative to it): the workbook links to
    the files there. `ocid_prefix` and `publisher` stand in the OCDS package; `published` (ISO 8601) is its date.
    """

    contracts: Path | None = None
    ocid_prefix: str = "ocds-000000"
    publisher: str = ""
    published: str | None = None


class Exporter(Protocol):
    """Gets the records one by one, sorted by path, then the failures; writes to temporary files until `commit`."""

    def __init__(self, target: Path, options: Options) -> None: ...

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        """One record and its rows by table."""

    def finish(self, failures: Sequence[Failure]) -> None:
        """All records were given."""

    def commit(self) -> list[Path]:
        """Put the files into place and name them."""

    def discard(self) -> None:
        """Something went wrong: leave no trace."""


def formats() -> list[str]:
    """Names of the formats, in alphabetical order; nothing is imported."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def export(
    output: str | Path,
    names: Sequence[str],
    target: str | Path | None = None,
    *,
    redacted: bool = False,
    options: Options | None = None,
) -> list[Path]:
    """Write a finished run in the formats named; returns the files, format by format.

    `target` is the folder to write to: the run's own folder by default, its subfolder `redacted` where personal data
    are masked (`redacted`). Raises `UsageError` for an unknown format, a folder that holds no run (code `nothing`
    if it holds no contract), a missing extra, or a target that cannot be written (code `output`).
    """
    output = Path(output)
    known = formats()
    for name in names or [""]:
        if name not in known:
            raise UsageError(
                f"没有 {name} 这种格式；可用的有：{'、'.join(known)}" if name else f"请指明格式：{'、'.join(known)}",
                f"there is no format {name}; formats: {', '.join(known)}"
                if name
                else f"name a format: {', '.join(known)}",
            )
    if not contract_ids(output):
        raise UsageError(f"{output}：里面没有合同", f"{output}: no contracts in there", code="nothing")
    folder = Path(target) if target is not None else output / "redacted" if redacted else output
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.samefile(output):  # a run may be writing there
            sweep(folder)
        return _write(output, list(dict.fromkeys(names)), folder, redacted, options or Options())


def _write(output: Path, names: Sequence[str], folder: Path, redacted: bool, options: Options) -> list[Path]:
    if redacted:
        from extract.redact import redact
    failures = read_failures(output)
    exporters: list[Exporter] = []
    try:
        for name in names:
            exporters.append(import_module(f"{__name__}.{name}").Export(folder, options))
        for record in read_records(output):
            if redacted:
                record = redact(record)
            record_rows = rows(record)
            for one in exporters:
                one.add(record, record_rows)
        for one in exporters:
            one.finish(failures)
        return [path for one in exporters for path in one.commit()]
    except BaseException:
        for one in exporters:
            one.discard()
        raise
