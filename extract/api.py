"""The library: a contract becomes a record, records are audited and compared, a finished run is read.

Nothing here writes a file or touches the network. Files from strangers are read with `isolated=True`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract import pipeline
from extract.dataset.load import load
from extract.errors import DocumentError, UsageError
from extract.record import Finding, Record
from extract.rulebook import Rulebook
from extract.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from extract.batch.discover import Input
    from extract.compare.records.differences import Difference
    from extract.compare.redline.build import Change

__all__ = [
    "Comparison",
    "Finding",
    "Record",
    "Settings",
    "audit",
    "compare",
    "extract_file",
    "extract_folder",
    "load",
    "read_run",
]


def extract_file(
    path: str | Path,
    *,
    root: str | Path | None = None,
    rulebook: Rulebook | None = None,
    settings: Settings = DEFAULT,
    isolated: bool = False,
    timeout: float | None = None,
    memory: int = 2048,
) -> Record:
    """Read one contract.

    `root` is the folder that `source.path` is made relative to (the file's own folder by default). With `isolated` a
    process of its own reads the file, without network and with the limits of `hetong run`: `timeout` in seconds
    (default: five minutes and two for each MiB), `memory` in MiB (0: no limit). Do so with files from strangers, and
    below `if __name__ == "__main__":`.
    Raises `DocumentError` for a file that gives no record (isolated also `timeout`, `memory`, `crash`, `internal`),
    `UsageError` if the settings ask for an extra that is not installed or a `rulebook` is to be sent elsewhere.
    """
    path = Path(path)
    if not isolated:
        return pipeline.extract_file(path, root=root, rulebook=rulebook, settings=settings)
    if rulebook is not None:
        raise UsageError("isolated 时不能另给 rulebook", "isolated takes no rulebook of your own")
    if not path.is_file():
        raise DocumentError(f"{path}：没有这个文件，请检查路径", f"{path}: no such file, check the path")
    from extract.batch.alone import alone

    return alone(_read, path.absolute(), root, settings, files=[path], timeout=timeout, memory=memory)


def extract_folder(
    folder: str | Path | Sequence[str | Path],
    *,
    exclude: Sequence[str] = (),
    settings: Settings = DEFAULT,
    isolated: bool = False,
    failed: Callable[[str, DocumentError], None] | None = None,
) -> Iterator[Record]:
    """Read the files of a folder (or of several, or single files), one record after the other, sorted by path.

    The files are those that `hetong run` finds: hidden ones, `metadata.csv` and what `.hetongignore` or `exclude`
    (patterns) name are left out; archives are not opened. A file that gives no record is told to `failed` (its path, the
    error) and left out; without `failed` its `DocumentError` is raised. `isolated` as for `extract_file`. Records are read as
    they are asked for: memory does not grow with their number. For many files, resuming and tables use `hetong run`.
    Raises `UsageError` for a path that does not exist.
    """
    from extract.batch.discover import discover

    given = [folder] if isinstance(folder, (str, Path)) else list(folder)
    return _records(list(discover(given, exclude=exclude)), settings, isolated, failed)


def _records(
    files: Sequence[Input], settings: Settings, isolated: bool, failed: Callable[[str, DocumentError], None] | None
) -> Iterator[Record]:
    for one in files:
        try:
            record = extract_file(one.path, settings=settings, isolated=isolated)
        except DocumentError as error:
            if failed is None:
                raise
            failed(one.name, error)
            continue
        yield record.model_copy(update={"source": record.source.model_copy(update={"path": one.name})})


def read_run(output: str | Path, *, audited: bool = True) -> Iterator[Record]:
    """The contracts of a finished run, sorted by path, one in memory at a time.

    People's corrections are applied; with `audited` the findings are those of `hetong audit` if it was run on the dataset.
    Raises `UsageError` if `output` is no run.
    """
    from extract.dataset.read import read_records

    return read_records(output, audited=audited)


def audit(
    records: Record | Iterable[Record], *, metadata: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, list[Finding]]:
    """Run all checks: of each contract, and across those given together. Contract id → findings, the gravest first.

    `metadata` says by contract id what no contract says itself (award date, budget …), with the columns of `metadata.csv`.
    Records must have their text. Documents that are no contracts (announcements, invoices …) have no findings. The records
    are not changed; findings of severity `info` are among those returned.
    """
    from extract.audit import Contract, audit_portfolio, audit_record
    from extract.audit.across.collected import Collected
    from extract.audit.run import in_order

    known = metadata or {}
    found: dict[str, list[Finding]] = {}
    contracts = Collected()
    for record in [records] if isinstance(records, Record) else records:
        row = known.get(record.contract_id, {})
        found[record.contract_id] = list(audit_record(record, metadata=row).findings)
        contracts.append(Contract(record, row))
    for contract_id, report in audit_portfolio(contracts).items():
        found[contract_id] = in_order([*found[contract_id], *report.findings])
    return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two contracts side by side.

    `verdict` is `identical` (character by character), `cosmetic` (other layout, order or way of writing) or `substantive`.
    `changes` are the differences of substance of the texts in order: `kind`, `old`, `new`, the clauses `a` and `b` they
    stand in. `values` are the values that were read differently: `name`, `old`, `new` as people say them, `quote`.
    """

    verdict: Literal["identical", "cosmetic", "substantive"]
    changes: tuple[Change, ...]
    values: tuple[Difference, ...]


def compare(first: Record, second: Record) -> Comparison:
    """What the second contract says and the first does not, and the other way round. Both need their text.

    Raises `UsageError` for a record without its text (a line of `contracts.jsonl`).
    """
    from extract.compare.records.differences import differences
    from extract.compare.redline.build import redline
    from extract.compare.redline.side import side_of

    for record in (first, second):
        if record.text is None:
            raise UsageError(f"{record.source.path}：记录里没有正文", f"{record.source.path}: a record without its text")
    found = redline(side_of(first.to_json()), side_of(second.to_json()))
    return Comparison(found.verdict, found.changes, tuple(differences(found)))


def _read(path: Path, root: str | Path | None, settings: Settings) -> Record:
    where = Path(root).absolute() if root is not None else None
    return pipeline.extract_file(path, root=where, settings=settings)
