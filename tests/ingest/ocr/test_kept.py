"""Recognised pages are kept by their picture, and come back as they were."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")

from extract.ingest.ocr import kept  # noqa: E402
from extract.ingest.ocr.page import PageImage  # noqa: E402
from extract.ingest.ocr.scan import Scanner  # noqa: E402
from extract.ingest.ocr.sheet import Sheet  # noqa: E402
from extract.ingest.pdf.chars import PageChars  # noqa: E402
from extract.ingest.pdf.rulings import Rulings  # noqa: E402
from extract.model import Place, Seal  # noqa: E402


def _image(number: int = 1, shade: int = 255) -> PageImage:
    return PageImage(number, np.full((40, 30, 3), shade, np.uint8), 300.0, 400.0)


def _read(number: int = 1) -> kept.Read:
    chars = PageChars(number, 300.0, 400.0, "甲方 乙\n")
    chars.boxes = array("f", [0.1 * k for k in range(20)])
    chars.places = array("f", [0.3 * k for k in range(20)])
    chars.scores = array("f", [0.99, 0.5, 1 / 3, 1.0, 0.0])
    chars.soft = frozenset({2})
    chars.segments = [(0, 4)]
    chars.bold = [False]
    chars.shown = (400.0, 300.0)
    chars.turns = 1
    chars.seals = (Seal(Place(number, 1.5, 2.5, 30.0, 40.0), "red", "round"),)
    return chars, Rulings([(10.1, 0.0, 100.0)], [(5.0, 1.0, 2.0)]), Sheet(40, 30, 1, 0.7, 2.0, 0.5)


def test_a_page_comes_back_as_it_was(tmp_path: Path) -> None:
    pages = kept.Pages(tmp_path)
    pages.put("ab" * 32, _read(1))
    assert pages.get("ab" * 32, 1) == _read(1)
    assert pages.get("ab" * 32, 7) == _read(7), "the same picture as another page"
    assert pages.get("cd" * 32, 1) is None


def test_a_spoiled_file_is_no_page(tmp_path: Path) -> None:
    pages = kept.Pages(tmp_path)
    pages.put("ab" * 32, _read())
    (path,) = tmp_path.rglob("*.npz")
    whole = path.read_bytes()
    for spoiled in (b"", b"x" * 100, whole[: len(whole) // 2]):
        path.write_bytes(spoiled)
        assert pages.get("ab" * 32, 1) is None


def test_the_picture_and_its_size_are_the_key(tmp_path: Path) -> None:
    pages = kept.Pages(tmp_path)
    assert pages.key(_image(1)) == pages.key(_image(2))
    assert pages.key(_image(1)) != pages.key(_image(1, 254))
    assert pages.key(_image(1)) != pages.key(PageImage(1, _image().pixels, 300.0, 401.0))


def test_a_page_is_recognised_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def recognise(self: Scanner, image: PageImage) -> kept.Read:
        asked.append(image.number)
        return _read(image.number)

    monkeypatch.setattr(Scanner, "_read", recognise)
    kept.keep_in(tmp_path / "pages")
    try:
        first = Scanner()
        one = first.read(_image(1))
        assert Scanner().read(_image(1)) == one and Scanner().read(_image(3))[0].number == 3
        assert asked == [1]
        other = tmp_path / "pages" / "of-another-program"
        other.mkdir()
        monkeypatch.setattr(kept, "reader", lambda engine: "tomorrow")
        again = Scanner()
        again.read(_image(1))
        assert asked == [1, 1] and not other.exists() and again.warnings() == first.warnings()
    finally:
        kept.keep_in(None)
    Scanner().read(_image(1))
    assert asked == [1, 1, 1]
