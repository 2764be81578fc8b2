"""What the user names on the command line → the files to read, one after the other, in the order of their names."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from extract.batch.zipnames import decoded
from extract.errors import UsageError

METADATA_FILE = "metadata.csv"
METADATA_FILES = (METADATA_FILE, "metadata.xlsx")
"""A file at the top of a folder that says what the contracts do not: for `hetong audit`, and no contract itself."""

SETTINGS_FILE = "hetong.toml"
"""A file at the top of a folder that says how it is read, and no contract itself."""

RESULTS = (Path(".hetong", "manifest.sqlite"), Path(".hetong", "dataset"))
"""What tells a folder with the results of a run from one of contracts: the second came from elsewhere."""

IGNORE_FILE = ".hetongignore"
"""A file at the top of a folder that names what in it is no contract: a pattern a line, `#` starts a comment."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `name` becomes `source.path`: relative to the folder given, `/` as separator."""

    path: Path
    name: str
    @property
    def mark(self) -> str:
        """Nothing is known of a file here before it is looked at."""
        return ""

    @property
    def real(self) -> bytes:
        """The path as the system has it."""
        return os.fsencode(self.path.absolute())


@dataclass(frozen=True, slots=True)
class _Root:
    """A folder given by the user; `prefix` stands in front of the names of its files."""

    path: Path
    real: Path
    prefix: str
    patterns: tuple[str, ...]

    def takes(self, real: Path) -> bool:
        """True if a walk from here meets this path (which has no links in it) under its own name."""
        if not real.is_relative_to(self.real):
            return False
        name = real.relative_to(self.real).as_posix()
        return not any(_hidden(part) for part in name.split("/")) and not matches(name, self.patterns)


def discover(
    given: Sequence[str | Path],
    *,
    output: str | Path | None = None,
    exclude: Sequence[str] = (),
    results: list[str] | None = None,
) -> Iterator[Input]:
    """The files below `given` (files and folders, recursively), each once, found as they are asked for.

    Left out: hidden files and folders, Office lock files (`~$…`), the folder `output`, results of other runs (folders below
    those given that hold a `.hetong/manifest.sqlite`; their names are added to `results`), and what a pattern of `exclude`
    or of the folder's `.hetongignore` matches (by `fnmatch`, against the relative path, or the name of the file or of
    a folder above it). A file that is named itself is always taken. Of links only those to what is not met anyway are
    followed; loops end. Memory holds the folders, never the files.
    With several inputs a folder's own name stays in front (`2024/a.docx`); inputs of one name keep the paths they were
    given by. Raises `UsageError` at once for a path that does not exist.
    """
    paths = [Path(one) for one in given]
    for one in paths:
        if not os.path.lexists(one):
            raise UsageError(
                f"{one}：没有这个文件或文件夹，请检查路径",
                f"{one}: no such file or folder, check the path",
            )
    if output is not None and any(_real(path) == _real(Path(output)) for path in paths):
        raise UsageError(
            f"{output}：结果文件夹就是合同所在的文件夹；请用 -o 指定另一个文件夹，合同不会被改动",
            f"{output}: the folder for the results is that of the contracts; choose another one with -o",
            code="output",
        )
    names = Counter(real.name for real in {_real(path) for path in paths})
    roots: list[_Root] = []
    files: dict[Path, Input] = {}
    for path in sorted(paths, key=lambda path: (len(_real(path).parts), path.as_posix())):
        real = _real(path)
        if any(root.takes(real) for root in roots) or real in files:
            continue
        own = path.as_posix() if names[real.name] > 1 else (real if path.is_dir() else path).name
        if path.is_dir():
            prefix = f"{_text(own)}/" if len(paths) > 1 else ""
            roots.append(_Root(path, real, prefix, (*exclude, *_ignored(path))))
        else:
            files[real] = Input(path, _text(own))
    skip = _real(Path(output)) if output is not None else None
    return _all(list(files.values()), roots, skip, [] if results is None else results)


def matches(name: str, patterns: Sequence[str]) -> bool:
    """True if a pattern matches a relative path, or a file or folder in it."""
    parts = name.split("/")
    paths = ["/".join(parts[: i + 1]) for i in range(len(parts))]
    return any(fnmatch(one, pattern) for pattern in patterns for one in (*paths, *parts))


def is_left_out(name: str, patterns: Sequence[str]) -> bool:
    """True for a name below a folder that is hidden there, no contract, or matched by a pattern."""
    return _hidden(name.rsplit("/", 1)[-1]) or name in (*METADATA_FILES, SETTINGS_FILE) or matches(name, patterns)


def _all(files: list[Input], roots: list[_Root], skip: Path | None, results: list[str]) -> Iterator[Input]:
    yield from sorted(files, key=lambda file: file.name)
    seen: set[tuple[int, int]] = set()
    for root in sorted(roots, key=lambda root: root.prefix):
        yield from _walk(root, "", roots, skip, seen, results)


def _walk(
    root: _Root, below: str, roots: Sequence[_Root], skip: Path | None, seen: set[tuple[int, int]], results: list[str]
) -> Iterator[Input]:
    """Files below a folder in the order of their whole names; every real folder once, however many links lead to it.

    A folder that cannot be opened is given as if it were a file: who reads it notes why.
    """
    todo = [below]
    while todo:
        # A name that ends with a slash is a folder: sorted so, a folder stands where its files' names do.
        name = todo.pop()
        path = root.path / name
        if name and not name.endswith("/"):
            yield Input(path, _text(root.prefix + name))
            continue
        try:
            if name and _real(path) != skip and any((path / one).is_file() for one in RESULTS):
                results.append(_text((root.prefix + name).rstrip("/")))
                continue
            if _real(path) != skip and _enter(path, seen):
                todo.extend(sorted(_entries(root, name, roots), reverse=True))
        except OSError:
            yield Input(path, _text((root.prefix + name).rstrip("/") or path.name))


def _entries(root: _Root, folder: str, roots: Sequence[_Root]) -> Iterator[str]:
    """Names in a folder, relative to the root; those of folders end with a slash. Raises `OSError`."""
    with os.scandir(root.path / folder) as entries:
        for entry in entries:
            name = folder + entry.name
            if is_left_out(name, root.patterns):
                continue
            if entry.is_symlink():
                real = _real(root.path / name)
                if real.exists() and any(other.takes(real) for other in roots):
                    continue
            yield f"{name}/" if _is_folder(entry) else name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _real(path: Path) -> Path:
    """Where a path leads. Unlike `Path.resolve` it takes a link to itself as it is."""
    return Path(os.path.realpath(path))


def _enter(folder: Path, seen: set[tuple[int, int]]) -> bool:
    """True the first time that a folder is met. Raises `OSError`."""
    status = folder.stat()
    key = (status.st_dev, status.st_ino)
    new = key not in seen
    seen.add(key)
    return new


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _ignored(folder: Path) -> list[str]:
    file = folder / IGNORE_FILE
    if not file.is_file():
        return []
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file}：读不了（{error.strerror}）；它说明哪些文件不读，请检查权限",
            f"{file}: cannot be read ({error.strerror}); it names what is left out, check its rights",
        ) from error
    return patterns(data)


def patterns(data: bytes) -> list[str]:
    """The patterns in an ignore file, a line each."""
    # Notepad writes UTF-8 with a mark or UTF-16 with one, and in China for many years GBK.
    text = (
        data.decode("utf-16", "replace")
        if data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else decoded(data.removeprefix(BOM_UTF8), lines=True)
    )
    lines = (line.strip() for line in text.splitlines())
    return [line.rstrip("/") for line in lines if line and not line.startswith("#")]


def _text(name: str) -> str:
    """A file name as text: names that are not UTF-8 come from old Chinese systems more often than not."""
    return decoded(os.fsencode(name))
