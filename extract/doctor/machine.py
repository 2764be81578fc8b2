"""The machine: cores, memory, room on the disk, what limits hold for the processes that read documents."""

from __future__ import annotations

import locale
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from extract.doctor.item import Item, same

_ROOM = 2 << 30
_MEMORY = 4 << 30
"""Bytes with which two documents at a time, or one scan, can be read."""


def items() -> Iterator[Item]:
    """System, cores, memory, temporary folder, limits, encoding."""
    yield Item("machine", "system", ("系统", "system"), "ok", same(f"{platform.system()} {platform.machine()}"))
    cores = os.cpu_count() or 1
    yield Item("machine", "cores", ("处理器核数", "cores"), "ok", same(str(cores)))
    yield _memory()
    yield _temporary()
    yield _limits()
    yield _encoding()


def memory_bytes() -> int | None:
    """Memory of the machine; `None` where the system does not tell."""
    if not hasattr(os, "sysconf"):  # Windows
        return None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _memory() -> Item:
    size = memory_bytes()
    if size is None:
        return Item("machine", "memory", ("内存", "memory"), "ok", ("系统没有说明", "not told by the system"))
    told = same(f"{size / 2**30:.1f} GB")
    if size >= _MEMORY:
        return Item("machine", "memory", ("内存", "memory"), "ok", told)
    advice = ("扫描件一次读一份：hetong run -j 1", "read one scan at a time: hetong run -j 1")
    return Item("machine", "memory", ("内存", "memory"), "warn", told, advice)


def _temporary() -> Item:
    title = ("临时文件夹", "temporary folder")
    try:
        folder = Path(tempfile.gettempdir())
        with tempfile.TemporaryFile():
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        advice = ("请检查磁盘空间和权限，或设 TMPDIR", "check space and rights, or set TMPDIR")
        return Item("machine", "temporary", title, "bad", same(error.strerror or str(error)), advice)
    told = (f"{folder}，空余 {free / 2**30:.1f} GB", f"{folder}, {free / 2**30:.1f} GB free")
    if free >= _ROOM:
        return Item("machine", "temporary", title, "ok", told)
    return Item("machine", "temporary", title, "warn", told, ("空间不多，请清理", "little room, make some"))


def _limits() -> Item:
    """What holds for a process that reads a document."""
    zh, en = ["时间"], ["time"]
    if sys.platform == "linux":
        zh += ["内存（从外面看）", "地址空间", "随主进程结束"]
        en += ["memory (from outside)", "address space", "ends with the parent"]
    elif hasattr(os, "sysconf"):
        zh, en = [*zh, "地址空间"], [*en, "address space"]
    zh, en = [*zh, "不能联网"], [*en, "no network"]
    full = sys.platform == "linux"
    advice = ("", "") if full else ("内存上限只在 Linux 上完整；来路不明的文件请在 Linux 或容器里读", "limits are whole on Linux only")
    title, told = ("读文件时的限制", "limits while reading"), ("、".join(zh), ", ".join(en))
    return Item("machine", "limits", title, "ok" if full else "warn", told, advice)


def _encoding() -> Item:
    name = (getattr(sys.stdout, "encoding", None) or locale.getpreferredencoding(False)).lower()
    chinese = name.replace("-", "") in ("utf8", "gbk", "gb18030", "cp936", "gb2312")
    advice = ("", "") if chinese else ("设 PYTHONUTF8=1 后中文才能显示", "set PYTHONUTF8=1 to see Chinese")
    return Item("machine", "encoding", ("终端编码", "encoding"), "ok" if chinese else "warn", same(name), advice)
