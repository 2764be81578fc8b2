"""Detected lines grown over thin marks, joined again under a stamp."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from extract.ingest.ocr.ends import bridge, grow
from extract.ingest.ocr.lines import find_rulings
from extract.ingest.ocr.sheet import Sheet
from extract.ingest.pdf.rulings import Rulings

SCALE = 200 / 72
SHEET = Sheet(1000, 400, 0, 0.0, SCALE, 1 / SCALE)


def quad(x0: float, y0: float, x1: float, y1: float) -> list[list[float]]:
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


def picture() -> np.ndarray:
    """A line of blocks from 400 to 800, a thin dash and a dot in front of it."""
    gray = np.full((400, 1000), 255, np.uint8)
    for x in range(400, 800, 40):
        gray[105:137, x + 4 : x + 36] = 0
    cv2.line(gray, (325, 121), (357, 121), 0, 3)
    cv2.line(gray, (368, 128), (374, 134), 0, 3)
    return gray


def test_a_line_grows_over_a_thin_mark_in_front_of_it() -> None:
    (grown,) = grow(np.array([quad(398, 98, 806, 144)], np.float32), picture(), Rulings(), SHEET)
    assert grown[0][0] == grown[3][0] == pytest.approx(320, abs=8)
    assert grown[1][0] == pytest.approx(806, abs=1)  # nothing goes on behind it


def test_a_line_grows_neither_over_a_ruling_nor_into_its_neighbour() -> None:
    gray = picture()
    gray[60:180, 388:390] = 0
    post = Rulings(vertical=[(389 / SCALE, 60 / SCALE, 180 / SCALE)])
    (grown,) = grow(np.array([quad(398, 98, 806, 144)], np.float32), gray, post, SHEET)
    assert grown[0][0] > 389
    both = grow(np.array([quad(398, 98, 806, 144), quad(315, 98, 380, 144)], np.float32), picture(), Rulings(), SHEET)
    assert both[0][0][0] >= 378


def test_clean_paper_beside_a_line_changes_nothing() -> None:
    quads = np.array([quad(318, 98, 806, 144)], np.float32)
    assert grow(quads, picture(), Rulings(), SHEET) == pytest.approx(quads, abs=6)


def test_parts_under_a_stamp_are_one_line() -> None:
    parts = np.array([quad(100, 100, 250, 140), quad(330, 100, 600, 140), quad(270, 112, 310, 150)], np.float32)
    stamp = (240 / SCALE, 60 / SCALE, 420 / SCALE, 220 / SCALE)
    (one,) = bridge(parts, [stamp], SHEET)
    assert (one[0][0], one[1][0]) == (100, 600)
    assert len(bridge(parts, [], SHEET)) == 3
    far = (700 / SCALE, 60 / SCALE, 900 / SCALE, 220 / SCALE)
    assert len(bridge(parts, [far], SHEET)) == 3


def test_the_rim_of_a_stamp_is_no_ruling() -> None:
    gray = np.full((900, 1300), 255, np.uint8)
    for x in (100, 600, 1200):
        cv2.line(gray, (x, 100), (x, 700), 0, 2)
    for y in (100, 400, 700):
        cv2.line(gray, (100, y), (1200, y), 0, 2)
    cv2.rectangle(gray, (800, 395), (960, 560), 0, 4)
    inner = [
        x for x, _, _ in find_rulings(gray, SCALE, [(790 / SCALE, 385 / SCALE, 970 / SCALE, 570 / SCALE)]).vertical
    ]
    assert inner == pytest.approx([100 / SCALE, 600 / SCALE, 1200 / SCALE], abs=1)
