"""An item of work → its bytes: a file, or a member of an archive, which stays open for the next one."""

from __future__ import annotations

import os
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path

from extract.batch import archive
from extract.batch.store.address import address_of
from extract.errors import DocumentError

MAX_BYTES = 512 << 20
"""Bytes of a file that is read into memory; a larger one is no contract (a zip archive may be larger)."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a worker reads. `real`: the path as the system has it, or an address elsewhere; `name`: what becomes `source.path`.

    `position` is that of a member of an archive, empty for a file; `sha256` that of the bytes, where it is known before.
    """

    real: bytes
    name: str
    position: tuple[int, ...] = ()
    sha256: str = ""

    @property
    def elsewhere(self) -> bool:
        """True for what has to be fetched before it can be read."""
        return address_of(self.real) is not None

    @property
    def path(self) -> Path:
        return Path(os.fsdecode(self.real))


class Source:
    """Reads items; keeps the archives of the last member open, for members come one after the other."""

    def __init__(self) -> None:
        self._open: list[tuple[tuple[bytes, tuple[int, ...]], zipfile.ZipFile]] = []

    def read(self, item: Item) -> bytes:
        """The bytes of an item. Raises `OSError` or `DocumentError`."""
        if not item.position:
            self._close(0)
            return read_file(item.path, item.name)
        return archive.read_member(self._archive(item), item.position[-1:], item.name)

    def _archive(self, item: Item) -> zipfile.ZipFile:
        """The innermost archive of a member."""
        for depth in range(len(item.position)):
            key = (item.real, item.position[:depth])
            if depth < len(self._open) and self._open[depth][0] == key:
                continue
            self._close(depth)
            if depth:
                data = archive.read_member(self._open[-1][1], item.position[depth - 1 : depth], item.name)
                self._open.append((key, archive.opened(data, item.name)))
            else:
                self._open.append((key, archive.opened(item.path, item.name)))
        return self._open[len(item.position) - 1][1]

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            self._open.pop()[1].close()


def read_file(path: Path, name: str) -> bytes:
    """The bytes of a regular file. Raises `OSError` or `DocumentError` (`too_large`, `unreadable`)."""
    with os.fdopen(os.open(path, _flags()), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise not_regular(name)
        if status.st_size > MAX_BYTES:
            raise file_too_large(name)
        return file.read()


def is_large_archive(path: Path) -> bool:
    """True for a file too large to be read as a document that begins like a zip archive."""
    if path.stat().st_size <= MAX_BYTES:
        return False
    with path.open("rb") as file:
        return file.read(4) == b"PK\x03\x04"


def file_too_large(name: str) -> DocumentError:
    """The error for a file that is not read because of its size."""
    mega = MAX_BYTES >> 20
    return DocumentError(f"文件超过 {mega} MB，没有读取：{name}", f"{name}: larger than {mega} MB", code="too_large")


def not_regular(name: str) -> DocumentError:
    """The error for a pipe, a device or a socket."""
    return DocumentError(
        f"不是普通文件（管道、设备或套接字），没有读取：{name}", f"{name}: no regular file", code="unreadable"
    )


def _flags() -> int:
    """A pipe in place of a file must not make anybody wait."""
    return os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
