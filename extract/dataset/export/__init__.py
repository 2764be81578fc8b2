"""A finished run → other formats. A module in this folder is a format of its name, found because it is there.

Each has a class `Export` and `FILES`, the names that it makes; records pass through all of them one by one, so memory does
not grow with their number.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from extract.dataset.audited import Audited
from extract.dataset.columns import OTHERS, RECONCILED
from extract.dataset.derived import identity, note
from extract.dataset.files import output_errors, sweep
from extract.dataset.load import read_rows
from extract.dataset.ownership import refuse_overwriting
from extract.dataset.read import Overlay, document_ids, read_record
from extract.dataset.reconciled import Reconciled
from extract.dataset.store import settled
from extract.dataset.tables import Row, finding_rows, members, rows
from extract.errors import UsageError
from extract.plugins import Plugin, at_work, fault, plugins
from extract.record import Record
from extract.text.fold import fold


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may want to know besides the records.

    `contracts` is the folder that the contracts were read from (`source.path` is relative to it): the workbook links to
    the files there; `run` tells the dataset. `verdicts` are those of people by key of the finding, `not_assessed` the checks
    that could not be made, with reasons, by contract; `contracts_known` counts the contracts. `ocid_prefix` and `publisher`
    stand in the OCDS package; `published` (ISO 8601) is its date.
    """

    contracts: Path | None = None
    ocid_prefix: str = "ocds-000000"
    publisher: str = ""
    published: str | None = None
    run: str = ""
    verdicts: Mapping[str, Row] = field(default_factory=dict)
    not_assessed: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    contracts_known: int = 0


class Exporter(Protocol):
    """Gets the records one by one, sorted by path, then the failures; writes to temporary files until `commit`."""

    def __init__(self, target: Path, options: Options) -> None: ...

    def add(self, record: Record, rows: Mapping[str, list[Row]]) -> None:
        """One record and its rows by table; what is no contract has a row of `documents` only."""

    def finish(self, others: Mapping[str, Sequence[Row]]) -> None:
        """All records were given; `others` are the tables whose rows are not those of one record."""

    def commit(self) -> list[Path]:
        """Put the files into place and name them."""

    def discard(self) -> None:
        """Something went wrong: leave no trace."""


def formats() -> list[str]:
    """Names of the formats, in alphabetical order; nothing is imported."""
    return sorted({*_OWN, *_added()})


_OWN = frozenset(module.name for module in pkgutil.iter_modules(__path__))


@cache
def _added() -> Mapping[str, Plugin]:
    """The formats of plug-ins."""
    found = {plugin.name: plugin for plugin in plugins("exporters")}
    for name in sorted(_OWN & found.keys()):
        raise fault(found[name], f"{name} is a format of the program", f"{name} 与自带的格式重名")
    return found


def _module(name: str) -> ModuleType:
    return _added()[name].module() if name in _added() else import_module(f"{__name__}.{name}")


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
    if document_ids(output):
        with output_errors(output):
            settled(output)
    else:
        raise UsageError(f"{output}：里面没有合同", f"{output}: no contracts in there", code="nothing")
    folder = Path(target) if target is not None else output / "redacted" if redacted else output
    with output_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.samefile(output):  # a run may be writing there
            sweep(folder)
        options = replace(options or Options(), run=identity(output))
        chosen = list(dict.fromkeys(names))
        made = [name for one in chosen for name in _module(one).FILES]
        refuse_overwriting(folder, made)
        written = _write(output, chosen, folder, redacted, options)
        if folder == output / "redacted":
            note(output, [folder], options.run)
        return written


def _write(output: Path, names: Sequence[str], folder: Path, redacted: bool, options: Options) -> list[Path]:
    if redacted:
        from extract.redact import redact
    others: dict[str, list[Row]] = {table: list(map(_as_made, read_rows(output, table))) for table in OTHERS}
    if redacted:  # what people wrote down is theirs, and may name whom the mask hides
        others |= {"corrections": [], "verdicts": [], **{table: [] for table in RECONCILED}}
    kept = Reconciled(output)
    known = kept.people() if redacted else []
    if not redacted:  # findings of a ledger, which belong to no contract
        own = set(document_ids(output))
        others["findings"] = [row for one in kept.owners if one not in own for row in finding_rows(one, kept.of(one))]
    options = replace(
        options,
        verdicts={str(row["finding"]): row for row in others["verdicts"]},
        not_assessed={} if redacted else Audited(output).not_assessed(),
        contracts_known=len(document_ids(output)),
    )
    places = members(others["groups"])
    overlay = Overlay(output)
    exporters: list[Exporter] = []
    try:
        for name in names:
            with at_work(_added().get(name)):
                exporters.append(_module(name).Export(folder, options))
        for contract_id in document_ids(output):
            record = read_record(output, contract_id, overlay)
            if redacted:
                record = redact(record, _told_of(record, known))
            record_rows = rows(record, places.get(contract_id))
            for name, one in zip(names, exporters, strict=True):
                with at_work(_added().get(name)):
                    one.add(record, record_rows)
        written: list[Path] = []
        for name, one in zip(names, exporters, strict=True):
            with at_work(_added().get(name)):
                one.finish(others)
        for name, one in zip(names, exporters, strict=True):
            with at_work(_added().get(name)):
                written += one.commit()
        note(folder, written, options.run)
        return written
    except BaseException:
        for one in exporters:
            one.discard()
        raise


def _told_of(record: Record, known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What findings of a record may quote of a ledger's or a list's people."""
    told = "\n".join("\n".join((one.detail, one.text, *(quote.text for quote in one.quotes))) for one in record.findings) if known else ""
    told = fold(told)
    return [(field, text) for field, text in known if text in told]


def _as_made(row: Row) -> Row:
    """A row of a file as a record's rows are: a day is its ISO text."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
