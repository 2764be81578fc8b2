"""A folder of results is the program's own: files of others are never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

from extract.dataset.derived import is_ours
from extract.errors import UsageError

_TOLERATED = ("README*", "readme*", "metadata.csv", "metadata.xlsx", "verdicts.csv", "corrections.csv", "review.sqlite")
"""What people put into a folder of results before there are any."""
_NAMED = 3


def refuse_foreign(output: Path) -> None:
    """Raise `UsageError` (code `output`) for a folder that holds files and was not made by a run; nothing is touched."""
    if (output / ".hetong").is_dir() or not output.is_dir():
        return
    others = sorted(
        path.name
        for path in output.iterdir()
        if not path.name.startswith(".") and not any(fnmatch(path.name, pattern) for pattern in _TOLERATED)
    )
    if others:
        names, more = "、".join(others[:_NAMED]), " …" if len(others) > _NAMED else ""
        raise UsageError(
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
