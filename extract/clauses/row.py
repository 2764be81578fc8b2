"""A line of a document as the segmentation sees it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Line
from extract.structure.markers import Marker


@dataclass(slots=True)
class Row:
    """A non-blank line. `text` is the folded line, `tight` the same without spaces and Markdown signs;
    `start:end` are its offsets without the layout around it; `marker` is its label, `None` for table rows."""

    line: Line
    start: int
    end: int
    text: str
    tight: str
    in_table: bool
    marker: Marker | None = None
