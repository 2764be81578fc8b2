"""The parts of recognition that need no model: stamps, rulings, direction, places, words for the user."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest
from scans import BLUE, RED, noisy, page, skewed, stamp

from extract.ingest.ocr.colour import prepare
from extract.ingest.ocr.engine import THREADS, LineText, threads
from extract.ingest.ocr.glyphs import Glyphs, place
from extract.ingest.ocr.lean import DOUBT, upright_share
from extract.ingest.ocr.lines import find_rulings
from extract.ingest.ocr.notes import ranges
from extract.ingest.ocr.page import PageImage
from extract.ingest.ocr.permille import tell_permille
from extract.ingest.ocr.seals import find_gray_stamps
from extract.ingest.ocr.sheet import Sheet, skew

SCALE = 200 / 72
PDF = "design_hospital_yunnan.pdf"


def white(rows: int = 1200, columns: int = 1200) -> np.ndarray:
    return np.full((rows, columns, 3), 255, np.uint8)


def test_stamps_are_found_with_colour_and_form() -> None:
    pixels = page(PDF, 2, share=0.6)
    stamp(pixels, 500, 500, 165, RED)
    stamp(pixels, 1200, 500, 70, RED, square=True)
    stamp(pixels, 500, 1050, 150, BLUE)
    found = {(s.colour, s.shape): s.box for s in prepare(noisy(pixels, 4), SCALE).stamps}
    assert set(found) == {("red", "round"), ("red", "square"), ("blue", "round")}
    assert found["red", "round"] == pytest.approx((335, 335, 665, 665), abs=10)


def test_a_page_without_stamps_has_none() -> None:
    for number in (1, 2, 3, 4):
        pixels = page(PDF, number, dpi=150)
        assert prepare(pixels, 150 / 72).stamps == []
        assert find_gray_stamps(pixels[:, :, 0].copy(), 150 / 72) == []


def test_lines_of_red_text_and_a_blue_pen_are_no_stamps_and_stay() -> None:
    pixels = white()
    cv2.putText(pixels, "RED HEADING", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, RED, 5)
    cv2.ellipse(pixels, (600, 700), (150, 40), 10, 0, 300, BLUE, 4)
    got = prepare(pixels, SCALE)
    assert got.stamps == [] and got.coloured
    assert got.gray[pixels[:, :, 1] < 60].max() < 120  # as dark as their colour


def test_ink_under_a_stamp_stays_and_the_stamp_goes() -> None:
    pixels = white()
    stamp(pixels, 600, 600, 165, RED)
    cv2.line(pixels, (300, 480), (900, 480), (20, 20, 20), 5)
    gray = prepare(pixels, SCALE).gray
    assert gray[480, 300:900].max() < 80
    gray[470:490, 290:910] = 255
    assert gray.min() > 200


def test_a_ring_on_a_gray_page_is_a_stamp() -> None:
    pixels = page(PDF, 2, dpi=150)
    stamp(pixels, 600, 900, 120, (70, 70, 70))
    (found,) = find_gray_stamps(noisy(pixels, 8)[:, :, 0].copy(), 150 / 72)
    assert (found.colour, found.shape) == ("other", "round")
    assert found.box == pytest.approx((480, 780, 720, 1020), abs=10)


def grid(pixels: np.ndarray, xs: list[int], ys: list[int]) -> None:
    for x in xs:
        cv2.line(pixels, (x, ys[0]), (x, ys[-1]), (0, 0, 0), 2)
    for y in ys:
        cv2.line(pixels, (xs[0], y), (xs[-1], y), (0, 0, 0), 2)


def test_rulings_of_a_skewed_noisy_table_and_nothing_in_its_text() -> None:
    pixels = white(900, 1300)
    xs, ys = [100, 300, 700, 1200], [100, 160, 400, 700]
    grid(pixels, xs, ys)
    words = page(PDF, 3, share=0.5)[250:450, 300:650]
    pixels[175:375, 320:670] = words
    gray = noisy(skewed(pixels, 2.0), 8)[:, :, 0]
    sheet = Sheet(1300, 900, 0, 2.0, SCALE, 1 / SCALE)
    got = find_rulings(sheet.straight(gray), SCALE)
    assert [y for y, _, _ in got.horizontal] == pytest.approx([y / SCALE for y in ys], abs=2)
    assert [x for x, _, _ in got.vertical] == pytest.approx([x / SCALE for x in xs], abs=2)


def test_a_ruling_goes_on_under_a_stamp() -> None:
    pixels = white(900, 1300)
    grid(pixels, [100, 600, 1200], [100, 400, 700])
    cv2.rectangle(pixels, (750, 300), (1000, 500), (255, 255, 255), -1)
    hidden = find_rulings(pixels[:, :, 0], SCALE, [(750 / SCALE, 300 / SCALE, 1000 / SCALE, 500 / SCALE)])
    assert pytest.approx(hidden.horizontal[1], abs=1.5) == (400 / SCALE, 100 / SCALE, 1200 / SCALE)
    assert len(find_rulings(pixels[:, :, 0], SCALE).horizontal) == 3  # broken: the left half, without the right one
    assert find_rulings(pixels[:, :, 0], SCALE).horizontal[1][2] < 760 / SCALE


def test_plain_text_has_no_rulings() -> None:
    pixels = noisy(cv2.GaussianBlur(page(PDF, 3, dpi=150), (0, 0), 0.8), 12)[:, :, 0]
    got = find_rulings(pixels, 150 / 72)
    assert (got.horizontal, got.vertical) == ([], [])


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_page_on_its_side_shows(turns: int) -> None:
    gray = np.rot90(skewed(page(PDF, 4, dpi=100), 4.0), turns)[:, :, 0].copy()
    share = upright_share(gray, 100 / 72)
    assert share > DOUBT[1] if turns % 2 == 0 else share < DOUBT[0]


def test_a_page_without_ink_has_no_direction() -> None:
    assert upright_share(white()[:, :, 0], SCALE) == 0.5


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_points_come_back_from_the_upright_page(turns: int) -> None:
    sheet = Sheet(400, 300, turns, 3.0, 2.0, 0.5)
    points = np.array([[10.0, 20.0], [399.0, 0.0], [123.0, 250.0]])
    turned = sheet.turned(points)
    assert (turned >= 0).all() and (turned <= np.array(sheet.upright_size)).all()
    assert sheet.shown(turned) == pytest.approx(points * 0.5)


def test_turning_moves_the_picture_as_it_moves_points() -> None:
    picture = np.zeros((300, 400), np.uint8)
    picture[40, 350] = 255
    for turns in range(4):
        sheet = Sheet(400, 300, turns, 0.0, 1.0, 1.0)
        row, column = np.argwhere(sheet.upright(picture))[0]
        assert sheet.turned(np.array([[350.5, 40.5]]))[0] == pytest.approx([column + 0.5, row + 0.5])


def test_skew_is_measured_and_levelled() -> None:
    a = math.radians(3)
    quads = []
    for y in (100, 200, 300):
        along, down = np.array([math.cos(a), math.sin(a)]) * 600, np.array([-math.sin(a), math.cos(a)]) * 30
        start = np.array([50.0, y])
        quads.append([start, start + along, start + along + down, start + down])
    quads.append([[0, 0], [40, 0], [40, 30], [0, 30]])  # one word says nothing
    angle = skew(np.array(quads))
    assert angle == pytest.approx(3.0, abs=0.01)
    level = Sheet(800, 600, 0, angle, 1.0, 1.0).level(np.array(quads[0]))
    assert level[0][1] == pytest.approx(level[1][1], abs=0.01)


def test_characters_get_boxes_between_the_white() -> None:
    crop = np.full((40, 400), 255, np.uint8)
    for k in range(8):  # eight blocks of 30, a step of 40
        crop[6:36, 40 * k + 5 : 40 * k + 35] = 0
    got = place("一二三四五六七八", [(40 * k + 14) / 400 for k in range(8)], crop)  # columns six pixels off
    assert got.em == pytest.approx(36, abs=5)
    assert [(a + b) / 2 for a, b in zip(got.left, got.right, strict=True)] == pytest.approx(
        [40 * k + 20 for k in range(8)], abs=2
    )


def test_spaces_have_no_box() -> None:
    crop = np.full((40, 200), 255, np.uint8)
    crop[6:36, 10:40] = crop[6:36, 150:180] = 0
    got = place("甲 乙", [0.12, math.nan, 0.82], crop)
    assert math.isnan(got.left[1]) and got.left[2] > 140


def _sign(circles: int, width: int, blot: bool = False) -> tuple[LineText, Glyphs, np.ndarray]:
    """A slash and circles: two are %, three ‰; a blot has no holes."""
    crop = np.full((40, 120), 255, np.uint8)
    if blot:
        crop[5:35, 20 : 20 + width] = 0
    else:
        cv2.line(crop, (24, 35), (38, 5), 0, 2)
        for k, (x, y) in enumerate(((25, 11), (38, 29), (52, 29))):
            if k < circles:
                cv2.circle(crop, (x, y), 5, 0, 2)
    return LineText("5%", [0.1, 0.4], [1.0, 1.0]), Glyphs([0, 19], [15, 20 + width], 20, 40, 0), crop


def test_permille_has_three_holes_and_is_unsure() -> None:
    line, _ = tell_permille(*_sign(3, 40))
    assert (line.text, line.scores) == ("5‰", [1.0, 0.6])
    line, _ = tell_permille(*_sign(2, 26))
    assert (line.text, line.scores) == ("5%", [1.0, 1.0])
    line, _ = tell_permille(*_sign(0, 42, blot=True))
    assert (line.text, line.scores) == ("5%", [1.0, 0.4])  # wide, but its holes cannot be counted


def test_percent_with_a_second_circle_is_permille() -> None:
    crop = np.full((40, 200), 255, np.uint8)
    crop[5:35, 20:55] = 0
    line = LineText("5%o的", [0.0, 0.2, 0.3, 0.5], [1.0, 1.0, 0.7, 0.9])
    told, glyphs = tell_permille(line, Glyphs([0, 20, 46, 80], [15, 45, 55, 110], 20, 40, 1), crop)
    assert (told.text, told.scores) == ("5‰的", [1.0, 0.7, 0.9])
    assert (glyphs.left, glyphs.right) == ([0, 20, 80], [15, 55, 110])


def test_page_numbers_are_drawn_together() -> None:
    assert ranges([2]) == "2"
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3、7、9–10"


def test_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    for value, want in (("3", 3), ("0", 1), ("99", 8), ("", 8), ("x", 8)):
        monkeypatch.setenv(THREADS, value)
        assert threads() == want


def test_an_image_without_a_usable_resolution_is_taken_as_a4() -> None:
    pixels = np.zeros((2339, 1654), np.uint8)
    for dpi in (None, 1, 72_000):
        image = PageImage.of(1, pixels, dpi)
        assert image.height == pytest.approx(841.89) and image.scale == pytest.approx(SCALE, rel=0.01)
    assert PageImage.of(1, pixels, 200).width == pytest.approx(595.4, abs=0.1)


def test_a_page_as_large_as_a_poster_is_laid_out_as_a4() -> None:
    image = PageImage(1, np.zeros((2339, 1654), np.uint8), 1654.0, 2339.0)
    assert image.scale == pytest.approx(SCALE, rel=0.01)
