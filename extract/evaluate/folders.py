"""A folder of records against a folder of gold files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.evaluate.score import score
from extract.evaluate.tally import PARTS, Tally


@dataclass(frozen=True)
class Evaluation:
    """A tally for each gold file (by its stem), and the sum of all."""

    contracts: dict[str, Tally]
    total: Tally

    def figures(self) -> dict[str, float | None]:
        """F1 of the whole and of every part, four decimals; `None` for a part with nothing to judge."""
        parts = {part: self.total.f1(part) for part in (*PARTS, "evidence")}
        rounded = {part: None if f1 is None else round(f1, 4) for part, f1 in parts.items()}
        return {"overall": round(self.total.overall(), 4), **rounded}


def evaluate_folders(
    records: str | Path,
    gold: str | Path,
    *,
    suffix: str = "",
    present_only: bool = False,
    finished: Callable[[Path, Mapping[str, Any]], dict[str, Any]] | None = None,
) -> Evaluation:
    """Compare the records in a folder (`OUTPUT/json`, or `OUTPUT` itself) with the gold files of another.

    A record belongs to a gold file if the stem of its `source.path` is the stem of the gold's `file` plus `suffix`.
    `finished` gives the record of a run as its dataset has it. A missing record misses everything, or is left out with `present_only`.
    Raises `UsageError` for a folder without JSON files or a file that is not what it should be.
    """
    by_stem: dict[str, dict[str, Any]] = {}
    for path in _json_files(Path(records)):
        record = _read(path)
        if finished is not None and path.parent.name == "json":
            record = finished(path.parent.parent, record)
        by_stem.setdefault(Path(_key(record, path, "source", "path")).stem, record)
        by_stem[_key(record, path, "source", "sha256")] = record  # names that two folders share are told apart by it
    return evaluate_records(by_stem, gold, suffix=suffix, present_only=present_only)


def evaluate_records(
    by_stem: Mapping[str, dict[str, Any]], gold: str | Path, *, suffix: str = "", present_only: bool = False
) -> Evaluation:
    """Compare records (as in their JSON files, by the stem of their file) with a folder of gold files."""
    contracts: dict[str, Tally] = {}
    total = Tally()
    for path in _json_files(Path(gold)):
        answer = _read(path)
        found = by_stem.get(str(answer.get("sha256"))) or by_stem.get(Path(_key(answer, path, "file")).stem + suffix)
        if found is None and present_only:
            continue
        tally = score(found or {}, answer)
        if found is None:
            tally.misses.append("no record")
        contracts[path.stem] = tally
        total.add(tally)
    return Evaluation(contracts, total)


def _json_files(folder: Path) -> list[Path]:
    # The folder of a run has other JSON files beside its records.
    files = sorted((folder / "json").glob("*.json")) or sorted(folder.glob("*.json"))
    if not files:
        raise UsageError(f"{folder}：里面没有 JSON 文件", f"{folder}: no JSON files in there")
    return files


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}：读不了（{error}）", f"{path}: cannot be read ({error})") from error
    if not isinstance(data, dict):
        raise UsageError(f"{path}：不是一份记录", f"{path}: not a JSON object")
    return data


def _key(data: dict[str, Any], path: Path, *names: str) -> str:
    thing: Any = data
    for name in names:
        thing = thing.get(name) if isinstance(thing, dict) else None
    if not isinstance(thing, str):
        raise UsageError(f"{path}：缺少 {'.'.join(names)}", f"{path}: has no {'.'.join(names)}")
    return thing
