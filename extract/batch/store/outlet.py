"""A dataset elsewhere, seen from the parent of a run: which records are there, and the tables on their way.

The folder here that stands for it holds the state of the run and the rows of every document; records go there past it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from extract.audit.across.engine import connect
from extract.batch.gather import belongs
from extract.batch.manifest import Manifest
from extract.batch.store.carry import LAYOUTS, RECORDS, Deliver, deliver, names_of
from extract.batch.store.pages import FOLDER as PAGES
from extract.batch.store.place import place, unusable
from extract.batch.store.send import forget, send
from extract.dataset import leftovers, parts
from extract.dataset.ownership import TOLERATED, foreign
from extract.dataset.store import RECORD_FILE
from extract.dataset.store import save as keep
from extract.record import Record

MARK = ".hetong/dataset"
"""A file that tells the dataset of a run from any other folder elsewhere."""


class Outlet:
    """The place of a dataset. `output`: the folder here. Methods raise `UsageError` where the place cannot be had."""

    def __init__(self, url: str, output: Path) -> None:
        self.url, self.output = url.rstrip("/"), output

    def begin(self, *, masked: bool, pages: bool) -> list[str]:
        """Make sure that the place is ours and can be written to: now and not after an hour of work.

        With `masked` everything of ours is removed, for it may hold what the mask is to hide; its names are returned. Without
        `pages` recognised pages are.
        """
        connect().close()  # for the shards
        there = place(self.url)
        try:
            names = [name for name, _ in there.entries()]
            known = (self.output / ".hetong" / "manifest.sqlite").is_file() or MARK.split("/")[0] in names
            others = sorted(n for n in names if not n.startswith(".") and not any(fnmatch(n, one) for one in TOLERATED))
            if others and not known:
                raise foreign(self.url, others)
            gone = [name for name in leftovers.NAMES if name.split("/")[0] in names] if masked else []
            for name in gone:
                there.remove(name)
            if not pages:
                there.remove(PAGES)
            forget(self.output, set(names) - {name.split("/")[0] for name in gone})
            for folder in (RECORDS, LAYOUTS):
                there.make(folder)
            there.write(MARK, b"hetong\n")
        except OSError as error:
            raise unusable(self.url, error) from error
        return [name for name in gone if not name.startswith(".")]

    def look(self, manifest: Manifest) -> None:
        """Note which records are there."""
        manifest.execute("CREATE TEMP TABLE IF NOT EXISTS there (id TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID")
        manifest.execute("DELETE FROM there")
        for contract_id, size in self._records():
            manifest.execute("INSERT OR REPLACE INTO there VALUES (?, ?)", (contract_id, size))

    def size(self, manifest: Manifest, contract_id: str) -> int | None:
        """The size of a record as it was when the run began; `None` if it was not there, or its rows are not here."""
        kept = (parts.parts_folder(self.output) / contract_id).is_file()
        found = manifest.one("SELECT size FROM there WHERE id = ?", (contract_id,)) if kept else None
        return None if found is None else int(found)

    def record(self, output: Path, contract_id: str) -> Record:
        """A record from there. Raises `OSError`."""
        return Record.model_validate_json(place(self.url).read(f"{RECORDS}/{contract_id}.json"))

    def save(self, output: Path, record: Record) -> int:
        """Put a changed record in its place; the size of its file."""
        size = keep(output, record)
        deliver(Deliver(self.url, output, record.contract_id))
        return size

    def finish(self, manifest: Manifest) -> None:
        """Bring what was made of all contracts, then remove records that do not belong to the dataset."""
        send(self.output, self.url)
        dataset = manifest.get("dataset") or ""
        if manifest.get("sent") == dataset:
            return
        there = place(self.url)
        try:
            for contract_id, _ in list(self._records()):
                if not belongs(manifest, contract_id):
                    for name in reversed(names_of(contract_id)):
                        there.remove(name)
        except OSError as error:
            raise unusable(self.url, error) from error
        manifest.set("sent", dataset)

    def _records(self) -> Iterator[tuple[str, int]]:
        try:
            for name, info in place(self.url).entries(RECORDS):
                file = name.rsplit("/", 1)[-1]
                if RECORD_FILE.fullmatch(file):
                    yield file.removesuffix(".json"), int(info.get("size") or 0)
        except OSError as error:
            raise unusable(self.url, error) from error
