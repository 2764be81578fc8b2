"""How the boxes of notes lie on the pages of a PDF."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.annotate.notes import Note
from extract.ingest.pdf.frame import Frame
from extract.ingest.pdf.upright import Placed, frame_of


def frames(data: bytes, notes: Sequence[Note]) -> Mapping[int, Frame]:
    """Page number (from 1) → its frame, for the pages that notes stand on. Raises `OSError`, `ValueError`."""
    import pypdfium2
    import pypdfium2.raw as raw

    placed: dict[int, list[Placed]] = defaultdict(list)
    for note in notes:
        for box in note.boxes:
            placed[box.page].append((box.x0, box.top, box.x1, box.bottom, note.text))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
    try:
        return {number: frame_of(raw, document, number, found) for number, found in placed.items() if number <= len(document)}
    finally:
        document.close()
