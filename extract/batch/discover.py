"""What the user names on the command line → the files to read, sorted."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from extract.errors import UsageError

IGNORE_FILE = ".hetongignore"
"""A file at the top of a folder that names what in it is no contract: a pattern a line, `#` starts a comment."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `name` becomes `source.path`: relative to the folder given, `/` as separator."""

    path: Path
    name: str


def discover(
    given: Sequence[str | Path], *, output: str | Path | None = None, exclude: Sequence[str] = ()
) -> list[Input]:
    """The files below `given` (files and folders, recursively), each once, sorted by name.

    Left out: hidden files and folders, Office lock files (`~$…`), the folder `output`, and what a pattern of `exclude`
    or of the folder's `.hetongignore` matches (by `fnmatch`, against the relative path, or the name of the file or of
    a folder above it). A file that is named itself is always taken. Loops of symbolic links end.
    With several folders the folder's own name stays in front (`2024/a.docx`), so that names tell files apart.
    Raises `UsageError` for a path that does not exist.
    """
    skip = Path(output).resolve() if output is not None else None
    found: list[Input] = []
    for one in map(Path, given):
        if not one.exists():
            raise UsageError(
                f"{one}：没有这个文件或文件夹，请检查路径",
                f"{one}: no such file or folder, check the path",
            )
        if not one.is_dir():
            found.append(Input(one, _text(one.name)))
            continue
        prefix = f"{one.resolve().name}/" if len(given) > 1 else ""
        patterns = [*exclude, *_ignored(one)]
        for path in _walk(one, skip):
            name = path.relative_to(one).as_posix()
            if not _matches(name, patterns):
                found.append(Input(path, _text(prefix + name)))
    # A file that is reached by several ways is read once, under its own name rather than a link's.
    found.sort(key=lambda one: (one.path.is_symlink(), one.name, str(one.path)))
    once: dict[Path, Input] = {}
    for candidate in found:
        once.setdefault(candidate.path.resolve(), candidate)
    return sorted(_distinct(once.values()), key=lambda one: (one.name, str(one.path)))


def _walk(folder: Path, skip: Path | None) -> Iterator[Path]:
    """Files below a folder; every real folder once, however many links lead to it."""
    seen: set[tuple[int, int]] = set()
    for top, folders, files in os.walk(folder, followlinks=True):
        here = Path(top)
        status = here.stat()
        if (status.st_dev, status.st_ino) in seen or here.resolve() == skip:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        # Sorted, so that of two links to one folder the same is followed on every machine.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")):
                yield here / name


def _ignored(folder: Path) -> list[str]:
    file = folder / IGNORE_FILE
    if not file.is_file():
        return []
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    return [line.rstrip("/") for line in lines if line and not line.startswith("#")]


def _matches(name: str, patterns: Sequence[str]) -> bool:
    parts = name.split("/")
    paths = ["/".join(parts[: i + 1]) for i in range(len(parts))]
    return any(fnmatch(one, pattern) for pattern in patterns for one in (*paths, *parts))


def _text(name: str) -> str:
    """A file name as text: names that are not UTF-8 come from old Chinese systems more often than not."""
    raw = os.fsencode(name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _distinct(inputs: Iterable[Input]) -> list[Input]:
    """Names that two files share are replaced by the paths as the user gave them."""
    items: list[Input] = list(inputs)
    count = Counter(one.name for one in items)
    return [one if count[one.name] == 1 else Input(one.path, _text(one.path.as_posix())) for one in items]
