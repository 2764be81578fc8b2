"""Recognised pages beside a dataset elsewhere: a bundle a document, there before it is read again and gone here when it was."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

from extract.batch.store.place import place

FOLDER = ".hetong/pages"
_NAME = re.compile(r"[0-9a-f]{16}/[0-9a-f]{2}/[0-9a-f]{62}\.npz")


class PageStore:
    """`folder`: where a worker keeps pages. What cannot be had or kept is recognised again: nothing is raised."""

    def __init__(self, url: str, folder: Path) -> None:
        self._place, self._folder = place(url), folder
        self._brought: set[str] = set()
        self._any = self._place.has(FOLDER)
        """Whether there was a bundle when we began: a first run need not ask for each document."""

    def bring(self, sha256: str) -> None:
        """Put the pages of a document where a worker looks for them."""
        self._brought = set()
        if not self._any:
            return
        with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(self._place.read(f"{FOLDER}/{sha256}"))) as bundle:
            for name in filter(_NAME.fullmatch, bundle.namelist()):
                path = self._folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(bundle.read(name))
                self._brought.add(name)

    def send(self, sha256: str) -> None:
        """Keep the pages of a document that was read, if there are others than before."""
        files = {path.relative_to(self._folder).as_posix(): path for path in self._folder.rglob("*.npz")}
        if files and files.keys() != self._brought:
            made = io.BytesIO()
            with zipfile.ZipFile(made, "w") as bundle:  # they are compressed themselves
                for name, path in sorted(files.items()):
                    bundle.writestr(zipfile.ZipInfo(name), path.read_bytes())
            with suppress(OSError):
                self._place.write(f"{FOLDER}/{sha256}", made.getvalue())
        shutil.rmtree(self._folder, ignore_errors=True)
