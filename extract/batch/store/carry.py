"""Bytes of a document from the place where it lies to whoever reads it, and its record to where the dataset goes.

Done by a process that has a network and looks into no document, beside the one that does and has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from extract.batch.source import MAX_BYTES, Item, file_too_large
from extract.batch.store.address import Address, address_of
from extract.batch.store.place import Place, asked, is_sure, mark_of, place, reason_of, unusable
from extract.batch.worker import Result
from extract.dataset.failure import Failure
from extract.dataset.files import output_errors
from extract.errors import DocumentError

RECORDS = "json"
LAYOUTS = ".hetong/layout"
_CHUNK = 1 << 20
_ATTEMPTS = 3
"""Times that a file which changes while it is fetched is fetched."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Bring a document into a folder."""

    item: Item
    folder: Path


@dataclass(frozen=True, slots=True)
class Deliver:
    """Bring the record of a contract from a folder to a place."""

    url: str
    folder: Path
    contract_id: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document is there: the hash of its bytes, and the mark of the file that they are of ("" if it may still change)."""

    sha256: str
    mark: str


def porter(_: object) -> Callable[[Fetch | Deliver], Arrival | Result | None]:
    """The worker of a process beside: made once."""

    def carry(what: Fetch | Deliver) -> Arrival | Result | None:
        if isinstance(what, Fetch):
            return fetch(what.item, what.folder)
        deliver(what)
        return None

    return carry


def brought(item: Item, folder: Path) -> Path:
    """Where in a folder the file of an item is put; members of an archive share it."""
    return folder / hashlib.sha256(item.real).hexdigest()[:24]


def fetch(item: Item, folder: Path) -> Arrival | Result:
    """Bring the file of an item into a folder, whole or not at all; the failure of one that cannot be had.

    Raises `UsageError` where the place itself cannot be had, or the folder not be written.
    """
    address = address_of(item.real)
    assert address is not None
    target = brought(item, folder)
    if item.position and target.is_file():
        return Arrival("", "")
    there = place(address.url)
    try:
        found = _steady(there, address, item, target)
    except DocumentError as error:
        return Result("failure", failure=Failure(item.name, "", "read", error.code, error.message, error.english))
    except OSError as error:
        if not there.answers():
            raise unusable(address.url, error) from error
        zh, en = reason_of(error)
        told = (f"从 {address.url} 取不到这个文件：{zh}", f"cannot be fetched from {address.url}: {en}")
        return Result("failure", failure=Failure(item.name, "", "read", "unreadable", *told))
    return found


def of(name: str, result: Result | None) -> Result | None:
    """The result of fetching a file as that of one of the documents in it."""
    failure = result.failure if result else None
    return replace(result, failure=replace(failure, path=name)) if result and failure else result


def deliver(what: Deliver) -> None:
    """Copy what there is of a record to its place, and remove it here. Raises `UsageError`."""
    files = [what.folder / name for name in names_of(what.contract_id)]
    with output_errors(what.folder):
        data = [(file, file.read_bytes()) for file in files if file.exists()]
    write(what.url, ((file.relative_to(what.folder).as_posix(), content) for file, content in data))
    with output_errors(what.folder):
        for file, _ in data:
            file.unlink()


def write(url: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files of a dataset to its place. Raises `UsageError`."""
    there = place(url)
    try:
        for name, data in files:
            there.write(name, data)
    except OSError as error:
        raise unusable(url, error) from error


def names_of(contract_id: str) -> tuple[str, str]:
    """The files of a contract that go to the place of the dataset: layout first, so that a record has its own."""
    return f"{LAYOUTS}/{contract_id}", f"{RECORDS}/{contract_id}.json"


def _steady(there: Place, address: Address, item: Item, target: Path) -> Arrival:
    """The file as it is before and after: what changes meanwhile may be of two halves. Raises `OSError`, `DocumentError`."""
    info = there.info(address.name)
    for _ in range(_ATTEMPTS):
        before = info
        sha256, length = asked(partial(_copied, there, address, item.name, target, int(before.get("size") or 0)))
        info = there.info(address.name)
        if mark_of(info) == mark_of(before) and info.get("size") in (None, length):
            return Arrival(sha256, mark_of(info) if is_sure(info) else "")
    target.unlink(missing_ok=True)
    raise DocumentError(
        f"这个文件一直在变，没有读取：{item.name}；写完后再运行一次",
        f"{item.name}: changes all the time; run again when it is finished",
        code="unreadable",
    )


def _copied(there: Place, address: Address, name: str, target: Path, size: int) -> tuple[str, int]:
    """Hash and length of the bytes that were copied. Raises `OSError`, `DocumentError` for what is too large for a document."""
    digest = hashlib.sha256()
    length = 0
    part = target.with_name(target.name + ".part")
    try:
        with there.open(address.name) as source, _made(part) as file:
            archive = None
            while data := source.read(_CHUNK):
                length += len(data)
                archive = data.startswith(b"PK\x03\x04") if archive is None else archive
                if max(size, length) > MAX_BYTES and not archive:
                    raise file_too_large(name)
                digest.update(data)
                with output_errors(target.parent):
                    file.write(data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return digest.hexdigest(), length


def _made(path: Path) -> BinaryIO:
    with output_errors(path.parent):
        return path.open("wb")
