"""Where everything stood: pages, boxes of characters, tables, and the candidates not chosen; kept beside the records.

A record quotes boxes of its values only. Whoever wants to show a page, or to find the place of other words on it, needs those
of all characters, and a scan is not recognised twice for that. `.hetong/layout/ID` holds them in about three bytes a character:
tenths of a point, as differences, compressed.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from extract.dataset.cells import render
from extract.dataset.files import write_bytes
from extract.model import Candidate, Cell, Document, Page, Span, Table
from extract.record import Box, Duration

_NONE = 65_535
_SCALE = 10
_CANDIDATES = 12
"""Of a field: more is noise."""


@dataclass(frozen=True, slots=True)
class Other:
    """A candidate for a field that could have been its value: `value` as a cell says it."""

    value: str
    start: int
    end: int
    rule: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Layout:
    """What was kept of a document. `boxes`: four floats a character (NaN: none), `None` where the format has no geometry."""

    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: array[float] | None = None
    candidates: Mapping[str, tuple[Other, ...]] = field(default_factory=dict)
    size: int = 0

    @cached_property
    def _document(self) -> Document:
        return Document("\0" * self.size, (), pages=self.pages, boxes=self.boxes)

    def place(self, start: int, end: int) -> tuple[int | None, list[Box]]:
        """Page and boxes of a span of the text, as the record has them."""
        span = Span(start, end)
        boxes = [Box(page=p.page, x0=p.x0, top=p.top, x1=p.x1, bottom=p.bottom) for p in self._document.places(span)]
        return self._document.page_at(start), boxes

    def page(self, number: int) -> Page | None:
        """A page by its number."""
        return next((page for page in self.pages if page.number == number), None)


def folder(output: Path) -> Path:
    """Where the layouts of a dataset lie."""
    return output / ".hetong" / "layout"


def keep(
    output: Path, contract_id: str, document: Document, candidates: Mapping[str, tuple[Candidate, ...]] | None = None
) -> None:
    """Keep what a document has. Raises `OSError`; a torn file is noticed when it is read."""
    head: dict[str, Any] = {
        "size": len(document.text),
        "pages": [[p.number, p.start, p.end, round(p.width, 2), round(p.height, 2), p.turns] for p in document.pages],
        "tables": [
            [t.start, t.end, t.n_rows, t.n_cols, [[c.row, c.col, c.start, c.end, c.rowspan, c.colspan] for c in t.cells]]
            for t in document.tables
        ],
        "candidates": {
            name: [[_said(c.value), c.span.start, c.span.end, c.rule, round(c.confidence, 4), c.why] for c in found[:_CANDIDATES]]
            for name, found in (candidates or {}).items()
            if found
        },
        "boxes": document.boxes is not None,
    }
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    place = folder(output)
    place.mkdir(parents=True, exist_ok=True)
    body = _packed(document.boxes) if document.boxes is not None else b""
    write_bytes(place / contract_id, zlib.compress(len(told).to_bytes(4, "big") + told + body, 6))


def read(output: Path, contract_id: str) -> Layout | None:
    """What was kept of a contract; `None` if nothing, or nothing that can be read."""
    try:
        data = zlib.decompress((folder(output) / contract_id).read_bytes())
        length = int.from_bytes(data[:4], "big")
        head = json.loads(data[4 : 4 + length])
        return Layout(
            tuple(Page(*row) for row in head["pages"]),
            tuple(Table(row[0], row[1], row[2], row[3], tuple(Cell(*cell) for cell in row[4])) for row in head["tables"]),
            _unpacked(data[4 + length :], head["size"]) if head["boxes"] else None,
            {name: tuple(Other(*row) for row in rows) for name, rows in head["candidates"].items()},
            head["size"],
        )
    except (OSError, zlib.error, ValueError, KeyError, TypeError):
        return None


def _packed(boxes: array[float]) -> bytes:
    """The four coordinates one after the other, each as the difference to that of the character before."""
    import numpy as np

    wide = np.frombuffer(boxes, np.float32).reshape(-1, 4).T
    tenths = np.where(np.isnan(wide), _NONE, np.clip(np.rint(np.nan_to_num(wide) * _SCALE), 0, _NONE - 1)).astype("<u2")
    return bytes(np.diff(tenths, axis=1, prepend=np.zeros((4, 1), "<u2")).astype("<u2").tobytes())


def _unpacked(data: bytes, size: int) -> array[float]:
    import numpy as np

    tenths = np.cumsum(np.frombuffer(data, "<u2").reshape(4, size), axis=1, dtype=np.uint16)
    wide = np.where(tenths == _NONE, np.nan, tenths / _SCALE).T.astype(np.float32)
    boxes = array("f")
    boxes.frombytes(np.ascontiguousarray(wide).tobytes())
    return boxes


def _said(value: Any) -> str:
    """A value as a cell says it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Duration):
        return f"{value.count} {value.unit}"
    if isinstance(value, (list, tuple)):
        return render(list(value), "texts", plain=True)
    return "" if value is None else f"{value:f}" if hasattr(value, "as_tuple") else str(value)
