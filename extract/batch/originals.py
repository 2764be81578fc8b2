"""The original of a contract: found by its SHA-256 in the folder given, or where the run found it; never anything else."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from extract.batch import source
from extract.batch.executors.janitor import Folder
from extract.batch.store.carry import Arrival, brought, fetch
from extract.dataset.files import at_hand
from extract.errors import DocumentError, HetongError

_COPIES = 8
"""Files fetched from elsewhere that are kept at a time."""


@dataclass
class Originals:
    """`folder`: where the contracts lie, if it was given; else what the run noted of its inputs.

    What it noted elsewhere is fetched when it is asked for, into a folder that goes with us.
    """

    output: Path
    folder: Path | None = None
    _known: dict[str, source.Item | None] = field(default_factory=dict)
    _copies: list[Path] = field(default_factory=list)
    """What was fetched, the oldest first."""
    _folder: Folder | None = None

    def item(self, sha256: str, path: str) -> source.Item | None:
        """Where the file of a contract (`path` as in its record) is, `None` if it is not at hand or is another one now."""
        if sha256 not in self._known:
            places = (self._fetched(one) if one.elsewhere else one for one in self._places(sha256, path))
            self._known[sha256] = next((one for one in places if one is not None and _is(one, sha256)), None)
        return self._known[sha256]

    def _places(self, sha256: str, path: str) -> list[source.Item]:
        if self.folder is None:
            return self._noted(sha256)
        root = Path(os.path.realpath(self.folder))
        # With several inputs a folder's own name stands in front of the path.
        names = {path, *("/".join(PurePosixPath(path).parts[i:]) for i in range(1, len(PurePosixPath(path).parts)))}
        real = {Path(os.path.realpath(root / name)) for name in names if name and not PurePosixPath(name).is_absolute()}
        inside = [source.Item(os.fsencode(one), path) for one in sorted(real) if one.is_relative_to(root) and at_hand(one)]
        noted = [one for one in self._noted(sha256) if one.position and not one.elsewhere]
        members = [one for one in noted if Path(os.path.realpath(one.path)).is_relative_to(root)]
        return [*inside, *members]

    def _noted(self, sha256: str) -> list[source.Item]:
        """Where the run read it."""
        manifest = self.output / ".hetong" / "manifest.sqlite"
        if not manifest.is_file():
            return []
        try:
            with closing(sqlite3.connect(f"{manifest.absolute().as_uri()}?mode=ro", uri=True)) as db:
                masked = db.execute("SELECT 1 FROM meta WHERE name = 'redact' AND value = '1'").fetchone()
                if masked and self.folder is None:
                    return []  # who had personal data masked does not want it on the page, unless he names the folder
                rows = db.execute(
                    "SELECT real, position, path FROM inputs WHERE sha256 = ? ORDER BY path", (sha256,)
                ).fetchall()
        except sqlite3.Error:
            return []
        return [
            source.Item(bytes(real), path, tuple(int(one) for one in str(at).split("/") if one))
            for real, at, path in rows
        ]

    def _fetched(self, item: source.Item) -> source.Item | None:
        """A copy of what lies elsewhere; `None` if it cannot be had."""
        self._folder = self._folder or Folder()
        folder = self._folder.path
        try:
            if not isinstance(fetch(item, folder), Arrival):
                return None
        except HetongError:
            return None
        copy = brought(item, folder)
        self._copies = [*(one for one in self._copies if one != copy), copy]
        if len(self._copies) > _COPIES:
            oldest = self._copies.pop(0)
            self._known = {key: one for key, one in self._known.items() if one is None or one.path != oldest}
            oldest.unlink(missing_ok=True)
        return replace(item, real=os.fsencode(copy))


def _is(item: source.Item, sha256: str) -> bool:
    """True if the bytes there are those that were read."""
    try:
        return hashlib.sha256(source.Source().read(item)).hexdigest() == sha256
    except (OSError, DocumentError, ValueError, IndexError):
        return False
