"""The annotated copies of a run, contract by contract, each made by a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.annotate.copy import AUTHOR, Annotated, annotate, copy_name
from extract.batch.alone import MEMORY, alone
from extract.batch.originals import Originals
from extract.batch.source import Item, Source, read_file
from extract.dataset import ledger
from extract.dataset.files import output_errors
from extract.dataset.ownership import put
from extract.dataset.read import read_records
from extract.errors import DocumentError, HetongError, UsageError
from extract.pipeline import extract_file
from extract.record import Record
from extract.settings import DEFAULT, Settings


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one contract: its copy (`None` where there was nothing to tell), or why there is none."""

    name: str
    copy: Annotated | None = None
    written: Path | None = None
    error: HetongError | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How copies are made: whose name stands on the remarks, and the limits of a file (seconds, MiB)."""

    author: str = AUTHOR
    timeout: float | None = None
    memory: int = MEMORY


def of_file(file: Path, folder: Path, wishes: Wishes, settings: Settings = DEFAULT) -> Copied:
    """Read one contract and write its copy. Raises `DocumentError` and `UsageError`."""
    made: Annotated | None = alone(
        _read_and_annotate, file.absolute(), settings, wishes.author, files=[file],
        timeout=wishes.timeout, memory=wishes.memory,
    )  # fmt: skip
    return _put(file.name, made, folder)


def of_run(
    output: Path, source: Path | None, folder: Path, wishes: Wishes, only: str = "", settings: Settings = DEFAULT
) -> Iterator[Copied]:
    """The contracts of a run, in its order; `source` is where the contracts lie (`None`: where the run found them), `only`
    the start of an id or a path. A file that is another one by now is no original.

    What one contract cannot give is told in its `Copied`; raises `UsageError` if `output` is no run or `folder` stands
    within a folder of contracts: the next run would take the copies for contracts.
    """
    if source is not None and not source.is_dir():
        raise UsageError(f"{source}：没有这个合同文件夹，请用 --source 指明", f"{source}: no such folder; name it with --source")
    if source is not None:
        _refuse_within(folder, source)
    originals = Originals(output, source)
    dismissed = {key for key, row in ledger.by_finding(output).items() if row["verdict"] == "dismissed"}
    for record in read_records(output):
        if only and not (record.contract_id.startswith(only.lower()) or only in record.source.path):
            continue
        item = originals.item(record.source.sha256, record.source.path)
        if item is None:
            yield Copied(record.source.path, error=_missing(record.source.path, source))
            continue
        if source is None and not item.position:
            _refuse_within(folder, item.path.parent)
        try:
            made: Annotated | None = alone(
                _annotate, record, item, wishes.author, dismissed, files=[item.path],
                timeout=wishes.timeout, memory=wishes.memory,
            )  # fmt: skip
            yield _put(record.source.path, made, folder)
        except HetongError as error:
            if error.code in ("output", "extra"):
                raise
            yield Copied(record.source.path, error=error)


def _put(name: str, made: Annotated | None, folder: Path) -> Copied:
    if made is None:
        return Copied(name)
    path = folder / copy_name(name, made.suffix)
    with output_errors(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        put(folder, path, made.data)
    return Copied(name, made, path)


def _refuse_within(folder: Path, contracts: Path) -> None:
    if folder.resolve().is_relative_to(contracts.resolve()):
        raise UsageError(
            f"{folder}：在合同文件夹里面，下次运行会把副本当作合同；请用 -o 指定另一个文件夹",
            f"{folder}: within the folder of the contracts; choose another one with -o",
            code="output",
        )


def _missing(name: str, source: Path | None) -> UsageError:
    if source is None:
        return UsageError(
            f"{name}：原件不在运行时的位置，或内容已经变了；请用 --source 指明原件所在的文件夹",
            f"{name}: not where the run found it, or another file by now; name the folder with --source",
        )
    return UsageError(f"{name}：在 {source} 里没有这个文件，或内容已经变了", f"{name}: not in {source}, or another file by now")


def _read_and_annotate(file: Path, settings: Settings, author: str) -> Annotated | None:
    try:
        return annotate(extract_file(file, settings=settings), read_file(file, file.name), author=author)
    except DocumentError as error:
        raise error.of(file) from error


def _annotate(record: Record, item: Item, author: str, dismissed: set[str]) -> Annotated | None:
    return annotate(record, Source().read(item), author=author, dismissed=dismissed)
