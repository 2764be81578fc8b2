"""Recognised pages, kept by the SHA-256 of their picture: a new rule does not recognise a hundred thousand pages again.

A folder holds a file a page (numpy's `npz`, no pickles) below the name of what read it: engine, models and this code.
What another engine or an older program wrote is never taken. A file that cannot be read counts as
absent.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import zipfile
from array import array
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path
from typing import Any

from extract.ingest.ocr.page import PageImage
from extract.ingest.ocr.sheet import Sheet
from extract.ingest.pdf.chars import PageChars
from extract.ingest.pdf.rulings import Rulings
from extract.model import Place, Seal
from extract.version import code_hash, libraries_hash

_folder: Path | None = None

Read = tuple[PageChars, Rulings, Sheet]


def keep_in(folder: Path | None) -> None:
    """From now on this process keeps recognised pages below `folder`; `None`: nowhere."""
    global _folder
    _folder = folder


def pages(engine: str) -> Pages | None:
    """The pages kept of an engine, if pages are kept. What another has left is removed when this one begins."""
    if _folder is None:
        return None
    own = _folder / reader(engine)
    if not own.is_dir():
        for old in _folder.glob("*"):
            shutil.rmtree(old, ignore_errors=True)
    return Pages(own)


def reader(engine: str) -> str:
    """16 hex digits for what a recognised page depends on besides its picture."""
    return hashlib.sha256("\0".join((engine, code_hash("ingest", "text"), libraries_hash())).encode()).hexdigest()[:16]


class Pages:
    """A folder of recognised pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def key(self, image: PageImage) -> str:
        """64 hex digits: the picture and the size at which it is shown."""
        digest = hashlib.sha256(repr((image.pixels.shape, image.width, image.height)).encode())
        digest.update(image.pixels.data)
        return digest.hexdigest()

    def get(self, key: str, number: int) -> Read | None:
        """What was read on a page, as page `number` of this document."""
        try:
            return _unpacked(self._path(key).read_bytes(), number)
        except (OSError, EOFError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
            return None

    def put(self, key: str, read: Read) -> None:
        """Keep a page. A full disk is no reason not to go on: then it is not kept."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.{os.getpid()}")
            part.write_bytes(_packed(*read))
            part.replace(path)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.npz"


def _packed(chars: PageChars, rulings: Rulings, sheet: Sheet) -> bytes:
    import numpy as np

    told: dict[str, Any] = {
        "text": chars.text,
        "size": (chars.width, chars.height),
        "shown": chars.shown,
        "seals": [(astuple(seal.place)[1:], seal.colour, seal.shape) for seal in chars.seals],
        "sheet": astuple(sheet),
    }
    out = io.BytesIO()
    np.savez_compressed(
        out,
        told=np.frombuffer(json.dumps(told, ensure_ascii=False).encode(), np.uint8),
        boxes=np.asarray(chars.boxes, np.float32),
        places=np.asarray(chars.places, np.float32),
        scores=np.asarray(chars.scores, np.float32),
        soft=np.asarray(sorted(chars.soft), np.int32),
        segments=np.asarray(chars.segments, np.int32).reshape(-1, 2),
        horizontal=np.asarray(rulings.horizontal, np.float64).reshape(-1, 3),
        vertical=np.asarray(rulings.vertical, np.float64).reshape(-1, 3),
    )
    return out.getvalue()


def _unpacked(data: bytes, number: int) -> Read:
    import numpy as np

    with np.load(io.BytesIO(data), allow_pickle=False) as kept:
        told = json.loads(kept["told"].tobytes())
        width, height = told["size"]
        chars = PageChars(number, width, height, told["text"])
        chars.boxes, chars.places, chars.scores = (array("f", kept[n].tobytes()) for n in ("boxes", "places", "scores"))
        chars.soft = frozenset(kept["soft"].tolist())
        chars.segments = [(start, end) for start, end in kept["segments"].tolist()]
        horizontal, vertical = ([tuple(one) for one in kept[n].tolist()] for n in ("horizontal", "vertical"))
    chars.bold = [False] * len(chars.segments)
    chars.shown = tuple(told["shown"])
    chars.seals = tuple(Seal(Place(number, *place), colour, shape) for place, colour, shape in told["seals"])
    sheet = Sheet(*told["sheet"])
    chars.turns = sheet.turns
    return chars, Rulings(horizontal, vertical), sheet
