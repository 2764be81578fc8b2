"""What other packages add: readers, checks, exporters and rules, declared as entry points of theirs.

    [project.entry-points."hetong.readers"]      # a module as in extract/ingest
    memo = "our_package.reader"
    [project.entry-points."hetong.checks"]       # a module as in extract/audit/checks
    supplier-phone = "our_package.check"
    [project.entry-points."hetong.exporters"]    # a module as in extract/dataset/export; its name is the format
    names = "our_package.exporter"
    [project.entry-points."hetong.rules"]        # a module beside a folder `rules` (words/, phrases/, audit/, *.toml)
    ours = "our_package"

`HETONG_PLUGINS=none` leaves all of them out; a list of names (separated by commas) takes only these packages.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Literal

from extract.errors import DocumentError, HetongError, UsageError

VARIABLE = "HETONG_PLUGINS"
NONE = "none"
Kind = Literal["readers", "checks", "exporters", "rules"]
KINDS: tuple[Kind, ...] = ("readers", "checks", "exporters", "rules")
_NEEDED: dict[Kind, tuple[str, ...]] = {
    "readers": ("FORMAT", "accepts", "read"),
    "checks": ("CHECK", "run"),
    "exporters": ("FILES", "Export"),
    "rules": (),
}
"""What a module of each kind must have."""


class PluginError(UsageError):
    """A package that adds something is at fault. The message names it and what to do."""

    code = "plugin"


@dataclass(frozen=True, slots=True)
class Plugin:
    """One entry point. `package` is the name of the distribution, `version` its version."""

    kind: Kind
    name: str
    target: str
    package: str
    version: str

    def module(self) -> ModuleType:
        """Its module, imported and looked over. Raises `PluginError`."""
        try:
            module = import_module(self.target)
        except Exception as error:  # whatever a stranger's module does when it is imported
            raise fault(self, f"{type(error).__name__}: {error}") from error
        missing = [one for one in _NEEDED[self.kind] if not hasattr(module, one)]
        if missing:
            raise fault(self, f"no {', '.join(missing)}", f"缺少 {'、'.join(missing)}")
        return module


def fault(plugin: Plugin, english: str, chinese: str = "") -> PluginError:
    """The error that names a package and what it did."""
    what = f"{plugin.package}（hetong.{plugin.kind}：{plugin.name}）"
    return PluginError(
        f"插件 {what} 有问题：{chinese or english}。请更新或卸载它；设 {VARIABLE}={NONE} 可暂时不用插件",
        f"plug-in {plugin.package} (hetong.{plugin.kind}: {plugin.name}): {english}; "
        f"update or remove it, or set {VARIABLE}={NONE} to do without",
    )


@contextmanager
def at_work(plugin: Plugin | None, document: str = "") -> Iterator[None]:
    """What goes wrong meanwhile is the plug-in's fault and is said so; our own errors go through as they are.

    With the name of a `document` it costs that document (`DocumentError`, code `plugin`) and no more.
    """
    try:
        yield
    except (HetongError, MemoryError, TimeoutError):
        raise
    except Exception as error:
        if plugin is None:
            raise
        told = fault(plugin, f"{type(error).__name__}: {error}")
        if document:
            raise DocumentError(f"{document}：{told.message}", f"{document}: {told.english}", code=told.code) from error
        raise told from error


@cache
def plugins(kind: Kind) -> tuple[Plugin, ...]:
    """The plug-ins of a kind, by package and name; nothing is imported. Raises `PluginError` for a name given twice."""
    found = [_plugin(kind, one) for one in entry_points(group=f"hetong.{kind}")]
    chosen = sorted((one for one in found if _wanted(one.package)), key=lambda one: (one.package, one.name))
    by_name: dict[str, Plugin] = {}
    for one in dict.fromkeys(chosen):
        if other := by_name.get(one.name):
            raise fault(one, f"{one.name} is also given by {other.package}", f"{one.name} 与 {other.package} 的重名")
        by_name[one.name] = one
    return tuple(by_name.values())


def rules_folders() -> tuple[Path, ...]:
    """The folders of rules that packages bring, in the order of `plugins`. Raises `PluginError`."""
    return tuple(_rules_folder(one) for one in plugins("rules"))


def fingerprint() -> str:
    """16 hex digits over all plug-ins and their sources: a result depends on them; "" if there are none."""
    all_of_them = [one for kind in KINDS for one in plugins(kind)]
    if not all_of_them:
        return ""
    digest = hashlib.sha256()
    for one in all_of_them:
        digest.update(f"{one.kind} {one.name} {one.target} {one.package}=={one.version}\0".encode())
        for path in _sources(one):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _plugin(kind: Kind, point: EntryPoint) -> Plugin:
    dist = point.dist
    return Plugin(kind, point.name, point.value, dist.name if dist else "?", dist.version if dist else "?")


def _wanted(package: str) -> bool:
    said = os.environ.get(VARIABLE, "")
    return not said or package in [one.strip() for one in said.split(",")]


def _rules_folder(plugin: Plugin) -> Path:
    module = plugin.module()
    if module.__file__ is None:
        raise fault(plugin, "a module without a file", "模块没有文件")
    folder = Path(module.__file__).resolve().parent / "rules"
    if not folder.is_dir():
        raise fault(plugin, f"no folder {folder}", f"没有文件夹 {folder}")
    return folder


def _sources(plugin: Plugin) -> Sequence[Path]:
    """The sources of the module's package (or the module's own, where it stands alone)."""
    try:
        spec = find_spec(plugin.target)
    except (ImportError, ValueError, AttributeError):
        return ()
    if spec is None or spec.origin is None:
        return ()
    path = Path(spec.origin)
    alone = "." not in plugin.target and path.name != "__init__.py"
    return [path] if alone else sorted(path.parent.rglob("*.py"))
