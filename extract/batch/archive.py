"""Zip archives of contracts, read in memory: nothing in here ever writes a file.

A member is known by its position (a list of positions where archives are nested), never by its name: names are what
a hostile archive plays with.
"""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extract.batch.zipnames import escapes, hidden, name_of
from extract.errors import DocumentError
from extract.ingest.sniff import kind_of

MAX_DEPTH = 3
"""Archives in archives."""
MAX_MEMBERS = 50_000
MAX_BYTES = 512 << 20
"""Bytes of a member, unpacked."""
MAX_TOTAL = 16 << 30
"""Bytes of all members of a file, nested archives included."""
MAX_RATIO = 200
RATIO_FROM = 4 << 20
"""Unpacked bytes from which `MAX_RATIO` counts: a small member may well be one blank over and over."""

_CHUNK = 1 << 20
_LOCAL_HEADER = 30
"""Bytes in front of a member's name and content, at least."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, IndexError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: `name` with `/`, behind the names of the archives around it, `position` likewise.

    `error` is the reason why it is not read (then `sha256` is ""), or `None`.
    """

    name: str
    position: tuple[int, ...]
    size: int = 0
    sha256: str = ""
    error: DocumentError | None = None


def survey(file: Path | bytes, name: str) -> Iterator[Member]:
    """All files of an archive, those of the archives in it included, in the order of the archive.

    `name` is that of the archive, for messages. Raises `DocumentError`: `unreadable`, `too_large`, `empty`.
    """
    yield from _Survey().members(file, name, (), 1)


class _Survey:
    def __init__(self) -> None:
        self._total = 0
        self._promised = 0
        self._count = 0

    def members(self, file: Path | bytes, name: str, above: tuple[int, ...], depth: int) -> Iterator[Member]:
        """Raises `DocumentError` for the archive as a whole."""
        found = 0
        with opened(file, name) as archive:
            infos = archive.infolist()
            self._count += len(infos)
            if self._count > MAX_MEMBERS:
                raise too_large(name, f"压缩包里的文件超过 {MAX_MEMBERS} 个", f"more than {MAX_MEMBERS} members")
            # Before a byte of it is unpacked: what it promises, and whether members share their bytes.
            self._promised += sum(info.file_size for info in infos if info.file_size <= MAX_BYTES)
            if self._promised > MAX_TOTAL:
                raise _total_too_large(name)
            if _overlap(infos):
                raise too_large(name, "压缩包内的文件互相重叠（疑似压缩炸弹）", "members that overlap (a bomb?)")
            for i, info in enumerate(infos):
                inner = name_of(info)
                if inner.endswith("/") or hidden(inner):
                    continue
                found += 1
                yield from self._member(archive, info, f"{name}/{inner.strip('/')}", (*above, i), depth)
        if not found:
            raise DocumentError(f"压缩包里没有文件：{name}", f"nothing in the archive {name}", code="empty")

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, position: tuple[int, ...], depth: int
    ) -> Iterator[Member]:
        try:
            check(info, name)
            with archive.open(info) as stream:
                head = stream.read(4)
                size, sha256 = (0, "") if head[:2] == b"PK" else self._hash(stream, head, name)
            if not sha256:
                data = read(archive, info, name)
                if kind_of(data) == "zip":
                    yield from self._nested(data, name, position, depth)
                    return
                size, sha256 = self._hash(io.BytesIO(data), b"", name)
        except DocumentError as error:
            yield Member(name, position, info.file_size, error=error)
        except _BROKEN as error:
            yield Member(name, position, info.file_size, error=_damaged(name, error))
        else:
            yield Member(name, position, size, sha256)

    def _nested(self, data: bytes, name: str, position: tuple[int, ...], depth: int) -> Iterator[Member]:
        if depth >= MAX_DEPTH:
            raise DocumentError(
                f"压缩包嵌套超过 {MAX_DEPTH} 层，没有再展开：{name}。请先解压",
                f"{name}: archives nested more than {MAX_DEPTH} deep; unpack it first",
                code="too_deep",
            )
        self._add(len(data), name)
        yield from self.members(data, name, position, depth + 1)

    def _hash(self, stream: IO[bytes], head: bytes, name: str) -> tuple[int, str]:
        digest, size = hashlib.sha256(head), len(head)
        self._add(size, name)
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            self._add(len(chunk), name)
            if size > MAX_BYTES:
                raise _member_too_large(name)
        return size, digest.hexdigest()

    def _add(self, size: int, name: str) -> None:
        self._total += size
        if self._total > MAX_TOTAL:
            raise _total_too_large(name)


def _overlap(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether a member begins before the one in front of it can have ended."""
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _LOCAL_HEADER + info.compress_size
    return False


def opened(file: Path | bytes, name: str) -> zipfile.ZipFile:
    """An archive, open. Raises `DocumentError` (`unreadable`)."""
    try:
        return zipfile.ZipFile(io.BytesIO(file) if isinstance(file, bytes) else file)
    except _BROKEN as error:
        raise DocumentError(
            f"压缩包已损坏，打不开：{name}", f"broken archive {name}: {error}", code="unreadable"
        ) from error


def check(info: zipfile.ZipInfo, name: str) -> None:
    """Refuse a member that is not to be unpacked. Raises `DocumentError`."""
    if escapes(name_of(info)):
        raise DocumentError(
            f"压缩包内的路径不安全（指向压缩包之外），没有读取：{name}",
            f"{name}: its path leads out of the archive",
            code="unsafe_path",
        )
    mode = info.external_attr >> 16
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise DocumentError(
            f"压缩包内不是普通文件（如符号链接），没有读取：{name}", f"{name}: no regular file", code="unsafe_path"
        )
    if info.flag_bits & 0x1:
        raise DocumentError(
            f"压缩包内的文件已加密，需要密码：{name}。请解压后再处理",
            f"{name}: encrypted in its archive; unpack it first",
            code="encrypted",
        )
    if info.file_size > MAX_BYTES:
        raise _member_too_large(name)
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise too_large(name, "压缩比异常（疑似压缩炸弹）", "suspicious ratio of compression (a bomb?)")


def read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of a member, no more than it promises. Raises `DocumentError`, or what a broken archive raises."""
    check(info, name)
    with archive.open(info) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _member_too_large(name)
    return data


def read_member(archive: zipfile.ZipFile, position: Sequence[int], name: str) -> bytes:
    """The bytes of the member at a position. Raises `DocumentError`."""
    try:
        data = read(archive, archive.infolist()[position[0]], name)
        if len(position) == 1:
            return data
        with opened(data, name) as inner:
            return read_member(inner, position[1:], name)
    except _BROKEN as error:
        raise _damaged(name, error) from error


def too_large(name: str, what: str, english: str) -> DocumentError:
    """The error for an archive, or a member, that would swell."""
    return DocumentError(f"{what}，没有读取：{name}", f"{name}: {english}", code="too_large")


def _total_too_large(name: str) -> DocumentError:
    return too_large(name, f"压缩包解压后超过 {MAX_TOTAL >> 30} GB", f"more than {MAX_TOTAL >> 30} GB unpacked")


def _member_too_large(name: str) -> DocumentError:
    mega = MAX_BYTES >> 20
    return too_large(name, f"解压后超过 {mega} MB", f"more than {mega} MB unpacked")


def _damaged(name: str, error: BaseException) -> DocumentError:
    return DocumentError(
        f"压缩包内的文件已损坏，读不出来：{name}", f"{name}: damaged in its archive ({error})", code="unreadable"
    )
