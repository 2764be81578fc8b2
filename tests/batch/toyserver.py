"""A store of objects on loopback: what the tests of runs from and to elsewhere talk to, through `toy/toystore.py`."""

from __future__ import annotations

import hashlib
import json
import threading
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TOY = Path(__file__).parent / "toy"
"""The folder to put on the path of whoever is to know `toy://`."""


@dataclass
class Store:
    """What is there, and who asked for it: `asked` holds method, key and process."""

    url: str = ""
    objects: dict[str, bytes] = field(default_factory=dict)
    denied: set[str] = field(default_factory=set)
    asked: list[tuple[str, str, int]] = field(default_factory=list)
    hook: Callable[[str, str], None] = lambda method, key: None
    """Called before an answer."""
    down: bool = False

    def put(self, folder: str, files: dict[str, str | bytes]) -> str:
        """Put files into a folder; its URL."""
        for name, data in files.items():
            self.objects[f"{folder}/{name}"] = data.encode() if isinstance(data, str) else data
        return f"{self.url}/{folder}"

    def copied(self, folder: Path, under: str) -> str:
        """The same from a folder of this machine."""
        files: dict[str, str | bytes] = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        return self.put(under, files)

    def dataset(self, folder: str) -> dict[str, bytes]:
        """The files of a dataset, without its shards and hidden ones: what a run into a folder of this machine makes."""
        found = {key.removeprefix(f"{folder}/"): data for key, data in self.objects.items() if key.startswith(f"{folder}/")}
        return {name: data for name, data in found.items() if not name.startswith((".hetong/", "shards/"))}

    def who(self, method: str, folder: str) -> dict[str, set[int]]:
        """Keys in a folder → the processes that asked for them in this way."""
        found: dict[str, set[int]] = {}
        for how, key, pid in self.asked:
            if how == method and key.startswith(f"{folder}/"):
                found.setdefault(key.removeprefix(f"{folder}/"), set()).add(pid)
        return found


@contextmanager
def serving() -> Iterator[Store]:
    """A store as long as the block lasts."""
    store = Store()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            target = urllib.parse.urlsplit(self.path)
            key = urllib.parse.unquote(target.path).lstrip("/")
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            under = urllib.parse.parse_qs(target.query, keep_blank_values=True).get("under")
            method = "LIST" if under else str(self.command)
            key = under[0] if under else key
            store.asked.append((method, key, int(self.headers["X-Pid"])))
            store.hook(method, key)
            code, body = 200, b""
            if store.down:
                code = 503
            elif under:
                body = json.dumps(_under(store, under[0])).encode()
            elif key in store.denied:
                code = 403
            elif method == "PUT":
                store.objects[key] = data
            elif key not in store.objects:
                code = 404
            elif method == "DELETE":
                del store.objects[key]
            else:
                body = store.objects[key]
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_DELETE = _answer

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    store.url = f"toy://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield store
    finally:
        server.shutdown()
        server.server_close()


def _under(store: Store, key: str) -> list[dict[str, object]]:
    """What lies directly below a key, or the object of that name."""
    found: dict[str, dict[str, object]] = {}
    for name, data in list(store.objects.items()):
        if name == key:
            found[name] = _info(name, data)
        elif name.startswith(f"{key}/" if key else ""):
            first = name[len(key) + 1 if key else 0 :].split("/", 1)
            path = f"{key}/{first[0]}" if key else first[0]
            found[path] = _info(path, data) if len(first) == 1 else {"name": path, "size": 0, "type": "directory"}
    return list(found.values())


def _info(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "size": len(data), "type": "file", "ETag": hashlib.md5(data).hexdigest()}
