"""The annotated copies of a run, contract by contract, each made by a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.annotate.copy import AUTHOR, Annotated, annotate, copy_name
from extract.batch.alone import MEMORY, alone
from extract.batch.source import read_file
from extract.dataset import ledger
from extract.dataset.files import output_errors, write_bytes
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
    output: Path, source: Path, folder: Path, wishes: Wishes, only: str = "", settings: Settings = DEFAULT
) -> Iterator[Copied]:
    """The contracts of a run, in its order; `source` is the folder that was read, `only` the start of an id or a path.

    What one contract cannot give is told in its `Copied`; raises `UsageError` if `output` is no run or `folder` stands
    within `source`: the next run would take the copies for contracts.
    """
    if not source.is_dir():
        raise UsageError(f"{source}：没有这个合同文件夹，请用 --source 指明", f"{source}: no such folder; name it with --source")
    if folder.resolve().is_relative_to(source.resolve()):
        raise UsageError(
            f"{folder}：在合同文件夹里面，下次运行会把副本当作合同；请用 -o 指定另一个文件夹",
            f"{folder}: within the folder of the contracts; choose another one with -o",
            code="output",
        )
    dismissed = {key for key, row in ledger.by_finding(output).items() if row["verdict"] == "dismissed"}
    for record in read_records(output):
        if only and not (record.contract_id.startswith(only.lower()) or only in record.source.path):
            continue
        file = within(source, record.source.path)
        if file is None:
            name = record.source.path
            missing = UsageError(f"{name}：在 {source} 里没有这个文件", f"{name}: not in {source}")
            yield Copied(name, error=missing)
            continue
        try:
            made: Annotated | None = alone(
                _annotate, record, file, wishes.author, dismissed, files=[file],
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
        write_bytes(path, made.data)
    return Copied(name, made, path)


def within(source: Path, name: str) -> Path | None:
    """The file of a record in the folder of the contracts; `None` if there is none (or it would lie outside)."""
    file = source / name
    try:
        inside = file.resolve().is_relative_to(source.resolve())
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def _read_and_annotate(file: Path, settings: Settings, author: str) -> Annotated | None:
    try:
        return annotate(extract_file(file, settings=settings), read_file(file, file.name), author=author)
    except DocumentError as error:
        raise error.of(file) from error


def _annotate(record: Record, file: Path, author: str, dismissed: set[str]) -> Annotated | None:
    return annotate(record, read_file(file, record.source.path), author=author, dismissed=dismissed)
