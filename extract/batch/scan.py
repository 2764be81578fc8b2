"""Inputs → rows of the manifest: which files there are, and the hash of each."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol

from extract.batch.discover import matches
from extract.batch.manifest import Manifest
from extract.batch.source import MAX_BYTES, file_too_large, not_regular

_SETTLED = 2.0
"""Seconds: a file changed more recently than this could change again without its times showing it."""

_CHUNK = 1 << 20

_UPSERT = """
INSERT INTO inputs (path, real, position, stamp, sha256, state, run) VALUES (?, ?, '', ?, NULL, 'pending', ?)
ON CONFLICT (path) DO UPDATE SET state = 'pending', run = excluded.run, stage = NULL, class = NULL, message = NULL,
    english = NULL, sha256 = CASE WHEN real = excluded.real AND (excluded.stamp = '' OR stamp = excluded.stamp) THEN sha256 END,
    real = excluded.real, stamp = CASE excluded.stamp WHEN '' THEN stamp ELSE excluded.stamp END
"""
"""Of a file elsewhere the stamp is what the listing tells; a file here is looked at when its turn comes."""


class Found(Protocol):
    """A file that was found, here or elsewhere."""

    @property
    def name(self) -> str: ...
    @property
    def real(self) -> bytes: ...
    @property
    def mark(self) -> str: ...


def scan(manifest: Manifest, inputs: Iterable[Found], run: int) -> int:
    """Note the inputs of a run, and return how many there are; rows of files that are gone are dropped."""
    manifest.execute("DELETE FROM inputs WHERE position <> ''")  # members come back with their archives
    count = 0
    for one in inputs:
        manifest.execute(_UPSERT, (free_name(manifest, one.name, run), one.real, one.mark, run))
        count += 1
        manifest.commit_now_and_then()
    manifest.execute("DELETE FROM inputs WHERE run <> ?", (run,))
    manifest.commit()
    return count


def free_name(manifest: Manifest, name: str, run: int) -> str:
    """The name, or the name with a number behind it if another file of this run has it.

    Names can be the same where the files are not: in an archive, or in old encodings.
    """
    free, number = name, 1
    while manifest.one("SELECT 1 FROM inputs WHERE path = ? AND run = ?", (free, run)):
        number += 1
        suffix = PurePosixPath(name).suffix
        free = f"{name.removesuffix(suffix)}#{number}{suffix}"
    return free


def hashed(path: Path, name: str) -> tuple[str, str]:
    """The SHA-256 of a file and a stamp that changes with the file ("" if it cannot be relied on yet).

    Raises `OSError`, or `DocumentError` for what is no file or too large.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        if stat.S_ISDIR(status.st_mode):
            os.scandir(path).close()  # says why it could not be read
        raise not_regular(name)
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        head = file.read(_CHUNK)
        if status.st_size > MAX_BYTES and not head.startswith(b"PK\x03\x04"):
            raise file_too_large(name)
        while head:
            digest.update(head)
            head = file.read(_CHUNK)
    return digest.hexdigest(), stamp(status)


def stamp(status: os.stat_result) -> str:
    """Size, times and number of a file; "" while it is so new that it could change without them changing."""
    if time.time() - max(status.st_mtime, status.st_ctime) < _SETTLED:
        return ""
    return f"{status.st_size}.{status.st_mtime_ns}.{status.st_ctime_ns}.{status.st_ino}"


def list_members(manifest: Manifest, sha256: str, listing: Path) -> None:
    """Note the members of an archive from a worker's list."""
    manifest.execute("DELETE FROM members WHERE archive = ?", (sha256,))
    with listing.open(encoding="utf-8") as lines:
        for seq, line in enumerate(lines):
            one = json.loads(line)
            position = "/".join(map(str, one["position"]))
            error = one["error"] or (None, None, None)
            manifest.execute(
                "INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (sha256, seq, one["name"], position, one["size"], one["sha256"] or None, *error),
            )


def expand(manifest: Manifest, archive: str, sha256: str, run: int, exclude: Sequence[str]) -> tuple[int, int]:
    """Turn the row of an archive into rows of its members; returns how many, and how many of them are not to be read."""
    real = manifest.one("SELECT real FROM inputs WHERE path = ?", (archive,))
    manifest.execute("UPDATE inputs SET state = 'archive' WHERE path = ?", (archive,))
    members = manifest.execute(
        "SELECT name, position, size, sha256, class, message, english FROM members WHERE archive = ? ORDER BY seq",
        (sha256,),
    ).fetchall()
    count = refused = 0
    for name, position, size, member, error_class, message, english in members:
        if matches(name, exclude):
            continue
        manifest.execute(
            "INSERT INTO inputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (free_name(manifest, name, run), real, position, str(size), member, "done" if error_class else "pending", run,
             "read" if error_class else None, error_class, message, english),
        )  # fmt: skip
        count += 1
        refused += bool(error_class)
    return count, refused
