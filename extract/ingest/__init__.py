"""Ingest: bytes → `Document`. The folder is the registry: a module that declares `FORMAT` is a reader.

A reader module has
    FORMAT: str                                  what `Document.format` will say
    PRIORITY: int                                readers are asked in ascending order (default 50)
    accepts(data: bytes, name: str) -> bool      cheap, by content
    read(data, name, settings: Settings) -> Document   raises DocumentError
and imports nothing heavy at its top, so that reading a text never loads an XML or PDF library.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from extract.errors import DocumentError
from extract.model import Document
from extract.plugins import Plugin, at_work, fault, plugins
from extract.settings import DEFAULT, Settings
from extract.structure.relay import relay

__all__ = ["read", "read_bytes", "readers"]


@cache
def readers() -> tuple[ModuleType, ...]:
    """The reader modules of this folder, in the order in which they are asked."""
    found = [
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
        if not info.name.startswith("_")
    ]
    chosen = [module for module in found if hasattr(module, "FORMAT")]
    known = {module.FORMAT for module in chosen}
    for module, plugin in added().items():
        if module.FORMAT in known:
            raise fault(plugin, f"{module.FORMAT} is a format of the program", f"{module.FORMAT} 与自带的格式重名")
        chosen.append(module)
    return tuple(sorted(chosen, key=lambda m: (getattr(m, "PRIORITY", 50), m.__name__)))


@cache
def added() -> Mapping[ModuleType, Plugin]:
    """The readers of plug-ins."""
    return {plugin.module(): plugin for plugin in plugins("readers")}


def read(path: str | Path, settings: Settings = DEFAULT) -> Document:
    """Read a file. Raises `DocumentError` (`empty`, `unknown_format`, `encrypted`, `unreadable`, `no_text`)."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"无法打开文件：{path.name}（{error.strerror or error}）", f"cannot open {path.name}: {error.strerror}"
        ) from error
    return read_bytes(data, path.name, settings)


def read_bytes(data: bytes, name: str, settings: Settings = DEFAULT) -> Document:
    """Read bytes; `name` is used in messages and as a hint between txt and md, never to choose the format."""
    if not data.strip(b"\0 \t\r\n\f\v"):
        raise DocumentError(f"文件为空：{name}", f"empty file: {name}", code="empty")
    for reader in readers():
        plugin = added().get(reader)
        with at_work(plugin, name):
            if not reader.accepts(data, name):
                continue
            document: Document = reader.read(data, name, settings)
        if not document.text.strip():
            raise DocumentError(f"文件中没有文字：{name}", f"no text in {name}", code="empty")
        return relay(document)
    from extract.ingest.sniff import kind_of, unknown

    raise unknown(kind_of(data), name)
