"""One answer each to: who is buyer, what is a sentence, which option is ticked, where the signatures begin, what is a sum.

Where several rooms ask the same question they ask one place; what could be a second answer is looked for in the code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.clauses.signs import is_party_line
from extract.compare.records.rights import rights
from extract.facts.notices.columns import side_of as side_of_cell
from extract.facts.parties.label_words import label
from extract.facts.parties.roles import Sides, side_of
from extract.ingest.labels import role_of
from extract.lexicon import words

ROOT = Path(__file__).parents[1] / "extract"
STOPS = re.compile(r"\[?(?:[。；！？;!?]|\\n|\n)+\]?")
TICKS = re.compile(r"\[?[☑√■✓✔☒□☐◻]{2,}\]?")


def _constants(*parts: str) -> Iterator[tuple[str, str]]:
    """`(place, string)` of every string in the code of the packages that is no docstring."""
    for path in sorted(one for part in parts for one in (ROOT / part).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield path.relative_to(ROOT).as_posix(), node.value


@pytest.mark.parametrize("side", ["buyer", "supplier"])
def test_every_word_for_a_side_is_that_side_wherever_it_is_asked(side: str) -> None:
    """In a label and in the text of a contract, in an announcement, in the layout, in a block of signatures, in a comparison."""
    assert len(words(side)) > 90
    for word in words(side):
        assert side_of(word) == Sides().of(word) == side, word
        assert side_of_cell(word) in (side, ""), word  # "": a bidder is not the supplier yet
        assert is_party_line(f"{word}："), word
        found = label().match(f"{word}：青石海关")
        assert (found is not None and found["role"] and side_of(found["role"]) == side) or "单位" in word, word
        if not re.search(r"[A-Za-z（]", word):
            assert role_of(f"{word}：") == word
        [right] = rights({"text": f"{word}有权解除本合同。"})
        assert right.holder == side, word


@pytest.mark.parametrize("side", ["agency", "guarantor"])
def test_who_stands_beside_is_no_side(side: str) -> None:
    assert {side_of(word) for word in words(side)} == {side}


def test_a_sentence_is_cut_in_one_place() -> None:
    own = {place for place, text in _constants(".") if {"。", "；"} <= set(text) and STOPS.fullmatch(text)}
    assert {one for one in own if one.split("/")[0] not in BEFORE} == {"text/sentences.py"}


BEFORE = {"ingest", "structure"}
"""Those who find where lines and clauses end have no sentences yet: a stop is one sign of several to them."""


def test_ticks_are_told_in_one_place() -> None:
    own = {place for place, text in _constants(".") if TICKS.fullmatch(text)}
    assert own == {"text/marks.py"}, "ask extract/text/marks.py, and facts/reading/options.py which option is ticked"


def test_signatures_begin_where_the_clauses_say() -> None:
    """The wording of seals and signing pages is asked in `clauses` alone, and in two places there; others ask the part."""
    asked = {place for place, text in _constants(".") if re.fullmatch(r"clauses\.(?:seal|sign_page|signing|following)", text)}
    assert asked == {"clauses/signs.py"}
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if re.search(r"\bis_(?:sealed|signing)\(", path.read_text(encoding="utf-8"))
    }
    assert callers == {"clauses/signs.py", "clauses/signing.py"}


def test_a_sum_is_read_in_one_place() -> None:
    """Sums of a contract are `mentions`, figures with their words; cells of a list and forms of announcements have their own."""
    sources = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in (ROOT / "facts").rglob("*.py")}
    assert {place for place, text in sources.items() if '.of("money")' in text} == {"facts/reading/sums.py"}
    parsed = {place for place, text in sources.items() if re.search(r"PARSERS\[.money.\]|\bmoney\.parse|family == .money.", text)}
    assert parsed <= {f"facts/{one}.py" for one in ("reading/sums", "items/cells", "items/prose", "notices/sums")}
