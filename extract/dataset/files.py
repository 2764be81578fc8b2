"""Files that are whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extract.errors import UsageError

_PREFIX, _SUFFIX = ".hetong-", ".tmp"


def temporary(path: Path) -> Path:
    """Where a file is written until it is whole; what an interruption leaves there is removed by `sweep`."""
    return path.with_name(f"{_PREFIX}{path.name}{_SUFFIX}")


class Replacing:
    """A text file (UTF-8, line ends as given) that takes the place of `path` when it is committed."""

    def __init__(self, path: Path, *, encoding: str = "utf-8") -> None:
        self._path = path
        self.temporary = temporary(path)
        self.file: TextIO = self.temporary.open("w", encoding=encoding, newline="")

    def commit(self) -> Path:
        """Put the file in its place."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        self.temporary.replace(self._path)
        return self._path

    def discard(self) -> None:
        """Leave no trace."""
        self.file.close()
        self.temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a whole file at once, or leave what was there."""
    target = Replacing(path)
    try:
        target.file.write(text)
        target.commit()
    except BaseException:
        target.discard()
        raise


def write_bytes(path: Path, data: bytes) -> None:
    """Like `write_text`, for bytes."""
    beside = temporary(path)
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def way(folder: Path, target: Path) -> Path:
    """The way from a folder to a file or folder, for a link; the whole path where there is none (another drive)."""
    try:
        return Path(os.path.relpath(target.resolve(), folder.resolve()))
    except ValueError:
        return target.resolve()


def sweep(folder: Path) -> None:
    """Remove temporary files that an interrupted run left."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        left.unlink(missing_ok=True)


def at_hand(path: Path) -> bool:
    """Whether there is a file; a name that is longer than this system has them is that of none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


@contextmanager
def output_errors(folder: Path) -> Iterator[None]:
    """Turn an `OSError` inside into a `UsageError` (code `output`) that names the folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"{folder}：结果写不进去（{reason}）。请换一个可写的文件夹（-o），或检查权限和磁盘空间",
            f"{folder}: cannot write the results ({reason}). Choose another folder with -o, or check rights and space",
            code="output",
        ) from error
