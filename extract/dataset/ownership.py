"""A folder of results is the program's own: files of others are never overwritten, nor what people made of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from fnmatch import fnmatch
from pathlib import Path

from extract.dataset.derived import is_ours
from extract.dataset.files import write_bytes, write_text
from extract.dataset.sheets import Row, read_file
from extract.errors import UsageError

TOLERATED = ("README*", "readme*", "metadata.csv", "metadata.xlsx", "verdicts.csv", "corrections.csv", "review.sqlite")
"""What people put into a folder of results before there are any."""
_NAMED = 3
PAGE_SIGN = '<meta name="generator" content="hetong">'
"""In the head of every page that the program writes."""
_HEAD = 600
"""Bytes in which it stands."""
_WRITTEN = ".hetong-written.json"
"""In a folder of papers or copies: the SHA-256 of each as it was written. Not `.hetong/`, which marks the folder of a run."""


def refuse_foreign(output: Path) -> None:
    """Raise `UsageError` (code `output`) for a folder that holds files and was not made by a run; nothing is touched."""
    if (output / ".hetong").is_dir() or not output.is_dir():
        return
    others = sorted(
        path.name
        for path in output.iterdir()
        if not path.name.startswith(".") and not any(fnmatch(path.name, pattern) for pattern in TOLERATED)
    )
    if others:
        raise foreign(output, others)


def foreign(output: object, others: Sequence[str]) -> UsageError:
    """The error for a folder with files of others."""
    names, more = "、".join(others[:_NAMED]), " …" if len(others) > _NAMED else ""
    return UsageError(
        f"{output}：这个文件夹里已有不是 hetong 写的文件（{names}{more}），没有动它们。请用 -o 换一个空的或新的文件夹",
        f"{output}: holds files that hetong did not write ({', '.join(others[:_NAMED])}{more}); nothing was touched. "
        "Choose a new or empty folder with -o",
        code="output",
    )


def refuse_overwriting(folder: Path, names: Iterable[str]) -> None:
    """Raise `UsageError` (code `output`) if a file is in the way that the program did not make.

    `folder` is one that an export goes to; in the folder of a run all names of the program are its own.
    """
    if (folder / "json").is_dir() and (folder / "contracts.csv").is_file() and (folder / ".hetong").is_dir():
        return
    for name in names:
        if (folder / name).exists() and not is_ours(folder, name):
            raise UsageError(
                f"{folder / name} 已存在，而且不是 hetong 写的，没有覆盖。请换一个文件夹，或先把它移走",
                f"{folder / name} exists and was not written by hetong; not overwritten. Choose another folder",
                code="output",
            )


def refuse_other_page(path: Path) -> None:
    """Raise `UsageError` (code `output`) if what a page would replace is none: a contract, above all."""
    if path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if PAGE_SIGN.encode() not in file.read(_HEAD):
                raise _in_the_way(path)


def refuse_other_file(path: Path, data: bytes) -> None:
    """Raise `UsageError` (code `output`) if another file stands where one is to be written."""
    if path.is_file() and path.read_bytes() != data:
        raise _in_the_way(path)


def refuse_other_rows(path: Path, table: str, rows: Iterable[Row]) -> None:
    """Raise `UsageError` (code `output`) if what a table would replace is none of its kind, or holds rows that are lost with it."""
    if not path.is_file() or not path.stat().st_size:
        return
    known = {(str(row.get("sha256")), str(row.get("place"))) for row in rows}
    try:
        there = {(str(row.get("sha256")), str(row.get("place"))) for row in read_file(path, table)}
    except UsageError as error:
        raise _in_the_way(path) from error
    if not there <= known:
        raise _in_the_way(path)


def refuse_changed(folder: Path, path: Path) -> None:
    """Raise `UsageError` (code `output`) for a workbook that somebody has changed since it was written: what an auditor
    filled in would be lost with it. One of which nothing is known is taken for the program's."""
    known = _written(folder).get(path.relative_to(folder).as_posix())
    if known is not None and path.is_file() and _sha256(path.read_bytes()) != known:
        raise UsageError(
            f"{path} 写出后有人改过（例如填了核实结论），没有覆盖。先用 hetong verdicts 取回填写的内容，再把它移走或用 -o 换一个文件夹",
            f"{path} was changed since it was written (verdicts filled in, say); not overwritten. Take them in with hetong verdicts, "
            "then move it away or choose another folder with -o",
            code="output",
        )


def remember(folder: Path, path: Path) -> None:
    """Keep what a file is like as it was written. Raises `OSError`."""
    _keep(folder, path, path.read_bytes(), _written(folder))


def put(folder: Path, path: Path, data: bytes) -> None:
    """Write a file that people go on with into a folder. Raises `UsageError` (code `output`) if one of its name is there that
    they have changed since it was written, or that is theirs from the first; `OSError`."""
    name, known = path.relative_to(folder).as_posix(), _written(folder)
    if path.is_file() and _sha256(path.read_bytes()) not in (known.get(name), _sha256(data)):
        raise _in_the_way(path)
    write_bytes(path, data)
    _keep(folder, path, data, known)


def _keep(folder: Path, path: Path, data: bytes, known: dict[str, str]) -> None:
    """Add the hash of a file to those that are known."""
    known = {**known, path.relative_to(folder).as_posix(): _sha256(data)}
    write_text(_note(folder), json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")


def _note(folder: Path) -> Path:
    """Where the hashes are kept: with what else a run keeps, or in the folder of papers itself."""
    own = folder / ".hetong"
    return own / "written.json" if own.is_dir() else folder / _WRITTEN


def _written(folder: Path) -> dict[str, str]:
    try:
        data = json.loads(_note(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _in_the_way(path: Path) -> UsageError:
    return UsageError(
        f"{path} 已存在，不是 hetong 写的，或写出后有人改过，没有覆盖。请换一个名称或文件夹，或先把它移走",
        f"{path} exists and was not written by hetong, or was changed since; not overwritten. Choose another name or folder",
        code="output",
    )
