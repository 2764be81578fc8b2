"""Names inside zip archives: what they were meant to be, and whether they are to be trusted."""

from __future__ import annotations

import re
import struct
import zlib
from zipfile import ZipInfo

from extract.text.controls import visible

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"[A-Za-z]:")


def name_of(info: ZipInfo) -> str:
    """The name of a member as text, with `/`.

    Without the UTF-8 flag the bytes are in whatever the packing program used; in China that is GBK, and UTF-8 where a
    program forgot the flag. (The module `zipfile` takes them for code page 437, which loses nothing.)
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = name.encode("utf-8", "surrogateescape")
        name = _unicode_path(info.extra, raw) or decoded(raw)
    name = visible(name)
    # After decoding: the second byte of a GBK character may be a backslash.
    return name.replace("\\", "/")


def decoded(raw: bytes, *, lines: bool = False) -> str:
    """Bytes of a file name (or of `lines` of them) as text to show: UTF-8, else GB18030, which almost anything is."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("gb18030", errors="replace")
    if lines:
        return "\n".join(visible(line) for line in name.splitlines())
    return visible(name.translate({9: "\ufffd", 10: "\ufffd"}))


def escapes(name: str) -> bool:
    """True if a name would lead out of the folder that its archive is unpacked to.

    >>> [escapes(name) for name in ("a/b.pdf", "../b.pdf", "/etc/b.pdf", "C:/b.pdf", "a/..b/c.pdf", "a/../../b.pdf")]
    [False, True, True, True, False, True]
    """
    return name.startswith("/") or bool(_DRIVE.match(name)) or ".." in name.split("/") or "\0" in name


def hidden(name: str) -> bool:
    """True for what a folder would be read without as well: hidden files, lock files of Office, Finder's shadows."""
    parts = name.split("/")
    return any(part.startswith((".", "~$")) and part != ".." for part in parts) or "__MACOSX" in parts


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in Info-ZIP's extra field, if it belongs to this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            (checksum,) = struct.unpack_from("<I", field, 1)
            if checksum == zlib.crc32(raw):
                return field[5:].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None
