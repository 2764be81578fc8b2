"""What names a place elsewhere, and the folder here that stands for it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_BETWEEN = b"\0"
WORK = Path("hetong-work")


def is_url(text: str) -> bool:
    """True for `s3://bucket/folder` and the like; a path is none, not even one with a drive.

    >>> is_url("oss://bucket/2025"), is_url("contracts"), is_url("C:/contracts"), is_url("file:///a")
    (True, False, False, True)
    """
    return _URL.match(text) is not None


def work_folder(url: str) -> Path:
    """The folder here that stands for a dataset elsewhere: the same one every time, in the current folder."""
    return WORK / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def local_output(given: str) -> Path:
    """The folder in which a run keeps its state and makes its tables: the one given, or for a URL one below `hetong-work/`."""
    return work_folder(given) if is_url(given) else Path(given)


@dataclass(frozen=True, slots=True)
class Address:
    """A file elsewhere: the URL that the user gave, and the name below it ("" if that is the file).

    Never one URL of both: a name may hold what means something in a URL (`#`, `?`, `::`).
    """

    url: str
    name: str

    def packed(self) -> bytes:
        """As the manifest keeps it: no path of this machine has a NUL in it."""
        return self.url.encode() + _BETWEEN + self.name.encode("utf-8", "surrogateescape")


def address_of(real: bytes) -> Address | None:
    """The address that was packed; `None` for the path of a file here."""
    url, between, name = real.partition(_BETWEEN)
    return Address(url.decode(), name.decode("utf-8", "surrogateescape")) if between else None
