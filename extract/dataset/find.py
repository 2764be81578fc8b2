"""One contract of a run by what people know of it."""

from __future__ import annotations

import json
from pathlib import Path

from extract.errors import UsageError


def record_of(output: Path, wanted: str) -> Path:
    """The record file of the contract whose id begins so, or else whose path holds it.

    Raises `UsageError` if there is none, or more than one.
    """
    folder = output / "json"
    files = sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(
            f"{output}：不是 hetong run 的结果文件夹（没有 json/），请先运行 hetong run … -o {output}",
            f"{output}: not a folder that hetong run wrote (no json/); run hetong run … -o {output} first",
        )
    found = [file for file in files if file.name.startswith(wanted.lower())]
    found = found or [file for file in files if wanted in _path(file)]
    if len(found) != 1:
        names = "、".join(_path(file) or file.stem for file in found[:5])
        many = f"：{names}" if names else ""
        raise UsageError(
            f"“{wanted}”对应 {len(found)} 份合同{many}；请写出标识的开头，或路径中独有的一部分",
            f"{wanted!r} is {len(found)} contracts{many}; give the start of an id, or a part that only one path has",
        )
    return found[0]


def _path(file: Path) -> str:
    try:
        return str(json.loads(file.read_bytes())["source"]["path"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
