"""A list of labels with their values behind a wide gap, without colons: 合同价（万元）　　286.5 — a table of two columns."""

from __future__ import annotations

from collections.abc import Sequence
from re import compile

from extract.ingest.blocks import Grid
from extract.ingest.labels import MARKER, label_of

_ROW = compile(
    r"[ \u3000\xa0]*(?P<label>[^\s：:。；，\t|][^：:。；，\t|]{0,23}?)(?: {2,}|[ \xa0]?\u3000+)"
    r"(?P<value>[^\s\t|：:][^\t|]{0,79})$"
)
_GAP = compile(r"(?<=\S)(?: {2,}|\u3000+)(?=\S)")
_FEWEST = 3
"""Rows of such a list."""
_KNOWN = 0.5
"""The share of its labels that are known ones."""


def keyed_block(lines: Sequence[str], start: int) -> tuple[int, Grid | None]:
    """`(lines used, table)` of the list that begins at the line; `(0, None)` if none does."""
    rows: list[list[str]] = []
    for line in lines[start:]:
        row = _ROW.match(line)
        if row is None or len(_GAP.findall(line)) != 1 or MARKER.match(row["label"]):
            break
        rows.append([row["label"].rstrip(), row["value"].rstrip()])
    known = [bool(label_of(f"{label}：")) for label, _ in rows]
    if len(rows) < _FEWEST or not known[0] or sum(known) < _KNOWN * len(rows):
        return 0, None
    return len(rows), Grid.of_rows(rows)
