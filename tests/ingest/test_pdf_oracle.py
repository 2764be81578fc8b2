"""Two engines that share no code are held against each other, and the picture of the page against both.

On every sample PDF: pdfium and pdfplumber read the same words, the same tables, the same values; and what stands in the
box of every value, by the other engine and in the picture of the page, is that value.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.ingest.pdf import read
from extract.model import Document
from extract.pipeline import examine_bytes
from extract.settings import Settings
from extract.text.fold import fold

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))
PLUMBER = Settings(engine="pdfplumber")
EVIDENCE = ("text", "start", "end", "page", "boxes")
PAD = 1.5  # points


def tight(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


@cache
def record(path: Path, settings: Settings) -> dict[str, Any]:
    return examine_bytes(path.read_bytes(), path.name, settings=settings).record.to_json()


def both(path: Path) -> tuple[Document, Document]:
    data = path.read_bytes()
    return read(data, path.name), read(data, path.name, PLUMBER)


def cells(document: Document) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(c.row, c.col, c.rowspan, c.colspan, tight(document.text[c.start : c.end])) for c in t.cells]
        for t in document.tables
    ]


def test_there_are_samples() -> None:
    assert len(SAMPLES) >= 3


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_both_engines_read_the_same_words_and_tables(path: Path) -> None:
    one, two = both(path)
    assert (one.engine.split()[0], two.engine.split()[0]) == ("pdfium", "pdfplumber")
    assert [tight(one.text[n.start : n.end]) for n in one.lines] == [
        tight(two.text[n.start : n.end]) for n in two.lines
    ]
    assert cells(one) == cells(two)
    sizes = [[(p.number, round(p.width, 2), round(p.height, 2)) for p in d.pages] for d in (one, two)]
    assert sizes[0] == sizes[1]


def values(found: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Values of a record by their place in it, evidence left out."""
    if isinstance(found, dict):
        for key, value in found.items():
            if key not in EVIDENCE:
                yield from values(value, f"{path}/{key}")
    elif isinstance(found, list):
        for i, value in enumerate(found):
            yield from values(value, f"{path}/{i}")
    else:
        yield path, tight(found) if isinstance(found, str) else found


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_both_engines_lead_to_the_same_values(path: Path) -> None:
    one, two = record(path, Settings()), record(path, PLUMBER)
    for part in ("fields", "parties", "amounts", "payments", "penalties", "items"):
        assert dict(values(one[part])) == dict(values(two[part])), part


def located(found: Any) -> Iterator[dict[str, Any]]:
    """Everything in a record that says where it stands."""
    if isinstance(found, dict):
        if found.get("boxes"):
            yield found
        for value in found.values():
            yield from located(value)
    elif isinstance(found, list):
        for value in found:
            yield from located(value)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_other_engine_finds_every_value_in_its_boxes(path: Path) -> None:
    """pdfplumber's characters inside the boxes that pdfium gave are the value's, no more and no less."""
    import pdfplumber

    facts = list(located(record(path, Settings())))
    assert len(facts) > 50
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as pdf:
        chars = {n: [c for c in page.chars if c["text"].strip()] for n, page in enumerate(pdf.pages, 1)}
    for fact in facts:
        text = ""
        for box in fact["boxes"]:
            inside = [
                c
                for c in chars[box["page"]]
                if box["x0"] - PAD <= (c["x0"] + c["x1"]) / 2 <= box["x1"] + PAD
                and box["top"] - PAD <= (c["top"] + c["bottom"]) / 2 <= box["bottom"] + PAD
            ]
            text += "".join(c["text"] for c in inside)
        assert sorted(tight(text)) == sorted(tight(fact["text"])), (fact["text"], fact["boxes"])


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_there_is_ink_in_every_box(path: Path) -> None:
    """In the picture of the page every box holds ink, in each of its quarters from left to right."""
    import pypdfium2

    scale = 2.0
    pdf = pypdfium2.PdfDocument(path.read_bytes())
    pictures = [page.render(scale=scale, grayscale=True).to_pil() for page in pdf]
    pdf.close()
    for fact in located(record(path, Settings())):
        for box in fact["boxes"]:
            crop = pictures[box["page"] - 1].crop(tuple(round(scale * box[k]) for k in ("x0", "top", "x1", "bottom")))
            assert crop.width > 2 and crop.height > 4, (fact["text"], box)
            whole = len(fact["boxes"]) == 1 and not re.search(r"\s", fact["text"]) and len(fact["text"]) >= 8
            parts = 4 if whole else 1
            for k in range(parts):
                part = crop.crop((k * crop.width // parts, 0, (k + 1) * crop.width // parts, crop.height))
                dark = sum(part.histogram()[:128])
                assert dark > 0.01 * part.width * part.height, (fact["text"], box, k)
