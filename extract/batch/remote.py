"""Folders elsewhere (`s3://`, `oss://`, `hdfs://` …) through fsspec: contracts come from there, datasets go there.

What is read is first copied to a folder here, what is written is made in one and then sent: a document is opened many
times and a manifest needs a local file. A copy that is as long and as old as the original is not fetched again, so a run
that is started again goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.batch.discover import METADATA_FILE, METADATA_FILES
from extract.dataset.files import output_errors, write_bytes
from extract.errors import HetongError, UsageError

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_STATE = "fetched.json"
WORK = Path("hetong-work")
_CHUNK = 1 << 20


def is_url(text: str) -> bool:
    """True for `s3://bucket/folder` and the like; a path is none, not even one with a drive.

    >>> is_url("oss://bucket/2025"), is_url("contracts"), is_url("C:/contracts"), is_url("file:///a")
    (True, False, False, True)
    """
    return _URL.match(text) is not None


def work_folder(url: str, root: Path) -> Path:
    """The folder below `root` that stands for a URL: the same one every time."""
    return root / hashlib.sha256(url.rstrip("/").encode()).hexdigest()[:16]


def local_output(given: str) -> Path:
    """The folder that a run writes to: the one given, or for a URL one below `hetong-work/` that is then sent there."""
    return work_folder(given, WORK) if is_url(given) else Path(given)


def local_input(given: str, output: Path) -> Path:
    """The path to read: the one given, or the copy of what is behind a URL, kept in the hidden part of the output."""
    return fetch(given, work_folder(given, output / ".hetong" / "inputs")) if is_url(given) else Path(given)


def bring_metadata(inputs: Iterable[Path], output: Path, *, masked: bool = False) -> None:
    """Put the `metadata.csv` of the contracts' folder beside the dataset, where `hetong audit` looks for it.

    With several folders it is left where it is: which one is meant is said with `hetong audit --metadata`. Beside a run
    that was `masked` only what the checks ask for is put down, and a copy of before that holds more is removed.
    """
    found = [one / name for one in inputs for name in METADATA_FILES if (one / name).is_file()]
    if len(found) != 1:
        return
    given = found[0].read_bytes()
    with output_errors(output):
        if not masked:
            write_bytes(output / found[0].name, given)
            return
        copy = output / found[0].name
        if copy.is_file() and copy.read_bytes() == given:
            copy.unlink()
        from extract.report.metadata import known_columns

        try:
            kept = known_columns(found[0])
        except HetongError:
            return  # nothing in it that could be used: `audit` says so where it is named to it
        write_bytes(output / METADATA_FILE, kept.encode("utf-8-sig"))


def fetch(url: str, folder: Path) -> Path:
    """Copy all files below a URL (or the one file that it names) into a folder of that name, and return it.

    Files that are gone there are removed here; hidden ones are left out. Raises `UsageError`.
    """
    system, root = _system(url)
    name = root.rstrip("/").rsplit("/", 1)[-1] or "contracts"
    target = folder / name
    state_file = folder / _STATE
    try:
        known: dict[str, str] = json.loads(state_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    seen: dict[str, str] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, info in _files(system, root):
            relative = path[len(root) :].lstrip("/")
            here = (target / relative) if relative else target
            if not here.resolve().is_relative_to(folder.resolve()):
                continue  # a name that climbs out of the folder
            mark = _mark(info)
            if known.get(relative) != mark or not here.is_file():
                _copy_here(system, path, here)
            seen[relative] = mark
            if len(seen) % 100 == 0:
                _save(state_file, known | seen)
    except (OSError, ValueError, RuntimeError) as error:
        _save(state_file, known | seen)
        raise _failed(url, error) from error
    if not seen:
        raise UsageError(f"{url}：里面没有文件，请检查地址", f"{url}: nothing there, check the address", code="nothing")
    for gone in known.keys() - seen.keys():
        ((target / gone) if gone else target).unlink(missing_ok=True)
    _save(state_file, seen)
    return target


def send(folder: Path, url: str) -> int:
    """Copy the dataset in a folder (all but its hidden state) to a URL; returns how many files were sent.

    A file of the same length whose content was sent before is left alone; what is there and no part of the dataset any
    more is removed. The tables go last: who reads them finds the records there. Raises `UsageError`.
    """
    system, root = _system(url)
    sent_file = folder / ".hetong" / "sent.json"
    try:
        known: dict[str, str] = json.loads(sent_file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    marks = {name: _local_mark(folder / name) for name in _dataset_files(folder)}
    count = 0
    try:
        for name, mark in marks.items():
            if known.get(name) == mark:
                continue
            there = f"{root.rstrip('/')}/{name}"
            system.makedirs(there.rsplit("/", 1)[0], exist_ok=True)
            system.put_file(str(folder / name), there)
            known[name] = mark
            count += 1
        for gone in [name for name in known if name not in marks]:
            if system.exists(f"{root.rstrip('/')}/{gone}"):
                system.rm_file(f"{root.rstrip('/')}/{gone}")
            del known[gone]
    except (OSError, ValueError, RuntimeError) as error:
        raise _failed(url, error) from error
    finally:
        sent_file.parent.mkdir(parents=True, exist_ok=True)
        _save(sent_file, known)
    return count


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL and the path in it."""
    try:
        import fsspec
    except ImportError as error:
        raise UsageError(
            f"{url}：读写这种地址需要 fsspec，请先安装 pip install 'hetong[cluster]'",
            f"{url}: such an address needs fsspec: pip install 'hetong[cluster]'",
            code="extra",
        ) from error
    try:
        system, root = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(
            f"{url}：还缺一个程序库（{error}）", f"{url}: one more library is needed ({error})", code="extra"
        ) from error
    except (ValueError, OSError) as error:
        raise _failed(url, error) from error
    return system, str(root)


def _files(system: Any, root: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Paths below a root with what is known of them, sorted; hidden files and folders left out."""
    found: dict[str, dict[str, Any]] = system.find(root, detail=True)
    for path in sorted(found):
        relative = path[len(root) :].lstrip("/")
        if found[path].get("type") == "file" and not any(part.startswith(".") for part in relative.split("/")):
            yield path, found[path]


def _mark(info: dict[str, Any]) -> str:
    """What changes when a file does: its length with its tag or time, whatever its system knows."""
    when = next((info[key] for key in ("ETag", "etag", "LastModified", "mtime", "created") if info.get(key)), "")
    return f"{info.get('size')}|{when}"


def _copy_here(system: Any, path: str, here: Path) -> None:
    here.parent.mkdir(parents=True, exist_ok=True)
    part = here.with_name(here.name[:200] + ".part")
    with system.open(path, "rb") as source, part.open("wb") as target:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
    part.replace(here)


def _dataset_files(folder: Path) -> list[str]:
    """Files of a dataset, records first."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(
        (name for name in names if not name.startswith(".")), key=lambda name: (not name.startswith("json/"), name)
    )


def _local_mark(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _save(path: Path, state: dict[str, str]) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def _failed(url: str, error: Exception) -> UsageError:
    return UsageError(
        f"{url}：读写失败（{error}）。请检查地址、权限和网络",
        f"{url}: cannot be read or written ({error}). Check the address, rights and network",
        code="output",
    )
