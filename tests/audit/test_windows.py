"""Wordings of checks look at the lines that may hold them alone, and find what they would find in all of the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import ingest
from extract.audit.catalogue import default_catalogue, looked_for, vocabulary
from extract.lexicon.lines import LineIndex
from extract.lexicon.oneline import in_a_line

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = sorted(p for p in SAMPLES.glob("*.*") if p.suffix in (".txt", ".docx"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_wording_is_found_in_its_lines_as_in_all_of_the_text(path: Path) -> None:
    view = ingest.read(path).view
    lines = LineIndex(view.text, vocabulary())
    every = (0, len(view.text))
    looked = 0
    for info in default_catalogue().checks.values():
        for phrase in info.phrases.values():
            if looked_for(phrase.needs):
                looked += 1
                windows = lines.windows(phrase.needs, (every,))
                found = [match.span() for match in phrase.within(view, windows)]
                assert found == [match.span() for match in phrase.finditer(view)], f"{info.id}.{phrase.name}"
    assert looked > 100


@pytest.mark.parametrize(
    ("pattern", "inside"),
    [
        (r"逾期[^。\n]{1,8}日", True),
        (r"逾期[^。]{1,8}日", False),
        (r"逾期\s?日", False),
        (r"逾期(?!\n)日", False),
        (r"(?<=\n)逾期", False),
        (r"逾期\d{1,3}(?:日|天)(?![元万])", True),
        (r"逾期\D日", False),
        (r"逾期日$", False),
        (r"(?P<a>逾期|延期).{0,3}\p{Han}", True),
        (r"(逾", False),
    ],
)
def test_what_stays_within_a_line(pattern: str, inside: bool) -> None:
    assert in_a_line(pattern) is inside
