"""A file system for fsspec that asks the server of `batch.toyserver`: found by any process that has this folder on its path."""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from fsspec.spec import AbstractBufferedFile, AbstractFileSystem

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
_ERRORS = {404: FileNotFoundError, 403: PermissionError}


class ToyStore(AbstractFileSystem):
    """Paths are `HOST:PORT/KEY`. As in a store of objects there are no folders but those that keys have in them."""

    protocol = "toy"

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return path.removeprefix("toy://").rstrip("/")

    def ls(self, path: str, detail: bool = True, **_: Any) -> list[Any]:
        host, _, key = self._strip_protocol(path).partition("/")
        found = json.loads(_ask("GET", f"{host}/?{urllib.parse.urlencode({'under': key})}"))
        if not found:
            raise FileNotFoundError(path)
        infos = [{**one, "name": f"{host}/{one['name']}"} for one in found]
        return infos if detail else [one["name"] for one in infos]

    def info(self, path: str, **_: Any) -> dict[str, Any]:
        path = self._strip_protocol(path)
        for one in self.ls(path):
            if one["name"] == path:
                return dict(one)
        return {"name": path, "size": 0, "type": "directory"}

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_: Any) -> bytes:
        return _ask("GET", _quoted(self._strip_protocol(path)))[start:end]

    def pipe_file(self, path: str, value: bytes, **_: Any) -> None:
        _ask("PUT", _quoted(self._strip_protocol(path)), value)

    def put_file(self, lpath: str, rpath: str, **_: Any) -> None:
        with open(lpath, "rb") as file:  # noqa: PTH123
            self.pipe_file(rpath, file.read())

    def makedirs(self, path: str, exist_ok: bool = False) -> None: ...

    def rm_file(self, path: str) -> None:
        _ask("DELETE", _quoted(self._strip_protocol(path)))

    def _open(self, path: str, mode: str = "rb", **_: Any) -> _File:
        return _File(self, path, mode, block_size=1 << 20, cache_type="all")


class _File(AbstractBufferedFile):
    """Fetched whole."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        return bytes(self.fs.cat_file(self.path, start, end))


def _quoted(path: str) -> str:
    host, _, key = path.partition("/")
    return f"{host}/{urllib.parse.quote(key)}"


def _ask(method: str, address: str, data: bytes | None = None) -> bytes:
    request = urllib.request.Request(f"http://{address}", data=data, method=method, headers={"X-Pid": str(os.getpid())})
    try:
        with _OPENER.open(request, timeout=10) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        raise _ERRORS.get(error.code, OSError)(f"{method} {address}: {error.code}") from error
