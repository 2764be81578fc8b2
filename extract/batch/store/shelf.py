"""Where fetched files lie until they are read: a document only so long, an archive until others have come since."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from extract.batch.source import Item
from extract.batch.store.carry import brought

_ARCHIVES = 2
"""Archives kept that nobody reads at the moment: their members come one after the other."""


class Shelf:
    """A folder of fetched files, and who still needs them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._readers: Counter[Path] = Counter()
        self._idle: list[Path] = []

    def where(self, item: Item) -> Path:
        """Where the file of an item is put."""
        return brought(item, self.folder)

    def take(self, item: Item) -> Path:
        """Where the file of an item is, or will be; it stays until `leave`."""
        path = self.where(item)
        self._readers[path] += 1
        if path in self._idle:
            self._idle.remove(path)
        return path

    def leave(self, item: Item, *, archive: bool = False) -> None:
        """An item was read, or will not be. `archive`: its members may be asked for next."""
        path = self.where(item)
        self._readers[path] -= 1
        if self._readers[path] > 0:
            return
        del self._readers[path]
        if not (archive or item.position):
            path.unlink(missing_ok=True)
            return
        self._idle.append(path)
        while len(self._idle) > _ARCHIVES:
            self._idle.pop(0).unlink(missing_ok=True)
