"""A run's records, from its folder or from a `.jsonl` file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.errors import UsageError

Data = dict[str, Any]


def read_run(path: str | Path) -> list[Data]:
    """The records of a run (as in their JSON files), sorted by the path of their contract.

    `path` is the folder of a run (its `json/` is read), a folder of record files, or a file with a record a line.
    Raises `UsageError` for anything else, naming it.
    """
    path = Path(path)
    if not path.exists():
        raise UsageError(f"{path}：没有这个文件或文件夹", f"{path}: no such file or folder")
    records = list(_folder(path) if path.is_dir() else _lines(path))
    return sorted(records, key=lambda one: (one["source"]["path"], one["contract_id"]))


def _folder(folder: Path) -> Iterator[Data]:
    inner = folder / "json"
    files = sorted((inner if inner.is_dir() else folder).glob("*.json"))
    # A run in which no contract could be read leaves an empty `json/`: that is a run, any other folder is a mistake.
    if not files and not inner.is_dir():
        raise UsageError(f"{folder}：里面没有记录（json/*.json）", f"{folder}: no records in there (json/*.json)")
    for file in files:
        yield _record(_text(file), str(file))


def _lines(file: Path) -> Iterator[Data]:
    # Not `splitlines`: a record may hold U+2028 and the like.
    for number, line in enumerate(_text(file).split("\n"), start=1):
        if line.strip():
            yield _record(line, f"{file}:{number}")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}：读不了（{error}）", f"{file}: cannot be read ({error})") from error


def _record(text: str, where: str) -> Data:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{where}：不是 JSON（{error}）", f"{where}: not JSON ({error})") from error
    source = data.get("source") if isinstance(data, dict) else None
    if not isinstance(source, dict) or not isinstance(source.get("path"), str) or "contract_id" not in data:
        raise UsageError(f"{where}：不是合同记录", f"{where}: not the record of a contract")
    return dict(data)
