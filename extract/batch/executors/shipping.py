"""Documents to a machine that has none of our folders, and their results back: bytes both ways.

The worker itself stays as it is: it reads a file and stores a record, both in a folder of its own over there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.batch.source import Item, Source, is_large_archive
from extract.batch.store.carry import names_of, write
from extract.batch.tasks import Task, Worker
from extract.batch.worker import Config, Result
from extract.dataset.files import write_bytes
from extract.dataset.store import prepare
from extract.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Parcel:
    """A document on its way out."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Shipment:
    """A result on its way back: `files` by their path relative to the output folder."""

    result: Result
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Remote:
    """`worker` and its `config`, made fit for another machine: call it there, once a process.

    `home` is a folder over there, which somebody removes in the end.
    """

    worker: Worker
    config: Config
    home: Path | None = None

    def __call__(self, _: Any) -> Callable[[Parcel | Item], Shipment]:
        assert self.home is not None
        home = self.home
        prepare(home)
        config = replace(self.config, output=home)
        config.scratch.mkdir(parents=True, exist_ok=True)
        handle = self.worker(config)

        def run(given: Parcel | Item) -> Shipment:
            if isinstance(given, Parcel):
                path = home / ".hetong" / "document"
                path.write_bytes(given.data)
                given = Item(bytes(path), given.name)
            result = handle(given)
            return Shipment(result, tuple(_collected(result, home)))

        return run


def packed(tasks: Iterator[Task], leftovers: list[Task]) -> Iterator[Task]:
    """Tasks with their document's bytes in place of its path; what cannot be sent is put among the leftovers. What lies
    elsewhere is fetched over there."""
    source = Source()
    for task in tasks:
        item: Item = task.item
        if item.elsewhere:
            yield task
            continue
        try:
            if not item.position and is_large_archive(item.path):
                leftovers.append(task)
                continue
            data = source.read(item)
        except (OSError, DocumentError):
            leftovers.append(task)
            continue
        yield replace(task, item=Parcel(item.name, data))


def unpacked(shipment: Shipment, config: Config) -> Result:
    """Put the files of a result into their places here. Raises `OSError`."""
    for name, data in shipment.files:
        (config.output / name).parent.mkdir(parents=True, exist_ok=True)
        write_bytes(config.output / name, data)
    members = shipment.result.members
    return shipment.result if members is None else replace(shipment.result, members=config.scratch / members.name)


def sent_on(shipment: Shipment, url: str) -> Shipment:
    """Write the record of a shipment to its place elsewhere; what is left is for the parent. Raises `UsageError`."""
    there = names_of(shipment.result.sha256[:16])
    write(url, [one for one in shipment.files if one[0] in there])
    return replace(shipment, files=tuple(one for one in shipment.files if one[0] not in there))


def _collected(result: Result, home: Path) -> Iterator[tuple[str, bytes]]:
    """The files that a result left; they are removed there."""
    contract_id = result.sha256[:16]
    names = [f".hetong/parts/{contract_id}", *names_of(contract_id)] if result.kind == "record" else []
    if result.members is not None:
        names.append(f".hetong/tmp/{result.members.name}")
    for name in names:
        path = home / name
        if path.exists():
            yield name, path.read_bytes()
            path.unlink()
