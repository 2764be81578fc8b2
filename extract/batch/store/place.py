"""A place elsewhere, opened: what is there, bytes from there, bytes to there; and what its errors mean."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from extract.errors import HetongError, UsageError

T = TypeVar("T")
_WAITS = (0.5, 2.0)
"""Seconds before what failed is tried again: a store that is asked by many machines says no now and then."""
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
_SETTLED = 2.0
"""Seconds: what is told by its time only could change again within it without showing it."""
_TAGS = ("ETag", "etag")
_TIMES = ("LastModified", "last_modified", "mtime", "created")


class Place:
    """A folder, or one file, behind a URL. Names are relative to it, `/` between the parts. Methods raise `OSError`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._system, root = _opened(url)
        self._root = root.rstrip("/")

    def info(self, name: str = "") -> dict[str, Any]:
        """What is known of a file or folder."""
        self._system.invalidate_cache()
        return asked(lambda: dict(self._system.info(self._path(name))))

    def entries(self, folder: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        """What lies directly in a folder: names relative to the place. An object store has no empty folders: nothing is there."""
        path = self._path(folder)
        with suppress(FileNotFoundError):
            for info in asked(lambda: self._system.ls(path, detail=True)):
                name = str(info["name"]).rstrip("/").rsplit("/", 1)[-1]
                if str(info["name"]).strip("/") != path.strip("/"):  # some stores name the folder itself
                    yield f"{folder}/{name}" if folder else name, info

    def read(self, name: str) -> bytes:
        return asked(lambda: bytes(self._system.cat_file(self._path(name))))

    def open(self, name: str) -> Any:
        """A file to read from, in pieces; whatever its library raises (`asked` makes it an `OSError`)."""
        return self._system.open(self._path(name), "rb")

    def write(self, name: str, data: bytes) -> None:
        asked(lambda: self._system.pipe_file(self._path(name), data))

    def put(self, file: str, name: str) -> None:
        """Copy a file of this machine there."""
        asked(lambda: self._system.put_file(file, self._path(name)))

    def make(self, folder: str) -> None:
        asked(lambda: self._system.makedirs(self._path(folder), exist_ok=True))

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with what is in it; nothing if there is none."""
        with suppress(FileNotFoundError):
            asked(lambda: self._system.rm(self._path(name), recursive=True))

    def answers(self) -> bool:
        """Whether the place is there and lets us look at it."""
        return self.has("")

    def has(self, name: str) -> bool:
        """Whether a file or folder is there and lets us look at it."""
        try:
            self.info(name)
        except OSError:
            return False
        return True

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}" if name else self._root or "/"


@cache
def place(url: str) -> Place:
    """The place behind a URL, opened once a process. Raises `UsageError`."""
    return Place(url)


def mark_of(info: dict[str, Any]) -> str:
    """What changes when a file does: its length with its tag or time, whatever its system knows."""
    told = next((info[key] for key in (*_TAGS, *_TIMES) if info.get(key)), "")
    return f"{info.get('size')}|{told.timestamp() if hasattr(told, 'timestamp') else told}"


def is_sure(info: dict[str, Any]) -> bool:
    """True if a file cannot change without its mark: not what has neither tag nor time, or a time that is only just over."""
    if any(info.get(key) for key in _TAGS):
        return True
    told: Any = next((info[key] for key in _TIMES if info.get(key)), None)
    seconds = told.timestamp() if hasattr(told, "timestamp") else told
    return told is not None and not (isinstance(seconds, (int, float)) and time.time() - seconds < _SETTLED)


def size_in(mark: str) -> int:
    """The length in a mark, 0 where it is not known."""
    length = mark.partition("|")[0]
    return int(length) if length.isdecimal() else 0


def unusable(url: str, error: object) -> UsageError:
    """The error of a place that cannot be read or written at all: it ends the run, which goes on another time."""
    return UsageError(
        f"{url}：读写失败（{reason_of(error)[0]}）。请检查地址、权限和网络，再运行一次会接着做",
        f"{url}: cannot be read or written ({reason_of(error)[1]}). Check the address, rights and network; run it again to go on",
        code="output",
    )


def reason_of(error: object) -> tuple[str, str]:
    """Why a file elsewhere could not be read, in Chinese and English."""
    if isinstance(error, FileNotFoundError):
        return "那里已经没有了", "it is no longer there"
    if isinstance(error, PermissionError):
        return "没有权限", "no permission"
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return said, said


def asked(what: Callable[[], T]) -> T:
    """The answer of a store, asked again where waiting may help. Whatever its library raises is an `OSError` here."""
    for wait in (*_WAITS, None):
        try:
            return what()
        except (HetongError, MemoryError, *_FINAL):
            raise
        except Exception as error:
            if wait is None:
                raise error if isinstance(error, OSError) else OSError(f"{type(error).__name__}: {error}") from error
            time.sleep(wait)
    raise AssertionError


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(
            f"{url}：读写这种地址需要 fsspec，请先安装 pip install 'hetong[cluster]'",
            f"{url}: such an address needs fsspec: pip install 'hetong[cluster]'",
            code="extra",
        ) from error
    try:
        system, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(
            f"{url}：还缺一个程序库（{error}）", f"{url}: one more library is needed ({error})", code="extra"
        ) from error
    except (ValueError, OSError) as error:
        raise unusable(url, error) from error
    return system, str(root)
