"""Cells from edges: the same as pdfplumber's own geometry, on grids with merged cells, gaps and shifted rulings."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from pdfplumber import table as geometry

from extract.ingest.pdf.cells import Crossings
from extract.ingest.pdf.engines import PdfiumEngine
from extract.ingest.pdf.tables import _edges, find_tables

SNAP = 3.0
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.pdf"))


def edge(x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if top == bottom else "v",
        "object_type": "line",
    }


def theirs(edges: list[dict[str, Any]]) -> list[Any]:
    return geometry.intersections_to_cells(geometry.edges_to_intersections(edges, SNAP, SNAP))


@pytest.mark.parametrize("seed", range(30))
def test_cells_are_those_of_pdfplumber(seed: int) -> None:
    chance = random.Random(seed)
    xs = [50 + 60 * k + chance.uniform(-2, 2) for k in range(6)]
    ys = [100 + 20 * k + chance.uniform(-1, 1) for k in range(8)]
    edges = []
    for y in ys:
        a, b = sorted(chance.sample(range(6), 2)) if chance.random() < 0.4 else (0, 5)
        edges.append(edge(xs[a], y, xs[b], y))
    for x in xs:
        a, b = sorted(chance.sample(range(8), 2)) if chance.random() < 0.4 else (0, 7)
        edges.append(edge(x, ys[a] + chance.uniform(-4, 4), x, ys[b] + chance.uniform(-4, 4)))
    merged = geometry.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    assert Crossings(merged, SNAP).cells() == theirs(merged)


def test_nothing_meets() -> None:
    assert Crossings([edge(0, 0, 10, 0), edge(50, 20, 50, 40)], SNAP).cells() == []
    assert Crossings([], SNAP).cells() == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_cells_of_the_samples(path: Path) -> None:
    engine = PdfiumEngine(path.read_bytes())
    found = 0
    for number in range(1, len(engine) + 1):
        page = engine.page(number)
        assert page is not None
        merged = geometry.merge_edges(_edges(page.rulings, []), SNAP, SNAP, SNAP, SNAP)
        cells = Crossings(merged, SNAP).cells()
        assert cells == theirs(merged)
        found += len(cells)
        assert bool(find_tables(page.chars, page.rulings)) == (len(cells) > 1)
    engine.close()
    assert found > 10
