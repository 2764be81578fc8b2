"""One answer each to: who is buyer, what is a sentence, which option is ticked, where the signatures begin, what is a sum, a figure.

Where several rooms ask the same question they ask one place; what could be a second answer is looked for in the code.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extract.audit.metadata import money as of_metadata
from extract.clauses.signs import is_party_line
from extract.compare.records.rights import rights
from extract.facts.items.cells import price, quantity
from extract.facts.notices.columns import side_of as side_of_cell
from extract.facts.parties.label_words import label
from extract.facts.parties.roles import Sides, side_of
from extract.ingest.labels import role_of
from extract.lexicon import words
from extract.reconcile.cells import money as of_a_ledger
from extract.structure.figures import number
from extract.values.number import figure

ROOT = Path(__file__).parents[1] / "extract"
STOPS = re.compile(r"\[?(?:[。；！？;!?]|\\n|\n)+\]?")
TICKS = re.compile(r"\[?[☑√■✓✔☒□☐◻]{2,}\]?")


@cache
def _constants() -> tuple[tuple[str, str], ...]:
    """`(place, string)` of every string in the code that is no docstring."""
    return tuple(_strings())


def _strings() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*.py")):
        nodes = [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
        said = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
        for node in nodes:
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
    own = {place for place, text in _constants() if {"。", "；"} <= set(text) and STOPS.fullmatch(text)}
    assert {one for one in own if one.split("/")[0] not in BEFORE} == {"text/sentences.py"}


BEFORE = {"ingest", "structure"}
"""Those who find where lines and clauses end have no sentences yet: a stop is one sign of several to them."""


def test_ticks_are_told_in_one_place() -> None:
    own = {place for place, text in _constants() if TICKS.fullmatch(text)}
    assert own == {"text/marks.py"}, "ask extract/text/marks.py, and facts/reading/options.py which option is ticked"


def test_signatures_begin_where_the_clauses_say() -> None:
    """The wording of seals and signing pages is asked in `clauses` alone, and in two places there; others ask the part."""
    asked = {place for place, text in _constants() if re.fullmatch(r"clauses\.(?:seal|sign_page|signing|following)", text)}
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


def _own_numbers(source: str) -> list[str]:
    """Calls that make a number of written text: `Decimal(…)` of what a pattern found, or of text without its separators."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Decimal" and node.args):
            continue
        asked = node.args[0]
        of_a_match = isinstance(asked, ast.Subscript) and isinstance(asked.slice, ast.Constant) and isinstance(asked.value, ast.Name)
        cleaned = any(
            isinstance(one, ast.Call) and getattr(one.func, "attr", "") in ("replace", "sub", "strip", "rstrip", "translate", "group")
            for one in ast.walk(asked)
        )
        if of_a_match or cleaned:
            found.append(ast.unparse(node))
    return found


def test_a_figure_is_read_in_one_place() -> None:
    """`1,350.50` becomes a number in `values` (`number.figure`, `number.scale`); rooms that find figures by a wording ask it."""
    own = {
        (path.relative_to(ROOT).as_posix(), call)
        for room in ("structure", "clauses", "rulebook", "facts", "audit", "reconcile")
        for path in (ROOT / room).rglob("*.py")
        if "Decimal" in (source := path.read_text(encoding="utf-8"))
        for call in _own_numbers(source)
    }
    assert not own, "ask extract/values/number.py"


@pytest.mark.parametrize(
    "source",
    ['Decimal(x.replace(",", ""))', 'Decimal(m["n"].strip("¥"))', 'Decimal(match["n"])', "Decimal(match.group())"],
)
def test_a_number_that_is_made_elsewhere_is_seen(source: str) -> None:
    assert _own_numbers(source) == [source.replace('"', "'")]


def test_scales_are_told_in_one_place() -> None:
    """万 is 10000 in `values/number.py` alone."""
    own = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*.py")
        if "亿" in (source := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Dict) and {"万", "亿"} <= {getattr(key, "value", None) for key in node.keys}
    }
    assert own == {"values/number.py"}


@pytest.mark.parametrize("written", ["1,16,8000", "12,34.5", "1.2.3"])
def test_what_is_grouped_wrongly_is_no_number_in_any_room(written: str) -> None:
    assert figure(written) is None
    assert quantity(f"{written}台") == (None, None)
    assert price(f"{written}元") is None
    assert of_a_ledger(written) is None
    assert of_metadata(written) is None
    assert number(written) is None
