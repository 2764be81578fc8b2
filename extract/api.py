"""The library in one call: a contract becomes a record."""

from __future__ import annotations

from pathlib import Path

from extract import pipeline
from extract.errors import DocumentError, UsageError
from extract.record import Record
from extract.rulebook import Rulebook
from extract.settings import DEFAULT, Settings


def extract_file(
    path: str | Path,
    *,
    root: str | Path | None = None,
    rulebook: Rulebook | None = None,
    settings: Settings = DEFAULT,
    isolated: bool = False,
    timeout: float | None = None,
    memory: int = 2048,
) -> Record:
    """Read one contract.

    `root` is the folder that `source.path` is made relative to (the file's own folder by default). With `isolated` a
    process of its own reads the file, without network and with the limits of `hetong run`: `timeout` in seconds
    (default: five minutes and two for each MiB), `memory` in MiB (0: no limit). Do so with files from strangers, and
    below `if __name__ == "__main__":`.
    Raises `DocumentError` for a file that gives no record (isolated also `timeout`, `memory`, `crash`, `internal`),
    `UsageError` if the settings ask for an extra that is not installed or a `rulebook` is to be sent elsewhere.
    """
    path = Path(path)
    if not isolated:
        return pipeline.extract_file(path, root=root, rulebook=rulebook, settings=settings)
    if rulebook is not None:
        raise UsageError("isolated 时不能另给 rulebook", "isolated takes no rulebook of your own")
    if not path.is_file():
        raise DocumentError(f"{path}：没有这个文件，请检查路径", f"{path}: no such file, check the path")
    from extract.batch.alone import alone

    return alone(_read, path.absolute(), root, settings, files=[path], timeout=timeout, memory=memory)


def _read(path: Path, root: str | Path | None, settings: Settings) -> Record:
    where = Path(root).absolute() if root is not None else None
    return pipeline.extract_file(path, root=where, settings=settings)
